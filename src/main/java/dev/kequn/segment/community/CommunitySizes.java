package dev.kequn.segment.community;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/**
 * How large the communities of one group become: 50 to 150 members each where the group has 50, one community where it
 * has fewer, and of those who are in one already as many as possible stay.
 */
final class CommunitySizes {
    static final int LEAST = 50;
    static final int MOST = 150;

    private CommunitySizes() {}

    /**
     * The size of each community afterwards: of those there are, in their order, 0 where one is dissolved; then of those
     * that are new.
     *
     * @param staying members of each who could stay
     * @param newcomers those who are in none
     */
    static List<Integer> of(List<Integer> staying, int newcomers) {
        int members = newcomers + sum(staying);
        List<Integer> kept = new ArrayList<>(staying);
        int more = Math.max(0, fewest(members) - staying.size());
        List<Integer> dissolved = dissolved(staying, newcomers, more);
        kept.addAll(Collections.nCopies(more, 0));
        int[] open = IntStream.range(0, kept.size())
                .filter(place -> !dissolved.contains(place))
                .toArray();
        int[] now = Arrays.stream(open).map(kept::get).toArray();
        int[] then = spread(now, members);
        List<Integer> sizes = new ArrayList<>(Collections.nCopies(kept.size(), 0));
        for (int i = 0; i < open.length; i++) {
            sizes.set(open[i], then[i]);
        }
        return sizes;
    }

    /**
     * Places of those to dissolve: the smallest, and so many of them that the fewest move. Who is in one has to move; so
     * has who fills those up that stay, as far as there are no others to do it.
     */
    private static List<Integer> dissolved(List<Integer> staying, int newcomers, int more) {
        List<Integer> smallest = smallestFirst(staying);
        int members = newcomers + sum(staying);
        int atLeast = Math.max(0, staying.size() - most(members));
        int atMost = Math.max(0, staying.size() - fewest(members));
        int lacking = more * LEAST
                + staying.stream().mapToInt(size -> Math.max(0, LEAST - size)).sum();
        int out = 0;
        int best = atLeast;
        int fewestMoved = Integer.MAX_VALUE;
        for (int count = 0; count <= atMost; count++) {
            int moved = Math.max(out, lacking - newcomers);
            if (count >= atLeast && moved < fewestMoved) {
                fewestMoved = moved;
                best = count;
            }
            if (count < atMost) {
                int next = staying.get(smallest.get(count));
                out += next;
                lacking -= Math.max(0, LEAST - next);
            }
        }
        return smallest.subList(0, best);
    }

    private static int fewest(int members) {
        return (members + MOST - 1) / MOST;
    }

    private static int most(int members) {
        return members == 0 ? 0 : Math.max(1, members / LEAST);
    }

    /** Places of the communities, the smallest first; of equals the last. */
    private static List<Integer> smallestFirst(List<Integer> staying) {
        return IntStream.range(0, staying.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(staying::get).thenComparing(Comparator.reverseOrder()))
                .toList();
    }

    /** Newcomers raise the smallest; where they cannot raise every one to the least size, the largest give. */
    private static int[] spread(int[] now, int members) {
        boolean enough = Arrays.stream(now).map(size -> Math.max(size, LEAST)).sum() <= members;
        return now.length <= 1
                ? Arrays.stream(now).map(size -> members).toArray()
                : enough ? levelled(now, members, Math::max) : levelled(now, members, CommunitySizes::lowered);
    }

    private static int lowered(int size, int level) {
        return Math.max(LEAST, Math.min(size, level));
    }

    /** Sizes at the highest level that the members suffice for; the first get what is over. */
    private static int[] levelled(int[] now, int members, IntBinaryOperator at) {
        int level = LEAST;
        while (level < MOST && sum(now, level + 1, at) <= members) {
            level++;
        }
        int[] then = sizes(now, level, at);
        int[] next = sizes(now, level + 1, at);
        int over = members - Arrays.stream(then).sum();
        for (int i = 0; over > 0 && i < then.length; i++) {
            over -= next[i] - then[i];
            then[i] = next[i];
        }
        return then;
    }

    private static int sum(int[] now, int level, IntBinaryOperator at) {
        return Arrays.stream(sizes(now, level, at)).sum();
    }

    private static int[] sizes(int[] now, int level, IntBinaryOperator at) {
        return Arrays.stream(now).map(size -> at.applyAsInt(size, level)).toArray();
    }

    private static int sum(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }
}
