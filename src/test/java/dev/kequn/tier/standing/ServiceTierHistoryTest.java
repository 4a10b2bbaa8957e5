package dev.kequn.tier.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The steps against what a look at every single day says. */
class ServiceTierHistoryTest {
    private static final LocalDate DAY_ZERO = LocalDate.of(2026, 1, 1);
    private static final int LAST_DAY = 60;
    /** Policy 2 has no level C. */
    private static final BiPredicate<Long, String> KNOWS = (policy, level) -> policy == 1 || !level.equals("C");

    /** Spans in order with gaps between them: their lengths and the days without one before each. */
    record Length(int gap, int days, String level, long policy, boolean byRule) {}

    @Provide
    Arbitrary<List<Length>> lengths() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(1, 15),
                        Arbitraries.of("A", "B", "C"),
                        Arbitraries.of(1L, 2L),
                        Arbitraries.of(true, false))
                .as(Length::new)
                .list()
                .ofMaxSize(6);
    }

    @Property(tries = 1000)
    void saysOfEveryDayWhatALookAtItSays(
            @ForAll("lengths") List<Length> periods,
            @ForAll boolean lasting,
            @ForAll("lengths") List<Length> wishes,
            @ForAll @IntRange(min = 0, max = LAST_DAY) int today) {
        // Given
        List<RuleSpan> rules = rules(periods, lasting);
        List<OverrideSpan> overrides = overrides(wishes);

        // When
        List<ServiceTierStep> steps = ServiceTierHistory.of(rules, overrides, KNOWS, DAY_ZERO.plusDays(today));

        // Then
        for (int day = -1; day <= today; day++) {
            LocalDate date = DAY_ZERO.plusDays(day);
            assertThat(onDay(steps, date)).as("on " + date).isEqualTo(naive(rules, overrides, date));
        }
        assertThat(steps).allSatisfy(step -> {
            assertThat(step.from()).isBeforeOrEqualTo(DAY_ZERO.plusDays(today));
            assertThat(step.to()).satisfiesAnyOf(end -> assertThat(end).isNull(), end -> assertThat(end)
                    .isAfter(step.from())
                    .isBeforeOrEqualTo(DAY_ZERO.plusDays(today)));
        });
        for (int i = 1; i < steps.size(); i++) {
            assertThat(steps.get(i).to())
                    .as("the last first, apart")
                    .isBeforeOrEqualTo(steps.get(i - 1).from());
            assertThat(steps.get(i).goesOnAs(steps.get(i - 1)))
                    .as("in one step")
                    .isFalse();
        }
    }

    @Test
    void anOverrideOverTwoAssessmentsIsOneStep() {
        // Given
        RuleSpan first = rule("A", 1, 0, 10);
        RuleSpan second = rule("A", 1, 10, null);
        OverrideSpan override = override(7, "B", 5, 15);

        // When
        List<ServiceTierStep> steps =
                ServiceTierHistory.of(List.of(first, second), List.of(override), KNOWS, DAY_ZERO.plusDays(20));

        // Then
        assertThat(steps)
                .containsExactly(
                        new ServiceTierStep(day(15), null, second, null),
                        new ServiceTierStep(day(5), day(15), first, override),
                        new ServiceTierStep(day(0), day(5), first, null));
        assertThat(steps.get(1).ending()).isEqualTo(OverrideEnding.UNTIL);
    }

    @Test
    void anOverrideThatGaveWayToAPolicyHasNotEnded() {
        // Given
        OverrideSpan override = override(7, "C", 5, 15);

        // When
        List<ServiceTierStep> steps = ServiceTierHistory.of(
                List.of(rule("A", 1, 0, 10), rule("A", 2, 10, null)), List.of(override), KNOWS, DAY_ZERO.plusDays(12));

        // Then
        assertThat(steps).extracting(ServiceTierStep::level).containsExactly("A", "C", "A");
        assertThat(steps.get(1).to()).isEqualTo(day(10));
        assertThat(steps.get(1).ending()).isNull();
    }

    private static @Nullable String onDay(List<ServiceTierStep> steps, LocalDate day) {
        List<String> found = steps.stream()
                .filter(step -> !step.from().isAfter(day)
                        && (step.to() == null || step.to().isAfter(day)))
                .map(step -> step.level() + " " + step.source() + " "
                        + (step.override() == null
                                ? step.rule().ruleName()
                                : step.override().overrideId()))
                .toList();
        assertThat(found).as("steps on " + day).hasSizeLessThanOrEqualTo(1);
        return found.isEmpty() ? null : found.get(0);
    }

    private static @Nullable String naive(List<RuleSpan> rules, List<OverrideSpan> overrides, LocalDate day) {
        for (RuleSpan rule : rules) {
            if (day.isBefore(rule.from()) || rule.to() != null && !day.isBefore(rule.to())) {
                continue;
            }
            for (OverrideSpan override : overrides) {
                boolean covers = !day.isBefore(override.from()) && day.isBefore(override.to());
                if (covers && KNOWS.test(rule.policyId(), override.level())) {
                    return override.level() + " OVERRIDE " + override.overrideId();
                }
            }
            return rule.level() + " " + rule.source() + " " + rule.ruleName();
        }
        return null;
    }

    private static List<RuleSpan> rules(List<Length> lengths, boolean lasting) {
        List<RuleSpan> rules = new ArrayList<>();
        int day = 0;
        for (int i = 0; i < lengths.size(); i++) {
            Length length = lengths.get(i);
            day += length.gap();
            Integer end = lasting && i == lengths.size() - 1 ? null : (Integer) (day + length.days());
            rules.add(
                    length.byRule()
                            ? new RuleSpan(
                                    length.policy(),
                                    length.level(),
                                    ServiceTierSource.RULE,
                                    "lifted",
                                    day(day),
                                    end == null ? null : day(end))
                            : rule(length.level(), length.policy(), day, end));
            day += length.days();
        }
        return rules;
    }

    private static List<OverrideSpan> overrides(List<Length> lengths) {
        List<OverrideSpan> overrides = new ArrayList<>();
        int day = 0;
        for (Length length : lengths) {
            day += length.gap();
            overrides.add(override(overrides.size(), length.level(), day, day + length.days()));
            day += length.days();
        }
        return overrides;
    }

    private static RuleSpan rule(String level, long policy, int from, @Nullable Integer to) {
        return new RuleSpan(policy, level, ServiceTierSource.COMPOSITE, null, day(from), to == null ? null : day(to));
    }

    private static OverrideSpan override(long id, String level, int from, int to) {
        return new OverrideSpan(id, level, "why", "anna", day(to - 1), day(from), day(to), OverrideEnding.UNTIL, null);
    }

    private static LocalDate day(int number) {
        return DAY_ZERO.plusDays(number);
    }
}
