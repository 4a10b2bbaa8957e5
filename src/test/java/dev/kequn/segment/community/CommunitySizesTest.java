package dev.kequn.segment.community;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Sizes are in their bounds wherever there are members enough, and as few as possible move. */
class CommunitySizesTest {
    @Provide
    Arbitrary<List<Integer>> staying() {
        return Arbitraries.integers()
                .between(1, 150)
                .edgeCases(edges -> edges.add(49, 50, 51))
                .list()
                .ofMaxSize(12);
    }

    @Example
    void someGroups() {
        assertThat(CommunitySizes.of(List.of(), 0)).isEmpty();
        assertThat(CommunitySizes.of(List.of(), 49)).containsExactly(49);
        assertThat(CommunitySizes.of(List.of(), 150)).containsExactly(150);
        assertThat(CommunitySizes.of(List.of(), 151)).containsExactly(76, 75);
        assertThat(CommunitySizes.of(List.of(), 320)).containsExactly(107, 107, 106);
        // Newcomers join the smallest.
        assertThat(CommunitySizes.of(List.of(100, 60, 70), 11)).containsExactly(100, 71, 70);
        // One more than fits: a community begins, and the largest give what it lacks.
        assertThat(CommunitySizes.of(List.of(150), 1)).containsExactly(101, 50);
        assertThat(CommunitySizes.of(List.of(150, 150, 120), 60)).containsExactly(150, 150, 120, 60);
        // One of too few goes into another, or is filled up from it when they would be too many together.
        assertThat(CommunitySizes.of(List.of(100, 20), 0)).containsExactly(120, 0);
        assertThat(CommunitySizes.of(List.of(100, 49), 0)).containsExactly(99, 50);
        assertThat(CommunitySizes.of(List.of(150, 20), 0)).containsExactly(120, 50);
        assertThat(CommunitySizes.of(List.of(60, 30), 5)).containsExactly(95, 0);
        assertThat(CommunitySizes.of(List.of(20, 20), 5)).containsExactly(45, 0);
    }

    @Property
    void everyMemberHasAPlaceWithinTheBounds(
            @ForAll("staying") List<Integer> staying, @ForAll @IntRange(max = 2000) int newcomers) {
        List<Integer> sizes = CommunitySizes.of(staying, newcomers);
        int members = total(staying) + newcomers;
        List<Integer> open = sizes.stream().filter(size -> size > 0).toList();

        assertThat(total(sizes)).isEqualTo(members);
        assertThat(sizes).hasSizeGreaterThanOrEqualTo(staying.size());
        if (members >= CommunitySizes.LEAST) {
            assertThat(open).allMatch(size -> size >= 50 && size <= 150);
        } else {
            assertThat(open).hasSize(members == 0 ? 0 : 1);
        }
    }

    @Property
    void aFirstFormingIsBalancedInAsFewAsHoldThem(@ForAll @IntRange(min = 1, max = 20_000) int members) {
        List<Integer> sizes = CommunitySizes.of(List.of(), members);

        assertThat(sizes).hasSize((members + 149) / 150);
        assertThat(Collections.max(sizes) - Collections.min(sizes)).isLessThanOrEqualTo(1);
    }

    @Property
    void formingAgainMovesNobody(
            @ForAll("staying") List<Integer> staying, @ForAll @IntRange(max = 2000) int newcomers) {
        List<Integer> formed = CommunitySizes.of(staying, newcomers).stream()
                .filter(size -> size > 0)
                .toList();

        assertThat(CommunitySizes.of(formed, 0)).isEqualTo(formed);
    }

    /** Against every way to give so few members to so few communities. */
    @Property(tries = 200)
    void noOtherSizesWouldMoveFewer(
            @ForAll @IntRange(min = 1, max = 150) int first,
            @ForAll @IntRange(min = 1, max = 150) int second,
            @ForAll @IntRange(max = 150) int newcomers) {
        List<Integer> staying = List.of(first, second);
        int members = first + second + newcomers;
        int fewest = IntStream.rangeClosed(0, Math.min(150, members))
                .boxed()
                .flatMap(a -> IntStream.rangeClosed(0, Math.min(150, members - a))
                        .mapToObj(b -> List.of(a, b, members - a - b)))
                .filter(sizes -> sizes.stream().allMatch(size -> size == 0 || size >= 50 && size <= 150)
                        || members < 50 && sizes.contains(members))
                .mapToInt(sizes -> moved(staying, sizes))
                .min()
                .orElseThrow();

        assertThat(moved(staying, CommunitySizes.of(staying, newcomers))).isEqualTo(fewest);
    }

    private static int moved(List<Integer> staying, List<Integer> sizes) {
        return IntStream.range(0, staying.size())
                .map(i -> Math.max(0, staying.get(i) - sizes.get(i)))
                .sum();
    }

    private static int total(List<Integer> sizes) {
        return sizes.stream().mapToInt(Integer::intValue).sum();
    }
}
