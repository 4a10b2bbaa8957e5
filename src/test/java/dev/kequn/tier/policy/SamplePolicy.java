package dev.kequn.tier.policy;

import dev.kequn.access.Caller;
import dev.kequn.customer.Quadrant;
import dev.kequn.tier.PeriodKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Policies for tests without a database. */
public final class SamplePolicy {
    private SamplePolicy() {}

    /** Levels L1, L2, … with these thresholds; without conditions. */
    public static CompiledPolicy of(List<Long> thresholds, int aumWeight, int loanWeight) {
        List<TierLevel> levels = new ArrayList<>();
        for (int i = 0; i < thresholds.size(); i++) {
            String code = "L" + (i + 1);
            levels.add(new TierLevel(code, (short) (i + 1), thresholds.get(i), code, code));
        }
        QuadrantStrategy strategy = new QuadrantStrategy("x", "x", "x", "x");
        Map<Quadrant, QuadrantStrategy> strategies =
                Arrays.stream(Quadrant.values()).collect(Collectors.toMap(quadrant -> quadrant, quadrant -> strategy));
        PolicyDraft draft = new PolicyDraft(
                "Sample",
                LocalDate.of(2026, 1, 1),
                PeriodKind.QUARTER,
                aumWeight,
                loanWeight,
                "L2",
                "L2",
                levels,
                new Downgrade(DowngradeRule.IMMEDIATE, 0, List.of()),
                List.of(),
                strategies);
        return new CompiledPolicy(new TierPolicy(draft, Caller.system("test")), List.of(), List.of(), List.of());
    }
}
