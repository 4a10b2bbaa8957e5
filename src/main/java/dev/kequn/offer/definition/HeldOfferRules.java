package dev.kequn.offer.definition;

import dev.kequn.access.VersionState;
import dev.kequn.rule.Fact;
import dev.kequn.rule.HeldRule;
import dev.kequn.rule.RuleHolder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What offers that are not retired ask of customers, for who asks what they build on. */
@ApplicationScoped
class HeldOfferRules implements RuleHolder {
    private final OfferRepository offers;
    private final OfferVersionRepository versions;
    private final OfferConditions conditions;

    HeldOfferRules(OfferRepository offers, OfferVersionRepository versions, OfferConditions conditions) {
        this.offers = offers;
        this.versions = versions;
        this.conditions = conditions;
    }

    @Override
    public Uni<List<HeldRule>> rulesInForce() {
        return offers.list("state <> ?1 and inForce is not null", OfferState.RETIRED)
                .map(found -> found.stream().collect(Collectors.toMap(Offer::id, Offer::code)))
                .chain(codes -> versions.list("state = ?1 and offerId in ?2", VersionState.APPROVED, codes.keySet())
                        .map(found -> found.stream()
                                .map(version -> held(codes.get(version.offerId()), version.content()))
                                .toList()));
    }

    private HeldRule held(String code, OfferContent content) {
        Set<Fact> facts = new HashSet<>();
        conditions.of(content).values().forEach(rule -> facts.addAll(rule.facts()));
        return new HeldRule("offer " + code, facts);
    }
}
