package dev.kequn.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.PackagedApp;
import dev.kequn.support.TlsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program with the very settings of the production overlay; only the places of things are this machine's. */
class RenderedStartIT {
    private static final Overlay PRODUCTION = Overlay.rendered("production");

    @TempDir
    Path root;

    @Test
    void theJobMigratesAndAReplicaServes() throws Exception {
        try (TlsServer server = new TlsServer(root)) {
            // Given
            server.certify("server", "localhost");
            server.show("server");
            mount("Job", "kequn-migration");
            mount("Deployment", "kequn");

            // When
            try (PackagedApp job = PackagedApp.launch(settings("Job", "kequn-migration", server))) {
                assertThat(job.awaitExit()).as(job.output()).isZero();
            }

            // Then
            try (PackagedApp replica = PackagedApp.start(settings("Deployment", "kequn", server))) {
                assertThat(server.drivers("ssl")).contains("vertx-pg-client");
                assertThat(server.drivers("NOT ssl")).isEmpty();
                assertThat(replica.output()).contains("Listening on").doesNotContain("WARN  [io.quarkus.config");
            }
        }
    }

    /** Puts a file wherever the pod would find one of a secret. */
    private void mount(String kind, String name) throws IOException {
        JsonNode pod = PRODUCTION.object(kind, name).at("/spec/template/spec");
        for (JsonNode mount : pod.at("/containers/0/volumeMounts")) {
            for (JsonNode volume : pod.path("volumes")) {
                if (volume.path("name").equals(mount.path("name"))) {
                    for (JsonNode source : volume.at("/projected/sources")) {
                        write(mount.path("mountPath").asText(), source.at("/secret/items/0"));
                    }
                }
            }
        }
    }

    private void write(String mountPath, JsonNode item) throws IOException {
        Path file = Path.of(here(mountPath), item.path("path").asText());
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                item.path("key").asText().equals("password")
                        ? EmbeddedDatabase.PASSWORD
                        : Files.readString(root.resolve("server.crt")));
    }

    /** What the container gets from config maps and of its own. */
    private Map<String, String> settings(String kind, String name, TlsServer server) {
        JsonNode container = PRODUCTION.object(kind, name).at("/spec/template/spec/containers/0");
        Map<String, String> settings = new LinkedHashMap<>();
        for (JsonNode source : container.path("envFrom")) {
            PRODUCTION
                    .all("ConfigMap")
                    .filter(map -> map.at("/metadata/name").equals(source.at("/configMapRef/name")))
                    .flatMap(map -> map.path("data").properties().stream())
                    .forEach(entry ->
                            settings.put(entry.getKey(), here(entry.getValue().asText())));
        }
        for (JsonNode variable : container.path("env")) {
            settings.put(
                    variable.path("name").asText(), here(variable.path("value").asText()));
        }
        assertThat(settings.put("KEQUN_DATABASE_ADDRESS", server.address())).isEqualTo("kequn-database-rw:5432/kequn");
        return settings;
    }

    private String here(String place) {
        return place.startsWith("/etc/kequn/") ? root + place : place;
    }
}
