package dev.kequn.loyalty.earning;

import static dev.kequn.loyalty.earning.Earning.approved;
import static dev.kequn.loyalty.earning.Earning.input;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.loyalty.ledger.PointsDesk;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.OwnBank;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Points that the bank's systems bring by a rule: within its caps and its budget, whoever else asks at once. */
@QuarkusTest
@TestProfile(OwnBank.class)
class RuledPointsTest {
    @BeforeEach
    void bank() {
        EarningBank.open(40);
    }

    @AfterEach
    void holds() {
        assertThat(Checks.broken("points")).isEmpty();
    }

    @Test
    void theRuleSaysHowLongPointsLive() {
        approved(rule("LIVE", "activation", Map.of("kind", "AFTER_DAYS", "days", 3), "expiry", days(10)));

        JsonPath earned = earn("a", "LIVE", 1, 7);

        assertThat(earned.getList("errors")).isEmpty();
        assertThat(earned.getString("transaction.source")).isEqualTo("LIVE");
        assertThat(earned.getString("balances.pending")).isEqualTo("7");
        assertThat(Database.rows("select active_from, expires_on, on_spent from points_lot"))
                .containsExactly("2026-07-18|2026-07-28|CLAMP");
        assertThat(EarningBank.uses()).containsExactly("1|LIVE|2026-07-15|7|1");
        assertThat(Database.rows("select * from earning_budget")).isEmpty();
    }

    @Test
    void capsOfEveryPeriodHoldWhole() {
        // Given
        approved(rule(
                "CAPPED",
                "atMost",
                "60",
                "caps",
                List.of(Map.of("period", "DAY", "points", "100"), Map.of("period", "YEAR", "times", 3))));
        Database.execute("insert into points_account (customer_id) values (1), (2)");

        // Then
        assertThat(codes(earn("1", "CAPPED", 1, 61))).containsExactly("CAP_REACHED");
        assertThat(codes(earn("2", "CAPPED", 1, 60))).isEmpty();
        String before = EarningBank.everything();
        assertThat(codes(earn("3", "CAPPED", 1, 41))).containsExactly("CAP_REACHED");
        assertThat(EarningBank.everything()).isEqualTo(before);
        assertThat(codes(earn("4", "CAPPED", 1, 40))).isEmpty();
        assertThat(codes(earn("5", "CAPPED", 1, 1))).containsExactly("CAP_REACHED");
        assertThat(codes(earn("6", "CAPPED", 2, 1))).isEmpty();
        assertThat(codes(earn("7", "CAPPED", 2, 1))).isEmpty();
        assertThat(codes(earn("8", "CAPPED", 2, 1))).isEmpty();
        assertThat(codes(earn("9", "CAPPED", 2, 1))).containsExactly("CAP_REACHED");
        assertThat(EarningBank.uses()).containsExactly("1|CAPPED|2026-07-15|100|2", "2|CAPPED|2026-07-15|3|3");
    }

    @Test
    void whatEarlierDaysUsedCountsInItsPeriod() {
        // Given
        approved(rule(
                "LONGER",
                "caps",
                List.of(
                        Map.of("period", "DAY", "points", "50"),
                        Map.of("period", "MONTH", "points", "100"),
                        Map.of("period", "YEAR", "points", "1000"),
                        Map.of("period", "EVER", "points", "2000"))));
        EarningBank.given(1, "LONGER", "2026-07-14", 90);
        EarningBank.given(2, "LONGER", "2026-06-30", 90);
        EarningBank.given(3, "LONGER", "2026-01-01", 990);
        EarningBank.given(4, "LONGER", "2025-12-31", 1990);

        // Then
        for (int customer = 1; customer <= 4; customer++) {
            int room = customer == 2 ? 50 : 10;
            assertThat(codes(earn("over" + customer, "LONGER", customer, room + 1)))
                    .as("customer %d", customer)
                    .containsExactly("CAP_REACHED");
            assertThat(codes(earn("fits" + customer, "LONGER", customer, room)))
                    .as("customer %d", customer)
                    .isEmpty();
        }
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        approved(rule("KNOWN"));
        approved(rule("BROUGHT", "referral", Map.of("withinDays", 30, "referrerPoints", "5")));
        Earning.drafted(rule("DRAFTED"));
        Database.execute("insert into points_account (customer_id) values (1)");
        String before = EarningBank.everything();

        assertThat(codes(earn("1", "NONE", 1, 5))).containsExactly("UNKNOWN_RULE");
        assertThat(codes(earn("2", "DRAFTED", 1, 5))).containsExactly("UNKNOWN_RULE");
        assertThat(codes(earn("3", "BROUGHT", 1, 5))).containsExactly("UNKNOWN_RULE");
        assertThat(codes(earn("4", "KNOWN", 1, 5, "onSpent", "REFUSE"))).containsExactly("INVALID_VALIDITY");
        assertThat(codes(earn("5", "KNOWN", 1, 5, "expiry", days(3)))).containsExactly("INVALID_VALIDITY");
        assertThat(codes(earn("6", "KNOWN", 1, 0))).containsExactly("INVALID_AMOUNT");
        assertThat(EarningBank.everything()).isEqualTo(before);
    }

    @Test
    void aKeyIsOfOneRule() {
        approved(rule("FIRST"));
        approved(rule("SECOND"));

        assertThat(earn("k", "FIRST", 1, 5).getString("transaction.id")).isEqualTo("1.1");
        assertThat(earn("k", "FIRST", 1, 5).getString("transaction.id")).isEqualTo("1.1");
        assertThat(codes(earn("k", "SECOND", 1, 5))).containsExactly("IDEMPOTENCY_CONFLICT");
        assertThat(EarningBank.uses()).containsExactly("1|FIRST|2026-07-15|5|1");
    }

    @Test
    void aReversalGivesNothingBackToTheLimits() {
        approved(rule("STAYS", "budget", "10", "caps", List.of(Map.of("period", "EVER", "points", "10"))));
        String id = earn("e", "STAYS", 1, 10).getString("transaction.id");

        assertThat(codes(PointsDesk.reverse("r", id))).isEmpty();

        assertThat(codes(earn("e2", "STAYS", 1, 1))).containsExactly("CAP_REACHED");
        assertThat(codes(earn("e3", "STAYS", 2, 1))).containsExactly("BUDGET_EXHAUSTED");
        assertThat(EarningBank.budgets()).containsExactly("STAYS|10");
    }

    /** 142 times 7 are 994: the 143rd does not fit, and nothing else is refused. */
    @Test
    void aBudgetIsNeverExceededHoweverManyAskAtOnce() throws Exception {
        // Given
        approved(rule("BUDGET", "budget", "1000"));
        ExecutorService threads = Executors.newFixedThreadPool(24);
        List<Future<List<String>>> answers = new ArrayList<>();
        Random random = new Random(20261123);

        // When
        for (int i = 0; i < 300; i++) {
            String key = "claim" + i;
            int customer = 1 + random.nextInt(40);
            answers.add(threads.submit(() -> codes(earn(key, "BUDGET", customer, 7))));
        }
        List<String> refusals = new ArrayList<>();
        for (Future<List<String>> answer : answers) {
            refusals.addAll(answer.get());
        }
        threads.shutdown();

        // Then
        assertThat(refusals).hasSize(158).containsOnly("BUDGET_EXHAUSTED");
        assertThat(EarningBank.budgets()).containsExactly("BUDGET|994");
        assertThat(Database.value("select sum(amount) from points_transaction where source = 'BUDGET'"))
                .isEqualTo("994");
    }

    /** Everyone is at the limit of one customer at once. */
    @Test
    void aCapIsNeverExceededHoweverManyAskAtOnce() throws Exception {
        // Given
        approved(rule("ONE", "caps", List.of(Map.of("period", "DAY", "points", "100"))));
        ExecutorService threads = Executors.newFixedThreadPool(24);
        List<Future<List<String>>> answers = new ArrayList<>();

        // When
        for (int i = 0; i < 60; i++) {
            String key = "claim" + i;
            answers.add(threads.submit(() -> codes(earn(key, "ONE", 1, 7))));
        }
        List<String> refusals = new ArrayList<>();
        for (Future<List<String>> answer : answers) {
            refusals.addAll(answer.get());
        }
        threads.shutdown();

        // Then
        assertThat(refusals).hasSize(46).containsOnly("CAP_REACHED");
        assertThat(EarningBank.uses()).containsExactly("1|ONE|2026-07-15|98|14");
    }

    private static Map<String, Object> rule(String code, Object... changes) {
        return EarningBank.rule(code, changes);
    }

    private static Map<String, Object> days(int number) {
        return Map.of("kind", "DAYS", "number", number);
    }

    private static JsonPath earn(String key, String rule, int customer, long amount, Object... more) {
        Map<String, Object> input = new HashMap<>();
        input.put("customerNo", EarningBank.number(customer));
        input.put("amount", Long.toString(amount));
        input.put("rule", rule);
        for (int i = 0; i < more.length; i += 2) {
            input.put((String) more[i], more[i + 1]);
        }
        return PointsDesk.earn(key, input);
    }

    private static List<String> codes(JsonPath answer) {
        return answer.getList("errors.code");
    }
}
