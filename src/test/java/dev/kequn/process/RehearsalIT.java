package dev.kequn.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kequn.support.PackagedApp;
import dev.kequn.support.Production;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the build of the JVM image does to fill its cache of loaded classes. */
class RehearsalIT {
    @Test
    void endsWellWithoutABank() {
        assumeThat(PackagedApp.isNative()).as("an executable has its classes").isFalse();

        // When
        try (PackagedApp rehearsal = PackagedApp.launch(Map.of("java.tool.options", "-Dkequn.rehearsal=true"))) {
            int code = rehearsal.awaitExit();

            // Then
            assertThat(rehearsal.output()).contains("The rehearsal went as far as the database");
            assertThat(code).isZero();
        }
    }

    /** A deployment's settings cannot ask for one: it would be a service that checks nothing. */
    @Test
    void cannotBeAskedForByASetting() {
        // Given
        Map<String, String> settings = Production.serving("nowhere");
        settings.put("kequn.rehearsal", "true");

        // When
        try (PackagedApp app = PackagedApp.launch(settings)) {
            // Then
            assertThat(app.awaitExit()).isEqualTo(1);
            assertThat(app.output()).contains("Kequn does not start").doesNotContain("rehearsal");
        }
    }
}
