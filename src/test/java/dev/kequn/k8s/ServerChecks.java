package dev.kequn.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What the replicas must be, so that a roll-out, a lost node or zone and a restarted database cost no request. */
final class ServerChecks {
    /** Seconds that a chunk has to be given back when its time is over. */
    private static final int LAST_WORDS = 5;

    static final List<Check<Overlay>> ALL = List.of(
            new Check<>(
                    "no replica less in a roll-out",
                    overlay -> is(spec(overlay).at("/strategy/rollingUpdate/maxUnavailable"), "0")
                            && spec(overlay)
                                            .at("/strategy/rollingUpdate/maxSurge")
                                            .asInt()
                                    >= 1),
            new Check<>("startup probe", overlay -> probes(overlay, "startupProbe", "/q/health/started")),
            new Check<>("readiness probe", overlay -> probes(overlay, "readinessProbe", "/q/health/ready")),
            new Check<>(
                    "liveness probe without the database",
                    overlay -> probes(overlay, "livenessProbe", "/q/health/live")),
            new Check<>("waits before it stops", overlay -> preStop(overlay) >= 5),
            new Check<>(
                    "time to end its work",
                    overlay ->
                            pod(overlay).path("terminationGracePeriodSeconds").asInt()
                                    >= preStop(overlay)
                                            + ProgramDefaults.seconds("quarkus.shutdown.delay")
                                            + ProgramDefaults.seconds("quarkus.shutdown.timeout")
                                            + ProgramDefaults.seconds("kequn.job.patience")
                                            + LAST_WORDS
                                            + ProgramDefaults.seconds("kequn.events.idle-timeout")),
            new Check<>("spread over nodes", overlay -> spread(overlay, "kubernetes.io/hostname")),
            new Check<>("spread over zones", overlay -> spread(overlay, "topology.kubernetes.io/zone")),
            new Check<>("disrupted one at a time", ServerChecks::isDisruptedOneAtATime),
            new Check<>("PostgreSQL TLS verify-full", ServerChecks::verifiesTheDatabase),
            new Check<>("connections below max_connections", overlay -> Connections.of(overlay)
                    .suffice()));

    static final Check<Overlay> THREE_OR_MORE = new Check<>("three replicas or more", overlay -> {
        int replicas = spec(overlay).path("replicas").asInt();
        int least = overlay.all("HorizontalPodAutoscaler")
                .filter(scaler -> is(scaler.at("/spec/scaleTargetRef/name"), "kequn"))
                .mapToInt(scaler -> scaler.at("/spec/minReplicas").asInt())
                .findFirst()
                .orElse(0);
        // Who sets both has the autoscaler's number set back by every apply.
        return replicas == 0 ? least >= 3 : replicas >= 3 && least == 0;
    });

    static final Check<Overlay> BY_DIGEST = new Check<>("image by digest", overlay -> overlay.pods().stream()
            .allMatch(
                    pod -> pod.eachContainer(item -> item.path("image").asText().matches(".+@sha256:[0-9a-f]{64}"))));

    private ServerChecks() {}

    private static JsonNode spec(Overlay overlay) {
        return overlay.object("Deployment", "kequn").path("spec");
    }

    private static JsonNode pod(Overlay overlay) {
        return spec(overlay).at("/template/spec");
    }

    private static JsonNode container(Overlay overlay) {
        return pod(overlay).at("/containers/0");
    }

    private static boolean is(JsonNode value, String text) {
        return value.asText().equals(text);
    }

    private static boolean probes(Overlay overlay, String probe, String path) {
        JsonNode request = container(overlay).path(probe).path("httpGet");
        return is(request.path("path"), path)
                && PodTemplate.each(container(overlay).path("ports"))
                        .filter(port -> port.path("name").equals(request.path("port")))
                        .anyMatch(port -> is(port.path("containerPort"), "9000"));
    }

    private static int preStop(Overlay overlay) {
        return container(overlay).at("/lifecycle/preStop/sleep/seconds").asInt();
    }

    private static boolean spread(Overlay overlay, String over) {
        return PodTemplate.each(pod(overlay).path("topologySpreadConstraints"))
                .anyMatch(rule -> is(rule.path("topologyKey"), over)
                        && rule.path("maxSkew").asInt() == 1
                        && selects(rule.path("labelSelector"), overlay));
    }

    private static boolean isDisruptedOneAtATime(Overlay overlay) {
        return overlay.all("PodDisruptionBudget")
                .anyMatch(budget ->
                        is(budget.at("/spec/maxUnavailable"), "1") && selects(budget.at("/spec/selector"), overlay));
    }

    private static boolean selects(JsonNode selector, Overlay overlay) {
        JsonNode labels = spec(overlay).at("/template/metadata/labels");
        JsonNode asked = selector.path("matchLabels");
        return !asked.isEmpty()
                && asked.properties().stream()
                        .allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
    }

    /** For every process that uses the database: settings by the map it reads, and the authority as a mounted file. */
    private static boolean verifiesTheDatabase(Overlay overlay) {
        String authority = overlay.setting("KEQUN_DATABASE_CA_FILE");
        return overlay.setting("KEQUN_DATABASE_TLS").equals("verify-full")
                && overlay.pods().stream()
                        .filter(pod -> pod.containers().get(0).has("envFrom"))
                        .allMatch(pod -> PodTemplate.each(
                                        pod.containers().get(0).path("volumeMounts"))
                                .anyMatch(mount -> pod.volumes()
                                        .filter(volume -> volume.path("name").equals(mount.path("name")))
                                        .flatMap(volume -> PodTemplate.each(volume.at("/projected/sources")))
                                        .flatMap(source -> PodTemplate.each(source.at("/secret/items")))
                                        .anyMatch(item -> authority.equals(
                                                mount.path("mountPath").asText() + "/"
                                                        + item.path("path").asText()))));
    }
}
