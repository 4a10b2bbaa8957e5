package dev.kequn.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** What must stand around the replicas: namespace, accounts, network, migration, database. */
final class SurroundingChecks {
    private static final String DENIED = "[\"Ingress\",\"Egress\"]";

    static final List<Check<Overlay>> EVERYWHERE = List.of(
            new Check<>("pods other than restricted refused", overlay -> overlay.all("Namespace")
                    .allMatch(namespace -> namespace
                            .path("metadata")
                            .path("labels")
                            .path("pod-security.kubernetes.io/enforce")
                            .asText()
                            .equals("restricted"))),
            new Check<>("everything in the namespace", SurroundingChecks::isInOneNamespace),
            new Check<>("own service accounts without token", SurroundingChecks::hasAccountsWithoutToken),
            new Check<>("all traffic denied by default", overlay -> overlay.all("NetworkPolicy")
                    .map(policy -> policy.path("spec"))
                    .anyMatch(policy -> policy.path("podSelector").isEmpty()
                            && policy.path("policyTypes").toString().equals(DENIED)
                            && !policy.has("ingress")
                            && !policy.has("egress"))),
            new Check<>(
                    "migration before the replicas",
                    overlay -> wave(overlay.object("Job", "kequn-migration"))
                            < wave(overlay.object("Deployment", "kequn"))),
            new Check<>(
                    "no secret among the manifests",
                    overlay -> overlay.all("Secret").findAny().isEmpty()));

    static final List<Check<Overlay>> OF_THE_DATABASE = List.of(
            new Check<>(
                    "three instances on three nodes",
                    overlay -> cluster(overlay).path("instances").asInt() >= 3
                            && cluster(overlay)
                                    .at("/affinity/podAntiAffinityType")
                                    .asText()
                                    .equals("required")),
            new Check<>(
                    "a commit on two machines",
                    overlay -> cluster(overlay)
                                            .at("/postgresql/synchronous/number")
                                            .asInt()
                                    >= 1
                            && cluster(overlay)
                                    .at("/postgresql/synchronous/dataDurability")
                                    .asText()
                                    .equals("required")),
            new Check<>("no login without TLS", overlay -> cluster(overlay)
                    .at("/postgresql/pg_hba/0")
                    .asText()
                    .equals("hostnossl all all all reject")),
            new Check<>("a humble role", SurroundingChecks::programsRoleIsHumble),
            new Check<>("WAL archived", overlay -> PodTemplate.each(
                            cluster(overlay).path("plugins"))
                    .filter(plugin -> plugin.path("isWALArchiver").asBoolean())
                    .map(plugin -> plugin.at("/parameters/barmanObjectName").asText())
                    .anyMatch(name -> overlay.all("ObjectStore")
                            .anyMatch(
                                    store -> store.at("/metadata/name").asText().equals(name)
                                            && store.path("spec").has("retentionPolicy")))),
            new Check<>("backed up by a schedule", overlay -> overlay.all("ScheduledBackup")
                    .map(backup -> backup.path("spec"))
                    .anyMatch(backup -> backup.at("/cluster/name").asText().equals("kequn-database")
                            && backup.path("method").asText().equals("plugin")
                            && !backup.path("suspend").asBoolean())),
            new Check<>("resources bounded", overlay -> cluster(overlay)
                    .at("/resources/requests/memory")
                    .equals(cluster(overlay).at("/resources/limits/memory"))));

    private SurroundingChecks() {}

    private static JsonNode cluster(Overlay overlay) {
        return overlay.object("Cluster", "kequn-database").path("spec");
    }

    private static boolean isInOneNamespace(Overlay overlay) {
        String name = overlay.all("Namespace")
                .map(namespace -> namespace.at("/metadata/name").asText())
                .findFirst()
                .orElse("");
        return overlay.objects().stream()
                .filter(object -> !object.path("kind").asText().equals("Namespace"))
                .allMatch(object -> object.at("/metadata/namespace").asText().equals(name));
    }

    private static boolean hasAccountsWithoutToken(Overlay overlay) {
        return overlay.pods().stream()
                .map(pod -> pod.spec().path("serviceAccountName").asText("default"))
                .allMatch(name -> overlay.all("ServiceAccount")
                        .anyMatch(
                                account -> account.at("/metadata/name").asText().equals(name)
                                        && !account.path("automountServiceAccountToken")
                                                .asBoolean(true)));
    }

    private static int wave(JsonNode object) {
        return object.path("metadata")
                .path("annotations")
                .path("argocd.argoproj.io/sync-wave")
                .asInt();
    }

    private static boolean programsRoleIsHumble(Overlay overlay) {
        return StreamSupport.stream(cluster(overlay).at("/managed/roles").spliterator(), false)
                .filter(role -> role.path("name").asText().equals(overlay.setting("KEQUN_DATABASE_USERNAME")))
                .anyMatch(role -> List.of("superuser", "createdb", "createrole", "replication", "bypassrls").stream()
                        .noneMatch(right -> role.path(right).asBoolean(true)));
    }
}
