package dev.kequn.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Graphql;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import graphql.introspection.IntrospectionQuery;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one operation may ask for. */
@QuarkusTest
@WithTestResource(TestBank.class)
class OperationLimitsTest {
    private static final String NAMES = "edges { node { customerNo } }";

    @Test
    void reportsTheCostOfAnOperation() {
        // Given: per customer his number, himself and his edge; the list itself once.
        String query = "{ customers(first: 100) { " + NAMES + " } }";

        // When
        JsonPath answer = ask(query, Map.of());

        // Then
        assertThat(answer.getMap("extensions.cost")).isEqualTo(Map.of("requested", 301, "limit", 8000));
    }

    @Test
    void countsAPageOfTwentyWhereTheSizeIsNotStated() {
        assertThat(ask("{ customers { " + NAMES + " } }", Map.of()).getInt("extensions.cost.requested"))
                .isEqualTo(61);
    }

    @Test
    void countsThePageSizeOfAVariable() {
        String query = "query($n: Int) { customers(first: $n) { " + NAMES + " } }";

        assertThat(ask(query, Map.of("n", 7)).getInt("extensions.cost.requested"))
                .isEqualTo(22);
    }

    @Test
    void leavesOutWhatIsSkipped() {
        String query = "query($all: Boolean!) { tierPolicies { id name @include(if: $all) } }";

        assertThat(ask(query, Map.of("all", false)).getInt("extensions.cost.requested"))
                .isEqualTo(2);
        assertThat(ask(query, Map.of("all", true)).getInt("extensions.cost.requested"))
                .isEqualTo(3);
    }

    @Test
    void refusesTooManyNodes() {
        String lists = each(27, i -> "l" + i + ": customers(first: 100) { " + NAMES + " } ");

        refuses("{ " + lists + "}", "The operation has 8127 nodes (cost), more than the limit of 8000");
    }

    @Test
    void multipliesListsInLists() {
        refuses(
                "{ intakes(first: 100) { edges { node { rejects(first: 100) { edges { node { reason } } } } } } }",
                "The operation has 30301 nodes (cost), more than the limit of 8000");
    }

    @Test
    void refusesAThousandAliases() {
        refuses(
                "{ " + each(1000, i -> "a" + i + ": tierPolicies { id } ") + "}",
                "The operation has 1000 aliases, more than the limit of 100");
    }

    @Test
    void allowsSixtyRootFieldsAndNotOneMore() {
        // Given
        IntFunction<String> field = i -> "a" + i + ": __typename ";

        // When
        JsonPath sixty = ask("{ " + each(60, field) + "}", Map.of());

        // Then
        assertThat(sixty.getMap("data")).hasSize(60);
        refuses("{ " + each(61, field) + "}", "The operation has 61 root fields, more than the limit of 60");
    }

    @Test
    void countsRootFieldsInFragmentsToo() {
        // Given
        String fields = each(61, i -> "a" + i + ": __typename ");

        // Then
        refuses("{ ... on Query { " + fields + "} }", "The operation has 61 root fields, more than the limit of 60");
        refuses(
                "{ ... f } fragment f on Query { " + fields + "}",
                "The operation has 61 root fields, more than the limit of 60");
    }

    @Test
    void refusesManyDirectives() {
        refuses(
                "{ tierPolicies { " + each(51, i -> "a" + i + ": id @include(if: true) ") + "} }",
                "The operation has 51 directives, more than the limit of 50");
    }

    @Test
    @Timeout(10)
    void refusesFragmentsThatDoubleWithEachLevel() {
        // Given
        String doubling =
                each(40, i -> "fragment f" + i + " on TierPolicy { ...f" + (i + 1) + " ...f" + (i + 1) + " } ");

        // Then
        refuses(
                "{ tierPolicies { ...f0 } } " + doubling + "fragment f40 on TierPolicy { id }",
                "The operation has 536870911 nodes (cost), more than the limit of 8000");
    }

    @Test
    void refusesFragmentsInACircle() {
        // When
        JsonPath answer = ask(
                "{ tierPolicies { ...a } } fragment a on TierPolicy { ...b } fragment b on TierPolicy { ...a }",
                Map.of());

        // Then
        assertThat(answer.getList("errors.extensions.code")).containsOnly("VALIDATION_ERROR");
        assertThat(answer.getMap("")).doesNotContainKey("data");
    }

    @Test
    @Timeout(10)
    void refusesADocumentOfMoreTokensThanAnyoneNeeds() {
        JsonPath answer = ask("{ " + "me ".repeat(20_000) + "}", Map.of());

        assertThat(answer.getMap("")).doesNotContainKey("data");
        assertThat(answer.getString("errors[0].extensions.code")).isEqualTo("SYNTAX_ERROR");
    }

    @Test
    void letsTheStandardIntrospectionPass() {
        // When
        JsonPath answer = ask(IntrospectionQuery.INTROSPECTION_QUERY, Map.of());

        // Then
        assertThat(answer.getMap("")).doesNotContainKey("errors");
        assertThat(answer.getString("data.__schema.queryType.name")).isEqualTo("Query");
        assertThat(answer.getInt("extensions.cost.requested")).isLessThan(8000);
    }

    private static JsonPath ask(String query, Map<String, ?> variables) {
        return Graphql.as(Tokens.staff("olga", "operations"), query, variables)
                .extract()
                .jsonPath();
    }

    private static void refuses(String query, String message) {
        JsonPath answer = ask(query, Map.of());

        assertThat(answer.getString("errors[0].message")).isEqualTo(message);
        assertThat(answer.getList("errors.extensions.code")).isEqualTo(java.util.List.of("OPERATION_TOO_LARGE"));
        assertThat(answer.getMap("")).doesNotContainKey("data");
    }

    private static String each(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining());
    }
}
