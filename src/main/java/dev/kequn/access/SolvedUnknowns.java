package dev.kequn.access;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which unknowns a system of linear equations fixes, whatever its right sides are: Gauss and Jordan's elimination. It
 * reckons modulo a prime, exactly and without fractions; the factors in sums are 1 and -1, far from where that matters.
 */
final class SolvedUnknowns<G> {
    /** Products of two rests fit into a long. */
    private static final long PRIME = Integer.MAX_VALUE;

    /** By the unknown a row is solved for, its factor 1; that unknown is in no other row. */
    private final Map<G, Map<G, Long>> rows = new LinkedHashMap<>();

    /** @param factors of the unknowns in the equation */
    void equation(Map<G, Long> factors) {
        Map<G, Long> row = new LinkedHashMap<>();
        factors.forEach((unknown, factor) -> row.put(unknown, Math.floorMod(factor, PRIME)));
        for (G unknown : factors.keySet()) {
            eliminate(row, unknown, rows.get(unknown));
        }
        if (!row.isEmpty()) {
            G solved = row.keySet().iterator().next();
            long inverse = inverse(row.get(solved));
            row.replaceAll((unknown, factor) -> factor * inverse % PRIME);
            rows.values().forEach(other -> eliminate(other, solved, row));
            rows.put(solved, row);
        }
    }

    /** The unknowns with only one solution. */
    List<G> solved() {
        return rows.entrySet().stream()
                .filter(row -> row.getValue().size() == 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Takes {@code solved} off {@code row} as often as it has the unknown. */
    private static <G> void eliminate(Map<G, Long> row, G unknown, @Nullable Map<G, Long> solved) {
        Long times = row.get(unknown);
        if (times == null || solved == null) {
            return;
        }
        solved.forEach((other, factor) -> row.compute(other, (same, had) -> {
            long left = Math.floorMod((had == null ? 0 : had) - times * factor, PRIME);
            return left == 0 ? null : left;
        }));
    }

    private static long inverse(long factor) {
        return BigInteger.valueOf(factor).modInverse(BigInteger.valueOf(PRIME)).longValueExact();
    }
}
