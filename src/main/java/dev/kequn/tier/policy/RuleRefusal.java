package dev.kequn.tier.policy;

import dev.kequn.platform.Refusal;
import dev.kequn.rule.RuleFault;

/** A policy refused for one of its conditions, with the place in the condition's text; both count from 1. */
public final class RuleRefusal extends Refusal {
    private final int line;
    private final int column;

    RuleRefusal(String place, RuleFault fault) {
        super(PolicyRefusal.INVALID_RULE, place, fault.getMessage());
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
