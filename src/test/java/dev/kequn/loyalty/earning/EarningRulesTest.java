package dev.kequn.loyalty.earning;

import static dev.kequn.loyalty.earning.Earning.CHECKER;
import static dev.kequn.loyalty.earning.Earning.MAKER;
import static dev.kequn.loyalty.earning.Earning.approved;
import static dev.kequn.loyalty.earning.Earning.drafted;
import static dev.kequn.loyalty.earning.Earning.input;
import static dev.kequn.loyalty.earning.Earning.key;
import static dev.kequn.loyalty.earning.Earning.retire;
import static dev.kequn.loyalty.earning.Earning.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.customer.event.EventFacts;
import dev.kequn.customer.event.OccurredEvent;
import dev.kequn.support.Graphql;
import dev.kequn.support.Statements;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which rules there are, and which are in force when. */
@QuarkusTest
@WithTestResource(TestBank.class)
class EarningRulesTest {
    @Inject
    EarningRules rules;

    @Test
    void theVersionThatBeginsLastAmongThoseThatRunIsInForce() {
        // Given
        String open = approved(input("IN_FORCE", "validFrom", "2500-01-01"));
        String summer = approved(input("IN_FORCE", "validFrom", "2500-06-01", "validTo", "2500-08-31"));
        String next = approved(input("IN_FORCE", "validFrom", "2501-01-01"));
        drafted(input("IN_FORCE", "validFrom", "2500-02-01"));
        submitted(input("IN_FORCE", "validFrom", "2500-03-01"));

        // Then
        assertThat(inForce("IN_FORCE", "2499-12-31")).isEmpty();
        assertThat(inForce("IN_FORCE", "2500-01-01")).containsExactly(open);
        assertThat(inForce("IN_FORCE", "2500-05-31")).containsExactly(open);
        assertThat(inForce("IN_FORCE", "2500-06-01")).containsExactly(summer);
        assertThat(inForce("IN_FORCE", "2500-08-31")).containsExactly(summer);
        assertThat(inForce("IN_FORCE", "2500-09-01")).containsExactly(open);
        assertThat(inForce("IN_FORCE", "2500-12-31")).containsExactly(open);
        assertThat(inForce("IN_FORCE", "2501-01-01")).containsExactly(next);
        assertThat(inForce("IN_FORCE", "9999-12-31")).containsExactly(next);
    }

    @Test
    void aRetiredVersionWasInForceUntilItWasRetired() {
        // Given
        String old = approved(input("RETIRED", "validFrom", "2026-01-01"));
        String newer = approved(input("RETIRED", "validFrom", "2026-07-01"));
        assertThat(inForce("RETIRED", "2026-07-15")).containsExactly(newer);

        // When
        retire(CHECKER, key(), newer, "x");

        // Then
        assertThat(inForce("RETIRED", "2026-07-14")).containsExactly(newer);
        assertThat(inForce("RETIRED", "2026-07-15")).containsExactly(old);

        // When
        retire(CHECKER, key(), old, "x");

        // Then
        assertThat(inForce("RETIRED", "2026-06-30")).containsExactly(old);
        assertThat(inForce("RETIRED", "2026-07-15")).isEmpty();
        assertThat(inForce("RETIRED", "2400-01-01")).isEmpty();
    }

    @Test
    void aRuleRetiredBeforeItBeganWasNeverInForce() {
        String id = approved(input("NEVER_BEGAN"));

        retire(CHECKER, key(), id, "x");

        assertThat(inForce("NEVER_BEGAN", "2400-01-01")).isEmpty();
    }

    @Test
    void whatIsInForceIsReadyToDecide() {
        // Given
        approved(input(
                "READY",
                "validFrom",
                "2600-01-01",
                "points",
                Map.of("per", Map.of("attribute", "paid", "amount", "10", "points", "2")),
                "condition",
                "eventSource == \"pos\"",
                "multipliers",
                List.of(
                        Map.of("condition", "eventNumber(\"n\") == 1", "times", 3),
                        Map.of("condition", "eventNumber(\"n\") < 9", "times", 5)),
                "caps",
                List.of(
                        Map.of("period", "DAY", "times", 1),
                        Map.of("period", "MONTH", "times", 2),
                        Map.of("period", "EVER", "points", "7"))));

        // When
        CompiledEarningRule rule = only("READY", "2600-01-01");

        // Then
        assertThat(rule.rule().version()).isEqualTo(1);
        assertThat(rule.terms().caps())
                .containsExactly(
                        new Cap(CapPeriod.DAY, null, 1),
                        new Cap(CapPeriod.MONTH, null, 2),
                        new Cap(CapPeriod.EVER, 7L, null));
        assertThat(award(rule, "pos", "{\"paid\": 99.99, \"n\": 1}")).isEqualTo("54");
        assertThat(award(rule, "pos", "{\"paid\": 100, \"n\": 2}")).isEqualTo("100");
        assertThat(award(rule, "pos", "{\"paid\": 100}")).isEqualTo("20");
        assertThat(award(rule, "web", "{\"paid\": 100}")).isEqualTo("none");
        assertThat(only("READY", "2600-01-02")).isSameAs(rule);
    }

    @Test
    void isAListOfPagesByStateAndCode() {
        // Given
        List<String> ids = new ArrayList<>();
        IntStream.rangeClosed(1, 5)
                .forEach(month -> ids.add(0, drafted(input("LISTED", "validFrom", "2400-0" + month + "-01"))));
        String approved = approved(input("LISTED", "validFrom", "2400-06-01"));

        // When
        JsonPath first = list("LISTED", "DRAFT", 3, null);
        JsonPath second = list("LISTED", "DRAFT", 3, first.getString("pageInfo.endCursor"));

        // Then
        assertThat(first.getList("edges.node.id")).isEqualTo(ids.subList(0, 3));
        assertThat(first.getBoolean("pageInfo.hasNextPage")).isTrue();
        assertThat(second.getList("edges.node.id")).isEqualTo(ids.subList(3, 5));
        assertThat(second.getBoolean("pageInfo.hasNextPage")).isFalse();
        assertThat(list("LISTED", "APPROVED", 3, null).getList("edges.node.id")).isEqualTo(List.of(approved));
        assertThat(list("LISTED", null, 1, null).getList("edges.node.id")).isEqualTo(List.of(approved));
        assertThat(list("NOT_LISTED", null, 1, null).getMap("pageInfo")).containsEntry("endCursor", null);
        assertThat(list(null, null, 1, null).getList("edges")).hasSize(1);
    }

    @Test
    void refusesAPageThatIsNone() {
        for (String arguments : List.of("first: 0", "first: 101")) {
            assertThat(Graphql.as(MAKER, "{ earningRules(" + arguments + ") { edges { cursor } } }")
                            .extract()
                            .jsonPath()
                            .getString("errors[0].extensions.code"))
                    .isEqualTo("INVALID_ARGUMENT");
        }
        assertThat(Graphql.as(MAKER, "{ earningRules(after: \"x\") { edges { cursor } } }")
                        .extract()
                        .jsonPath()
                        .getString("errors[0].extensions.code"))
                .isEqualTo("INVALID_CURSOR");
    }

    @Test
    void aPageCostsTwoStatementsHoweverLongItIs() {
        // Given
        IntStream.rangeClosed(1, 9)
                .forEach(month -> drafted(input(
                        "STATEMENTS",
                        "validFrom",
                        "2400-0" + month + "-01",
                        "multipliers",
                        List.of(Map.of("condition", "true", "times", 2)),
                        "caps",
                        List.of(Map.of("period", "DAY", "times", 1)))));
        Statements.startCounting();

        // When
        List<String> one = statements(1);
        List<String> nine = statements(9);

        // Then
        assertThat(nine).isEqualTo(one).hasSize(2).allMatch(statement -> statement.startsWith("1|"));
    }

    @Test
    void aRuleThatIsNoneIsNull() {
        for (String id : List.of("0", "x", "999999999")) {
            assertThat(Graphql.as(MAKER, "{ earningRule(id: \"" + id + "\") { id } }")
                            .extract()
                            .jsonPath()
                            .getMap("data"))
                    .containsEntry("earningRule", null);
        }
    }

    private static List<String> statements(int first) {
        list("STATEMENTS", null, first, null);
        Statements.reset();
        assertThat(list("STATEMENTS", null, first, null).getList("edges")).hasSize(first);
        return Statements.sent();
    }

    private static JsonPath list(String code, String state, int first, String after) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("code", code);
        variables.put("state", state);
        variables.put("first", first);
        variables.put("after", after);
        return Earning.ask(
                MAKER,
                "query($code: String, $state: EarningRuleState, $first: Int!, $after: String)"
                        + " { it: earningRules(code: $code, state: $state, first: $first, after: $after)"
                        + " { edges { cursor node { id multipliers { times } caps { times } } }"
                        + " pageInfo { hasNextPage endCursor } } }",
                variables);
    }

    private List<String> inForce(String code, String day) {
        return compiled(code, day).stream()
                .map(rule -> Long.toString(rule.rule().id()))
                .toList();
    }

    private CompiledEarningRule only(String code, String day) {
        List<CompiledEarningRule> found = compiled(code, day);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<CompiledEarningRule> compiled(String code, String day) {
        return rules.inForceOn(LocalDate.parse(day)).await().indefinitely().stream()
                .filter(rule -> rule.rule().code().equals(code))
                .toList();
    }

    private static String award(CompiledEarningRule rule, String source, String attributes) {
        Object[] values = new Object[rule.facts().size()];
        EventFacts.put(
                rule.facts(),
                values,
                new OccurredEvent("earning.test", source, LocalDate.parse("2600-01-01"), new JsonObject(attributes)));
        return rule.award(values).isPresent() ? Long.toString(rule.award(values).getAsLong()) : "none";
    }
}
