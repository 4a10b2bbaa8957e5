package dev.kequn.campaign.definition;

import dev.kequn.customer.AttributeTypes;
import dev.kequn.loyalty.reward.RewardCatalogue;
import dev.kequn.platform.Refusal;
import dev.kequn.rule.ConditionRefusal;
import dev.kequn.rule.Rule;
import dev.kequn.segment.definition.NamedSegments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Whether what a version names is there. In the Panache transaction of who asks. */
@ApplicationScoped
class CampaignReferences {
    private final CampaignConditions conditions;
    private final AttributeTypes attributes;
    private final NamedSegments segments;
    private final RewardCatalogue rewards;

    CampaignReferences(
            CampaignConditions conditions, AttributeTypes attributes, NamedSegments segments, RewardCatalogue rewards) {
        this.conditions = conditions;
        this.attributes = attributes;
        this.segments = segments;
        this.rewards = rewards;
    }

    /** No segment is retired until the transaction ends: to be called before anything is locked. */
    Uni<Void> hold() {
        return segments.hold();
    }

    /**
     * @throws Refusal {@link ConditionRefusal}, {@link CampaignRefusal#INVALID_CAMPAIGN} for a condition that reads a
     *     declared attribute as something else, {@link CampaignRefusal#UNKNOWN_REFERENCE}
     */
    Uni<Void> check(CampaignContent content) {
        Map<String, Rule> rules = conditions.of(content);
        return attributes
                .expectRead(rules, CampaignRefusal.INVALID_CAMPAIGN)
                .chain(() -> segments(content, rules))
                .chain(() -> rewards(content));
    }

    private Uni<Void> segments(CampaignContent content, Map<String, Rule> rules) {
        Map<String, Set<String>> named = new LinkedHashMap<>();
        put(named, "audience", content.terms().audience());
        put(named, "exclusions", content.terms().exclusions());
        rules.forEach((place, rule) -> named.put(place, NamedSegments.in(rule.facts())));
        return segments.expectInForce(named, CampaignRefusal.UNKNOWN_REFERENCE);
    }

    private static void put(Map<String, Set<String>> named, String field, String[] codes) {
        for (int i = 0; i < codes.length; i++) {
            named.put("%s[%d]".formatted(field, i), Set.of(codes[i]));
        }
    }

    private Uni<Void> rewards(CampaignContent content) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < content.steps().size(); i++) {
            String reward = content.steps().get(i).reward();
            if (reward != null) {
                named.put("steps[%d].reward".formatted(i), reward);
            }
        }
        return rewards.approved(named.values())
                .invoke(known -> named.forEach((place, code) -> {
                    if (!known.contains(code)) {
                        throw new Refusal(
                                CampaignRefusal.UNKNOWN_REFERENCE, place, "No approved reward has the code " + code);
                    }
                }))
                .replaceWithVoid();
    }
}
