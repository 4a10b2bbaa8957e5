package dev.kequn.process;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.kequn.support.PackagedApp;
import dev.kequn.support.Production;
import dev.kequn.support.Tokens;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a production replica serves, and what it does not. */
class ProductionIT {
    private static PackagedApp app;

    @BeforeAll
    static void start() {
        app = PackagedApp.start(Production.serving(Production.migratedDatabase()));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void isReadyOnTheManagementPort() {
        given().port(app.managementPort())
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"));
    }

    @Test
    void answersACallerWithAToken() {
        query(Tokens.staff("auditor-1", "auditor"), "{ __typename }")
                .statusCode(200)
                .body("data.__typename", equalTo("Query"))
                .body("errors", nullValue());
    }

    @Test
    void refusesATokenOfAnotherIssuer() {
        String token = Tokens.sign(Tokens.token("auditor-1", "auditor").issuer("https://elsewhere.test"));

        query(token, "{ __typename }").statusCode(401);
    }

    @Test
    void keepsItsSchemaToItself() {
        query(Tokens.staff("auditor-1", "auditor"), "{ __schema { queryType { name } } }")
                .body("data", nullValue())
                .body("errors[0].message", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/graphql/schema.graphql",
                "/q/graphql-ui",
                "/q/graphql-ui/",
                "/graphql-ui",
                "/q/health",
                "/q/metrics"
            })
    void hasNoSuchPage(String path) {
        given().port(app.port())
                .auth()
                .oauth2(Tokens.staff("admin-1", "admin"))
                .get(path)
                .then()
                .statusCode(404);
        assertThat(app.output()).doesNotContain("ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"graphql-transport-ws", "graphql-ws"})
    void speaksNoWebSocket(String protocol) {
        // When
        CompletionException refused = catchThrowableOfType(CompletionException.class, () -> HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols(protocol)
                .buildAsync(URI.create("ws://localhost:" + app.port() + "/graphql"), new WebSocket.Listener() {})
                .join());

        // Then
        assertThat(refused).hasCauseInstanceOf(WebSocketHandshakeException.class);
        assertThat(((WebSocketHandshakeException) refused.getCause())
                        .getResponse()
                        .statusCode())
                .isEqualTo(405);
    }

    private static ValidatableResponse query(String token, String query) {
        return given().port(app.port())
                .auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("query", query))
                .post("/graphql")
                .then();
    }
}
