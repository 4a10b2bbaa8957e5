package dev.kequn.loyalty.earning;

import dev.kequn.customer.event.EventFacts;
import dev.kequn.loyalty.ledger.Grant;
import dev.kequn.loyalty.ledger.TransactionKind;
import dev.kequn.rule.Fact;
import dev.kequn.rule.FactSet;
import dev.kequn.rule.Rule;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An earning rule ready to decide on one customer's event or month after the other. Decides in whole numbers. */
public final class CompiledEarningRule {
    private final EarningRule rule;
    private final EarningTerms terms;
    private final FactSet facts;
    private final Predicate<@Nullable Object[]> condition;
    private final List<Predicate<@Nullable Object[]>> multipliers;
    /** Slot of the amount that points are given for; -1 when they are fixed. */
    private final int amount;

    /** @param conditions the rule's own, then those of its multipliers */
    CompiledEarningRule(EarningRule rule, EarningTerms terms, List<Rule> conditions) {
        this.rule = rule;
        this.terms = terms;
        String attribute = terms.award() == null ? null : terms.award().attribute();
        List<Fact> asked = attribute == null ? List.of() : List.of(EventFacts.amount(attribute));
        this.facts = FactSet.of(conditions, asked);
        this.amount = attribute == null ? -1 : facts.slot(asked.get(0));
        this.condition = conditions.get(0).over(facts);
        this.multipliers = conditions.stream()
                .skip(1)
                .map(condition -> condition.over(facts))
                .toList();
    }

    /** The rule as it was when it was compiled: its content stays; that it has been retired since is not seen here. */
    public EarningRule rule() {
        return rule;
    }

    public EarningTerms terms() {
        return terms;
    }

    /** What the rule asks of a customer; the event's own words have to be put in with {@link EventFacts}. */
    public FactSet facts() {
        return facts;
    }

    /**
     * The points that these values earn before caps and budget, 0 to 1,000,000,000; empty when the condition does not
     * hold. A referral may hold and give 0: its gifts are elsewhere.
     */
    public OptionalLong award(@Nullable Object[] values) {
        return condition.test(values) ? OptionalLong.of(points(values)) : OptionalLong.empty();
    }

    /** Points of the rule, ready for an account. */
    Grant grant(long points) {
        LotTerms lots = terms.lots();
        return new Grant(TransactionKind.EARN, points, lots.activation(), lots.expiry(), lots.onSpent());
    }

    private long points(@Nullable Object[] values) {
        long points = times(base(values), multiplier(values));
        return terms.atMost() == null ? points : Math.min(points, terms.atMost());
    }

    private long base(@Nullable Object[] values) {
        Award award = terms.award();
        if (award == null) {
            return 0;
        }
        if (award.fixed() != null) {
            return award.fixed();
        }
        Long spent = (Long) values[amount];
        // What was paid back or is not known earns nothing.
        return spent == null || spent < 0 ? 0 : times(spent / award.amount(), award.points());
    }

    private long multiplier(@Nullable Object[] values) {
        for (int i = 0; i < multipliers.size(); i++) {
            if (multipliers.get(i).test(values)) {
                return terms.multipliers().get(i).times();
            }
        }
        return 1;
    }

    /** The product, or the most that is posted at once: amounts reach 10¹⁴, and 10¹⁴ × 10⁶ is no long. */
    private static long times(long a, long b) {
        return a > TermsCheck.MOST_AT_ONCE / b ? TermsCheck.MOST_AT_ONCE : a * b;
    }
}
