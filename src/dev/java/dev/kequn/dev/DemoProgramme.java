package dev.kequn.dev;

import dev.kequn.loyalty.earning.EarningRule;
import dev.kequn.loyalty.earning.EarningRuleApprovals;
import dev.kequn.loyalty.earning.EarningRuleDesk;
import dev.kequn.loyalty.earning.EarningRuleDraft;
import dev.kequn.loyalty.reward.Reward;
import dev.kequn.loyalty.reward.RewardContent;
import dev.kequn.loyalty.reward.RewardDesk;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The loyalty programme of the demo bank, by the program's own desks: one person writes, another approves. Each step has
 * its key, so that what a restart repeats is done once.
 */
@ApplicationScoped
class DemoProgramme {
    private final EarningRuleDesk rules;
    private final EarningRuleApprovals approvals;
    private final RewardDesk rewards;

    DemoProgramme(EarningRuleDesk rules, EarningRuleApprovals approvals, RewardDesk rewards) {
        this.rules = rules;
        this.approvals = approvals;
        this.rewards = rewards;
    }

    /** Puts rules and rewards in force. */
    void approve() {
        DemoSteps.oneByOne(
                Multi.createFrom().iterable(DemoRules.ALL).onItem().transformToUniAndConcatenate(this::approved));
        DemoSteps.oneByOne(Multi.createFrom()
                .iterable(DemoRewards.ALL.entrySet())
                .onItem()
                .transformToUniAndConcatenate(reward -> approved(reward.getKey(), reward.getValue())));
    }

    private Uni<EarningRule> approved(EarningRuleDraft draft) {
        String key = ":" + draft.code();
        return rules.draft(DemoStaff.MAKER, "draft" + key, null, draft)
                .chain(rule -> rules.submit(DemoStaff.MAKER, "submit" + key, rule.id()))
                .chain(rule -> approvals.approve(DemoStaff.CHECKER, "approve" + key, rule.id(), rule.revision()));
    }

    private Uni<Reward> approved(String code, RewardContent content) {
        String key = ":" + code;
        return rewards.draft(DemoStaff.MAKER, "draft" + key, code, content)
                .chain(reward -> rewards.submit(DemoStaff.MAKER, "submit" + key, code, reward.version()))
                .chain(reward -> rewards.approve(DemoStaff.CHECKER, "approve" + key, code, reward.version()));
    }
}
