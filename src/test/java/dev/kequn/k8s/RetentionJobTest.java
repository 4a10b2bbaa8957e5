package dev.kequn.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RetentionJobTest {
    private static final Path COMPONENT = Path.of("k8s", "components", "retention");
    private static final CronJob JOB =
            Serialization.unmarshal(Manifests.text(COMPONENT.resolve("cronjob.yaml")), CronJob.class);
    private static final PodSpec POD =
            JOB.getSpec().getJobTemplate().getSpec().getTemplate().getSpec();
    private static final Container CONTAINER = POD.getContainers().get(0);

    @Test
    void onlyCountsUntilItIsToldToRemove() {
        Map<String, String> environment =
                CONTAINER.getEnv().stream().collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));

        assertThat(environment)
                .containsEntry("RETENTION_APPLY", "no")
                .containsEntry("RETENTION_EVENT_TYPES", "")
                .containsEntry("PGSSLMODE", "verify-full");
    }

    @Test
    void keepsAtLeastWhatEachScriptDemands() {
        Map<String, String> environment =
                CONTAINER.getEnv().stream().collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
        Matcher runs = Pattern.compile("run ([a-z-]+) \"\\$(\\w+)\"")
                .matcher(CONTAINER.getCommand().get(2));
        int scripts = 0;
        while (runs.find()) {
            String script = Manifests.text(COMPONENT.resolve(runs.group(1) + ".sql"));
            Matcher least =
                    Pattern.compile("least_days CONSTANT integer := (\\d+);").matcher(script);
            assertThat(least.find()).isTrue();
            assertThat(Integer.parseInt(environment.get(runs.group(2))))
                    .isGreaterThanOrEqualTo(Integer.parseInt(least.group(1)));
            assertThat(Manifests.text(COMPONENT.resolve("kustomization.yaml"))).contains(runs.group(1) + ".sql");
            scripts++;
        }
        assertThat(scripts).isEqualTo(3);
    }

    @Test
    void runsAlone() {
        assertThat(POD.getContainers()).hasSize(1);
        assertThat(JOB.getSpec().getConcurrencyPolicy()).isEqualTo("Forbid");
    }
}
