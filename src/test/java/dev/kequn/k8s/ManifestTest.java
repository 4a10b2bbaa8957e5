package dev.kequn.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ManifestTest {
    /** Read by Quarkus itself, not by a setting of ours. */
    private static final Set<String> OF_THE_FRAMEWORK =
            Set.of("QUARKUS_INIT_AND_EXIT", "QUARKUS_SHUTDOWN_DELAY", "QUARKUS_SHUTDOWN_TIMEOUT");

    @Test
    void everyObjectIsWellFormed() {
        assertThat(Manifests.objects())
                .extracting(HasMetadata::getKind)
                .containsExactlyInAnyOrder(
                        "ConfigMap", "Deployment", "Job", "PodDisruptionBudget", "Service", "ServiceAccount");
    }

    @Test
    void anUnknownFieldIsCaught() {
        // Given
        String text = Manifests.text(Manifests.BASE.resolve("deployment.yaml"));

        // Then
        assertThatThrownBy(() -> Manifests.parse(text.replace("runAsNonRoot:", "runAsNonroot:")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("runAsNonroot");
        assertThatThrownBy(() -> Manifests.parse(text.replace("  replicas: 3", "  replica: 3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("replica");
        assertThatThrownBy(() -> Manifests.parse(text.replace("  replicas: 3", "  replicas: 3\n  replicas: 4")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("replicas");
    }

    @Test
    void theKustomizationListsExactlyTheFilesPresent() {
        // Given
        JsonNode kustomization = Manifests.tree(Manifests.BASE.resolve("kustomization.yaml"));

        // When
        List<String> listed = new ArrayList<>();
        kustomization.get("resources").forEach(resource -> listed.add(resource.asText()));

        // Then
        assertThat(listed)
                .containsExactlyElementsOf(Manifests.files().stream()
                        .map(Path::getFileName)
                        .map(Path::toString)
                        .filter(name -> !name.equals("kustomization.yaml"))
                        .toList());
        assertThat(kustomization.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("apiVersion", "kind", "labels", "resources");
        assertThat(Manifests.objects())
                .allSatisfy(object ->
                        assertThat(object.getMetadata().getNamespace()).isNull());
    }

    @Test
    void probesAskTheManagementPort() {
        for (Container container :
                deployment().getSpec().getTemplate().getSpec().getContainers()) {
            assertThat(path(container, container.getStartupProbe())).isEqualTo("9000/q/health/started");
            assertThat(path(container, container.getReadinessProbe())).isEqualTo("9000/q/health/ready");
            assertThat(path(container, container.getLivenessProbe())).isEqualTo("9000/q/health/live");
        }
    }

    @Test
    void theServiceLeadsToTheApiOfThePods() {
        // Given
        Service service = Manifests.objects(Service.class).get(0);
        var template = deployment().getSpec().getTemplate();

        // Then
        assertThat(template.getMetadata().getLabels())
                .containsAllEntriesOf(service.getSpec().getSelector());
        assertThat(service.getSpec().getPorts()).singleElement().satisfies(port -> assertThat(port(
                        template.getSpec().getContainers().get(0),
                        port.getTargetPort().getStrVal()))
                .isEqualTo(8080));
    }

    @Test
    void theEndIsLongEnoughForTheWorkInHand() {
        // preStop 5 s + quarkus.shutdown.timeout 30 s + kequn.job.lease 60 s + kequn.events.idle-timeout 30 s
        assertThat(deployment().getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds())
                .isGreaterThanOrEqualTo(5 + 30 + 60 + 30L);
        assertThat(Manifests.text(Path.of("src/main/resources/application.properties")))
                .contains("quarkus.shutdown.timeout=30s\n", "kequn.job.lease=60s\n", "kequn.events.idle-timeout=30s\n");
    }

    @Test
    void everyVariableIsOneTheProgramReads() {
        // Given
        Set<String> known = new TreeSet<>(KnownSettings.environmentNames());
        known.addAll(OF_THE_FRAMEWORK);

        // When
        Set<String> used = new TreeSet<>();
        containers().forEach(container -> container.getEnv().forEach(variable -> used.add(variable.getName())));
        Manifests.objects(ConfigMap.class)
                .forEach(map -> used.addAll(map.getData().keySet()));

        // Then
        assertThat(used).hasSizeGreaterThan(5).isSubsetOf(known);
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

        // Then
        assertThat(named).hasSizeGreaterThan(10).isSubsetOf(KnownSettings.environmentNames());
    }

    @Test
    void secretsAreReferencedOnly() {
        for (Container container : containers()) {
            for (EnvVar variable : container.getEnv()) {
                if (variable.getName().contains("PASSWORD")) {
                    assertThat(variable.getValue()).isNull();
                    assertThat(variable.getValueFrom().getSecretKeyRef().getName())
                            .startsWith("kequn-database");
                }
            }
        }
        assertThat(Manifests.objects()).extracting(HasMetadata::getKind).doesNotContain("Secret");
        assertThat(Manifests.objects(ConfigMap.class))
                .allSatisfy(map -> assertThat(map.getData().keySet())
                        .noneMatch(name -> name.matches(".*(PASSWORD|SECRET|TOKEN).*")));
    }

    @Test
    void onlyTheMigrationKnowsTheOwner() {
        assertThat(deployment().getSpec().getTemplate().getSpec().getContainers())
                .flatExtracting(Container::getEnv)
                .extracting(EnvVar::getName)
                .containsExactly("KEQUN_DATABASE_PASSWORD");
    }

    private static Deployment deployment() {
        return Manifests.objects(Deployment.class).get(0);
    }

    private static List<Container> containers() {
        return Manifests.podTemplates().stream()
                .flatMap(template -> template.getSpec().getContainers().stream())
                .toList();
    }

    private static String path(Container container, Probe probe) {
        return port(container, probe.getHttpGet().getPort().getStrVal())
                + probe.getHttpGet().getPath();
    }

    private static int port(Container container, String name) {
        return container.getPorts().stream()
                .filter(port -> port.getName().equals(name))
                .mapToInt(ContainerPort::getContainerPort)
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no port " + name));
    }
}
