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
     * Two for the list and one for its count; nine for branch, manager, tags, their history, consents, holdings, balance
     * and two windows of averages; one for each of the five fields about tiers, whose policy is kept; five for progress: which
     * policy is in force today and on the period's last day, which assessment, balances up to which day, and the customers;
     * one for who brought them and one for whom they brought; two for redemptions: themselves, and the rewards.
     */
    private static final int MOST = 26;

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
