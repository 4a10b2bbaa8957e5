package dev.kequn.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Graphql;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.Statements;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page costs as many statements as it has fields, however many customers are on it; the server counts them. */
@QuarkusTest
@WithTestResource(TestBank.class)
class StatementCountTest {
    private static final SampleBranch BRANCH = new SampleBranch("SC", 32000);
    /**
     * Two for the list and one for its count; ten for branch, manager, tags, their history, consents, holdings, balance,
     * points and two windows of averages; one for each of the five fields about tiers, whose policy is kept; five for progress: which
     * policy is in force today and on the period's last day, which assessment, balances up to which day, and the customers;
     * one for who brought them and one for whom they brought; two for redemptions: themselves, and the rewards; two each for
     * the segments they are in and were in: their stays, and the segments; one for contacts, one for offers; two for enrolments: themselves,
     * and the steps behind them.
     */
    private static final int MOST = 35;
    /** Two for the list; the balances, two spans, two days, entries and lots. */
    private static final int OF_POINTS = 9;

    private static final String POINTS =
            """
            points { active week: expiringWithin(days: 7) month: expiringWithin now: projected(on: "2026-07-15")
                     later: projected(on: "2026-08-10")
                     entries(first: 2) { edges { node { account amount lots { action } transaction { recordedAt } } } }
                     lots(first: 1) { edges { node { remaining lastDay } } } }
            """;

    @BeforeEach
    void customers() {
        BRANCH.open(50);
    }

    @AfterEach
    void away() {
        BRANCH.close();
    }

    @Test
    void doesNotGrowWithThePage() {
        // Given
        Statements.startCounting();
        statementsOfAPage(1);

        // When
        List<String> five = statementsOfAPage(5);
        List<String> fifty = statementsOfAPage(50);

        // Then
        assertThat(fifty).isEqualTo(five);
        assertThat(fifty.stream().mapToInt(StatementCountTest::calls).sum())
                .as(String.join("\n", fifty))
                .isBetween(13, MOST);
    }

    @Test
    void pointsDoNotGrowWithThePage() {
        // Given
        Statements.startCounting();
        statementsOfPoints(1);

        // When
        List<String> five = statementsOfPoints(5);
        List<String> fifty = statementsOfPoints(50);

        // Then
        assertThat(fifty).isEqualTo(five);
        assertThat(fifty.stream().mapToInt(StatementCountTest::calls).sum())
                .as(String.join("\n", fifty))
                .isEqualTo(OF_POINTS);
    }

    private static List<String> statementsOfPoints(int first) {
        Statements.reset();
        JsonPath answer = Graphql.as(
                        Tokens.manager(BRANCH.manager()),
                        "query($n: Int) { customers(first: $n) { edges { node { " + POINTS + " } } } }",
                        Map.of("n", first))
                .extract()
                .jsonPath();
        List<String> statements = Statements.sent();

        assertThat(answer.getList("errors")).isNull();
        answer.setRootPath("data.customers.edges.node.points");
        for (int i = 1; i <= first; i++) {
            String at = "[" + (i - 1) + "].";
            assertThat(List.of("active", "week", "month", "now", "later"))
                    .extracting(field -> answer.getString(at + field))
                    .containsExactly(i * 100 + "", "0", i * 100 + "", i * 100 + "", i * 10 + "");
            assertThat(answer.getList(at + "entries.edges.node.account")).containsExactly("PENDING", "ACTIVE");
            assertThat(answer.getString(at + "lots.edges[0].node.lastDay")).isEqualTo("2026-07-31");
        }
        return statements;
    }

    private static int calls(String statement) {
        return Integer.parseInt(statement.substring(0, statement.indexOf('|')));
    }

    private static List<String> statementsOfAPage(int first) {
        Statements.reset();
        JsonPath answer = Graphql.as(
                        Tokens.manager(BRANCH.manager()),
                        "query($n: Int) { customers(first: $n) { totalCount edges { node { " + SampleBranch.EVERY_FIELD
                                + " } } } }",
                        Map.of("n", first))
                .extract()
                .jsonPath();
        List<String> statements = Statements.sent();

        List<Map<String, Object>> expected = new ArrayList<>();
        for (int i = 1; i <= first; i++) {
            expected.add(BRANCH.everything(i));
        }
        assertThat(answer.getList("errors")).isNull();
        assertThat(answer.getList("data.customers.edges.node")).isEqualTo(expected);
        return statements;
    }
}
