package dev.kequn.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each environment consists of, and that its parts fit together. */
class OverlayTest {
    @Test
    void theEnvironmentsDifferAsMeant() {
        assertThat(images("dev")).containsExactly("kequn:dev", "docker.io/library/postgres:17", "kequn:dev");
        assertThat(images("staging"))
                .containsOnly("registry.bank.example/kequn:1.0.0", "ghcr.io/cloudnative-pg/postgresql:17");
        assertThat(images("production").stream().map(image -> image.replaceFirst("@sha256:[0-9a-f]{64}$", "@digest")))
                .containsOnly("registry.bank.example/kequn@digest", "ghcr.io/cloudnative-pg/postgresql@digest");
        assertThat(Overlay.NAMES.stream().map(name -> Overlay.rendered(name)
                        .all("Namespace")
                        .findFirst()
                        .orElseThrow()
                        .at("/metadata/name")
                        .asText()))
                .containsExactly("kequn-dev", "kequn-staging", "kequn");
        assertThat(Overlay.NAMES.stream().map(name -> Overlay.rendered(name)
                        .object("Deployment", "kequn")
                        .at("/spec/replicas")
                        .asInt()))
                .containsExactly(1, 3, 0);
    }

    private static List<String> images(String name) {
        return Overlay.rendered(name).pods().stream()
                .flatMap(pod -> pod.containers().stream())
                .map(container -> container.path("image").asText())
                .toList();
    }

    @Test
    void theNetworkLetsThroughExactlyThis() {
        assertThat(flows("production"))
                .containsExactlyInAnyOrder(
                        "all-to-dns out 53 53",
                        "database in 5432",
                        "database-from-retention in 5432",
                        "database in 5432 8000",
                        "database in 9187",
                        "database out 443",
                        "database out 5432 8000",
                        "database out 6443",
                        "ingress-to-kequn in 8080",
                        "kequn-to-collector out 4317 4318",
                        "kequn-to-database out 5432",
                        "kequn-to-issuer out 443",
                        "prometheus-to-kequn in 9000",
                        "retention-to-database out 5432");
        assertThat(flows("staging")).isEqualTo(flows("production"));
        assertThat(flows("dev"))
                .containsExactlyInAnyOrder(
                        "all-to-dns out 53 53",
                        "database in 5432",
                        "kequn-to-collector out 4317 4318",
                        "kequn-to-database out 5432",
                        "prometheus-to-kequn in 9000");
    }

    /** Every rule of every policy; none is without somebody at its other end, or without a port. */
    private static List<String> flows(String name) {
        return Overlay.rendered(name)
                .all("NetworkPolicy")
                .flatMap(policy -> Stream.of("ingress", "egress")
                        .flatMap(way -> PodTemplate.each(policy.path("spec").path(way))
                                .map(rule -> flow(policy, way.equals("ingress"), rule))))
                .sorted()
                .toList();
    }

    private static String flow(JsonNode policy, boolean in, JsonNode rule) {
        assertThat(rule.path(in ? "from" : "to")).isNotEmpty().allSatisfy(peer -> assertThat(
                        peer.at("/ipBlock/cidr").asText("/32"))
                .endsWith("/32"));
        assertThat(rule.path("ports")).isNotEmpty();
        return policy.at("/metadata/name").asText()
                + (in ? " in " : " out ")
                + PodTemplate.each(rule.path("ports"))
                        .map(port -> port.path("port").asText())
                        .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "production"})
    void onlyTheMigrationKnowsTheOwner(String name) {
        // Given
        Overlay overlay = Overlay.rendered(name);

        // Then
        assertThat(overlay.object("Deployment", "kequn").toString())
                .contains("\"kequn-database\"")
                .doesNotContainIgnoringCase("owner");
        assertThat(overlay.object("Job", "kequn-migration").toString())
                .contains("\"kequn-database-owner\"", "\"KEQUN_DATABASE_OWNER_USERNAME\",\"value\":\"kequn_owner\"")
                .doesNotContain("\"kequn-database\"", "\"KEQUN_DATABASE_PASSWORD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "production"})
    void settingsAndServiceLeadToWhatIsThere(String name) {
        // Given
        Overlay overlay = Overlay.rendered(name);
        Set<String> maps = names(overlay, "ConfigMap");
        JsonNode template = overlay.object("Deployment", "kequn").at("/spec/template");
        JsonNode service = overlay.object("Service", "kequn").path("spec");

        // Then
        assertThat(overlay.pods().stream()
                        .flatMap(pod -> pod.containers().stream())
                        .flatMap(container -> PodTemplate.each(container.path("envFrom")))
                        .map(source -> source.at("/configMapRef/name").asText()))
                .isNotEmpty()
                .allMatch(maps::contains);
        assertThat(service.path("selector").properties()).isNotEmpty().allMatch(label -> label.getValue()
                .equals(template.at("/metadata/labels").path(label.getKey())));
        assertThat(service.at("/ports")).hasSize(1);
        assertThat(template.at("/spec/containers/0/ports").toString())
                .contains("{\"containerPort\":8080,\"name\":\""
                        + service.at("/ports/0/targetPort").asText() + "\"}");
    }

    @Test
    void theDatabaseIsMadeAsTheOperatorsPageSays() {
        // Given
        String page = Manifests.text(Path.of("k8s", "README.md"));
        List<String> statements = page.substring(page.indexOf("CREATE ROLE kequn_owner"))
                .split("```")[0]
                .replaceAll("PASSWORD '…'", "PASSWORD")
                .lines()
                .map(line -> line.replace(";", ""))
                .toList();
        String script = Manifests.text(Path.of("k8s", "components", "postgresql-single", "roles.sh"))
                .replaceAll("PASSWORD :'[a-z_]+'", "PASSWORD");
        String cluster = Overlay.rendered("production")
                .object("Cluster", "kequn-database")
                .at("/spec/bootstrap/initdb/postInitApplicationSQL")
                .toString();

        // Then
        assertThat(statements).hasSize(5).allSatisfy(statement -> assertThat(script)
                .contains(statement + ";"));
        assertThat(statements.subList(3, 5))
                .allSatisfy(statement -> assertThat(cluster).contains("\"" + statement + "\""));
    }

    @Test
    void thePublicHostHasTheApiAlone() {
        // Given
        Overlay overlay = Overlay.rendered("production");

        // Then
        assertThat(paths(overlay.object("Ingress", "kequn"))).containsExactly("Exact /graphql");
        assertThat(paths(overlay.object("Ingress", "kequn-internal")))
                .containsExactly("Exact /graphql", "Prefix /intake", "Prefix /segments", "Prefix /campaigns");
        assertThat(overlay.all("Ingress")).allSatisfy(ingress -> assertThat(ingress.at("/spec/tls/0/hosts/0"))
                .isEqualTo(ingress.at("/spec/rules/0/host")));
    }

    private static List<String> paths(JsonNode ingress) {
        return PodTemplate.each(ingress.at("/spec/rules/0/http/paths"))
                .map(path ->
                        path.path("pathType").asText() + " " + path.path("path").asText())
                .toList();
    }

    private static Set<String> names(Overlay overlay, String kind) {
        return overlay.all(kind)
                .map(object -> object.at("/metadata/name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
