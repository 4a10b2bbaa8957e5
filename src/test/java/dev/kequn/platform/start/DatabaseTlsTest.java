package dev.kequn.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTlsTest {
    @Test
    void isOffOrComplete(@TempDir Path folder) throws IOException {
        // Given
        Path authority = Files.writeString(folder.resolve("ca.crt"), "-----BEGIN CERTIFICATE-----\n");

        // Then
        DatabaseTls.check(config(Map.of()));
        DatabaseTls.check(config(Map.of("kequn.database.tls", "disable")));
        DatabaseTls.check(
                config(Map.of("kequn.database.tls", "verify-full", "kequn.database.ca-file", authority.toString())));
    }

    @Test
    void nothingInBetweenIsOffered() {
        assertThat(refusal(Map.of("kequn.database.tls", "require")))
                .isEqualTo("KEQUN_DATABASE_TLS=require is neither disable nor verify-full");
    }

    @Test
    void theAuthorityMustBeThere(@TempDir Path folder) throws IOException {
        // Given
        Path key = Files.writeString(folder.resolve("key.pem"), "-----BEGIN PUBLIC KEY-----\n");

        // Then
        assertThat(refusal(Map.of("kequn.database.tls", "verify-full")))
                .isEqualTo("KEQUN_DATABASE_TLS=verify-full needs KEQUN_DATABASE_CA_FILE");
        assertThat(refusal(Map.of("kequn.database.tls", "verify-full", "kequn.database.ca-file", "/no/such/ca")))
                .isEqualTo("KEQUN_DATABASE_CA_FILE=/no/such/ca cannot be read: NoSuchFileException");
        assertThat(refusal(Map.of("kequn.database.tls", "verify-full", "kequn.database.ca-file", key.toString())))
                .isEqualTo("KEQUN_DATABASE_CA_FILE=" + key + " holds no PEM certificate");
    }

    @Test
    void theAddressSaysNothingOfIt() {
        assertThat(refusal(Map.of("kequn.database.address", "localhost:5432/kequn?a=b&sslmode=verify-full")))
                .isEqualTo(
                        "KEQUN_DATABASE_ADDRESS has parameters of TLS, which only one of the two drivers would read; "
                                + "use KEQUN_DATABASE_TLS and KEQUN_DATABASE_CA_FILE");
    }

    private static String refusal(Map<String, String> settings) {
        StringBuilder message = new StringBuilder();
        assertThatThrownBy(() -> DatabaseTls.check(config(settings)))
                .isInstanceOf(StartRefused.class)
                .satisfies(refused -> message.append(refused.getMessage()));
        return message.toString();
    }

    private static Config config(Map<String, String> settings) {
        Map<String, String> values = new HashMap<>(Map.of("kequn.database.address", "localhost:5432/kequn"));
        values.putAll(settings);
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "environment", 300))
                .build();
    }
}
