package dev.kequn.customer;

import dev.kequn.platform.Refusal;
import dev.kequn.rule.Fact;
import dev.kequn.rule.Rule;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The declared types of the bank's own attributes, and whether a rule reads them as such. */
@ApplicationScoped
public class AttributeTypes {
    private final AttributeDeclarations declarations;

    AttributeTypes(AttributeDeclarations declarations) {
        this.declarations = declarations;
    }

    /** The type of every declared attribute, in order of name. */
    public Uni<Map<String, AttributeType>> all() {
        return declarations.all().map(declared -> {
            Map<String, AttributeType> types = new LinkedHashMap<>();
            declared.forEach(
                    one -> types.put(one.attribute().name(), one.attribute().type()));
            return types;
        });
    }

    /** Where the rule reads a declared attribute with another term than its type's; undeclared ones are free. */
    public static List<AttributeMismatch> mismatches(Rule rule, Map<String, AttributeType> types) {
        return rule.facts().stream()
                .map(fact -> mismatch(fact, types))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Refuses rules that read a declared attribute as something else.
     *
     * @param rules by the places they are written in
     * @throws Refusal {@code refusal} with the place of the first that does
     */
    public Uni<Void> expectRead(Map<String, Rule> rules, Enum<?> refusal) {
        return rules.isEmpty()
                ? Uni.createFrom().voidItem()
                : all().invoke(types -> rules.forEach((place, rule) -> mismatches(rule, types).stream()
                                .findFirst()
                                .ifPresent(mismatch -> {
                                    throw new Refusal(refusal, place, mismatch.message());
                                })))
                        .replaceWithVoid();
    }

    private static Optional<AttributeMismatch> mismatch(Fact fact, Map<String, AttributeType> types) {
        return AttributeType.readBy(fact.term().name()).flatMap(read -> {
            String name = (String) fact.arguments().get(0);
            AttributeType declared = types.get(name);
            return declared == null || declared == read
                    ? Optional.empty()
                    : Optional.of(
                            new AttributeMismatch(name, declared, fact.term().name()));
        });
    }
}
