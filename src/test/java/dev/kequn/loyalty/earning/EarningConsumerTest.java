package dev.kequn.loyalty.earning;

import static dev.kequn.loyalty.earning.Earning.approved;
import static dev.kequn.loyalty.earning.EarningBank.earned;
import static dev.kequn.loyalty.earning.EarningBank.event;
import static dev.kequn.loyalty.earning.EarningBank.everything;
import static dev.kequn.loyalty.earning.EarningBank.happen;
import static dev.kequn.loyalty.earning.EarningBank.replay;
import static dev.kequn.loyalty.earning.EarningBank.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.OwnBank;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules about events, from the log to the ledger. */
@QuarkusTest
@TestProfile(OwnBank.class)
class EarningConsumerTest {
    private static final Map<String, Object> PER_TEN =
            Map.of("per", Map.of("attribute", "amount", "amount", "10", "points", "1"));

    @BeforeEach
    void bank() {
        EarningBank.open(30);
    }

    @AfterEach
    void holds() {
        assertThat(Checks.broken("points")).isEmpty();
    }

    @Test
    void onePointForEveryTenSpent() {
        approved(rule("PAY", "trigger", on("card.paid"), "points", PER_TEN));

        happen(
                event(1, "p1", "card.paid", "2026-07-14", "{\"amount\": 105.50}"),
                event(1, "p2", "card.paid", "2026-07-14", "{\"amount\": 9.99}"),
                event(1, "p3", "card.paid", "2026-07-14", "{\"amount\": -500}"),
                event(1, "p4", "other", "2026-07-14", "{\"amount\": 500}"),
                event(2, "p5", "card.paid", "2026-07-14", "{\"amount\": \"20.00\"}"));

        assertThat(earned()).containsExactly("1|10|PAY|core:p1", "2|2|PAY|core:p5");
        assertThat(EarningBank.uses()).containsExactly("1|PAY|2026-07-14|10|1", "2|PAY|2026-07-14|2|1");
        assertThat(Database.rows("select actor, business_day from points_transaction where customer_id = 1"))
                .containsExactly("system:points|2026-07-15");
    }

    @Test
    void openingMobileBankingGivesAHundredOnce() {
        approved(rule("MOBILE", "trigger", on("mobile.opened"), "caps", caps("EVER", "times", 1)));

        happen(
                event(1, "m1", "mobile.opened", "2026-07-13", "{}"),
                event(2, "m2", "mobile.opened", "2026-07-13", "{}"),
                event(1, "m3", "mobile.opened", "2026-07-14", "{}"));
        happen(event(1, "m4", "mobile.opened", "2026-07-15", "{}"));

        assertThat(earned()).containsExactly("1|100|MOBILE|core:m1", "2|100|MOBILE|core:m2");
    }

    @Test
    void tiersDouble() {
        // Given
        Database.execute(
                "delete from tier_assessment",
                "insert into job_run (run_id, job, revision, scheduled_for, resource, state, requested_by) values"
                        + " (900, 'sample', 900, '2190-12-31 00:00Z', 'sample', 'SUCCEEDED', 'test') on conflict do nothing",
                "insert into tier_run values (900, '2026-04-01', '2026-07-01', '2026-Q2', 900, (select policy_id"
                        + " from tier_policy where name = 'Default policy'), '2026-07-01 02:00Z') on conflict do nothing",
                "select open_assessment(900)",
                "insert into tier_assessment values (1, 900, 'GOLD', 'GOLD', 'RULE', 0, 0),"
                        + " (2, 900, 'MASS', 'MASS', 'RULE', 0, 0)");
        approved(rule(
                "TIERED",
                "trigger",
                on("card.paid"),
                "points",
                PER_TEN,
                "multipliers",
                List.of(Map.of("condition", "compositeTier in [\"GOLD\", \"PLATINUM\"]", "times", 2))));

        // When
        happen(IntStream.rangeClosed(1, 3)
                .mapToObj(i -> event(i, "t" + i, "card.paid", "2026-07-14", "{\"amount\": 30}"))
                .toArray(String[]::new));

        // Then
        assertThat(earned()).containsExactly("1|6|TIERED|core:t1", "2|3|TIERED|core:t2", "3|3|TIERED|core:t3");
    }

    /** What was held at the end of the day: the one who opened his third and fourth on one day has no third one. */
    @Test
    void theThirdProductEarns() {
        // Given
        Database.execute(
                "insert into product values ('EA', 'a', 'DEPOSIT', 1), ('EBP', 'b', 'FUND', 1), ('EC', 'c', 'CARD', 1),"
                        + " ('ED', 'd', 'LOAN', 1) on conflict do nothing",
                "insert into holding (customer_id, account_no, product_code, opened_on) values (1, '1A', 'EA', '2020-01-01'),"
                        + " (1, '1B', 'EBP', '2020-01-01'), (1, '1C', 'EC', '2026-07-14'), (2, '2A', 'EA', '2020-01-01'),"
                        + " (2, '2B', 'EBP', '2026-07-14'), (1, '1D', 'ED', '2026-07-15')");
        approved(rule(
                "THIRD",
                "trigger",
                on("PRODUCT_OPENED"),
                "condition",
                "productCount == 3",
                "caps",
                caps("EVER", "times", 1)));

        // When
        happen(
                event(1, "h1", "PRODUCT_OPENED", "2026-07-14", "{}"),
                event(2, "h2", "PRODUCT_OPENED", "2026-07-14", "{}"),
                event(1, "h3", "PRODUCT_OPENED", "2026-07-15", "{}"));

        // Then
        assertThat(earned()).containsExactly("1|100|THIRD|core:h1");
    }

    @Test
    void theLastAwardThatDoesNotFitIsCut() {
        approved(rule(
                "CUT",
                "trigger",
                on("card.paid"),
                "points",
                PER_TEN,
                "caps",
                List.of(Map.of("period", "DAY", "points", "25"), Map.of("period", "MONTH", "points", "40"))));

        happen(
                event(1, "c1", "card.paid", "2026-06-30", "{\"amount\": 200}"),
                event(1, "c2", "card.paid", "2026-07-13", "{\"amount\": 200}"),
                event(1, "c3", "card.paid", "2026-07-13", "{\"amount\": 200}"),
                event(1, "c4", "card.paid", "2026-07-13", "{\"amount\": 200}"),
                event(1, "c5", "card.paid", "2026-07-14", "{\"amount\": 200}"),
                event(1, "c6", "card.paid", "2026-06-30", "{\"amount\": 200}"));

        assertThat(earned())
                .containsExactly(
                        "1|20|CUT|core:c1",
                        "1|20|CUT|core:c2",
                        "1|5|CUT|core:c3",
                        "1|15|CUT|core:c5",
                        "1|5|CUT|core:c6");
    }

    @Test
    void aBudgetIsSpentToTheLastPoint() {
        approved(rule("LAST", "trigger", on("card.paid"), "budget", "1050"));
        approved(rule("FREE", "trigger", on("card.paid"), "points", Map.of("fixed", "1")));

        happen(IntStream.rangeClosed(1, 20)
                .mapToObj(i -> event(i, "b" + i, "card.paid", "2026-07-14", "{}"))
                .toArray(String[]::new));

        assertThat(EarningBank.budgets()).containsExactly("LAST|1050");
        assertThat(Database.rows(
                        "select source, sum(amount), count(*) from points_transaction group by source order by source"))
                .containsExactly("FREE|20|20", "LAST|1050|11");
    }

    @Test
    void nothingIsGivenTwice() {
        // Given
        approved(rule("ONCE", "trigger", on("card.paid")));
        approved(rule("ALSO", "trigger", on("card.paid"), "points", PER_TEN));
        String[] events = IntStream.rangeClosed(1, 25)
                .mapToObj(i ->
                        event(1 + i % 5, "o:" + "x".repeat(i * 10) + i, "card.paid", "2026-07-14", "{\"amount\": 70}"))
                .toArray(String[]::new);
        happen(events);
        assertThat(earned()).hasSize(50);
        String before = everything();

        // When
        replay();
        replay();

        // Then
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void anEventThatCommitsLateEarnsInItsTurn() throws SQLException {
        approved(rule("LATE", "trigger", on("card.paid"), "caps", caps("DAY", "times", 1)));
        try (Connection late = Database.connect("kequn_owner");
                Statement statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.execute("insert into customer_event (customer_id, source, external_id, type, occurred_at,"
                    + " attributes) values " + event(1, "late", "card.paid", "2026-07-14", "{}"));
            EarningBank.record(event(1, "early", "card.paid", "2026-07-14", "{}"));
            late.commit();
        }
        EarningBank.awaitDelivery();

        assertThat(earned()).containsExactly("1|100|LATE|core:late");
    }

    @Test
    void whoIsNotWithTheBankEarnsNothing() {
        Database.execute(
                "update customer set closed_on = '2026-07-15' where customer_id = 1",
                "update customer set closed_on = '2026-07-16' where customer_id = 2",
                "update customer set customer_no = null where customer_id = 3");
        approved(rule("MEMBERS", "trigger", on("card.paid")));

        happen(IntStream.rangeClosed(1, 4)
                .mapToObj(i -> event(i, "n" + i, "card.paid", "2026-07-14", "{}"))
                .toArray(String[]::new));

        assertThat(earned()).containsExactly("2|100|MEMBERS|core:n2", "4|100|MEMBERS|core:n4");
    }

    @Test
    void theRulesOfTheDayOfTheEventApply() {
        approved(rule("DATED", "trigger", on("card.paid"), "validTo", "2026-07-13"));
        approved(rule("DATED", "trigger", on("card.paid"), "validFrom", "2026-07-14", "points", Map.of("fixed", "7")));

        happen(
                event(1, "d1", "card.paid", "2026-07-13", "{}"),
                event(1, "d2", "card.paid", "2026-07-14", "{}"),
                "(1, 'core', 'd3', 'card.paid', timestamptz '2026-07-13 23:59:59.999+08', jsonb '{}')",
                "(1, 'core', 'd4', 'card.paid', timestamptz '2026-07-13 16:00Z', jsonb '{}')");

        assertThat(earned())
                .containsExactly(
                        "1|100|DATED|core:d1", "1|7|DATED|core:d2", "1|100|DATED|core:d3", "1|7|DATED|core:d4");
    }

    @Test
    void pointsThatWaitForAnEventBecomeActive() {
        // Given
        Map<String, Object> waits = Map.of("kind", "ON_EVENT", "days", 30, "eventType", "card.used");
        approved(rule("WAITS", "trigger", on("card.opened"), "activation", waits));

        // When
        happen(
                event(1, "w1", "card.used", "2026-07-14", "{}"),
                event(1, "w2", "card.opened", "2026-07-14", "{}"),
                event(2, "w3", "card.opened", "2026-07-14", "{}"),
                event(2, "w4", "card.used", "2026-07-14", "{}"),
                event(3, "w5", "card.opened", "2026-07-14", "{}"));

        // Then
        assertThat(balances()).containsExactly("1|0|100", "2|100|0", "3|0|100");

        // When
        happen(event(3, "w6", "card.used", "2026-07-15", "{}"), event(1, "w7", "other", "2026-07-15", "{}"));

        // Then
        assertThat(balances()).containsExactly("1|0|100", "2|100|0", "3|100|0");
        assertThat(Database.rows("select customer_id, source, reference from points_transaction where kind = 'ACTIVATE'"
                        + " order by customer_id"))
                .containsExactly("2|points-activation|core:w4", "3|points-activation|core:w6");
    }

    /** Points whose last day is past, or an account that is full, stop nobody else. */
    @Test
    void whatAnAccountCannotTakeIsPassedOver() {
        Database.execute(
                "insert into points_account (customer_id, version, active, earned) values (1, 1, 999999999999990, 999999999999990)",
                "insert into points_transaction (customer_id, version, kind, amount, business_day, source, actor, active,"
                        + " pending, arrears) values (1, 1, 'EARN', 999999999999990, '2026-07-01', 'api', 'test',"
                        + " 999999999999990, 0, 0)",
                "insert into points_entry values (1, 1, 1, 'ISSUE', 'DEBIT', 999999999999990),"
                        + " (1, 1, 2, 'ACTIVE', 'CREDIT', 999999999999990)",
                "insert into points_lot (customer_id, version, granted, remaining, active, active_from, on_spent)"
                        + " values (1, 1, 999999999999990, 999999999999990, true, '2026-07-01', 'CLAMP')");
        approved(rule("FULL", "trigger", on("card.paid")));
        approved(rule("VOID", "trigger", on("card.paid"), "expiry", Map.of("kind", "ON", "day", "2026-07-14")));

        happen(event(1, "f1", "card.paid", "2026-07-14", "{}"), event(2, "f2", "card.paid", "2026-07-14", "{}"));

        assertThat(earned()).containsExactly("1|999999999999990|api|null", "2|100|FULL|core:f2");
        assertThat(Database.value("select failures from event_cursor where consumer = 'points'"))
                .isEqualTo("0");
    }

    @Test
    void rulesKnowThePointsOfACustomer() {
        EarningBank.open(3);
        approved(rule("FIRST", "trigger", on("card.paid"), "condition", "pointsEarned == 0"));

        happen(event(1, "k1", "card.paid", "2026-07-14", "{}"));
        happen(event(1, "k2", "card.paid", "2026-07-14", "{}"));

        assertThat(earned()).containsExactly("1|100|FIRST|core:k1");
    }

    private static List<String> balances() {
        return Database.rows("select customer_id, active, pending from points_account order by customer_id");
    }

    private static Map<String, Object> on(String type) {
        return Map.of("kind", "EVENT", "eventType", type);
    }

    private static List<Map<String, Object>> caps(String period, String what, Object most) {
        return List.of(Map.of("period", period, what, most));
    }
}
