package dev.kequn.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.support.PackagedApp;
import dev.kequn.support.Production;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The faults that process tests are made of do happen. */
class PackagedAppIT {
    @Test
    void isSilentWhilePausedAndLeavesInOrderWhenTold() {
        try (PackagedApp app = PackagedApp.start(Production.serving(Production.migratedDatabase()))) {
            // When
            app.pause();

            // Then
            assertThatThrownBy(() -> ask(app)).isInstanceOf(HttpTimeoutException.class);

            // When
            app.resume();
            app.awaitReady();
            app.terminate();

            // Then
            assertThat(app.awaitExit()).isEqualTo(128 + 15);
            assertThat(app.output()).contains("kequn stopped in");
        }
    }

    @Test
    void diesWithoutAWord() {
        try (PackagedApp app = PackagedApp.start(Production.serving(Production.migratedDatabase()))) {
            // When
            app.kill();

            // Then
            assertThat(app.awaitExit()).isEqualTo(128 + 9);
            assertThat(app.output()).doesNotContain("stopped");
        }
    }

    private static void ask(PackagedApp app) throws IOException, InterruptedException {
        URI live = URI.create("http://localhost:" + app.managementPort() + "/q/health/live");
        HttpRequest request =
                HttpRequest.newBuilder(live).timeout(Duration.ofMillis(300)).build();
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
    }
}
