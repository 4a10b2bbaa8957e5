package dev.kequn.dev;

import dev.kequn.access.Caller;
import dev.kequn.access.Role;
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
import java.util.Set;

/**
 * The loyalty programme of the demo bank, by the program's own desks: one person writes, another approves. Each step has
 * its key, so that what a restart repeats is done once.
 */
@ApplicationScoped
class DemoProgramme {
    static final Caller MAKER = new Caller("lin", Set.of(Role.MARKETING), null, null, null);
    static final Caller CHECKER = new Caller("zhou", Set.of(Role.OPERATIONS), null, null, null);

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
        return rules.draft(MAKER, "draft" + key, null, draft)
                .chain(rule -> rules.submit(MAKER, "submit" + key, rule.id()))
                .chain(rule -> approvals.approve(CHECKER, "approve" + key, rule.id(), rule.revision()));
    }

    private Uni<Reward> approved(String code, RewardContent content) {
        String key = ":" + code;
        return rewards.draft(MAKER, "draft" + key, code, content)
                .chain(reward -> rewards.submit(MAKER, "submit" + key, code, reward.version()))
                .chain(reward -> rewards.approve(CHECKER, "approve" + key, code, reward.version()));
    }
}
