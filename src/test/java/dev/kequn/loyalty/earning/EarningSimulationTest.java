package dev.kequn.loyalty.earning;

import static dev.kequn.loyalty.earning.Earning.approved;
import static dev.kequn.loyalty.earning.Earning.ask;
import static dev.kequn.loyalty.earning.EarningBank.event;
import static dev.kequn.loyalty.earning.EarningBank.everything;
import static dev.kequn.loyalty.earning.EarningBank.happen;
import static dev.kequn.loyalty.earning.EarningBank.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.access.Role;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.OwnBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rule tried out on what happened, and nothing written. */
@QuarkusTest
@TestProfile(OwnBank.class)
class EarningSimulationTest {
    private static final String OPERATIONS = Tokens.staff("olga", Role.OPERATIONS);
    private static final String MARKETING = Tokens.staff("mia", Role.MARKETING);
    private static final String FIELDS =
            " { seen matched customers points cutByCaps cutByBudget truncated" + " byDay { day matched points } } }";

    private String before;

    @BeforeEach
    void bank() {
        EarningBank.open(12);
        happen(
                event(1, "s1", "card.paid", "2026-07-01", "{\"amount\": 105.50}"),
                event(1, "s2", "card.paid", "2026-07-01", "{\"amount\": 300}"),
                event(2, "s3", "card.paid", "2026-07-02", "{\"amount\": 300}"),
                event(2, "s4", "card.paid", "2026-07-03", "{\"amount\": 5}"),
                event(3, "s5", "card.paid", "2026-06-30", "{\"amount\": 1000}"),
                event(3, "s6", "other", "2026-07-02", "{\"amount\": 1000}"),
                event(3, "s7", "card.paid", "2026-07-04", "{\"amount\": 1000}"));
        before = everything();
    }

    @AfterEach
    void nothingIsWritten() {
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whatItWouldHaveGiven() {
        Map<String, Object> draft = paying("caps", List.of(Map.of("period", "DAY", "points", "35")), "budget", "50");

        JsonPath found = simulate(OPERATIONS, draft, "2026-07-01", "2026-07-03");

        assertThat(found.getMap(""))
                .containsAllEntriesOf(Map.of(
                        "seen",
                        4,
                        "matched",
                        3,
                        "customers",
                        2,
                        "points",
                        "50",
                        "cutByCaps",
                        "5",
                        "cutByBudget",
                        "15"));
        assertThat(found.getBoolean("truncated")).isFalse();
        assertThat(found.getList("byDay.day")).containsExactly("2026-07-01", "2026-07-02");
        assertThat(found.getList("byDay.matched")).containsExactly(2, 1);
        assertThat(found.getList("byDay.points")).containsExactly("35", "15");
    }

    @Test
    void aRuleThatIsWrittenDown() {
        String id = approved(paying("validFrom", "2400-01-01"));
        before = everything();

        JsonPath found = ask(
                OPERATIONS,
                "query($id: ID) { it: earningRuleSimulate(id: $id, from: \"2026-06-30\", to: \"2026-07-15\")" + FIELDS,
                Map.of("id", id));

        assertThat(found.getString("points")).isEqualTo("270");
        assertThat(found.getInt("customers")).isEqualTo(3);
    }

    @Test
    void monthsThatEndedInTheWindow() {
        Map<String, Object> draft = rule("MONTHS", "trigger", Map.of("kind", "PERIOD"), "budget", "2350");

        JsonPath found = simulate(OPERATIONS, draft, "2026-05-31", "2026-07-15");

        assertThat(found.getInt("seen")).isEqualTo(24);
        assertThat(found.getString("points")).isEqualTo("2350");
        assertThat(found.getString("cutByBudget")).isEqualTo("50");
        assertThat(found.getList("byDay.day")).containsExactly("2026-05-31", "2026-06-30");
        assertThat(found.getList("byDay.points")).containsExactly("1200", "1150");
    }

    @Test
    void tooFewCustomersAreNotToldToEveryone() {
        JsonPath few = simulate(MARKETING, paying(), "2026-06-30", "2026-07-15");
        assertThat(few.getInt("seen")).isEqualTo(6);
        assertThat(few.<Object>get("matched")).isNull();
        assertThat(few.<Object>get("points")).isNull();
        assertThat(few.<Object>get("byDay")).isNull();

        JsonPath many =
                simulate(MARKETING, rule("MANY", "trigger", Map.of("kind", "PERIOD")), "2026-06-30", "2026-06-30");
        assertThat(many.getString("points")).isEqualTo("1200");
        assertThat(many.getList("byDay.points")).containsExactly("1200");
    }

    @Test
    void moreThanItLooksAtIsSaid() {
        Database.execute(
                "insert into customer_event (customer_id, source, external_id, type, occurred_at)"
                        + " select 1 + i % 9, 'core', 'bulk' || i, 'bulk', '2026-07-01 12:00+08' from generate_series(1, 20001) i");
        EarningBank.awaitDelivery();
        Map<String, Object> draft = rule("BULK", "trigger", Map.of("kind", "EVENT", "eventType", "bulk"));

        JsonPath found = simulate(OPERATIONS, draft, "2026-07-01", "2026-07-01");

        assertThat(found.getBoolean("truncated")).isTrue();
        assertThat(found.getInt("seen")).isEqualTo(20_000);
        assertThat(found.getString("points")).isEqualTo("2000000");
    }

    @Test
    void refusesWhatItCannotTryOut() {
        assertThat(error(paying(), "2026-07-01", "2026-07-16")).isEqualTo("INVALID_ARGUMENT");
        assertThat(error(paying(), "2026-07-02", "2026-07-01")).isEqualTo("INVALID_ARGUMENT");
        assertThat(error(paying(), "2026-04-01", "2026-07-03")).isEqualTo("INVALID_ARGUMENT");
        assertThat(error(paying("condition", "nonsense == 1"), "2026-07-01", "2026-07-01"))
                .isEqualTo("INVALID_CONDITION");
        assertThat(error(paying("budget", "0"), "2026-07-01", "2026-07-01")).isEqualTo("INVALID_RULE");
        assertThat(error(paying("referral", Map.of("withinDays", 3)), "2026-07-01", "2026-07-01"))
                .isEqualTo("INVALID_ARGUMENT");
        assertThat(error(null, "2026-07-01", "2026-07-01")).isEqualTo("INVALID_ARGUMENT");
        assertThat(simulate(OPERATIONS, paying(), "2026-04-02", "2026-07-03").getInt("seen"))
                .isEqualTo(5);
    }

    private static Map<String, Object> paying(Object... changes) {
        Map<String, Object> rule = rule("PAYING", changes);
        rule.put("trigger", Map.of("kind", "EVENT", "eventType", "card.paid"));
        rule.put("points", Map.of("per", Map.of("attribute", "amount", "amount", "10", "points", "1")));
        return rule;
    }

    private static JsonPath simulate(String token, Map<String, Object> draft, String from, String to) {
        return ask(token, query(), Map.of("input", draft, "from", from, "to", to));
    }

    private static String error(Map<String, Object> draft, String from, String to) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("input", draft);
        variables.put("from", from);
        variables.put("to", to);
        return Graphql.as(OPERATIONS, query(), variables).extract().jsonPath().getString("errors[0].extensions.code");
    }

    private static String query() {
        return "query($input: EarningRuleInput, $from: Date!, $to: Date!)"
                + " { it: earningRuleSimulate(input: $input, from: $from, to: $to)" + FIELDS;
    }
}
