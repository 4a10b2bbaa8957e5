package dev.kequn.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.access.Role;
import dev.kequn.support.Graphql;
import dev.kequn.support.SampleBranch;
import dev.kequn.support.Statements;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a router of a federated graph gets: the same customers, for the same callers, as a client does. */
@QuarkusTest
@WithTestResource(TestBank.class)
class SubgraphTest {
    private static final SampleBranch OURS = new SampleBranch("SG", 36500);
    private static final SampleBranch THEIRS = new SampleBranch("SH", 36700);
    private static final String ASK =
            """
            query($representations: [_Any!]!) {
              _entities(representations: $representations) { __typename ... on Customer { id customerNo name phone branch { name } } }
            }
            """;

    @BeforeEach
    void twoBranches() {
        THEIRS.open(2);
        OURS.open(20);
    }

    @AfterEach
    void away() {
        OURS.close();
        THEIRS.close();
    }

    @Test
    void customersComeByEitherKeyInTheOrderAsked() {
        // When
        List<Map<String, Object>> found = entities(
                Tokens.manager(OURS.manager()),
                byNumber(OURS.number(2)),
                byId(OURS.id(1)),
                byNumber("NOBODY"),
                byId(OURS.id(2)),
                byId(0));

        // Then
        assertThat(found).hasSize(5);
        assertThat(found.get(0))
                .isEqualTo(found.get(3))
                .containsEntry("__typename", "Customer")
                .containsEntry("id", Long.toString(OURS.id(2)))
                .containsEntry("customerNo", OURS.number(2))
                .containsEntry("name", "客户2")
                .containsEntry("phone", OURS.phone(2));
        assertThat(found.get(1)).containsEntry("customerNo", OURS.number(1));
        assertThat(found.get(2)).isNull();
        assertThat(found.get(4)).isNull();
    }

    @Test
    void whoIsOutsideTheScopeIsNotThere() {
        // When
        List<Map<String, Object>> ofAManager =
                entities(Tokens.manager(OURS.manager()), byNumber(THEIRS.number(1)), byId(THEIRS.id(1)));
        List<Map<String, Object>> ofACustomer =
                entities(Tokens.customer(OURS.number(1)), byId(OURS.id(1)), byId(OURS.id(2)), byNumber(OURS.number(2)));

        // Then
        assertThat(ofAManager).containsExactly(null, null);
        assertThat(ofACustomer.get(0)).containsEntry("name", "客户1");
        assertThat(ofACustomer.subList(1, 3)).containsExactly(null, null);
    }

    @Test
    void personalDataIsMaskedAsEverywhere() {
        // When
        List<Map<String, Object>> found =
                entities(Tokens.staff("olga", Role.OPERATIONS), byId(OURS.id(1)), byNumber(OURS.number(1)));

        // Then
        assertThat(found)
                .allSatisfy(customer ->
                        assertThat(customer).containsEntry("name", "客**").doesNotContainEntry("phone", OURS.phone(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{__typename: \"Branch\", code: \"x\"}",
                "{__typename: \"Branch\", id: \"1\"}",
                "{__typename: \"Customer\"}",
                "{__typename: \"Customer\", id: 7}",
                "{__typename: \"Customer\", customerNo: null}",
                "{id: \"1\"}",
            })
    void whatNamesNoCustomerIsRefused(String representation) {
        // When
        JsonPath answer = Graphql.as(
                        Tokens.staff("olga", Role.OPERATIONS),
                        "{ _entities(representations: [" + representation + "]) { __typename } }")
                .extract()
                .jsonPath();

        // Then
        assertThat(answer.getString("errors[0].extensions.code")).isEqualTo("INVALID_ARGUMENT");
    }

    @ParameterizedTest
    @CsvSource({"\"SG001\"", "7", "[[]]"})
    void whatIsNoRepresentationDoesNotFit(String literal) {
        // When
        JsonPath answer = Graphql.as(
                        Tokens.staff("olga", Role.OPERATIONS),
                        "{ _entities(representations: [" + literal + "]) { __typename } }")
                .extract()
                .jsonPath();

        // Then
        assertThat(answer.getString("errors[0].extensions.code")).isEqualTo("VALIDATION_ERROR");
    }

    @Test
    @SuppressWarnings("unchecked")
    void eachRepresentationCounts() {
        // Given
        Map<String, Object>[] many =
                IntStream.range(0, 1400).mapToObj(SubgraphTest::byId).toArray(Map[]::new);

        // When
        JsonPath few = ask(Tokens.staff("olga", Role.OPERATIONS), representations(3));
        JsonPath more = ask(Tokens.staff("olga", Role.OPERATIONS), representations(4));
        JsonPath tooMany = ask(Tokens.staff("olga", Role.OPERATIONS), many);

        // Then
        int eachTime = 6;
        assertThat(few.getInt("extensions.cost.requested")).isEqualTo(1 + 3 * eachTime);
        assertThat(more.getInt("extensions.cost.requested")).isEqualTo(1 + 4 * eachTime);
        assertThat(tooMany.getString("errors[0].extensions.code")).isEqualTo("OPERATION_TOO_LARGE");
    }

    @Test
    void statementsDoNotGrowWithTheRepresentations() {
        // Given
        Statements.startCounting();
        calls(1);

        // When
        int two = calls(2);
        int twenty = calls(20);

        // Then
        assertThat(twenty).isEqualTo(two).isEqualTo(2);
    }

    @Test
    void theSchemaSaysByWhichKeysCustomersAreKnown() throws IOException {
        // When
        String sdl = Graphql.as(Tokens.staff("router", Role.SERVICE), "{ _service { sdl } }")
                .extract()
                .jsonPath()
                .getString("data._service.sdl");
        TypeDefinitionRegistry schema = new SchemaParser().parse(sdl);
        // For src/test/client/check.sh, which composes it with another graph as a router does.
        Files.writeString(Path.of("target/subgraph.graphql"), sdl);

        // Then
        ObjectTypeDefinition customer =
                schema.getType("Customer", ObjectTypeDefinition.class).orElseThrow();
        assertThat(customer.getDirectives("key"))
                .extracting(key -> key.getArgument("fields").getValue().toString())
                .satisfiesExactly(id -> assertThat(id).contains("'id'"), number -> assertThat(number)
                        .contains("'customerNo'"));
        assertThat(sdl)
                .startsWith(
                        "extend schema @link(url: \"https://specs.apollo.dev/federation/v2.3\", import: [\"@key\"])")
                .contains("campaign(")
                .doesNotContain("_entities")
                .doesNotContain("_Any")
                .doesNotContain("_service");
    }

    private static int calls(int customers) {
        Statements.reset();
        ask(Tokens.manager(OURS.manager()), representations(customers));
        return Statements.sent().stream()
                .mapToInt(sent -> Integer.parseInt(sent.split("\\D", 2)[0]))
                .sum();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object>[] representations(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> i % 2 == 0 ? byId(OURS.id(i)) : byNumber(OURS.number(i)))
                .toArray(Map[]::new);
    }

    @SafeVarargs
    private static List<Map<String, Object>> entities(String token, Map<String, Object>... representations) {
        return ask(token, representations).getList("data._entities");
    }

    @SafeVarargs
    private static JsonPath ask(String token, Map<String, Object>... representations) {
        return Graphql.as(token, ASK, Map.of("representations", Arrays.asList(representations)))
                .extract()
                .jsonPath();
    }

    private static Map<String, Object> byId(long id) {
        return Map.of("__typename", "Customer", "id", Long.toString(id));
    }

    private static Map<String, Object> byNumber(String number) {
        return Map.of("__typename", "Customer", "customerNo", number);
    }
}
