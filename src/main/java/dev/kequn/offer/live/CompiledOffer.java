package dev.kequn.offer.live;

import dev.kequn.offer.definition.OfferContent;
import dev.kequn.offer.definition.OfferContext;
import dev.kequn.rule.FactSet;
import dev.kequn.rule.Rule;
import dev.kequn.rule.RuleCompiler;
import dev.kequn.rule.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a version.
 *
 * @param eligibility null for everybody
 * @param contexts in their order; null for one without a condition
 */
record CompiledOffer(@Nullable Rule eligibility, List<@Nullable Rule> contexts) {
    private static final Predicate<@Nullable Object[]> ALWAYS = facts -> true;

    /** @throws dev.kequn.rule.RuleFault for the first condition that is none any more */
    static CompiledOffer of(OfferContent content, Vocabulary words) {
        Function<@Nullable String, @Nullable Rule> compile =
                text -> text == null ? null : RuleCompiler.compile(text, words);
        List<@Nullable Rule> contexts = new ArrayList<>();
        for (OfferContext context : content.contexts()) {
            contexts.add(compile.apply(context.condition()));
        }
        return new CompiledOffer(compile.apply(content.terms().eligibility()), contexts);
    }

    List<Rule> rules() {
        return Stream.concat(Stream.of(eligibility), contexts.stream())
                .filter(Objects::nonNull)
                .toList();
    }

    LiveOffer live(StoredOffer offer, FactSet facts) {
        return new LiveOffer(
                offer.offerId(),
                offer.code(),
                offer.versionId(),
                offer.version(),
                offer.content(),
                offer.category(),
                offer.riskGrade(),
                offer.soldOut(),
                over(eligibility, facts),
                contexts.stream().map(rule -> over(rule, facts)).toList());
    }

    private static Predicate<@Nullable Object[]> over(@Nullable Rule rule, FactSet facts) {
        return rule == null ? ALWAYS : rule.over(facts);
    }
}
