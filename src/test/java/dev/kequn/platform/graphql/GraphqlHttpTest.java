package dev.kequn.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.support.Leaks;
import dev.kequn.support.RawHttp;
import dev.kequn.support.RawHttp.Answer;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GraphQL over HTTP: methods, media types, statuses and bodies. */
@QuarkusTest
@WithTestResource(TestBank.class)
class GraphqlHttpTest {
    private static final String JSON = "application/json";
    private static final String RESPONSE = "application/graphql-response+json";
    private static final String VALID = "{\"query\": \"{ tierPolicies { name } }\"}";
    private static final String VALID_ANSWER = "{\"data\":{\"tierPolicies\":";

    private static String operations() {
        return Tokens.staff("olga", "operations");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void servesNothingButPost(String method) {
        // When
        Answer answer = RawHttp.send(RawHttp.request()
                .method(method, BodyPublishers.ofString(VALID))
                .header("Authorization", "Bearer " + operations())
                .header("Content-Type", JSON));

        // Then
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.allow()).isEqualTo("POST");
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/graphql",
                "application/graphql+json",
                "multipart/form-data; boundary=x",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-16"
            })
    void refusesWhatABrowserSendsAcrossSites(String contentType) {
        // When
        Answer answer = RawHttp.post(operations(), contentType, JSON, VALID);

        // Then
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=\"UTF-8\""
            })
    void takesJsonInUtf8(String contentType) {
        // When
        Answer answer = RawHttp.post(operations(), contentType, JSON, VALID);

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith(VALID_ANSWER);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, application/json",
        "application/graphql-response+json, application/graphql-response+json",
        "*/*, application/graphql-response+json",
        "application/*, application/graphql-response+json",
        "'application/json;q=0.5, application/graphql-response+json', application/graphql-response+json",
        "'text/html, application/json;q=0.9', application/json",
        ", application/json"
    })
    void answersInTheTypeTheClientAccepts(String accept, String type) {
        // When
        Answer answer = RawHttp.post(operations(), JSON, accept, VALID);

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).isEqualTo(type + "; charset=utf-8");
        assertThat(answer.body()).startsWith(VALID_ANSWER);
    }

    @Test
    void refusesAClientThatAcceptsNeitherType() {
        Answer answer = RawHttp.post(operations(), JSON, "text/html", VALID);

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "query",
                "[]",
                "[{\"query\": \"{ me { id } }\"}]",
                "\"{ me { id } }\"",
                "null",
                "17",
                "{\"query\": ",
                "{\"query\": \"{ me { id } }\"} {}",
                "{}",
                "{\"query\": null}",
                "{\"query\": \"\"}",
                "{\"query\": 17}",
                "{\"query\": [\"{ me { id } }\"]}",
                "{\"query\": \"{ me { id } }\", \"operationName\": 17}",
                "{\"query\": \"{ me { id } }\", \"variables\": \"x\"}",
                "{\"query\": \"{ me { id } }\", \"variables\": []}",
                "{\"query\": \"{ me { id } }\", \"extensions\": 1}"
            })
    void refusesABodyThatIsNoRequest(String body) {
        // When
        Answer answer = RawHttp.post(operations(), JSON, RESPONSE, body);

        // Then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.type()).isEqualTo(RESPONSE + "; charset=utf-8");
        Leaks.assertNone(answer.body());
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        // Given
        byte[] latin = "{\"query\": \"{ customer(customerNo: \\\"\u00fc\\\") { id } }\"}"
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        // When
        Answer answer = RawHttp.post(operations(), JSON, JSON, BodyPublishers.ofByteArray(latin));

        // Then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void refusesDeepJsonBeforeAParserRecursesIntoIt() {
        // Given
        String arrays = "[".repeat(20_000);
        String objects = "{\"a\":".repeat(12_000);
        String variables = "{\"query\": \"{ me { id } }\", \"variables\": {\"x\": " + "[".repeat(20_000)
                + "]".repeat(20_000) + "}}";

        for (String body : new String[] {arrays, objects, variables}) {
            // When
            Answer answer = RawHttp.post(operations(), body);

            // Then
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("BAD_REQUEST");
            assertThat(answer.json().getString("errors[0].message")).isEqualTo("The body has more than 32 levels");
        }
    }

    @Test
    void refusesABodyOverTheLimitWithOrWithoutItsLength() {
        // Given
        String largest = VALID + " ".repeat(65_536 - VALID.length());
        String tooLarge = largest + " ";

        // When
        Answer fits = RawHttp.post(operations(), largest);
        Answer stated = RawHttp.post(operations(), tooLarge);
        Answer chunked = RawHttp.post(operations(), JSON, JSON, RawHttp.chunked(tooLarge));

        // Then
        assertThat(fits.status()).isEqualTo(200);
        assertThat(stated.status()).isEqualTo(413);
        assertThat(stated.code()).isEqualTo("BAD_REQUEST");
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(chunked.code()).isEqualTo("BAD_REQUEST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ me { id }| |SYNTAX_ERROR",
                "hello| |SYNTAX_ERROR",
                "{ me { nothing } }| |VALIDATION_ERROR",
                "{ nothing }| |VALIDATION_ERROR",
                "{ me }| |VALIDATION_ERROR",
                "subscription { me { id } }| |VALIDATION_ERROR",
                "query a { me { id } } query b { me { id } }| |VALIDATION_ERROR",
                "query a { me { id } } query b { me { id } }|c|VALIDATION_ERROR",
                "query a { me { id } }|b|VALIDATION_ERROR",
                "fragment f on Customer { id }| |VALIDATION_ERROR"
            })
    void tellsARefusedDocumentByStatusAndCode(String query, String operation, String code) {
        // Given
        String name = operation == null ? "null" : '"' + operation + '"';
        String body = "{\"query\": \"" + query + "\", \"operationName\": " + name + "}";

        // When
        Answer modern = RawHttp.post(operations(), JSON, RESPONSE, body);
        Answer old = RawHttp.post(operations(), JSON, JSON, body);

        // Then
        assertThat(modern.status()).isEqualTo(400);
        assertThat(modern.code()).isEqualTo(code);
        assertThat(modern.json().getMap("")).doesNotContainKey("data");
        assertThat(old.status()).isEqualTo(200);
        assertThat(old.code()).isEqualTo(code);
        Leaks.assertNone(modern.body());
    }

    @Test
    void keepsTheDataBesideTheErrorOfOneField() {
        // Given
        String body = "{\"query\": \"{ tierPolicies { id } me { id } }\"}";

        // When
        Answer answer = RawHttp.post(operations(), JSON, RESPONSE, body);

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.code()).isEqualTo("FORBIDDEN");
        assertThat(answer.json().getList("errors[0].path")).isEqualTo(java.util.List.of("me"));
        assertThat(answer.json().getList("data.tierPolicies.id")).isNotEmpty();
        assertThat(answer.json().getMap("data")).containsEntry("me", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "https://evil.example"})
    void refusesAWebSocketFromAnywhere(String origin) {
        // When, Then
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .subprotocols("graphql-transport-ws")
                        .header("Origin", origin)
                        .header("Authorization", "Bearer " + operations())
                        .buildAsync(RawHttp.uri("ws"), new WebSocket.Listener() {})
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(java.net.http.WebSocketHandshakeException.class)
                .satisfies(refused -> assertThat(((java.net.http.WebSocketHandshakeException) refused.getCause())
                                .getResponse()
                                .statusCode())
                        .isEqualTo(405));
    }
}
