package dev.kequn.loyalty.earning;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * What caps and budgets leave of what rules would give, as rules use them up. Decides on what is known of the uses before;
 * who wants it to hold reads them behind the locks on the accounts.
 */
final class Limits {
    private final Map<Pair, NavigableMap<LocalDate, Used>> used = new HashMap<>();
    private final Map<String, Long> granted = new TreeMap<>();
    private final Set<String> spent = new HashSet<>();
    private final Map<Pair, NavigableMap<LocalDate, Used>> added = new HashMap<>();

    /** A customer and the code of a rule. */
    record Pair(long customerId, String rule) {}

    /** Points given, and how often. */
    record Used(long points, int times) {
        static final Used NOTHING = new Used(0, 0);

        Used and(Used more) {
            return new Used(points + more.points, times + more.times);
        }
    }

    /** Who would earn by which rule for which day. */
    record Claim(long customerId, CompiledEarningRule rule, LocalDate day) {
        Pair pair() {
            return new Pair(customerId, rule.rule().code());
        }
    }

    /** Says what was used before. */
    void know(Pair pair, LocalDate day, Used before) {
        note(used, pair, day, before);
    }

    /** Says what the code's budget gave before. */
    void know(String code, long before) {
        granted.put(code, before);
    }

    /** How many points the caps leave for one more time; 0 when there is none. */
    long leftByCaps(Claim claim) {
        NavigableMap<LocalDate, Used> days = used.getOrDefault(claim.pair(), new TreeMap<>());
        long left = Long.MAX_VALUE;
        for (Cap cap : claim.rule().terms().caps()) {
            Used inPeriod = days
                    .subMap(cap.period().first(claim.day()), true, cap.period().behind(claim.day()), false)
                    .values()
                    .stream()
                    .reduce(Used.NOTHING, Used::and);
            if (cap.times() != null && inPeriod.times() >= cap.times()) {
                return 0;
            }
            if (cap.points() != null) {
                left = Math.min(left, Math.max(0, cap.points() - inPeriod.points()));
            }
        }
        return left;
    }

    long leftByBudget(CompiledEarningRule rule) {
        Long budget = rule.terms().budget();
        return budget == null
                ? Long.MAX_VALUE
                : Math.max(0, budget - granted.getOrDefault(rule.rule().code(), 0L));
    }

    /** Counts points against the customer's caps and against the budget; gifts that are no points count as 0. */
    void use(Claim claim, long points) {
        Used once = new Used(points, 1);
        note(used, claim.pair(), claim.day(), once);
        note(added, claim.pair(), claim.day(), once);
        spend(claim.rule(), points);
    }

    /** Counts points against the budget alone. */
    void spend(CompiledEarningRule rule, long points) {
        if (rule.terms().budget() != null) {
            granted.merge(rule.rule().code(), points, Long::sum);
            spent.add(rule.rule().code());
        }
    }

    /** What was used since it was opened. */
    Map<Pair, NavigableMap<LocalDate, Used>> added() {
        return added;
    }

    /** What each code whose budget was spent from gave in all. */
    Map<String, Long> spent() {
        Map<String, Long> all = new TreeMap<>(granted);
        all.keySet().retainAll(spent);
        return all;
    }

    private static void note(Map<Pair, NavigableMap<LocalDate, Used>> uses, Pair pair, LocalDate day, Used more) {
        uses.computeIfAbsent(pair, first -> new TreeMap<>()).merge(day, more, Used::and);
    }
}
