package dev.kequn.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Database;
import dev.kequn.support.Leaks;
import dev.kequn.support.RawHttp;
import dev.kequn.support.RawHttp.Answer;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A value that does not fit its type is refused, never bent to fit; and nothing of the machinery shows. */
@QuarkusTest
@WithTestResource(TestBank.class)
class StrictInputTest {
    private static final String POLICY =
            """
            {name: "StrictInput", validFrom: %s, period: %s, aumWeight: %s, loanWeight: 0,
             serviceRules: [], compositeHighFrom: "B", serviceHighFrom: "B",
             levels: [{code: "A", threshold: "0", nameZh: "一", nameEn: "One"},
                      {code: "B", threshold: %s, nameZh: "二", nameEn: "Two"}]}""";

    @BeforeEach
    void noPolicyOfThisTest() {
        Database.execute("delete from tier_policy where name = 'StrictInput'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4294967297",
                "2147483648",
                "-2147483649",
                "1.9",
                "1.0",
                "1e3",
                "\"1\"",
                "true",
                "[1]",
                "{a: 1}",
                "x"
            })
    void refusesALiteralThatIsNoInt(String literal) {
        refuses("{ customers(first: " + literal + ") { totalCount } }", "{}", "VALIDATION_ERROR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4294967297",
                "18446744073709551617",
                "2147483648",
                "-2147483649",
                "1.9",
                "\"1\"",
                "true",
                "{\"a\": 1}"
            })
    void refusesAVariableThatIsNoInt(String value) {
        refuses("query($n: Int) { customers(first: $n) { totalCount } }", "{\"n\": " + value + "}", "VALIDATION_ERROR");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "101", "2147483647", "-2147483648"})
    void refusesAnIntOutsideItsLimits(String first) {
        String message = refuses("{ customers(first: " + first + ") { totalCount } }", "{}", "INVALID_ARGUMENT");

        assertThat(message).isEqualTo("first must be between 1 and 100, not " + first);
    }

    @Test
    void refusesNullForAListsSize() {
        refuses("{ customers(first: null) { totalCount } }", "{}", "VALIDATION_ERROR");
        refuses("query($n: Int) { customers(first: $n) { totalCount } }", "{\"n\": null}", "VALIDATION_ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AGE", "name", "\"NAME\"", "1", "null"})
    void refusesAnotherEnumValue(String literal) {
        refuses("{ customers(orderBy: " + literal + ") { totalCount } }", "{}", "VALIDATION_ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"AGE\"", "\"name\"", "1", "true", "[\"NAME\", \"AGE\"]"})
    void refusesAnotherEnumValueInAVariable(String value) {
        refuses(
                "query($o: CustomerOrder) { customers(orderBy: $o) { totalCount } }",
                "{\"o\": " + value + "}",
                "VALIDATION_ERROR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-13-01\"",
                "\"2026-02-30\"",
                "\"01.02.2026\"",
                "\"2026-7-1\"",
                "\"\"",
                "\"2026-07-01T00:00:00\"",
                "20260101",
                "true"
            })
    void refusesWhatIsNoDate(String value) {
        refuses("{ tierMatrix(on: " + value + ") { period } }", "{}", "VALIDATION_ERROR");
        refuses("query($d: Date) { tierMatrix(on: $d) { period } }", "{\"d\": " + value + "}", "VALIDATION_ERROR");
        refusesPolicy(value, "QUARTER", "100", "\"100\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100",
                "1.5",
                "\"1.234\"",
                "\"1e5\"",
                "\"1,000\"",
                "\" 1\"",
                "\"01\"",
                "\".5\"",
                "\"\"",
                "\"+1\"",
                "\"1000000000000.00\"",
                "\"NaN\"",
                "true",
                "{a: 1}"
            })
    void refusesWhatIsNoAmountDeepInAnInput(String value) {
        refusesPolicy("\"2301-01-01\"", "QUARTER", "100", value);
    }

    @ParameterizedTest
    @CsvSource({"DECADE, 100", "QUARTER, 1.5", "QUARTER, 4294967396", "QUARTER, \"100\"", "QUARTER, null"})
    void refusesOtherFieldsOfAnInput(String period, String weight) {
        refusesPolicy("\"2301-01-01\"", period, weight, "\"100\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ customer { id } }",
                "{ customer(customerNo: null) { id } }",
                "{ customer(customerNo: 17) { id } }",
                "{ customer(number: \"1\") { id } }",
                "{ customers(filter: {colour: \"red\"}) { totalCount } }",
                "{ customers(filter: \"red\") { totalCount } }",
                "{ customers(filter: {branch: 17}) { totalCount } }",
                "query($f: CustomerFilter = {branch: 1}) { customers(filter: $f) { totalCount } }",
                "query($x: java_util_Map) { customers { totalCount } }",
                "mutation { tierPolicyDraft(policy: {}) { errors { code } } }",
                "mutation { tierPolicyDraft { errors { code } } }"
            })
    void refusesOtherArguments(String query) {
        refuses(query, "{}", "VALIDATION_ERROR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"f\": {\"colour\": \"red\"}}",
                "{\"f\": \"red\"}",
                "{\"f\": [1]}",
                "{\"f\": {\"branch\": 17}}",
                "{\"f\": {\"branch\": {\"a\": 1}}}",
                "{\"f\": {\"status\": \"GONE\"}}"
            })
    void refusesOtherInputsInAVariable(String variables) {
        refuses("query($f: CustomerFilter) { customers(filter: $f) { totalCount } }", variables, "VALIDATION_ERROR");
    }

    @Test
    void refusesARequiredVariableThatIsMissing() {
        refuses("query($no: String!) { customer(customerNo: $no) { id } }", "{}", "VALIDATION_ERROR");
    }

    @Test
    void refusesTheCharacterNoTextMayHave() {
        String query = "query($no: String!) { customer(customerNo: $no) { id } }";

        refuses(query, "{\"no\": \"a\\u0000b\"}", "INVALID_ARGUMENT");
    }

    @Test
    void takesAPolicyWhoseValuesFit() {
        // When
        Answer answer = send(draft("\"2301-01-01\"", "QUARTER", "100", "\"1.5\""), "{}");

        // Then
        assertThat(answer.body()).doesNotContain("\"code\"");
        assertThat(Database.value("select threshold from tier_policy_level l join tier_policy p using (policy_id)"
                        + " where p.name = 'StrictInput' and code = 'B'"))
                .isEqualTo("150");
        Database.execute(
                "delete from tier_policy_level where policy_id in"
                        + " (select policy_id from tier_policy where name = 'StrictInput')",
                "delete from tier_policy where name = 'StrictInput'");
    }

    private static void refusesPolicy(String validFrom, String period, String weight, String threshold) {
        refuses(draft(validFrom, period, weight, threshold), "{}", "VALIDATION_ERROR");
        assertThat(Database.value("select count(*) from tier_policy where name = 'StrictInput'"))
                .isEqualTo("0");
    }

    private static String draft(String validFrom, String period, String weight, String threshold) {
        return "mutation { tierPolicyDraft(policy: " + POLICY.formatted(validFrom, period, weight, threshold)
                + ") { errors { field message code } } }";
    }

    /** Sends it and expects this code only; answers the first message. */
    private static String refuses(String query, String variables, String code) {
        Answer answer = send(query, variables);

        assertThat(answer.json().getList("errors.extensions.code", String.class))
                .as(query + " " + answer.body())
                .isNotEmpty()
                .allMatch(code::equals);
        Leaks.assertNone(answer.body());
        return answer.json().getString("errors[0].message");
    }

    private static Answer send(String query, String variables) {
        String text = Json.createValue(query).toString();
        String token = Tokens.staff("adele", "operations", "admin");
        return RawHttp.post(token, "{\"query\": " + text + ", \"variables\": " + variables + "}");
    }
}
