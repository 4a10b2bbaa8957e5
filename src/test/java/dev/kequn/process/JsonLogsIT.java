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
import org.junit.jupiter.api.Test;

/** The log of a replica as a collector gets it. */
class JsonLogsIT {
    private static final String CUSTOMER = "query($no: String!) { customer(customerNo: $no) { name phone } }";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PASSWORD = "geheim-4711";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WatchedBank bank = new WatchedBank();
    private final String olga = Tokens.staff("olga", "operations");
    private final String phone = Tokens.customer(WatchedBank.NUMBER);

    private PackagedApp start() {
        Map<String, String> settings = Production.serving(bank.database());
        settings.put("quarkus.log.console.json.enabled", "true");
        settings.put("kequn.graphql.slow", "0s");
        // The server of tests believes everybody.
        settings.put("kequn.database.password", PASSWORD);
        return PackagedApp.start(settings);
    }

    @Test
    void whatIsAnsweredOrRefusedLeavesNobodysDataBehind() throws IOException {
        try (PackagedApp app = start()) {
            ask(app, olga, CUSTOMER).body("data.customer.name", Matchers.notNullValue());
            ask(app, phone, CUSTOMER).body("data.customer.phone", Matchers.equalTo(WatchedBank.PHONE));
            ask(app, phone, "{ jobs { edges { node { id } } } }");
            ask(app, olga, "{ customer(customerNo: \"" + WatchedBank.NUMBER + "\") { nothing } }");
            ask(app, "garbage." + WatchedBank.PHONE, CUSTOMER).statusCode(401);
            given().port(app.port())
                    .auth()
                    .oauth2(Tokens.staff("core", "service"))
                    .contentType("text/csv")
                    .body("customer_no,name,branch_code,phone\n" + WatchedBank.NUMBER + ",\"" + WatchedBank.NAME
                            + "\"x,B1," + WatchedBank.PHONE + "\n")
                    .post("/intake/customers")
                    .then()
                    .statusCode(400);
            Eventually.holds("both are noted as slow", () -> count(app, "Slow: customer ") >= 2);

            List<JsonNode> slow = lines(app).stream()
                    .filter(line -> line.path("message").asText().startsWith("Slow: customer "))
                    .toList();
            assertThat(slow).extracting(line -> line.at("/mdc/caller").asText()).containsExactly("olga", "customer");
            assertNobodyIsBetrayed(app);
        }
    }

    @Test
    void aFaultIsFoundByItsTraceAndTellsNoValue() throws IOException {
        bank.stumble();
        try (PackagedApp app = start()) {
            assertFault(ask(app, olga, CUSTOMER));
            assertFault(ask(app, phone, CUSTOMER));
            Eventually.holds("both are in the log", () -> count(app, "Fault ") >= 2);

            List<JsonNode> faults = lines(app).stream()
                    .filter(line -> line.path("message").asText().startsWith("Fault "))
                    .toList();
            assertThat(faults)
                    .extracting(line -> line.at("/mdc/caller").asText())
                    .containsExactly("olga", "customer");
            assertThat(faults).allSatisfy(line -> {
                assertThat(line.path("level").asText()).isEqualTo("ERROR");
                assertThat(line.at("/mdc/operation").asText()).isEqualTo("customer");
                assertThat(line.at("/mdc/traceId").asText()).isEqualTo(TRACE);
                assertThat(line.at("/mdc/requestId").asText()).matches("[0-9a-f]{16}");
                assertThat(line.path("stackTrace").asText())
                        .contains("DataException")
                        .contains("[(left out)]");
            });
            assertNobodyIsBetrayed(app);
        }
    }

    private static void assertFault(ValidatableResponse answer) {
        answer.body("errors[0].extensions.code", Matchers.equalTo("INTERNAL_ERROR"))
                .body("errors[0].extensions.traceId", Matchers.equalTo(TRACE));
    }

    private void assertNobodyIsBetrayed(PackagedApp app) {
        assertThat(app.output())
                .doesNotContain(WatchedBank.NUMBER)
                .doesNotContain(WatchedBank.NAME)
                .doesNotContain(WatchedBank.PHONE)
                .doesNotContain(PASSWORD)
                .doesNotContain(olga)
                .doesNotContain(phone)
                .doesNotContain("garbage");
    }

    private static long count(PackagedApp app, String words) {
        return app.output().lines().filter(line -> line.contains(words)).count();
    }

    /** Every line, each of which is an object with what a line must have. */
    private static List<JsonNode> lines(PackagedApp app) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : app.output().lines().toList()) {
            JsonNode parsed = JSON.readTree(line);
            assertThat(parsed.path("timestamp").asText()).as(line).isNotEmpty();
            assertThat(parsed.path("level").asText()).as(line).isNotEmpty();
            assertThat(parsed.path("loggerName").asText()).as(line).isNotEmpty();
            lines.add(parsed);
        }
        return lines;
    }

    private static ValidatableResponse ask(PackagedApp app, String token, String query) {
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
