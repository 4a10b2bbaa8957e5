package dev.kequn.platform.start;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.util.KeyUtils;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jspecify.annotations.Nullable;

/** What a file of keys holds: at least one public key of the algorithm of the tokens, and no private one. */
final class SignatureKeys {
    /** Asymmetric ones only: who can verify a token must not be able to make one. */
    static final String[] ALGORITHMS = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"
    };

    private static final Map<String, Integer> CURVE_BITS = Map.of("ES256", 256, "ES384", 384, "ES512", 521);
    /** A shorter key is refused with every token. */
    private static final int LEAST_RSA_BITS = 2048;

    private SignatureKeys() {}

    /** Why tokens of {@code algorithm} cannot be verified with {@code content}; null where they can. */
    static @Nullable String complaint(String content, String algorithm) {
        List<JsonWebKey> set = content.contains("\"kty\"") ? KeyUtils.loadJsonWebKeys(content) : List.of();
        if (content.contains("PRIVATE KEY-----") || set != null && set.stream().anyMatch(SignatureKeys::isSecret)) {
            return "holds a secret or private key; give the public ones only";
        }
        List<Key> keys =
                set == null ? List.of() : set.stream().map(JsonWebKey::getKey).toList();
        if (keys.isEmpty()) {
            keys = pem(content, algorithm);
        }
        if (keys.isEmpty()) {
            return "holds neither a PEM public key nor a JWKS";
        }
        return keys.stream().anyMatch(key -> verifies(key, algorithm))
                ? null
                : "holds no key for tokens signed with %s=%s"
                        .formatted(Setting.environmentName("kequn.identity.algorithm"), algorithm);
    }

    private static boolean isSecret(JsonWebKey key) {
        return !(key instanceof PublicJsonWebKey pair) || pair.getPrivateKey() != null;
    }

    /** As the verification reads it: a public key of the algorithm's kind, or a certificate. */
    private static List<Key> pem(String content, String algorithm) {
        if (!content.contains("-----BEGIN PUBLIC KEY-----") && !content.contains("-----BEGIN CERTIFICATE-----")) {
            return List.of();
        }
        try {
            return List.of(
                    content.contains("-----BEGIN CERTIFICATE-----")
                            ? KeyUtils.decodeCertificate(content)
                            : KeyUtils.decodePublicKey(content, SignatureAlgorithm.fromAlgorithm(algorithm)));
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            return otherKind(content, algorithm);
        }
    }

    private static List<Key> otherKind(String content, String algorithm) {
        SignatureAlgorithm other = algorithm.startsWith("ES") ? SignatureAlgorithm.RS256 : SignatureAlgorithm.ES256;
        try {
            return List.of(KeyUtils.decodePublicKey(content, other));
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            return List.of();
        }
    }

    private static boolean verifies(Key key, String algorithm) {
        Integer curveBits = CURVE_BITS.get(algorithm);
        if (key instanceof ECKey curve) {
            return curveBits != null && curve.getParams().getCurve().getField().getFieldSize() == curveBits;
        }
        return curveBits == null
                && key instanceof RSAKey rsa
                && rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
    }
}
