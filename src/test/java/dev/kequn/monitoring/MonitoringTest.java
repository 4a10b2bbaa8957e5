package dev.kequn.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Alerts and dashboard ask for nothing that the running program does not export, and every alert says what to do. */
@QuarkusTest
@WithTestResource(TestBank.class)
class MonitoringTest {
    private static final Path COMPONENT = Path.of("k8s", "components", "monitoring");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    /** Of Prometheus itself and of kube-state-metrics, with the labels they have. */
    private static final Map<String, Set<String>> FOREIGN = Map.of(
            "up", Set.of("service"),
            "kube_deployment_status_replicas_available", Set.of("deployment"),
            "kube_deployment_spec_replicas", Set.of("deployment"),
            "kube_pod_container_status_restarts_total", Set.of("container"),
            "kube_job_status_failed", Set.of("job_name"));
    /** What the operator of Prometheus adds to every series of a target. */
    private static final Set<String> OF_TARGETS = Set.of("namespace", "pod", "instance", "service", "container");

    @TestHTTPResource(value = "", management = true)
    String management;

    @Test
    void expressionsAskForWhatIsExported() throws IOException {
        Exposition scrape = Scrape.warm(management);
        Set<String> missing = new TreeSet<>();

        List<String> expressions = new ArrayList<>(
                rules().stream().map(rule -> rule.get("expr").asText()).toList());
        assertThat(expressions).hasSizeGreaterThan(15);
        dashboard().findValues("expr").forEach(expression -> expressions.add(expression.asText()));
        dashboard()
                .findValues("definition")
                .forEach(definition ->
                        expressions.add(definition.asText().replaceAll("label_values\\((\\w+), \\w+\\)", "$1")));
        expressions.forEach(expression -> missing.addAll(missing(scrape, expression)));

        assertThat(missing).isEmpty();
    }

    private static Set<String> missing(Exposition scrape, String expression) {
        PromQl read = PromQl.of(expression);
        Set<String> missing = new HashSet<>();
        Set<String> known = new HashSet<>(OF_TARGETS);
        for (PromQl.Use use : read.uses()) {
            Set<String> labels =
                    FOREIGN.getOrDefault(use.metric(), scrape.labels().get(use.metric()));
            if (labels == null) {
                missing.add(use.metric());
                continue;
            }
            known.addAll(labels);
            use.labels().forEach((label, wanted) -> {
                boolean ofTarget = OF_TARGETS.contains(label);
                if (!labels.contains(label) && !ofTarget) {
                    missing.add(use.metric() + "{" + label + "}");
                } else if (use.metric().startsWith("kequn_") && !ofTarget) {
                    wanted.stream()
                            .filter(value -> !scrape.has(use.metric(), label, value))
                            .forEach(value -> missing.add(use.metric() + "{" + label + "=" + value + "}"));
                }
            });
        }
        read.grouped().stream()
                .filter(label -> !known.contains(label))
                .forEach(label -> missing.add("by " + label + ": " + expression));
        return missing;
    }

    @Test
    void aNameThatIsNotExportedIsFound() {
        Exposition scrape = Scrape.warm(management);

        assertThat(missing(scrape, "sum by (colour) (rate(kequn_job_unit_total{job_name=\"a\"}[5m]))"))
                .containsExactlyInAnyOrder(
                        "kequn_job_unit_total",
                        "by colour: sum by (colour) (rate(kequn_job_unit_total{job_name=\"a\"}[5m]))");
        assertThat(missing(scrape, "kequn_job_lag_seconds{job=\"a\"}")).containsExactly("kequn_job_lag_seconds{job}");
    }

    @Test
    void everyAlertSaysHowBadItIsAndWhatToDo() throws IOException {
        Set<String> anchors = Pattern.compile("(?m)^#+ (.*)$")
                .matcher(Files.readString(Path.of("k8s", "README.md")))
                .results()
                .map(heading -> anchor(heading.group(1)))
                .collect(Collectors.toSet());
        List<String> names = new ArrayList<>();

        for (JsonNode rule : rules()) {
            String name = rule.path("alert").asText();
            names.add(name);
            assertThat(rule.path("labels").path("severity").asText()).as(name).isIn("critical", "warning");
            assertThat(rule.path("annotations").path("summary").asText())
                    .as(name)
                    .isNotBlank();
            assertThat(rule.path("annotations").path("runbook_url").asText())
                    .as(name)
                    .isEqualTo("https://runbooks.bank.example/kequn/k8s/README.md#" + anchor(name));
            assertThat(anchors).as("sections of the runbook").contains(anchor(name));
        }
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.startsWith("Kequn"));
    }

    private static String anchor(String heading) {
        return heading.toLowerCase().replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }

    @Test
    void theDashboardFitsEveryGrafana() throws IOException {
        JsonNode dashboard = dashboard();
        List<Integer> ids = new ArrayList<>();
        dashboard.findValues("id").stream().filter(JsonNode::isInt).forEach(id -> ids.add(id.asInt()));

        assertThat(ids).hasSizeGreaterThan(25).doesNotHaveDuplicates();
        assertThat(dashboard.findValues("datasource"))
                .allSatisfy(source -> assertThat(source.path("uid").asText()).isEqualTo("${datasource}"));
        List<String> rows = new ArrayList<>();
        dashboard.get("panels").forEach(panel -> {
            if (panel.get("type").asText().equals("row")) {
                rows.add(panel.get("title").asText());
            } else {
                assertThat(panel.get("targets")).as(panel.get("title").asText()).isNotEmpty();
            }
        });
        assertThat(rows)
                .containsExactly(
                        "Traffic", "Latency", "Errors", "Pool", "Jobs", "Events", "Ledger", "Caps", "Intake", "Offers",
                        "JVM");
    }

    @Test
    void thePodsAreFoundBehindTheirService() throws IOException {
        JsonNode service = YAML.readTree(COMPONENT.resolve("service.yaml").toFile());
        JsonNode monitor =
                YAML.readTree(COMPONENT.resolve("servicemonitor.yaml").toFile());

        assertThat(monitor.at("/spec/selector/matchLabels")).isEqualTo(service.at("/metadata/labels"));
        assertThat(monitor.at("/spec/endpoints/0/port")).isEqualTo(service.at("/spec/ports/0/name"));
        assertThat(monitor.at("/spec/endpoints/0/path").asText()).isEqualTo("/q/metrics");
    }

    private static List<JsonNode> rules() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        YAML.readTree(COMPONENT.resolve("prometheusrule.yaml").toFile())
                .at("/spec/groups")
                .forEach(group -> group.get("rules").forEach(rules::add));
        return rules;
    }

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(COMPONENT.resolve("dashboard.json").toFile());
    }
}
