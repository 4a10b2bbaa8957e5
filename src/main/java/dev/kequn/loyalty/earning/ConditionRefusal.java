package dev.kequn.loyalty.earning;

import dev.kequn.platform.Refusal;
import dev.kequn.rule.RuleFault;

/** A draft refused for one of its conditions, with the place in the condition's text; both count from 1. */
public final class ConditionRefusal extends Refusal {
    private final int line;
    private final int column;

    ConditionRefusal(String place, RuleFault fault) {
        super(EarningRuleRefusal.INVALID_CONDITION, place, fault.getMessage());
        this.line = fault.line();
        this.column = fault.column();
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
