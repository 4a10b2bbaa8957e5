package dev.kequn.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.RawHttp;
import dev.kequn.support.RawHttp.Answer;
import dev.kequn.support.TestBank;
import dev.kequn.support.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.build.Jwt;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A token that is not exactly right is no token. */
@QuarkusTest
@WithTestResource(TestBank.class)
class TokenTest {
    private static final String QUERY = "{\"query\": \"{ tierPolicies { name } }\"}";

    static Stream<Map.Entry<String, Supplier<String>>> wrongTokens() {
        return Stream.of(
                Map.entry("garbage", () -> "garbage"),
                Map.entry("no signature", TokenTest::unsigned),
                Map.entry("another's key", TokenTest::forged),
                Map.entry("the public key as an HMAC secret", TokenTest::hmac),
                Map.entry("a changed payload", TokenTest::changed),
                Map.entry(
                        "expired",
                        () -> Tokens.sign(Tokens.token("olga", "operations")
                                .issuedAt(Instant.now().minusSeconds(7200))
                                .expiresAt(Instant.now().minusSeconds(3600)))),
                Map.entry(
                        "not ours",
                        () -> Tokens.sign(Tokens.token("olga", "operations").issuer("https://evil.example"))),
                Map.entry(
                        "for another",
                        () -> Tokens.sign(Tokens.token("olga", "operations").audience("payroll"))));
    }

    @ParameterizedTest
    @MethodSource("wrongTokens")
    void refusesTheRequestAndSaysNothing(Map.Entry<String, Supplier<String>> wrong) {
        // When
        Answer answer = RawHttp.post(wrong.getValue().get(), QUERY);

        // Then
        assertThat(answer.status()).as(wrong.getKey()).isEqualTo(401);
        assertThat(answer.body())
                .as(wrong.getKey())
                .isEqualTo("{\"errors\":[{\"message\":\"The token is not valid\","
                        + "\"extensions\":{\"code\":\"UNAUTHENTICATED\"}}]}");
        assertThat(answer.challenge()).as(wrong.getKey()).isEqualTo("Bearer error=\"invalid_token\"");
    }

    @Test
    void refusesInTheTypeTheClientAccepts() {
        assertThat(RawHttp.post("garbage", "application/json", "application/json", QUERY)
                        .type())
                .isEqualTo("application/json; charset=utf-8");
        assertThat(RawHttp.post("garbage", "application/json", "*/*", QUERY).type())
                .isEqualTo("application/graphql-response+json; charset=utf-8");
    }

    @Test
    void takesTheRightOne() {
        Answer answer = RawHttp.post(Tokens.staff("olga", "operations"), QUERY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"data\":{\"tierPolicies\":");
    }

    @Test
    void answersWithoutATokenFieldByField() {
        Answer answer = RawHttp.post(null, QUERY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(answer.json().getMap("")).containsEntry("data", null);
    }

    private static String unsigned() {
        String[] parts = Tokens.staff("olga", "operations").split("\\.");
        return base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + ".";
    }

    private static String changed() {
        String[] parts = Tokens.customer("X1").split("\\.");
        String payload = new String(java.util.Base64.getUrlDecoder().decode(parts[1]))
                .replace("[\"customer\"]", "[\"operations\"]");
        return parts[0] + "." + base64(payload) + "." + parts[2];
    }

    private static String forged() {
        try {
            return Tokens.token("olga", "operations")
                    .sign(KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hmac() {
        return Jwt.issuer(Tokens.ISSUER)
                .audience("kequn")
                .subject("olga")
                .groups(Set.of("operations"))
                .expiresAt(Instant.now().plusSeconds(3600))
                .signWithSecret(Tokens.publicKey());
    }

    private static String base64(String text) {
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
    }
}
