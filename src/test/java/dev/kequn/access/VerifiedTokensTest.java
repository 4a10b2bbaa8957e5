package dev.kequn.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.support.Tokens;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.util.KeyUtils;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A token that was found valid is believed again, while it may be and by nothing but its whole text. */
class VerifiedTokensTest {
    private final AtomicLong now = new AtomicLong(System.currentTimeMillis());
    private final VerifiedTokens tokens = new VerifiedTokens(now::get, new TokenMetrics(new SimpleMeterRegistry()));
    private JWTAuthContextInfo settings;

    @BeforeEach
    void bankOfTests() throws Exception {
        settings = settingsWith(KeyUtils.decodePublicKey(Tokens.publicKey(), SignatureAlgorithm.RS256));
    }

    @Test
    void isVerifiedOnce() throws Exception {
        // Given
        String token = Tokens.staff("olga", "operations");
        JWTCallerPrincipal first = tokens.parse(token, settings);

        // When
        JWTCallerPrincipal again = tokens.parse(token, withoutKey());

        // Then
        assertThat(again).isSameAs(first);
        assertThat(again.getGroups()).isEqualTo(Set.of("operations"));
    }

    @Test
    void isVerifiedAnewOnceItHasExpired() throws Exception {
        // Given
        String token = Tokens.sign(
                Tokens.token("olga", "operations").expiresAt(Instant.now().plusSeconds(600)));
        tokens.parse(token, settings);

        // When
        now.addAndGet(600_000);

        // Then
        assertThatThrownBy(() -> tokens.parse(token, withoutKey())).isInstanceOf(ParseException.class);
    }

    @Test
    void vouchesForNoOtherSignature() throws Exception {
        // Given
        String token = Tokens.staff("olga", "operations");
        tokens.parse(token, settings);

        // When
        String forged = token.substring(0, token.lastIndexOf('.') + 1) + "AAAA";

        // Then
        assertThatThrownBy(() -> tokens.parse(forged, settings)).isInstanceOf(ParseException.class);
        assertThatThrownBy(() -> tokens.parse(forged, settings)).isInstanceOf(ParseException.class);
    }

    /** Settings under which no token of the tests can be verified. */
    private static JWTAuthContextInfo withoutKey() throws Exception {
        KeyPair another = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        return settingsWith(another.getPublic());
    }

    private static JWTAuthContextInfo settingsWith(PublicKey key) {
        JWTAuthContextInfo settings = new JWTAuthContextInfo();
        settings.setPublicVerificationKey(key);
        settings.setIssuedBy(Tokens.ISSUER);
        settings.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256));
        return settings;
    }
}
