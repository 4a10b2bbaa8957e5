package dev.kequn.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.kequn.support.Graphql;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program tells about accepted files. Keys of this class begin with API. */
@QuarkusTest
@WithTestResource(TestBank.class)
class IntakeApiTest {
    private static final String INTAKE =
            """
            query($id: ID!, $first: Int, $after: String) { intake(id: $id) {
                id file state receivedAt receivedBy digest bytes rowsRead rowsRejected inserted updated unchanged
                durationSeconds progress { done total }
                rejects(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
                    edges { cursor node { lineNo column value reason } } } } }""";
    private static final String LIST =
            """
            query($first: Int, $after: String) { intakes(first: $first, after: $after) { totalCount
                edges { cursor node { id file } } pageInfo { hasNextPage endCursor } } }""";

    private String id;

    @BeforeEach
    void aFileWithRejects() {
        Files.merge("branches", "branch_code,name", "APIB,b");
        id = Files.merge(
                "customers",
                "customer_no,name,branch_code,phone,gender",
                "API1,\"Li, \"\"Bo\"\"\u001f\",APIB,138\u001f,x",
                "API2,a,APIB,,F",
                "API3,b,NOWHERE,,F",
                "API4");
    }

    @Test
    void anIntakeTellsWhatBecameOfIt() {
        Graphql.as(service(), INTAKE, Map.of("id", id))
                .statusCode(200)
                .body("errors", nullValue())
                .body("data.intake.id", equalTo(id))
                .body("data.intake.file", equalTo("customers"))
                .body("data.intake.state", equalTo("MERGED"))
                .body("data.intake.receivedBy", equalTo("batch"))
                .body("data.intake.digest", matchesPattern("[0-9a-f]{64}"))
                .body("data.intake.bytes", matchesPattern("[0-9]+"))
                .body("data.intake.rowsRead", equalTo(4))
                .body("data.intake.rowsRejected", equalTo(3))
                .body("data.intake.unchanged", greaterThanOrEqualTo(0))
                .body("data.intake.durationSeconds", greaterThanOrEqualTo(0))
                .body("data.intake.progress", equalTo(Map.of("done", 2, "total", 2)))
                .body("data.intake.rejects.totalCount", equalTo(5))
                .body("data.intake.rejects.edges.node.lineNo", contains(2, 2, 2, 4, 5))
                .body("data.intake.rejects.edges.node.column", contains("gender", "name", "phone", "branch_code", null))
                .body(
                        "data.intake.rejects.edges.node.value",
                        contains("x", "Li, \"Bo\"\u001f", "138\u001f", "NOWHERE", null));
    }

    @Test
    void namesAndPhoneNumbersAreNotShownToOperations() {
        Graphql.as(operations(), INTAKE, Map.of("id", id))
                .body("errors", nullValue())
                .body("data.intake.rejects.edges.node.value", contains("x", null, null, "NOWHERE", null));
    }

    @Test
    void rejectsArePagedInTheOrderOfTheFile() {
        String after = Graphql.as(operations(), INTAKE, Map.of("id", id, "first", 2))
                .body("data.intake.rejects.edges.node.column", contains("gender", "name"))
                .body("data.intake.rejects.pageInfo.hasNextPage", equalTo(true))
                .extract()
                .path("data.intake.rejects.pageInfo.endCursor");

        Graphql.as(operations(), INTAKE, Map.of("id", id, "first", 3, "after", after))
                .body("data.intake.rejects.edges.node.column", contains("phone", "branch_code", null))
                .body("data.intake.rejects.pageInfo.hasNextPage", equalTo(false));
    }

    @Test
    void intakesAreListedTheLastAcceptedFirst() {
        String later = Files.merge("branches", "branch_code,name", "APIB,b");

        List<String> all = Graphql.as(operations(), LIST, Map.of("first", 100))
                .body("errors", nullValue())
                .extract()
                .path("data.intakes.edges.node.id");
        assertThat(all).containsSubsequence(later, id);

        String after = Graphql.as(operations(), LIST, Map.of("first", 1))
                .body("data.intakes.edges", hasSize(1))
                .body("data.intakes.totalCount", greaterThanOrEqualTo(3))
                .body("data.intakes.pageInfo.hasNextPage", equalTo(true))
                .extract()
                .path("data.intakes.pageInfo.endCursor");
        Graphql.as(operations(), LIST, Map.of("first", 1, "after", after))
                .body("data.intakes.edges.node.id[0]", equalTo(all.get(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "999999999", "x", "-1", "", "99999999999999999999"})
    void anUnknownIdIsNull(String unknown) {
        Graphql.as(operations(), INTAKE, Map.of("id", unknown))
                .statusCode(200)
                .body("errors", nullValue())
                .body("data.intake", nullValue());
        given().auth()
                .oauth2(service())
                .get("/intake/{id}/rejects", unknown.isEmpty() ? "-" : unknown)
                .then()
                .statusCode(404)
                .body("code", equalTo("UNKNOWN_INTAKE"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101})
    void aPageHasOneToAHundredEntries(int first) {
        Graphql.as(operations(), LIST, Map.of("first", first))
                .body("errors[0].extensions.code", equalTo("INVALID_ARGUMENT"));
    }

    @Test
    void aForgedCursorIsRefused() {
        Graphql.as(operations(), LIST, Map.of("after", "AAAAAA"))
                .body("errors[0].extensions.code", equalTo("INVALID_CURSOR"));
        String foreign =
                Graphql.as(operations(), LIST, Map.of("first", 1)).extract().path("data.intakes.pageInfo.endCursor");
        Graphql.as(operations(), INTAKE, Map.of("id", id, "after", foreign))
                .body("errors[0].extensions.code", equalTo("INVALID_CURSOR"));
    }

    @Test
    void rejectsAreDownloadedAsAFile() {
        given().auth()
                .oauth2(service())
                .get("/intake/{id}/rejects", id)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .body(equalTo("line_no,column,value,reason\r\n"
                        + "2,gender,x,\"not one of F, M\"\r\n"
                        + "2,name,\"Li, \"\"Bo\"\"\u001f\",a control character\r\n"
                        + "2,phone,138\u001f,a control character\r\n"
                        + "4,branch_code,NOWHERE,no such branch\r\n"
                        + "5,,,1 fields instead of 5\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "manager", "marketing", "admin", "branch_staff", "branch_manager", "auditor"})
    void otherRolesSeeNothing(String role) {
        String token = Tokens.staff("other", role);
        Graphql.as(token, LIST).body("errors[0].extensions.code", equalTo("FORBIDDEN"));
        Graphql.as(token, INTAKE, Map.of("id", id))
                .body("errors[0].extensions.code", equalTo("FORBIDDEN"))
                .body("data.intake", nullValue());
        given().auth().oauth2(token).get("/intake/{id}/rejects", id).then().statusCode(403);
    }

    @Test
    void operationsDoesNotDownloadRejects() {
        given().auth()
                .oauth2(operations())
                .get("/intake/{id}/rejects", id)
                .then()
                .statusCode(403);
    }

    private static String service() {
        return Tokens.staff("batch", "service");
    }

    private static String operations() {
        return Tokens.staff("ops", "operations");
    }
}
