package dev.kequn.support;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;

/** Real tokens, signed with a key made for this test run. */
public final class Tokens {
    public static final String ISSUER = "https://identity.bank.test";
    private static final KeyPair KEYS = generate();

    private Tokens() {}

    /** A token of {@code subject} with one role and no narrowing claim. */
    public static String staff(String subject, String... roles) {
        return token(subject, roles).sign(KEYS.getPrivate());
    }

    public static String customer(String customerNo) {
        return token("customer-" + customerNo, "customer")
                .claim("customer_no", customerNo)
                .sign(KEYS.getPrivate());
    }

    public static String manager(String managerNo) {
        return token("manager-" + managerNo, "manager")
                .claim("manager_no", managerNo)
                .sign(KEYS.getPrivate());
    }

    /** Branch staff or branch manager of one branch. */
    public static String branch(String role, String branchCode) {
        return token(role + "-" + branchCode, role)
                .claim("branch_code", branchCode)
                .sign(KEYS.getPrivate());
    }

    /** A token still to be changed and signed with {@link #sign}. */
    public static JwtClaimsBuilder token(String subject, String... roles) {
        return Jwt.issuer(ISSUER)
                .audience("kequn")
                .subject(subject)
                .groups(Set.of(roles))
                .expiresIn(Duration.ofHours(2));
    }

    public static String sign(JwtClaimsBuilder claims) {
        return claims.sign(KEYS.getPrivate());
    }

    /** The public key, as everyone may know it. */
    public static String publicKey() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** A file with the public key, as an operator would mount it. */
    public static String publicKeyLocation() {
        String pem = publicKey();
        try {
            Path file = Files.createTempFile("kequn-test-key", ".pem");
            file.toFile().deleteOnExit();
            Files.writeString(file, pem);
            return file.toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tests and their resources live in different class loaders: the keys travel as a system property. */
    private static KeyPair generate() {
        try {
            String known = System.getProperty("kequn.test.keys");
            if (known == null) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                KeyPair fresh = generator.generateKeyPair();
                Base64.Encoder encoder = Base64.getEncoder();
                known = encoder.encodeToString(fresh.getPublic().getEncoded()) + " "
                        + encoder.encodeToString(fresh.getPrivate().getEncoded());
                System.setProperty("kequn.test.keys", known);
            }
            String[] parts = known.split(" ");
            KeyFactory factory = KeyFactory.getInstance("RSA");
            return new KeyPair(
                    factory.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(parts[0]))),
                    factory.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(parts[1]))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
