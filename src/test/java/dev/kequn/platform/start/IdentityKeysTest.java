package dev.kequn.platform.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.support.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityKeysTest {
    @Test
    void takesAPemFileAndAJwksFileAndAnHttpsAddress(@TempDir Path folder) throws IOException {
        Path keys = Files.writeString(folder.resolve("keys.json"), "{\"keys\": [{\"kty\": \"RSA\"}]}");

        assertThatCode(() -> {
                    IdentityKeys.check(Tokens.publicKeyLocation());
                    IdentityKeys.check(keys.toString());
                    IdentityKeys.check("https://identity.bank.example/keys");
                })
                .doesNotThrowAnyException();
    }

    @Test
    void refusesPlainHttp() {
        assertThatThrownBy(() -> IdentityKeys.check("http://identity.bank.example/keys"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is plain http");
    }

    @Test
    void refusesAPrivateKey(@TempDir Path folder) throws IOException {
        Path key = Files.writeString(folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----");

        assertThatThrownBy(() -> IdentityKeys.check(key.toString()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("holds neither a PEM public key nor a JWKS");
    }
}
