package dev.kequn.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which groups of an aggregate a caller must not see: those of too few customers, and as many others as it takes that
 * none of those can be computed from a sum shown beside them.
 *
 * <p>For every sum that was stated holds: where the sum is shown, its hidden parts are none or at least two, and
 * together no small group; where it is hidden, so is a part of it. A sum may itself be part of others. Nor do several
 * sums together fix a hidden number. Empty groups are always shown.
 *
 * @param <G> names a group; a group that the answer does not show but that can be computed from it is counted too
 */
public final class SmallCells<G> {
    private final int smallest;
    private final Map<G, Long> customers = new HashMap<>();
    private final List<Sum<G>> sums = new ArrayList<>();
    private final Set<G> hiddenBefore = new HashSet<>();

    /** @param smallest how many customers a group must have to be seen; 0 for a caller who sees every group */
    public SmallCells(int smallest) {
        this.smallest = smallest;
    }

    private record Sum<G>(G total, List<G> parts) {
        List<G> groups() {
            List<G> groups = new ArrayList<>(parts);
            groups.add(total);
            return groups;
        }
    }

    /** States how many customers a group has. */
    public void group(G group, long count) {
        customers.put(group, count);
    }

    /** States that a group that has customers is hidden, however many they are; another answer hid it. */
    public void hide(G group) {
        hiddenBefore.add(group);
    }

    /** States that {@code total} is seen beside {@code parts}, which no customer is in twice and which make it up. */
    public void sum(G total, Collection<? extends G> parts) {
        sums.add(new Sum<>(total, List.copyOf(parts)));
    }

    public Set<G> hidden() {
        Set<G> hidden = new HashSet<>(hiddenBefore);
        customers.forEach((group, count) -> {
            if (count > 0 && count < smallest) {
                hidden.add(group);
            }
        });
        while (hideForEachSum(hidden) || hideForAllSums(hidden)) {
            // Hiding a group for one sum may expose another in the next.
        }
        return hidden;
    }

    private boolean hideForEachSum(Set<G> hidden) {
        boolean more = false;
        for (Sum<G> sum : sums) {
            for (Optional<G> next = next(sum, hidden); next.isPresent(); next = next(sum, hidden)) {
                hidden.add(next.get());
                more = true;
            }
        }
        return more;
    }

    /** The group to hide next for this sum's sake: of its parts the smallest shown one, if there is none the sum. */
    private Optional<G> next(Sum<G> sum, Set<G> hidden) {
        if (isSafe(sum, hidden)) {
            return Optional.empty();
        }
        return sum.parts().stream()
                .filter(part -> !hidden.contains(part) && customers(part) > 0)
                .min(Comparator.comparingLong(this::customers))
                .or(() -> Optional.of(sum.total()));
    }

    /** For each hidden group that the sums fix together, hides the smallest shown one near it. */
    private boolean hideForAllSums(Set<G> hidden) {
        SolvedUnknowns<G> unknowns = new SolvedUnknowns<>();
        sums.forEach(sum -> unknowns.equation(factors(sum, hidden)));
        boolean more = false;
        for (G group : unknowns.solved()) {
            more |= nearest(group, hidden).map(hidden::add).orElse(false);
        }
        return more;
    }

    /** The smallest group still shown in the sums of this one, or else in the sums of those that are hidden there. */
    private Optional<G> nearest(G exposed, Set<G> hidden) {
        Set<G> near = new HashSet<>(Set.of(exposed));
        while (true) {
            List<G> around = sums.stream()
                    .map(Sum::groups)
                    .filter(groups -> !Collections.disjoint(groups, near))
                    .flatMap(List::stream)
                    .toList();
            Optional<G> shown = around.stream()
                    .filter(group -> !hidden.contains(group) && customers(group) > 0)
                    .min(Comparator.comparingLong(this::customers));
            if (shown.isPresent() || !near.addAll(around)) {
                return shown;
            }
        }
    }

    private Map<G, Long> factors(Sum<G> sum, Set<G> hidden) {
        Map<G, Long> factors = new LinkedHashMap<>();
        sum.parts().stream().filter(hidden::contains).forEach(part -> factors.put(part, 1L));
        if (hidden.contains(sum.total())) {
            factors.put(sum.total(), -1L);
        }
        return factors;
    }

    private boolean isSafe(Sum<G> sum, Set<G> hidden) {
        List<G> parts = sum.parts().stream().filter(hidden::contains).toList();
        if (hidden.contains(sum.total())) {
            return !parts.isEmpty();
        }
        return parts.isEmpty()
                || parts.size() > 1 && parts.stream().mapToLong(this::customers).sum() >= smallest;
    }

    /** How many customers a group was stated to have. */
    public long customers(G group) {
        return Objects.requireNonNull(customers.get(group), () -> "Not counted: " + group);
    }
}
