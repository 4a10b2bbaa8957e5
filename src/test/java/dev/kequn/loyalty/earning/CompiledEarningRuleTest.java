package dev.kequn.loyalty.earning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.access.Caller;
import dev.kequn.customer.event.EventFacts;
import dev.kequn.customer.event.OccurredEvent;
import dev.kequn.rule.ConditionRefusal;
import dev.kequn.rule.FactSet;
import dev.kequn.rule.Term;
import dev.kequn.rule.TermType;
import dev.kequn.rule.Vocabulary;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What one event earns, to the point. */
class CompiledEarningRuleTest {
    private static final Vocabulary SHARED =
            Vocabulary.of(List.of(Term.local("age", TermType.INT, "Age."), Term.local("vip", TermType.BOOL, "Vip.")));
    private static final Vocabulary WORDS = SHARED.with(EventFacts.TERMS.toArray(Term[]::new));

    @Test
    void fixedPointsEachTime() {
        assertThat(earned(SampleTerms.of(null, Award.fixed(100), List.of(), null), "{}"))
                .isEqualTo(OptionalLong.of(100));
    }

    @Test
    void pointsForEveryFullAmount() {
        EarningTerms terms = SampleTerms.of(null, Award.per("amount", 10_000, 3), List.of(), null);

        assertThat(earned(terms, "{\"amount\": 99.99}")).hasValue(0);
        assertThat(earned(terms, "{\"amount\": 100}")).hasValue(3);
        assertThat(earned(terms, "{\"amount\": \"299.99\"}")).hasValue(6);
        assertThat(earned(terms, "{\"amount\": 300.00}")).hasValue(9);
    }

    @Test
    void anAmountThatIsNoneEarnsNothing() {
        EarningTerms terms = SampleTerms.of(null, Award.per("amount", 1, 1), List.of(), null);

        for (String attributes :
                List.of("{}", "{\"amount\": \"abc\"}", "{\"amount\": -5}", "{\"amount\": 0}", "{\"amount\": 1e13}")) {
            assertThat(earned(terms, attributes)).as(attributes).hasValue(0);
        }
    }

    @Test
    void nothingWithoutTheCondition() {
        EarningTerms terms =
                SampleTerms.of("eventText(\"channel\") == \"APP\" && age >= 60", Award.fixed(10), List.of(), null);

        assertThat(earned(terms, "{\"channel\": \"APP\"}", 60L, null)).hasValue(10);
        assertThat(earned(terms, "{\"channel\": \"APP\"}", 59L, null)).isEmpty();
        assertThat(earned(terms, "{\"channel\": \"POS\"}", 60L, null)).isEmpty();
        assertThat(earned(terms, "{}", 60L, null)).isEmpty();
        assertThat(earned(terms, "{\"channel\": \"APP\"}", null, null)).isEmpty();
    }

    @Test
    void theFirstMultiplierThatHoldsCounts() {
        EarningTerms terms = SampleTerms.of(
                null,
                Award.fixed(10),
                List.of(new Multiplier("age >= 60", 3), new Multiplier("vip", 5), new Multiplier("age >= 18", 2)),
                null);

        assertThat(earned(terms, "{}", 60L, true)).hasValue(30);
        assertThat(earned(terms, "{}", 59L, true)).hasValue(50);
        assertThat(earned(terms, "{}", 18L, false)).hasValue(20);
        assertThat(earned(terms, "{}", 17L, null)).hasValue(10);
        assertThat(earned(terms, "{}", null, null)).hasValue(10);
    }

    @Test
    void atMostLimitsWhatIsMultiplied() {
        EarningTerms terms = SampleTerms.of(null, Award.per("amount", 100, 1), List.of(new Multiplier("vip", 2)), 150L);

        assertThat(earned(terms, "{\"amount\": 74}", null, true)).hasValue(148);
        assertThat(earned(terms, "{\"amount\": 75}", null, true)).hasValue(150);
        assertThat(earned(terms, "{\"amount\": 76}", null, true)).hasValue(150);
        assertThat(earned(terms, "{\"amount\": 151}", null, false)).hasValue(150);
    }

    @Test
    void theLargestAmountDoesNotWrapAround() {
        EarningTerms terms =
                SampleTerms.of(null, Award.per("amount", 1, 1_000_000), List.of(new Multiplier("true", 100)), null);

        assertThat(earned(terms, "{\"amount\": 999999999999.99}")).hasValue(1_000_000_000);
        assertThat(earned(terms, "{\"amount\": 0.01}")).hasValue(100_000_000);
        assertThat(earned(terms, "{\"amount\": 0.11}")).hasValue(1_000_000_000);
    }

    @Test
    void aReferralMayHoldAndGiveTheNewcomerNothing() {
        EarningTerms terms = new EarningTerms(
                SampleTerms.PAY,
                "eventNumber(\"count\") > 1",
                null,
                List.of(),
                null,
                SampleTerms.LOTS,
                List.of(),
                null,
                new ReferralTerms(30, 500L, null, null));

        assertThat(earned(terms, "{\"count\": 2}")).hasValue(0);
        assertThat(earned(terms, "{\"count\": 1}")).isEmpty();
    }

    @Test
    void theEventsOwnWordsSpeakOfTheEvent() {
        EarningTerms terms = SampleTerms.of(
                "eventSource == \"core\" && eventDay == date(\"2026-07-15\") && eventAmount(\"a\") == money(\"12.34\")"
                        + " && eventNumber(\"n\") + 1 == 8 && !known(eventText(\"n\"))",
                Award.fixed(1),
                List.of(),
                null);

        assertThat(earned(terms, "{\"a\": \"12.34\", \"n\": \"7\"}")).isEmpty();
        assertThat(earned(terms, "{\"a\": \"12.34\", \"n\": 7}")).hasValue(1);
        assertThat(earned(terms, "{\"a\": 12.35, \"n\": 7}")).isEmpty();
    }

    @Test
    void theEventLeavesTheCustomersFactsAlone() {
        // Given
        CompiledEarningRule rule =
                compiled(SampleTerms.of("age > 1 && eventSource == \"x\"", Award.fixed(1), List.of(), null), WORDS);
        Object[] values = {40L, "kept from before"};

        // When
        EventFacts.put(rule.facts(), values, event("{}"));

        // Then
        assertThat(values).containsExactly(40L, "core");
    }

    @Test
    void monthsHaveNoWordsOfEvents() {
        EarningTerms terms = SampleTerms.of("eventSource == \"core\"", Award.fixed(1), List.of(), null);

        assertThatThrownBy(() -> compiled(terms, SHARED))
                .isInstanceOf(ConditionRefusal.class)
                .hasMessageContaining("Unknown term 'eventSource'");
    }

    @Property
    void agreesWithArithmeticWithoutLimits(
            @ForAll @LongRange(max = 99_999_999_999_999L) long amount,
            @ForAll @LongRange(min = 1, max = 99_999_999_999_999L) long per,
            @ForAll @LongRange(min = 1, max = 1_000_000) long points,
            @ForAll @IntRange(min = 2, max = 100) int times,
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long atMost) {
        EarningTerms terms =
                SampleTerms.of(null, Award.per("amount", per, points), List.of(new Multiplier("true", times)), atMost);
        BigInteger unlimited = BigInteger.valueOf(amount)
                .divide(BigInteger.valueOf(per))
                .multiply(BigInteger.valueOf(points))
                .multiply(BigInteger.valueOf(times));

        assertThat(earned(terms, "{\"amount\": \"%d.%02d\"}".formatted(amount / 100, amount % 100)))
                .hasValue(unlimited.min(BigInteger.valueOf(atMost)).longValueExact());
    }

    private static OptionalLong earned(EarningTerms terms, String attributes) {
        return earned(terms, attributes, null, null);
    }

    private static OptionalLong earned(EarningTerms terms, String attributes, Long age, Boolean vip) {
        CompiledEarningRule rule = compiled(terms, WORDS);
        FactSet facts = rule.facts();
        Object[] values = facts.facts().stream()
                .map(fact -> fact.term().name().equals("age")
                        ? age
                        : fact.term().name().equals("vip") ? vip : null)
                .toArray();
        EventFacts.put(facts, values, event(attributes));
        return rule.award(values);
    }

    private static OccurredEvent event(String attributes) {
        return new OccurredEvent("pay", "core", LocalDate.of(2026, 7, 15), new JsonObject(attributes));
    }

    private static CompiledEarningRule compiled(EarningTerms terms, Vocabulary words) {
        EarningRuleDraft draft = new EarningRuleDraft("SAMPLE", "样", "Sample", LocalDate.of(2026, 1, 1), null, terms);
        return EarningConditions.compile(new EarningRule(draft, 1, Caller.system("test")), words);
    }
}
