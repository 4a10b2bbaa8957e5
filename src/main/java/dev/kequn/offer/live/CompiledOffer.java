package dev.kequn.offer.live;

import dev.kequn.offer.definition.OfferConditions;
import dev.kequn.rule.FactSet;
import dev.kequn.rule.Rule;
import java.util.Collection;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The conditions of a version, by the places they are written in. */
record CompiledOffer(Map<String, Rule> conditions) {
    private static final Predicate<@Nullable Object[]> ALWAYS = facts -> true;

    Collection<Rule> rules() {
        return conditions.values();
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
                over(OfferConditions.ELIGIBILITY, facts),
                IntStream.range(0, offer.content().contexts().size())
                        .mapToObj(position -> over(OfferConditions.ofContext(position), facts))
                        .toList());
    }

    private Predicate<@Nullable Object[]> over(String place, FactSet facts) {
        Rule rule = conditions.get(place);
        return rule == null ? ALWAYS : rule.over(facts);
    }
}
