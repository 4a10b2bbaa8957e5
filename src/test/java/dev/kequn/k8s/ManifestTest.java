package dev.kequn.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests as they are written: strict, complete, and about settings that the program has. */
class ManifestTest {
    private static final Path ROOT = Path.of("k8s");
    /** Read by Quarkus itself, not by a setting of ours. */
    private static final Set<String> OF_THE_FRAMEWORK = Set.of(
            "QUARKUS_INIT_AND_EXIT",
            "QUARKUS_LOG_CATEGORY__DEV_KEQUN__LEVEL",
            "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
            "QUARKUS_SHUTDOWN_DELAY",
            "QUARKUS_SHUTDOWN_TIMEOUT");
    /** What Kubernetes adds for a service, should somebody switch that on again. */
    private static final String OF_THE_CLUSTER = "KEQUN_SERVICE_HOST";

    static List<Path> written() {
        return files().filter(file -> !file.endsWith("kustomization.yaml")).toList();
    }

    @ParameterizedTest
    @MethodSource("written")
    void everyObjectIsWellFormed(Path file) {
        assertThat(Manifests.parse(Manifests.text(file))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "base/deployment.yaml, runAsNonRoot:, runAsNonroot:",
        "base/deployment.yaml, '  replicas: 3', '  replica: 3'",
        "base/deployment.yaml, '  replicas: 3', '  replicas: 3\n  replicas: 4'",
        "components/network-policies/dns.yaml, podSelector:, podSelectors:",
        "components/ingress/ingress.yaml, secretName:, secret:",
        "components/autoscaling/horizontalpodautoscaler.yaml, averageUtilization:, utilization:",
        "components/postgresql/cluster.yaml, dataDurability:, durability:",
        "components/postgresql/cluster.yaml, instances: 3, instances: three",
        "components/postgresql/objectstore.yaml, destinationPath:, path:",
        "components/postgresql/objectstore.yaml, kind: ObjectStore, kind: ObjectStorage",
        "components/postgresql/scheduledbackup.yaml, '0 30 20 * * *', '30 20 * * *'",
        "components/postgresql/cluster.yaml, 'metadata:', 'metadata:\n  label: {}'"
    })
    void whatAnApiServerRefusesIsCaught(String file, String right, String wrong) {
        // Given
        String text = Manifests.text(ROOT.resolve(file));

        // Then
        assertThat(text).contains(right);
        assertThatThrownBy(() -> Manifests.parse(text.replaceFirst(Pattern.quote(right), wrong)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static List<Path> kustomizations() {
        return files().filter(file -> file.endsWith("kustomization.yaml")).toList();
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void aKustomizationListsTheFilesBesideIt(Path file) throws IOException {
        // Given
        Set<String> listed = new TreeSet<>();
        JsonNode kustomization = Manifests.documents(Manifests.text(file)).get(0);
        kustomization.path("resources").forEach(resource -> listed.add(resource.asText()));
        listed.removeIf(resource -> resource.startsWith("../"));

        // Then
        try (Stream<Path> beside = Files.list(file.getParent())) {
            assertThat(listed)
                    .containsExactlyElementsOf(beside.map(Path::getFileName)
                            .map(Path::toString)
                            .filter(name -> name.endsWith(".yaml") && !name.equals("kustomization.yaml"))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void onlyOverlaysNameANamespace() {
        assertThat(written().stream().filter(file -> !file.startsWith(ROOT.resolve("rendered"))))
                .allSatisfy(file -> assertThat(Manifests.parse(Manifests.text(file)))
                        .allSatisfy(object -> assertThat(object.path("metadata").has("namespace"))
                                .isFalse()));
    }

    @Test
    void noPrivateKeyLiesAmongThem() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> !file.toString().contains(".keys")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Manifests.text(file)).doesNotContain("PRIVATE KEY-----"));
        }
    }

    @Test
    void everyVariableIsOneTheProgramReads() {
        // Given
        Set<String> known = new TreeSet<>(KnownSettings.environmentNames());
        known.addAll(OF_THE_FRAMEWORK);

        // When
        Set<String> used = new TreeSet<>();
        for (String name : Overlay.NAMES) {
            Overlay overlay = Overlay.rendered(name);
            overlay.all("ConfigMap")
                    .flatMap(map -> map.path("data").properties().stream())
                    .filter(entry -> entry.getKey().matches("[A-Z_]+"))
                    .forEach(entry -> used.add(entry.getKey()));
            overlay.pods().stream()
                    .filter(pod -> pod.object().matches(".*/kequn(-migration)?"))
                    .flatMap(pod -> pod.containers().stream())
                    .flatMap(container -> PodTemplate.each(container.path("env")))
                    .forEach(variable -> used.add(variable.path("name").asText()));
        }

        // Then
        assertThat(used).hasSizeGreaterThan(12).isSubsetOf(known);
    }

    @Test
    void theOperatorsPageNamesOnlySettingsTheProgramReads() {
        // When
        Set<String> named = new TreeSet<>();
        Pattern.compile("`((KEQUN|QUARKUS)_[A-Z_]+)")
                .matcher(Manifests.text(Path.of("k8s", "README.md")))
                .results()
                .forEach(setting -> named.add(setting.group(1)));
        named.removeAll(OF_THE_FRAMEWORK);
        named.remove(OF_THE_CLUSTER);

        // Then
        assertThat(named).hasSizeGreaterThan(10).isSubsetOf(KnownSettings.environmentNames());
    }

    private static Stream<Path> files() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
