package dev.kequn.process;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kequn.support.Eventually;
import dev.kequn.support.PackagedApp;
import dev.kequn.support.Production;
import dev.kequn.support.Tokens;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The log of a replica as a collector gets it. */
class JsonLogsIT {
    private static final String CUSTOMER = "query($no: String!) { customer(customerNo: $no) { name phone } }";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PASSWORD = "geheim-4711";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static WatchedBank bank;
    private static PackagedApp app;

    @BeforeAll
    static void start() {
        bank = new WatchedBank();
        Map<String, String> settings = Production.serving(bank.database());
        settings.put("quarkus.log.console.json.enabled", "true");
        settings.put("kequn.graphql.slow", "0s");
        // The server of tests believes everybody.
        settings.put("kequn.database.password", PASSWORD);
        app = PackagedApp.start(settings);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void aFaultIsFoundByItsTraceAndNobodyIsBetrayed() throws IOException {
        // Given
        String olga = Tokens.staff("olga", "operations");
        String phone = Tokens.customer(WatchedBank.NUMBER);
        ask(olga, CUSTOMER).body("data.customer.name", Matchers.notNullValue());
        ask(phone, CUSTOMER).body("data.customer.phone", Matchers.equalTo(WatchedBank.PHONE));
        ask(phone, "{ jobs { edges { node { id } } } }");
        ask(olga, "{ customer(customerNo: \"" + WatchedBank.NUMBER + "\") { nothing } }");
        ask("garbage." + WatchedBank.PHONE, CUSTOMER).statusCode(401);
        given().port(app.port())
                .auth()
                .oauth2(Tokens.staff("core", "service"))
                .contentType("text/csv")
                .body("customer_no,name,branch_code,phone\n" + WatchedBank.NUMBER + ",\"" + WatchedBank.NAME + "\"x,B1,"
                        + WatchedBank.PHONE + "\n")
                .post("/intake/customers")
                .then()
                .statusCode(400);

        // When
        bank.stumble();
        Eventually.holds("the connections of before are gone", () -> isFault(ask(olga, CUSTOMER)));
        Eventually.holds("and for the customer too", () -> isFault(ask(phone, CUSTOMER)));

        // Then
        Eventually.holds(
                "both are in the log",
                () -> app.output()
                                .lines()
                                .filter(line -> line.contains("Fault "))
                                .count()
                        >= 2);
        List<JsonNode> faults = new ArrayList<>();
        List<JsonNode> slow = new ArrayList<>();
        for (String line : app.output().lines().toList()) {
            JsonNode parsed = JSON.readTree(line);
            assertThat(parsed.path("timestamp").asText()).as(line).isNotEmpty();
            assertThat(parsed.path("level").asText()).as(line).isNotEmpty();
            assertThat(parsed.path("loggerName").asText()).as(line).isNotEmpty();
            if (parsed.path("message").asText().startsWith("Fault ")) {
                faults.add(parsed);
            } else if (parsed.path("message").asText().startsWith("Slow: customer ")) {
                slow.add(parsed);
            }
        }
        assertThat(faults).extracting(line -> line.at("/mdc/caller").asText()).containsExactly("olga", "customer");
        assertThat(slow).extracting(line -> line.at("/mdc/caller").asText()).contains("olga", "customer");
        assertThat(faults).allSatisfy(line -> {
            assertThat(line.path("level").asText()).isEqualTo("ERROR");
            assertThat(line.at("/mdc/operation").asText()).isEqualTo("customer");
            assertThat(line.at("/mdc/traceId").asText()).isEqualTo(TRACE);
            assertThat(line.at("/mdc/requestId").asText()).matches("[0-9a-f]{16}");
            assertThat(line.path("stackTrace").asText()).contains("error executing SQL statement");
        });
        assertThat(faults.get(0).path("stackTrace").asText())
                .contains("DataException")
                .contains("[(left out)]");
        assertThat(app.output())
                .doesNotContain(WatchedBank.NUMBER)
                .doesNotContain(WatchedBank.NAME)
                .doesNotContain(WatchedBank.PHONE)
                .doesNotContain(PASSWORD)
                .doesNotContain(olga)
                .doesNotContain(phone)
                .doesNotContain("garbage");
    }

    /** With the id under which it is found. */
    private static boolean isFault(ValidatableResponse answer) {
        Map<String, String> said = answer.extract().path("errors[0].extensions");
        assertThat(said.get("traceId")).isEqualTo(TRACE);
        return said.get("code").equals("INTERNAL_ERROR");
    }

    private static ValidatableResponse ask(String token, String query) {
        return given().port(app.port())
                .auth()
                .oauth2(token)
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .contentType("application/json")
                .body(Map.of("query", query, "variables", Map.of("no", WatchedBank.NUMBER)))
                .post("/graphql")
                .then();
    }
}
