package dev.kequn.platform.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class SettingValuesTest {
    @Test
    void namesEveryWrongValueAtOnceByItsVariable() {
        Config config =
                config(Map.of("kequn.job.lease", "abc", "kequn.bank.zone", "Mars/Base", "kequn.offer.poll", ""));

        assertThatThrownBy(() -> SettingValues.check(config))
                .isInstanceOf(StartRefused.class)
                .hasMessage(
                        """
                        settings have values they cannot have
                          KEQUN_BANK_ZONE=Mars/Base  must be a zone such as Asia/Shanghai
                          KEQUN_JOB_LEASE=abc  must be a duration from 2s to 1h
                          KEQUN_OFFER_POLL=  must be a duration from 50ms to 10m""");
    }

    @Test
    void doesNotRepeatWhatMayBeASecret() {
        Config config = config(Map.of("kequn.database.address", "app:open-sesame@db/kequn"));

        assertThatThrownBy(() -> SettingValues.check(config))
                .hasMessageContaining("KEQUN_DATABASE_ADDRESS=…  must be host:port/database")
                .hasMessageNotContaining("open-sesame");
    }

    @Test
    void namesASettingThatIsNoneAndTheOneMeant() {
        Config config = config(Map.of("KEQUN_DATABASE_ADRESS", "db:5432/kequn", "kequn.loyalty.grant-limt", "5"));

        assertThatThrownBy(() -> UnknownSettings.check(config))
                .isInstanceOf(StartRefused.class)
                .hasMessage(
                        """
                        there are no such settings
                          KEQUN_DATABASE_ADRESS; the nearest is KEQUN_DATABASE_ADDRESS
                          KEQUN_LOYALTY_GRANT_LIMT; the nearest is KEQUN_LOYALTY_GRANT_LIMIT""");
    }

    @Test
    void whatTheClusterPutsIntoEachContainerIsNoSetting() {
        Config config = config(Map.of(
                "KEQUN_SERVICE_HOST", "10.0.0.1",
                "KEQUN_SERVICE_PORT", "8080",
                "KEQUN_SERVICE_PORT_HTTP", "8080",
                "KEQUN_PORT", "tcp://10.0.0.1:8080",
                "KEQUN_PORT_8080_TCP", "tcp://10.0.0.1:8080",
                "KEQUN_DATABASE_RW_PORT_5432_TCP_ADDR", "10.0.0.2",
                "KEQUN_DATABASE_RW_SERVICE_HOST", "10.0.0.2"));

        assertThatCode(() -> UnknownSettings.check(config)).doesNotThrowAnyException();
    }

    @Test
    void aPoolIsLargerThanWhatIsHeldBesideRequests() {
        assertThatThrownBy(
                        () -> PoolSize.check(config(Map.of("kequn.database.pool-size", "6", "kequn.job.workers", "4"))))
                .isInstanceOf(StartRefused.class)
                .hasMessage("KEQUN_DATABASE_POOL_SIZE=6 is too small: 4 for KEQUN_JOB_WORKERS, one that listens, one in"
                        + " reserve, one for requests");
        assertThatCode(() -> {
                    PoolSize.check(config(Map.of("kequn.database.pool-size", "7", "kequn.job.workers", "4")));
                    PoolSize.check(config(Map.of("kequn.database.pool-size", "3", "kequn.job.enabled", "false")));
                })
                .doesNotThrowAnyException();
    }

    /** The program's own defaults with {@code settings} over them. */
    private static Config config(Map<String, String> settings) {
        Properties defaults = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            defaults.load(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "kequn.database.address", "db:5432/kequn",
                "kequn.database.username", "kequn_app"));
        defaults.stringPropertyNames().stream()
                .filter(name -> name.startsWith("kequn."))
                .forEach(name -> all.put(name, defaults.getProperty(name)));
        all.putAll(settings);
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build();
    }
}
