package dev.kequn.rule.graphql;

import dev.kequn.access.Role;
import dev.kequn.rule.RuleCompiler;
import dev.kequn.rule.RuleFault;
import dev.kequn.rule.Vocabularies;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** The language of rules, for query builders and editors. */
@GraphQLApi
@RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
public class RuleApi {
    private final Vocabularies vocabularies;

    RuleApi(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    @Query
    @NonNull
    @Description("The terms that every rule may use, and the forms it is written in. A room's own rules may know more "
            + "terms, or lack some; their fields say so.")
    public Uni<RuleVocabularyView> ruleVocabulary() {
        return Uni.createFrom().item(() -> RuleVocabularyView.of(vocabularies));
    }

    @Query
    @NonNull
    @Description(
            "What is wrong with a rule, the first thing only; empty when it is good. A rule is an expression of CEL "
                    + "that gives a bool, of terms, literals, && || !, == != < <= > >=, in [...], + - on int and money, "
                    + "money(\"12.34\"), date(\"2026-01-31\") and known(term). A missing value makes its comparison false.")
    public Uni<List<@NonNull RuleFaultView>> ruleCheck(
            @NonNull @Name("rule") @Description("The text of the rule, 1 to 2000 characters.") String rule) {
        return Uni.createFrom().item(() -> faults(rule));
    }

    private List<RuleFaultView> faults(String rule) {
        try {
            RuleCompiler.compile(rule, vocabularies.shared());
            return List.of();
        } catch (RuleFault fault) {
            return List.of(RuleFaultView.of(fault));
        }
    }
}
