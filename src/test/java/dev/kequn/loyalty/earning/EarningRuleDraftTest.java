package dev.kequn.loyalty.earning;

import static dev.kequn.loyalty.earning.Earning.MAKER;
import static dev.kequn.loyalty.earning.Earning.codes;
import static dev.kequn.loyalty.earning.Earning.draft;
import static dev.kequn.loyalty.earning.Earning.input;
import static dev.kequn.loyalty.earning.Earning.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be written down: every limit of a draft, and every fault of a condition with its place. */
@QuarkusTest
@WithTestResource(TestBank.class)
class EarningRuleDraftTest {
    private static final Map<String, Object> TWICE = Map.of("condition", "true", "times", 2);
    private static final Map<String, Object> MONTH = Map.of("kind", "PERIOD");

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("code", "code", "x"),
                fault("code", "code", "X"),
                fault("code", "code", "1X"),
                fault("code", "code", "X".repeat(41)),
                fault("code", "code", "X Y"),
                fault("nameZh", "nameZh", " "),
                fault("nameEn", "nameEn", "x".repeat(101)),
                fault("nameEn", "nameEn", "x\u0000"),
                fault("validFrom", "validFrom", "1899-12-31"),
                fault("validTo", "validTo", "2399-12-31"),
                fault("trigger.eventType", "trigger", Map.of("kind", "EVENT")),
                fault("trigger.eventType", "trigger", Map.of("kind", "EVENT", "eventType", "")),
                fault("trigger.eventType", "trigger", Map.of("kind", "EVENT", "eventType", "x".repeat(65))),
                fault("trigger.eventType", "trigger", Map.of("kind", "PERIOD", "eventType", "x")),
                fault("points", "points", null),
                fault("points", "points", Map.of()),
                fault("points", "points", Map.of("fixed", "1", "per", per("x", "1", "1"))),
                fault("points.fixed", "points", Map.of("fixed", "0")),
                fault("points.fixed", "points", Map.of("fixed", "-1")),
                fault("points.fixed", "points", Map.of("fixed", "1000001")),
                fault("points.per", "points", Map.of("per", per("x", "1", "1")), "trigger", MONTH),
                fault("points.per.attribute", "points", Map.of("per", per("", "1", "1"))),
                fault("points.per.attribute", "points", Map.of("per", per("x".repeat(201), "1", "1"))),
                fault("points.per.amount", "points", Map.of("per", per("x", "0.00", "1"))),
                fault("points.per.amount", "points", Map.of("per", per("x", "-1", "1"))),
                fault("points.per.points", "points", Map.of("per", per("x", "1", "0"))),
                fault("points.per.points", "points", Map.of("per", per("x", "1", "1000001"))),
                fault("multipliers", "multipliers", Collections.nCopies(11, TWICE)),
                fault("multipliers[1].times", "multipliers", List.of(TWICE, Map.of("condition", "true", "times", 1))),
                fault("multipliers[0].times", "multipliers", List.of(Map.of("condition", "true", "times", 101))),
                fault("atMost", "atMost", "0"),
                fault("atMost", "atMost", "1000000001"),
                fault("activation", "activation", Map.of("kind", "IMMEDIATE", "days", 1)),
                fault("activation", "activation", Map.of("kind", "IMMEDIATE", "eventType", "x")),
                fault("activation", "activation", Map.of("kind", "AFTER_DAYS")),
                fault("activation", "activation", Map.of("kind", "AFTER_DAYS", "days", 0)),
                fault("activation", "activation", Map.of("kind", "AFTER_DAYS", "days", 3651)),
                fault("activation", "activation", Map.of("kind", "AFTER_DAYS", "days", 1, "eventType", "x")),
                fault("activation", "activation", Map.of("kind", "ON_EVENT", "eventType", "x")),
                fault("activation", "activation", Map.of("kind", "ON_EVENT", "days", 1)),
                fault("expiry", "expiry", Map.of("kind", "NEVER", "number", 1)),
                fault("expiry", "expiry", Map.of("kind", "NEVER", "day", "2400-01-01")),
                fault("expiry", "expiry", Map.of("kind", "DAYS")),
                fault("expiry", "expiry", Map.of("kind", "DAYS", "number", 0)),
                fault("expiry", "expiry", Map.of("kind", "DAYS", "number", 3651)),
                fault("expiry", "expiry", Map.of("kind", "END_OF_MONTH", "number", -1)),
                fault("expiry", "expiry", Map.of("kind", "END_OF_MONTH", "number", 121)),
                fault("expiry", "expiry", Map.of("kind", "ON")),
                fault("expiry.day", "expiry", Map.of("kind", "ON", "day", "2399-12-31")),
                fault(
                        "expiry.day",
                        "expiry",
                        Map.of("kind", "ON", "day", "2400-01-09"),
                        "activation",
                        Map.of("kind", "AFTER_DAYS", "days", 9)),
                fault("expiry", "expiry", Map.of("kind", "ON", "day", "2400-01-01", "number", 1)),
                fault("caps[0]", "caps", List.of(Map.of("period", "DAY"))),
                fault("caps[0].points", "caps", List.of(Map.of("period", "DAY", "points", "0"))),
                fault("caps[0].times", "caps", List.of(Map.of("period", "DAY", "times", 0))),
                fault("caps[0].times", "caps", List.of(Map.of("period", "DAY", "times", 1000001))),
                fault(
                        "caps[1].period",
                        "caps",
                        List.of(Map.of("period", "DAY", "times", 1), Map.of("period", "DAY", "points", "1"))),
                fault("budget", "budget", "0"),
                fault("referral", "referral", Map.of("withinDays", 1), "trigger", MONTH),
                fault("referral", "referral", Map.of("withinDays", 1), "points", null),
                fault("referral.withinDays", "referral", Map.of("withinDays", 0)),
                fault("referral.withinDays", "referral", Map.of("withinDays", 3651)),
                fault("referral.referrerPoints", "referral", Map.of("withinDays", 1, "referrerPoints", "0")),
                fault("referral.referrerPoints", "referral", Map.of("withinDays", 1, "referrerPoints", "1000001")),
                fault("referral.referrerReward", "referral", Map.of("withinDays", 1, "referrerReward", "rice")),
                fault("referral.newcomerReward", "referral", Map.of("withinDays", 1, "newcomerReward", "")),
                fault("multipliers", "referral", gift(), "points", null, "multipliers", List.of(TWICE)),
                fault("atMost", "referral", gift(), "points", null, "atMost", "5"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void refusesWhatIsOutsideItsLimits(String field, Map<String, Object> input) {
        assertRefused(input, "INVALID_RULE", field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            textBlock =
                    """
            age >= 18 &&\\n  ag == 1                ¦ 2 ¦ 3  ¦ Unknown term 'ag'; did you mean 'age'?
            eventAmount("x") > 5                    ¦ 1 ¦ 20 ¦ '>' expects money on its right, found int
            eventText("") == "x"                    ¦ 1 ¦ 11 ¦ 'name' of 'eventText' goes from 1 to 200 characters
            eventText == "x"                        ¦ 1 ¦ 1  ¦ 'eventText' takes arguments: eventText(name string)
            eventDay > "2026-01-01"                 ¦ 1 ¦ 12 ¦ '>' expects date on its right, found string
            eventNumber("n")                        ¦ 1 ¦ 1  ¦ A rule is a bool, found int
            ` `                                     ¦ 1 ¦ 1  ¦ The rule is empty
            """)
    void refusesAConditionWithItsPlace(String condition, int line, int column, String message) {
        String text = condition.replace("\\n", "\n");
        JsonPath own = assertRefused(input("CEL", "condition", text), "INVALID_CONDITION", "condition");
        JsonPath multiplier = assertRefused(
                input("CEL", "multipliers", List.of(TWICE, Map.of("condition", text, "times", 2))),
                "INVALID_CONDITION",
                "multipliers[1].condition");

        for (JsonPath answer : List.of(own, multiplier)) {
            assertThat(answer.getInt("errors[0].line")).isEqualTo(line);
            assertThat(answer.getInt("errors[0].column")).isEqualTo(column);
            assertThat(answer.getString("errors[0].message")).isEqualTo(message);
        }
    }

    @Test
    void aRuleThatWouldRunForEverCannotBeWritten() {
        for (String condition : List.of(
                "[1, 2, 3].all(a, [1, 2, 3].all(b, [1, 2, 3].exists(c, a + b > c)))",
                "[1, 2, 3].map(x, x + 1) == [2]",
                "[1].filter(x, x > 0) == [1]",
                "[1].exists_one(x, x > 0)",
                "has(age.x)",
                "eventText(\"x\").matches(\"(a+)+$\")",
                "\"x\" + eventText(\"x\") == \"y\"",
                "1" + " + 1".repeat(1000) + " > 0",
                "(".repeat(500) + "true" + ")".repeat(500))) {
            assertRefused(input("FOR_EVER", "condition", condition), "INVALID_CONDITION", "condition");
        }
    }

    @Test
    void monthsDoNotSpeakOfEvents() {
        for (String condition : List.of("eventSource == \"x\"", "eventNumber(\"n\") > 1")) {
            assertRefused(input("MONTHS", "trigger", MONTH, "condition", condition), "INVALID_CONDITION", "condition");
        }
    }

    private static JsonPath assertRefused(Map<String, Object> input, String code, String field) {
        String before = Earning.everything();

        JsonPath answer = draft(MAKER, key(), input);

        assertThat(codes(answer)).isEqualTo(List.of(code));
        assertThat(answer.getList("errors.field")).isEqualTo(List.of(field));
        assertThat(answer.getMap("")).containsEntry("rule", null);
        assertThat(Earning.everything()).isEqualTo(before);
        return answer;
    }

    private static Arguments fault(String field, Object... changes) {
        return Arguments.of(field, input("FAULT", changes));
    }

    private static Map<String, Object> per(String attribute, String amount, String points) {
        return Map.of("attribute", attribute, "amount", amount, "points", points);
    }

    private static Map<String, Object> gift() {
        return Map.of("withinDays", 1, "newcomerReward", "EGGS");
    }
}
