package dev.kequn.loyalty.earning;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Adds up what a rule would have given, within limits that nothing was used of before. */
final class SimulationTally {
    private final Limits limits = new Limits();
    private final Set<Long> customers = new HashSet<>();
    private final Map<LocalDate, DayTally> days = new TreeMap<>();
    private int seen;
    private int matched;
    private long points;
    private long cutByCaps;
    private long cutByBudget;
    private boolean truncated;

    private static final class DayTally {
        private final Set<Long> customers = new HashSet<>();
        private int matched;
        private long points;
    }

    void see(int more) {
        seen += more;
    }

    int seen() {
        return seen;
    }

    void truncate() {
        truncated = true;
    }

    void count(Candidate candidate) {
        long withinCaps = Math.min(candidate.points(), limits.leftByCaps(candidate.claim()));
        long given = Math.min(withinCaps, limits.leftByBudget(candidate.rule()));
        if (given > 0) {
            limits.use(candidate.claim(), given);
        }
        matched++;
        points += given;
        cutByCaps += candidate.points() - withinCaps;
        cutByBudget += withinCaps - given;
        customers.add(candidate.customerId());
        DayTally day = days.computeIfAbsent(candidate.day(), first -> new DayTally());
        day.matched++;
        day.points += given;
        day.customers.add(candidate.customerId());
    }

    EarningSimulation result() {
        return new EarningSimulation(
                seen,
                matched,
                customers.size(),
                points,
                cutByCaps,
                cutByBudget,
                days.entrySet().stream()
                        .map(one -> new EarningSimulation.Day(
                                one.getKey(),
                                one.getValue().matched,
                                one.getValue().customers.size(),
                                one.getValue().points))
                        .toList(),
                truncated);
    }
}
