package dev.kequn.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists page by page: each entry exactly once, and no cursor but the list's own. */
@QuarkusTest
@WithTestResource(TestBank.class)
class PagingTest {
    private static final String PAGE =
            """
            query($order: CustomerOrder, $first: Int, $after: String) {
              customers(filter: {branch: "PGB"}, orderBy: $order, first: $first, after: $after) {
                totalCount edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }""";

    /** Every third is a prospect, every fourth has no known opening day; names and days repeat. */
    @BeforeEach
    void customersWithUnknownKeys() {
        noCustomers();
        Database.execute(
                "insert into branch values ('PGB', '分页支行') on conflict do nothing",
                "insert into customer (customer_id, customer_no, name, branch_code, opened_on)"
                        + " select 30000 + i, case when i % 3 = 0 then null else 'PG' || lpad((i * 37 % 120)::text, 3, '0') end,"
                        + " (array['赵', 'Zoe', 'zoe', '王', '王五', 'É'])[1 + i % 6] || i % 20, 'PGB',"
                        + " case when i % 4 = 0 then null else date '2020-01-01' + i * 7 % 30 end"
                        + " from generate_series(1, 120) i");
    }

    @AfterEach
    void noCustomers() {
        Database.execute("delete from customer where branch_code = 'PGB'");
    }

    @ParameterizedTest
    @CsvSource({
        "CUSTOMER_NO, customer_no, 1", "CUSTOMER_NO, customer_no, 7", "CUSTOMER_NO, customer_no, 100",
        "NAME, name, 1", "NAME, name, 7", "NAME, name, 40",
        "OPENED_ON, opened_on, 1", "OPENED_ON, opened_on, 7", "OPENED_ON, opened_on, 60"
    })
    void showEveryCustomerOnceInTheOrderOfTheDatabase(String order, String column, int first) {
        // Given
        List<String> expected = Database.rows("select customer_id from customer where branch_code = 'PGB' order by "
                + column + " nulls last, customer_id");

        // When
        List<String> seen = new ArrayList<>();
        String after = null;
        boolean more = true;
        while (more && seen.size() <= expected.size()) {
            JsonPath page = page(order, first, after);
            assertThat(page.getList("errors")).isNull();
            assertThat(page.getInt("data.customers.totalCount")).isEqualTo(120);
            seen.addAll(page.getList("data.customers.edges.node.id"));
            after = page.getString("data.customers.pageInfo.endCursor");
            more = page.getBoolean("data.customers.pageInfo.hasNextPage");
        }

        // Then
        assertThat(seen).isEqualTo(expected);
        assertThat(seen).hasSize(120).doesNotHaveDuplicates();
    }

    @Test
    void endsOnAnEmptyPage() {
        // Given
        JsonPath all = page("NAME", 100, page("NAME", 100, null).getString("data.customers.pageInfo.endCursor"));

        // When
        JsonPath behind = page("NAME", 100, all.getString("data.customers.pageInfo.endCursor"));

        // Then
        assertThat(all.getList("data.customers.edges")).hasSize(20);
        assertThat(behind.getList("data.customers.edges")).isEmpty();
        assertThat(behind.getMap("data.customers.pageInfo"))
                .containsEntry("hasNextPage", false)
                .containsEntry("endCursor", null);
    }

    @ParameterizedTest
    @CsvSource({"customers", "jobs", "tierRuns", "serviceTierOverrides", "auditTrail", "intakes"})
    void limitEveryList(String list) {
        for (int first : new int[] {0, -1, 101}) {
            // When
            JsonPath answer = ask("{ " + list + "(first: " + first + ") { pageInfo { hasNextPage } } }", Map.of());

            // Then
            assertThat(answer.getList("errors.extensions.code")).isEqualTo(List.of("INVALID_ARGUMENT"));
            assertThat(answer.getString("errors[0].message"))
                    .isEqualTo("first must be between 1 and 100, not " + first);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"customers", "jobs", "tierRuns", "serviceTierOverrides", "auditTrail", "intakes"})
    void takeNoCursorThatIsNotTheirs(String list) {
        // Given
        String own = list.equals("customers") ? "customers:CUSTOMER_NO" : list;
        String good = page("CUSTOMER_NO", 1, null).getString("data.customers.pageInfo.endCursor");
        List<String> cursors = List.of(
                "",
                "x",
                "1",
                "AAAA",
                "%%%",
                "null",
                good + "A",
                good.substring(0, good.length() - 1),
                good.substring(1),
                Paging.cursor("another", List.of("1")),
                Paging.cursor("another", List.of("PG001", "30001")),
                Paging.cursor("customers:NAME", List.of("x", "30001")),
                Paging.cursor(own, List.of()),
                Paging.cursor(own, List.of("1", "2", "3")),
                Paging.cursor(own, List.of("one")),
                Paging.cursor(own, List.of("x", "one")),
                Paging.cursor(own, List.of("x", "99999999999999999999")));

        for (String cursor : cursors) {
            // When
            JsonPath answer = ask(
                    "query($after: String) { " + list + "(after: $after) { pageInfo { hasNextPage } } }",
                    Map.of("after", cursor));

            // Then
            assertThat(answer.getList("errors.extensions.code"))
                    .as(list + " " + cursor)
                    .isEqualTo(List.of("INVALID_CURSOR"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "2026-13-01", "2026-02-30", "+999999999-01-01", "-4714-01-01"})
    void takeNoCursorWithADayThatIsNone(String day) {
        JsonPath answer = page("OPENED_ON", 5, Paging.cursor("customers:OPENED_ON", List.of(day, "30001")));

        assertThat(answer.getList("errors.extensions.code")).isEqualTo(List.of("INVALID_CURSOR"));
    }

    @Test
    void takeNoCursorOfAnotherOrder() {
        // Given
        String cursor = page("NAME", 5, null).getString("data.customers.pageInfo.endCursor");

        // When
        JsonPath answer = page("CUSTOMER_NO", 5, cursor);

        // Then
        assertThat(answer.getList("errors.extensions.code")).isEqualTo(List.of("INVALID_CURSOR"));
    }

    private static JsonPath page(String order, int first, String after) {
        Map<String, Object> variables = new HashMap<>(Map.of("order", order, "first", first));
        variables.put("after", after);
        return ask(PAGE, variables);
    }

    private static JsonPath ask(String query, Map<String, ?> variables) {
        return Graphql.as(Tokens.staff("olga", "operations", "auditor"), query, variables)
                .extract()
                .jsonPath();
    }
}
