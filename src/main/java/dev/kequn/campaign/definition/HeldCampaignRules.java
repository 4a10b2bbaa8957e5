package dev.kequn.campaign.definition;

import dev.kequn.rule.Fact;
import dev.kequn.rule.HeldRule;
import dev.kequn.rule.RuleHolder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What campaigns that are not over ask of customers, for who asks what they build on. */
@ApplicationScoped
class HeldCampaignRules implements RuleHolder {
    private final CampaignRepository campaigns;
    private final VersionRepository versions;
    private final CampaignConditions conditions;

    HeldCampaignRules(CampaignRepository campaigns, VersionRepository versions, CampaignConditions conditions) {
        this.campaigns = campaigns;
        this.versions = versions;
        this.conditions = conditions;
    }

    @Override
    public Uni<List<HeldRule>> rulesInForce() {
        return versions.binding().chain(found -> campaigns
                .list("state <> ?1", CampaignState.ENDED)
                .map(all -> all.stream().collect(Collectors.toMap(Campaign::id, Campaign::code)))
                .map(codes -> held(found, codes)));
    }

    private List<HeldRule> held(List<CampaignVersion> found, Map<Long, String> codes) {
        return found.stream()
                .map(version -> held("campaign " + codes.get(version.campaignId()), version.content()))
                .toList();
    }

    private HeldRule held(String holder, CampaignContent content) {
        Set<Fact> facts = new HashSet<>();
        conditions.of(content).values().forEach(rule -> facts.addAll(rule.facts()));
        Stream.of(content.terms().audience(), content.terms().exclusions())
                .flatMap(Stream::of)
                .forEach(code -> facts.addAll(conditions.memberOf(code).facts()));
        return new HeldRule(holder, facts);
    }
}
