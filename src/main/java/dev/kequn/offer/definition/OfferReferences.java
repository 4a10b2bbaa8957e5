package dev.kequn.offer.definition;

import dev.kequn.customer.AttributeTypes;
import dev.kequn.loyalty.reward.RewardCatalogue;
import dev.kequn.platform.Refusal;
import dev.kequn.rule.ConditionRefusal;
import dev.kequn.rule.Rule;
import dev.kequn.segment.definition.NamedSegments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether what a version names is there. In the Panache transaction of who asks. */
@ApplicationScoped
class OfferReferences {
    private final OfferConditions conditions;
    private final AttributeTypes attributes;
    private final NamedSegments segments;
    private final OfferedProducts products;
    private final RewardCatalogue rewards;
    private final OfferCampaigns campaigns;

    OfferReferences(
            OfferConditions conditions,
            AttributeTypes attributes,
            NamedSegments segments,
            OfferedProducts products,
            RewardCatalogue rewards,
            OfferCampaigns campaigns) {
        this.conditions = conditions;
        this.attributes = attributes;
        this.segments = segments;
        this.products = products;
        this.rewards = rewards;
        this.campaigns = campaigns;
    }

    /** No segment is retired until the transaction ends: to be called before anything is locked. */
    Uni<Void> hold() {
        return segments.hold();
    }

    /**
     * @throws Refusal {@link ConditionRefusal}, {@link OfferRefusal#INVALID_OFFER} for a condition that reads a declared
     *     attribute as something else, {@link OfferRefusal#UNKNOWN_REFERENCE}, {@link OfferRefusal#RISK_UNKNOWN}
     */
    Uni<Void> check(OfferContent content) {
        Map<String, Rule> rules = conditions.of(content);
        return attributes
                .expectRead(rules, OfferRefusal.INVALID_OFFER)
                .chain(() -> segments.expectInForce(named(rules), OfferRefusal.UNKNOWN_REFERENCE))
                .chain(() -> products.expect(content.terms().productCode()))
                .chain(() -> reward(content.terms().rewardCode()))
                .chain(() -> campaigns.expect(
                        content.terms().campaignCode(), content.terms().step()));
    }

    private static Map<String, Set<String>> named(Map<String, Rule> rules) {
        Map<String, Set<String>> named = new LinkedHashMap<>();
        rules.forEach((place, rule) -> named.put(place, NamedSegments.in(rule.facts())));
        return named;
    }

    private Uni<Void> reward(@Nullable String code) {
        return code == null
                ? Uni.createFrom().voidItem()
                : rewards.approved(List.of(code))
                        .invoke(known -> {
                            if (!known.contains(code)) {
                                throw new Refusal(
                                        OfferRefusal.UNKNOWN_REFERENCE,
                                        "rewardCode",
                                        "No approved reward has the code " + code);
                            }
                        })
                        .replaceWithVoid();
    }
}
