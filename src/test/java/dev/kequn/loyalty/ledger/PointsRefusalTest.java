package dev.kequn.loyalty.ledger;

import static dev.kequn.loyalty.ledger.PointsBank.OPERATIONS;
import static dev.kequn.loyalty.ledger.PointsBank.SERVICE;
import static dev.kequn.loyalty.ledger.PointsBank.earn;
import static dev.kequn.loyalty.ledger.PointsBank.points;
import static dev.kequn.loyalty.ledger.PointsBank.reverse;
import static dev.kequn.loyalty.ledger.PointsBank.spend;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.OwnBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused is told by a code and the argument at fault, and leaves every row as it was. */
@QuarkusTest
@TestProfile(OwnBank.class)
class PointsRefusalTest {
    private static final String FULL =
            """
            {customerNo: "PT001", amount: "7", activation: {kind: ON_EVENT, days: 3, eventType: "login"},
             expiry: {kind: DAYS, number: 9}, onSpent: CLAMP, reference: "ref", reason: "why"}""";

    private List<String> before;

    /**
     * 1 has earned 100 (1.1), spent 60 (1.2) and had 20 of them back (1.3); 2 has pending points only; 901 has left the
     * bank with 100 points; 902 is a prospect; 903 holds all that an account can.
     */
    @BeforeEach
    void bank() {
        PointsBank.open(2);
        Database.execute(
                "insert into branch values ('PX', '潜在支行') on conflict do nothing",
                "insert into customer (customer_id, customer_no, name, branch_code, opened_on, closed_on) values"
                        + " (901, 'PT901', '前客户', 'PT', '2020-01-01', null), (902, null, '潜在', 'PX', null, null),"
                        + " (903, 'PT903', '大户', 'PT', '2020-01-01', null) on conflict do nothing",
                "insert into customer_number values ('PT901', 901), ('PT903', 903) on conflict do nothing",
                "update customer set closed_on = null where customer_id = 901");
        earn("1.1", points(1, 100));
        spend("1.2", 1, 60);
        reverse("1.3", "1.2", List.of(20L));
        earn("2.1", points(2, 10, "activation", Map.of("kind", "AFTER_DAYS", "days", 3)));
        earn("901.1", points(901, 100));
        earn("903.1", points(903, 1));
        Database.execute(
                "update customer set closed_on = '2026-07-15' where customer_id = 901",
                "update points_account set active = 999999999999999, earned = 999999999999999 where customer_id = 903",
                "update points_transaction set active = 999999999999999 where customer_id = 903",
                "update points_entry set amount = 999999999999999 where customer_id = 903",
                "update points_lot set granted = 999999999999999, remaining = 999999999999999 where customer_id = 903");
        before = PointsBank.everything();
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(PointsBank.everything()).isEqualTo(before);
        assertThat(Checks.broken("points")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            customerNo: "PT001", amount: "0"                                                       | INVALID_AMOUNT    | amount
            customerNo: "PT001", amount: "-1"                                                      | INVALID_AMOUNT    | amount
            customerNo: "PT001", amount: "1000000001"                                              | INVALID_AMOUNT    | amount
            customerNo: "PT001", amount: "999999999999999"                                         | INVALID_AMOUNT    | amount
            customerNo: "PT999", amount: "1"                                                       | UNKNOWN_CUSTOMER  | customerNo
            customerNo: "", amount: "1"                                                            | UNKNOWN_CUSTOMER  | customerNo
            customerNo: "PT001\\u0000", amount: "1"                                                | UNKNOWN_CUSTOMER  | customerNo
            customerNo: "902", amount: "1"                                                         | UNKNOWN_CUSTOMER  | customerNo
            customerNo: "PT901", amount: "1"                                                       | CUSTOMER_CLOSED   | customerNo
            customerNo: "PT903", amount: "1"                                                       | BALANCE_TOO_LARGE | amount
            customerNo: "PT001", amount: "1", reference: ""                                        | INVALID_REFERENCE | reference
            customerNo: "PT001", amount: "1", reference: "<201>"                                   | INVALID_REFERENCE | reference
            customerNo: "PT001", amount: "1", reason: " "                                          | INVALID_REASON    | reason
            customerNo: "PT001", amount: "1", reason: "<501>"                                      | INVALID_REASON    | reason
            customerNo: "PT001", amount: "1", activation: {kind: IMMEDIATE, days: 1}               | INVALID_VALIDITY  | activation
            customerNo: "PT001", amount: "1", activation: {kind: AFTER_DAYS}                       | INVALID_VALIDITY  | activation
            customerNo: "PT001", amount: "1", activation: {kind: AFTER_DAYS, days: 0}              | INVALID_VALIDITY  | activation
            customerNo: "PT001", amount: "1", activation: {kind: AFTER_DAYS, days: 3651}           | INVALID_VALIDITY  | activation
            customerNo: "PT001", amount: "1", activation: {kind: ON_EVENT, days: 1}                | INVALID_VALIDITY  | activation
            customerNo: "PT001", amount: "1", activation: {kind: ON_EVENT, days: 1, eventType: ""} | INVALID_VALIDITY  | activation
            customerNo: "PT001", amount: "1", activation: {kind: ON_EVENT, eventType: "login"}     | INVALID_VALIDITY  | activation
            customerNo: "PT001", amount: "1", expiry: {kind: NEVER, number: 1}                     | INVALID_VALIDITY  | expiry
            customerNo: "PT001", amount: "1", expiry: {kind: DAYS}                                 | INVALID_VALIDITY  | expiry
            customerNo: "PT001", amount: "1", expiry: {kind: DAYS, number: 0}                      | INVALID_VALIDITY  | expiry
            customerNo: "PT001", amount: "1", expiry: {kind: DAYS, number: 3651}                   | INVALID_VALIDITY  | expiry
            customerNo: "PT001", amount: "1", expiry: {kind: END_OF_MONTH, number: -1}             | INVALID_VALIDITY  | expiry
            customerNo: "PT001", amount: "1", expiry: {kind: END_OF_MONTH, number: 121}            | INVALID_VALIDITY  | expiry
            customerNo: "PT001", amount: "1", expiry: {kind: ON}                                   | INVALID_VALIDITY  | expiry
            customerNo: "PT001", amount: "1", expiry: {kind: ON, day: "2026-07-14"}                | INVALID_VALIDITY  | expiry
            customerNo: "PT001", amount: "1", expiry: {kind: ON, day: "9999-12-31"}                | INVALID_VALIDITY  | expiry
            customerNo: "PT001", amount: "1", activation: {kind: AFTER_DAYS, days: 2}, expiry: {kind: ON, day: "2026-07-16"} \
                                                                                                   | INVALID_VALIDITY  | expiry
            """)
    void anEarnIsRefused(String input, String code, String field) {
        expect(post(SERVICE, "pointsEarn(input: {" + input + "}, idempotencyKey: \"new\")"), code, field);
        expect(post(SERVICE, "pointsEarn(input: {" + input + "}, idempotencyKey: \"new\", dryRun: true)"), code, field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            customerNo: "PT001", amount: "61"         | INSUFFICIENT_POINTS | amount
            customerNo: "PT001", amount: "1000000000" | INSUFFICIENT_POINTS | amount
            customerNo: "PT002", amount: "1"          | INSUFFICIENT_POINTS | amount
            customerNo: "PT901", amount: "101"        | INSUFFICIENT_POINTS | amount
            customerNo: "PT001", amount: "0"          | INVALID_AMOUNT      | amount
            customerNo: "PT001", amount: "-5"         | INVALID_AMOUNT      | amount
            customerNo: "PT001", amount: "1000000001" | INVALID_AMOUNT      | amount
            customerNo: "PT999", amount: "1"          | UNKNOWN_CUSTOMER    | customerNo
            customerNo: "PT001", amount: "1", reason: "" | INVALID_REASON   | reason
            customerNo: "PT001", amount: "1", reference: "\\u0000" | INVALID_REFERENCE | reference
            """)
    void aSpendIsRefused(String input, String code, String field) {
        expect(post(SERVICE, "pointsSpend(input: {" + input + "}, idempotencyKey: \"new\")"), code, field);
        expect(
                post(SERVICE, "pointsSpend(input: {" + input + "}, idempotencyKey: \"new\", dryRun: true)"),
                code,
                field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            transactionId: "1.3", reason: "x"                        | NOT_REVERSIBLE      | transactionId
            transactionId: "1.1", reason: "x"                        | POINTS_SPENT        | transactionId
            transactionId: "1.1", amount: "61", reason: "x"          | POINTS_SPENT        | transactionId
            transactionId: "1.2", amount: "41", reason: "x"          | EXCEEDS_ORIGINAL    | amount
            transactionId: "1.1", amount: "101", reason: "x"         | EXCEEDS_ORIGINAL    | amount
            transactionId: "1.2", amount: "0", reason: "x"           | INVALID_AMOUNT      | amount
            transactionId: "1.2", amount: "-1", reason: "x"          | INVALID_AMOUNT      | amount
            transactionId: "1.2", amount: "1000000001", reason: "x"  | INVALID_AMOUNT      | amount
            transactionId: "1.2", reason: ""                         | INVALID_REASON      | reason
            transactionId: "1.2", reason: "<501>"                    | INVALID_REASON      | reason
            transactionId: "1.4", reason: "x"                        | UNKNOWN_TRANSACTION | transactionId
            transactionId: "902.1", reason: "x"                      | UNKNOWN_TRANSACTION | transactionId
            transactionId: "77777.1", reason: "x"                    | UNKNOWN_TRANSACTION | transactionId
            transactionId: "999999999999999999.999999999999999999", reason: "x" | UNKNOWN_TRANSACTION | transactionId
            transactionId: "1", reason: "x"                          | UNKNOWN_TRANSACTION | transactionId
            transactionId: "1.02", reason: "x"                       | UNKNOWN_TRANSACTION | transactionId
            transactionId: " 1.2", reason: "x"                       | UNKNOWN_TRANSACTION | transactionId
            transactionId: "1.2.3", reason: "x"                      | UNKNOWN_TRANSACTION | transactionId
            transactionId: "1.-2", reason: "x"                       | UNKNOWN_TRANSACTION | transactionId
            transactionId: "9999999999999999999.1", reason: "x"      | UNKNOWN_TRANSACTION | transactionId
            transactionId: "", reason: "x"                           | UNKNOWN_TRANSACTION | transactionId
            """)
    void aReversalIsRefused(String arguments, String code, String field) {
        expect(post(OPERATIONS, "pointsReverse(" + arguments + ", idempotencyKey: \"new\")"), code, field);
        expect(
                post(OPERATIONS, "pointsReverse(" + arguments + ", idempotencyKey: \"new\", dryRun: true)"),
                code,
                field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1.5\"",
                "\"1e9\"",
                "\"01\"",
                "\"+1\"",
                "\" 1\"",
                "\"\"",
                "\"-0\"",
                "\"1000000000000000\"",
                "\"一\"",
                "1.5",
                "1e9",
                "true",
                "[\"1\", \"2\"]",
                "{a: 1}",
                "null"
            })
    void whatIsNoWholeNumberOfPointsDoesNotFitTheType(String amount) {
        expectNoFit(post(
                SERVICE,
                "pointsEarn(input: {customerNo: \"PT001\", amount: " + amount + "}, idempotencyKey: \"new\")"));
        JsonPath asVariable = Graphql.as(
                        SERVICE,
                        "mutation($a: Points!) { answer: pointsSpend(input: {customerNo: \"PT001\", amount: $a},"
                                + " idempotencyKey: \"new\") { errors { code field } } }",
                        Collections.singletonMap(
                                "a",
                                JsonPath.from("{\"v\": " + amount.replace("{a", "{\"a\"") + "}")
                                        .get("v")))
                .extract()
                .jsonPath();
        expectNoFit(asVariable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<201>", "a\\u0000b"})
    void aKeyThatIsNone(String key) {
        expect(
                post(
                        SERVICE,
                        "pointsEarn(input: {customerNo: \"PT001\", amount: \"1\"}, idempotencyKey: \"" + key + "\")"),
                "INVALID_IDEMPOTENCY_KEY",
                "idempotencyKey");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customerNo: \"PT001\"=customerNo: \"PT002\"",
                "customerNo: \"PT001\"=customerNo: \"PT999\"",
                "amount: \"7\"=amount: \"8\"",
                "days: 3=days: 4",
                "\"login\"=\"visit\"",
                "kind: ON_EVENT, days: 3, eventType: \"login\"=kind: AFTER_DAYS, days: 3",
                "activation: {kind: ON_EVENT, days: 3, eventType: \"login\"}, =",
                "number: 9=number: 8",
                "kind: DAYS=kind: END_OF_MONTH",
                "kind: DAYS, number: 9=kind: ON, day: \"2026-12-31\"",
                "CLAMP=ARREARS",
                "onSpent: CLAMP, =",
                "\"ref\"=\"REF\"",
                "reference: \"ref\", =",
                "\"why\"=\"null\"",
                ", reason: \"why\"="
            })
    void aKeyOfAnEarnSaysOneThingOnly(String change) {
        // Given
        String first = FULL.replaceAll("\\s+", " ");
        assertThat(post(SERVICE, "pointsEarn(input: " + first + ", idempotencyKey: \"used\")")
                        .getList("data.answer.errors"))
                .isEmpty();
        before = PointsBank.everything();

        // When
        String[] parts = change.split("=", 2);
        assertThat(first).contains(parts[0]);
        String other = first.replace(parts[0], parts[1]);

        // Then
        expect(
                post(SERVICE, "pointsEarn(input: " + other + ", idempotencyKey: \"used\")"),
                "IDEMPOTENCY_CONFLICT",
                "idempotencyKey");
        assertThat(post(SERVICE, "pointsEarn(input: " + first + ", idempotencyKey: \"used\")")
                        .getString("data.answer.transaction.id"))
                .isEqualTo("1.4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pointsSpend(input: {customerNo: \"PT001\", amount: \"59\"}, idempotencyKey: \"1.2\")",
                "pointsSpend(input: {customerNo: \"PT002\", amount: \"60\"}, idempotencyKey: \"1.2\")",
                "pointsSpend(input: {customerNo: \"PT001\", amount: \"60\", reason: \"x\"}, idempotencyKey: \"1.2\")",
                "pointsSpend(input: {customerNo: \"PT001\", amount: \"60\", reference: \"x\"}, idempotencyKey: \"1.2\")",
                "pointsEarn(input: {customerNo: \"PT001\", amount: \"60\"}, idempotencyKey: \"1.2\")",
                "pointsSpend(input: {customerNo: \"PT001\", amount: \"100\"}, idempotencyKey: \"1.1\")",
                "pointsReverse(transactionId: \"1.2\", amount: \"20\", reason: \"x\", idempotencyKey: \"1.2\")"
            })
    void aKeyIsUsedForOneRequestOnly(String operation) {
        expect(post(SERVICE, operation), "IDEMPOTENCY_CONFLICT", "idempotencyKey");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transactionId: \"1.1\", amount: \"20\", reason: \"退货\"",
                "transactionId: \"1.2\", amount: \"21\", reason: \"退货\"",
                "transactionId: \"1.2\", reason: \"退货\"",
                "transactionId: \"1.2\", amount: \"20\", reason: \"x\""
            })
    void aKeyOfAReversalSaysOneThingOnly(String arguments) {
        expect(
                post(OPERATIONS, "pointsReverse(" + arguments + ", idempotencyKey: \"1.3\")"),
                "IDEMPOTENCY_CONFLICT",
                "idempotencyKey");
    }

    @Test
    void aReversalThatIsDoneIsNotDoneAgain() {
        reverse("rest", "1.2", List.of());
        before = PointsBank.everything();
        expect(
                post(OPERATIONS, "pointsReverse(transactionId: \"1.2\", reason: \"x\", idempotencyKey: \"again\")"),
                "EXCEEDS_ORIGINAL",
                "amount");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer",
                "manager",
                "marketing",
                "operations",
                "admin",
                "branch_staff",
                "branch_manager",
                "auditor"
            })
    void onlyTheBanksSystemsBringAndSpend(String role) {
        String token = Tokens.staff("somebody", role);
        expectForbidden(
                post(token, "pointsEarn(input: {customerNo: \"PT001\", amount: \"1\"}, idempotencyKey: \"new\")"));
        expectForbidden(
                post(token, "pointsSpend(input: {customerNo: \"PT001\", amount: \"1\"}, idempotencyKey: \"new\")"));
        if (!"operations".equals(role)) {
            expectForbidden(
                    post(token, "pointsReverse(transactionId: \"1.2\", reason: \"x\", idempotencyKey: \"new\")"));
        }
    }

    private static JsonPath post(String token, String operation) {
        String text = operation.replace("<201>", "名".repeat(201)).replace("<501>", "r".repeat(501));
        return Graphql.as(
                        token,
                        "mutation { answer: " + text
                                + " { transaction { id } balances { active } errors { code field message } } }")
                .extract()
                .jsonPath();
    }

    private static void expect(JsonPath answer, String code, String field) {
        assertThat(answer.getList("errors")).isNull();
        assertThat(answer.getList("data.answer.errors.code")).containsExactly(code);
        assertThat(answer.getList("data.answer.errors.field")).containsExactly(field);
        assertThat(answer.getString("data.answer.transaction")).isNull();
        assertThat(answer.getString("data.answer.balances")).isNull();
    }

    private static void expectNoFit(JsonPath answer) {
        assertThat(answer.getString("errors[0].extensions.code")).isEqualTo("VALIDATION_ERROR");
        assertThat(answer.getString("data.answer")).isNull();
    }

    private static void expectForbidden(JsonPath answer) {
        assertThat(answer.getString("errors[0].extensions.code")).isEqualTo("FORBIDDEN");
        assertThat(answer.getString("data.answer")).isNull();
    }
}
