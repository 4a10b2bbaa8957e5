package dev.kequn.tier.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Lays what was set by hand over what the rules said, day by day, without looking at every day. */
final class ServiceTierHistory {
    private ServiceTierHistory() {}

    /**
     * The steps up to {@code today}, the last first; days without an assessment are in none.
     *
     * @param rules never two on one day
     * @param overrides never two on one day
     * @param knows whether a policy has a level; an override to another counts as none
     */
    static List<ServiceTierStep> of(
            List<RuleSpan> rules, List<OverrideSpan> overrides, BiPredicate<Long, String> knows, LocalDate today) {
        List<ServiceTierStep> steps = new ArrayList<>();
        List<LocalDate> turns = turns(rules, overrides, today);
        for (int i = 0; i < turns.size(); i++) {
            LocalDate from = turns.get(i);
            LocalDate to = i + 1 < turns.size() ? turns.get(i + 1) : null;
            rules.stream()
                    .filter(rule -> rule.covers(from))
                    .findFirst()
                    .map(rule -> step(from, to, rule, overrides, knows))
                    .ifPresent(step -> append(steps, step));
        }
        Collections.reverse(steps);
        return steps;
    }

    /** Every day up to today on which something may change. */
    private static List<LocalDate> turns(List<RuleSpan> rules, List<OverrideSpan> overrides, LocalDate today) {
        TreeSet<LocalDate> turns = new TreeSet<>();
        for (RuleSpan rule : rules) {
            turns.add(rule.from());
            if (rule.to() != null) {
                turns.add(rule.to());
            }
        }
        for (OverrideSpan override : overrides) {
            turns.add(override.from());
            turns.add(override.to());
        }
        return List.copyOf(turns.headSet(today, true));
    }

    private static ServiceTierStep step(
            LocalDate from,
            @Nullable LocalDate to,
            RuleSpan rule,
            List<OverrideSpan> overrides,
            BiPredicate<Long, String> knows) {
        OverrideSpan override = overrides.stream()
                .filter(candidate -> candidate.covers(from) && knows.test(rule.policyId(), candidate.level()))
                .findFirst()
                .orElse(null);
        return new ServiceTierStep(from, to, rule, override);
    }

    private static void append(List<ServiceTierStep> steps, ServiceTierStep next) {
        int last = steps.size() - 1;
        if (last >= 0 && steps.get(last).goesOnAs(next)) {
            steps.set(last, steps.get(last).upTo(next.to()));
        } else {
            steps.add(next);
        }
    }
}
