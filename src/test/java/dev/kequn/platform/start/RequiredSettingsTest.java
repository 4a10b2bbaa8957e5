package dev.kequn.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class RequiredSettingsTest {
    private static final Map<String, String> MIGRATION = Map.of(
            "kequn.database.address", "db:5432/kequn",
            "kequn.database.username", "kequn_app",
            "kequn.database.owner-password", "secret",
            "kequn.database.migrate", "true",
            "quarkus.init-and-exit", "true");

    @Test
    void aMigrationJobNeedsNeitherTokensNorTheProgramsPassword() {
        Config config = config(MIGRATION);

        assertThat(StartMode.of(config)).isEqualTo(StartMode.MIGRATE_ONLY);
        assertThatCode(() -> RequiredSettings.check(config, StartMode.MIGRATE_ONLY))
                .doesNotThrowAnyException();
    }

    @Test
    void exitingAfterAStartWithoutMigrationIsAStartLikeAnyOther() {
        assertThat(StartMode.of(config(Map.of("quarkus.init-and-exit", "true"))))
                .isEqualTo(StartMode.SERVE);
    }

    @Test
    void blankIsMissing() {
        Config config = config(Map.of("kequn.database.address", " ", "kequn.database.username", "kequn_app"));

        assertThatThrownBy(() -> RequiredSettings.check(config, StartMode.MIGRATE_ONLY))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("KEQUN_DATABASE_ADDRESS")
                .hasMessageContaining("KEQUN_DATABASE_OWNER_PASSWORD")
                .hasMessageNotContaining("KEQUN_DATABASE_USERNAME");
    }

    private static Config config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }
}
