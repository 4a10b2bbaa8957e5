package dev.kequn.platform.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.support.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityKeysTest {
    private static final KeyPair RSA = pair("RSA", 2048);
    private static final KeyPair CURVE = pair("EC", 256);

    @TempDir
    private Path folder;

    @Test
    void takesAPemFileAndAJwksFileAndAnHttpsAddress() throws IOException {
        Path set = file(jwks(RSA, OutputControlLevel.PUBLIC_ONLY));
        Path one = file(jwk(RSA, OutputControlLevel.PUBLIC_ONLY));
        Path curve = file(pem("PUBLIC", CURVE.getPublic().getEncoded()));

        assertThatCode(() -> {
                    IdentityKeys.check(Tokens.publicKeyLocation(), "RS256");
                    IdentityKeys.check(set.toString(), "PS512");
                    IdentityKeys.check(one.toString(), "RS256");
                    IdentityKeys.check(set.toUri().toString(), "RS384");
                    IdentityKeys.check(curve.toString(), "ES256");
                    IdentityKeys.check("https://identity.bank.example/keys", "RS256");
                })
                .doesNotThrowAnyException();
    }

    @Test
    void refusesPlainHttp() {
        refuses("http://identity.bank.example/keys", "RS256", "is plain http");
    }

    @Test
    void refusesPrivateKeysAndSecrets() throws IOException {
        String secret = "{\"keys\": [{\"kty\": \"oct\", \"k\": \"c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0\"}]}";

        refuses(file(pem("PRIVATE", RSA.getPrivate().getEncoded())), "RS256", "holds a secret or private key");
        refuses(file(jwks(RSA, OutputControlLevel.INCLUDE_PRIVATE)), "RS256", "holds a secret or private key");
        refuses(file(secret), "RS256", "holds a secret or private key");
    }

    @Test
    void refusesKeysOfAnotherKind() throws IOException {
        String why = "holds no key for tokens signed with KEQUN_IDENTITY_ALGORITHM=";

        refuses(file(jwks(CURVE, OutputControlLevel.PUBLIC_ONLY)), "RS256", why + "RS256");
        refuses(file(pem("PUBLIC", CURVE.getPublic().getEncoded())), "RS256", why + "RS256");
        refuses(file(pem("PUBLIC", CURVE.getPublic().getEncoded())), "ES384", why + "ES384");
        refuses(file(pem("PUBLIC", RSA.getPublic().getEncoded())), "ES256", why + "ES256");
        refuses(file(pem("PUBLIC", pair("RSA", 1024).getPublic().getEncoded())), "RS256", why + "RS256");
    }

    @Test
    void refusesWhatIsNoKey() throws IOException {
        String why = "holds neither a PEM public key nor a JWKS";

        refuses(file(""), "RS256", why);
        refuses(file("{\"keys\": []}"), "RS256", why);
        refuses(file("{\"keys\": [{\"kty\": \"RSA\"}"), "RS256", why);
        refuses(file("-----BEGIN PUBLIC KEY-----\nbm8ga2V5\n-----END PUBLIC KEY-----"), "RS256", why);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "keys", ""), content);
    }

    private static void refuses(Path file, String algorithm, String why) {
        refuses(file.toString(), algorithm, why);
    }

    private static void refuses(String location, String algorithm, String why) {
        assertThatThrownBy(() -> IdentityKeys.check(location, algorithm))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("KEQUN_IDENTITY_KEYS=" + location + " " + why);
    }

    private static String jwks(KeyPair keys, OutputControlLevel level) {
        return "{\"keys\": [" + jwk(keys, level) + "]}";
    }

    private static String jwk(KeyPair keys, OutputControlLevel level) {
        try {
            PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(keys.getPublic());
            key.setPrivateKey(keys.getPrivate());
            return key.toJson(level);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String kind, byte[] key) {
        return "-----BEGIN %s KEY-----%n%s%n-----END %s KEY-----%n"
                .formatted(kind, Base64.getMimeEncoder().encodeToString(key), kind);
    }

    private static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
