package dev.kequn.segment.lookalike;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Bins of a category: frequent values stand for themselves, the rare and those not met before share the last bin. The
 * frequent are counted over all customers, never by what is to be told apart.
 */
record CategoryBins(List<String> frequent, Map<String, Integer> places, List<String> rare) implements Bins {
    /** In per mille of the sample, counted with those who have no value. */
    static final int FREQUENT = 5;

    static final int MOST = 100;

    /**
     * @param values what is known of a sample; its order does not matter
     * @param sampled how many were asked
     */
    static CategoryBins learn(Collection<String> values, int sampled) {
        Map<String, Integer> counts =
                values.stream().collect(toMap(value -> value, value -> 1, Integer::sum, TreeMap::new));
        List<String> frequent = counts.keySet().stream()
                .filter(value -> counts.get(value) * 1000L >= (long) FREQUENT * sampled)
                .sorted(Comparator.<String>comparingInt(counts::get)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
        Map<String, Integer> places =
                IntStream.range(0, frequent.size()).boxed().collect(toMap(frequent::get, place -> place + 1));
        List<String> rare = counts.keySet().stream()
                .filter(value -> !places.containsKey(value))
                .toList();
        return new CategoryBins(frequent, places, rare);
    }

    @Override
    public int count() {
        return 1 + frequent.size() + 1;
    }

    @Override
    public int of(@Nullable Object value) {
        return value == null ? MISSING : places.getOrDefault(value, frequent.size() + 1);
    }

    @Override
    public String label(int bin) {
        if (bin == MISSING) {
            return "unknown";
        }
        if (bin <= frequent.size()) {
            return frequent.get(bin - 1);
        }
        return rare.size() == 1 ? rare.get(0) : "any other";
    }
}
