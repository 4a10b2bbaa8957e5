package dev.kequn.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rendered overlays are what {@code kubectl kustomize} makes of the sources. After a change that is meant: {@code
 * ./mvnw test -Dtest=RenderedTest -Dkequn.manifests.write=true}
 */
class RenderedTest {
    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "production"})
    void isWhatKustomizeMakes(String name) throws IOException {
        assumeThat(Command.exists("kubectl"))
                .as("there is no kubectl here: the rendered overlays are not compared")
                .isTrue();

        // When
        String made = Command.run(Path.of("."), "kubectl", "kustomize", "k8s/overlays/" + name);

        // Then
        if (Boolean.getBoolean("kequn.manifests.write")) {
            Files.writeString(Overlay.file(name), made);
        }
        assertThat(Manifests.text(Overlay.file(name))).isEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "production"})
    void theRestoredDatabaseFitsTheOneItComesFrom(String name) {
        // Given
        JsonNode source =
                Overlay.rendered(name).object("Cluster", "kequn-database").path("spec");
        JsonNode restored = Manifests.parse(Manifests.text(Path.of("k8s", "recovery", "cluster.yaml")))
                .get(0)
                .path("spec");

        // Then
        assertThat(restored.at("/externalClusters/0/plugin/parameters/barmanObjectName"))
                .isEqualTo(source.at("/plugins/0/parameters/barmanObjectName"));
        assertThat(restored.at("/postgresql/parameters/max_connections").asInt())
                .isGreaterThanOrEqualTo(
                        source.at("/postgresql/parameters/max_connections").asInt());
        assertThat(restored.path("imageName")).isEqualTo(source.path("imageName"));
        assertThat(restored.has("plugins")).isFalse();
    }
}
