package dev.kequn.loyalty.earning;

import dev.kequn.platform.time.BusinessTime;
import dev.kequn.rule.HeldRule;
import dev.kequn.rule.RuleHolder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** The conditions of earning rules that are in force or may be yet, for who asks what they build on. */
@ApplicationScoped
class HeldEarningRules implements RuleHolder {
    private final EarningRuleRepository rules;
    private final EarningConditions conditions;
    private final BusinessTime time;

    HeldEarningRules(EarningRuleRepository rules, EarningConditions conditions, BusinessTime time) {
        this.rules = rules;
        this.conditions = conditions;
        this.time = time;
    }

    @Override
    public Uni<List<HeldRule>> rulesInForce() {
        return rules.idsNotOver(time.today())
                .chain(ids -> ids.isEmpty() ? Uni.createFrom().item(List.<EarningRule>of()) : rules.whole(ids))
                .map(found -> found.stream().map(this::held).toList());
    }

    private HeldRule held(EarningRule rule) {
        return new HeldRule(
                "earning rule " + rule.code(),
                Set.copyOf(conditions.compile(rule).facts().facts()));
    }
}
