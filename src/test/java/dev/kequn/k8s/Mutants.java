package dev.kequn.k8s;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** For each check at least one way to break just that one. */
final class Mutants {
    /** Check, field below the pod template, value; for every pod template. */
    private static final String[][] OF_PODS = {
        {"not root", "/securityContext/runAsNonRoot", ""},
        {"not root", "/containers/0/securityContext/runAsNonRoot", "false"},
        {"uid and gid above 10000", "/securityContext/runAsUser", "1000"},
        {"uid and gid above 10000", "/securityContext/runAsGroup", ""},
        {"uid and gid above 10000", "/containers/0/securityContext/runAsUser", "185"},
        {"seccomp RuntimeDefault", "/securityContext/seccompProfile", ""},
        {"seccomp RuntimeDefault", "/containers/0/securityContext/seccompProfile", "{\"type\": \"Unconfined\"}"},
        {"no namespace of the host", "/hostNetwork", "true"},
        {"no namespace of the host", "/hostPID", "true"},
        {"no namespace of the host", "/hostIPC", "true"},
        {"no namespace of the host", "/containers/0/ports/-", "{\"containerPort\": 1, \"hostPort\": 1}"},
        {"no token of the cluster", "/automountServiceAccountToken", ""},
        {"no token of the cluster", "/volumes/1/projected/sources/-", "{\"serviceAccountToken\": {\"path\": \"t\"}}"},
        {"no list of services", "/enableServiceLinks", ""},
        {"no more privileges", "/containers/0/securityContext/allowPrivilegeEscalation", ""},
        {"no more privileges", "/containers/0/securityContext/privileged", "true"},
        {"no capabilities", "/containers/0/securityContext/capabilities/drop", ""},
        {"no capabilities", "/containers/0/securityContext/capabilities/add", "[\"NET_RAW\"]"},
        {"root file system read-only", "/containers/0/securityContext/readOnlyRootFilesystem", ""},
        {"/tmp of a bounded size", "/volumes/0/emptyDir/sizeLimit", ""},
        {"/tmp of a bounded size", "/containers/0/volumeMounts/0", ""},
        {"volumes of the allowed kinds", "/volumes/-", "{\"name\": \"host\", \"hostPath\": {\"path\": \"/\"}}"},
        {
            "volumes of the allowed kinds",
            "/volumes/-",
            "{\"name\": \"nfs\", \"nfs\": {\"path\": \"/\", \"server\": \"x\"}}"
        },
        {"no kernel or label options", "/securityContext/sysctls", "[]"},
        {"no kernel or label options", "/containers/0/securityContext/procMount", "\"Unmasked\""},
        {"requests", "/containers/0/resources/requests/ephemeral-storage", ""},
        {"requests", "/containers/0/resources/requests/memory", ""},
        {"limits", "/containers/0/resources/limits/ephemeral-storage", ""},
        {"limits", "/containers/0/resources", "{\"requests\": {\"cpu\": 1, \"memory\": 1, \"ephemeral-storage\": 1}}"},
        {"no secret in the environment", "/containers/0/env/-", "{\"name\": \"KEQUN_DATABASE_PASSWORD\"}"},
        {
            "no secret in the environment",
            "/containers/0/env/-",
            "{\"name\": \"X\", \"valueFrom\": {\"secretKeyRef\": {}}}"
        },
        {"no secret in the environment", "/containers/0/envFrom/-", "{\"secretRef\": {\"name\": \"kequn-database\"}}"},
        {"secret files for its group alone", "/volumes/1/projected/defaultMode", "292"},
        {"secret files for its group alone", "/securityContext/fsGroup", ""},
        {"secret files for its group alone", "/containers/0/volumeMounts/1/readOnly", ""},
        {
            "image by tag or digest, not latest",
            "/containers/0/image",
            "\"kequn:latest@sha256:%s\"".formatted("0".repeat(64))
        },
    };

    private static final String CONTAINER = "/spec/template/spec/containers/0";

    /** Check, kind, name, field, value. */
    private static final String[][] OF_THE_REST = {
        {"no replica less in a roll-out", "Deployment", "kequn", "/spec/strategy/rollingUpdate/maxUnavailable", ""},
        {"no replica less in a roll-out", "Deployment", "kequn", "/spec/strategy/rollingUpdate/maxUnavailable", "1"},
        {"startup probe", "Deployment", "kequn", CONTAINER + "/startupProbe", ""},
        {"readiness probe", "Deployment", "kequn", CONTAINER + "/readinessProbe/httpGet/port", "\"http\""},
        {
            "liveness probe without the database",
            "Deployment",
            "kequn",
            CONTAINER + "/livenessProbe/httpGet/path",
            "\"/q/health\""
        },
        {"waits before it stops", "Deployment", "kequn", CONTAINER + "/lifecycle/preStop", ""},
        {"time to end its work", "Deployment", "kequn", "/spec/template/spec/terminationGracePeriodSeconds", "94"},
        {"spread over nodes", "Deployment", "kequn", "/spec/template/spec/topologySpreadConstraints/0", ""},
        {
            "spread over zones",
            "Deployment",
            "kequn",
            "/spec/template/spec/topologySpreadConstraints/1/labelSelector",
            "{\"matchLabels\": {\"app\": \"other\"}}"
        },
        {"disrupted one at a time", "PodDisruptionBudget", "kequn", "/spec/maxUnavailable", "2"},
        {"PostgreSQL TLS verify-full", "ConfigMap", "kequn", "/data/KEQUN_DATABASE_TLS", "\"disable\""},
        {"PostgreSQL TLS verify-full", "ConfigMap", "kequn", "/data/KEQUN_DATABASE_CA_FILE", "\"/elsewhere/ca.crt\""},
        {"PostgreSQL TLS verify-full", "Job", "kequn-migration", "/spec/template/spec/volumes/1/projected/sources/1", ""
        },
        {"connections below max_connections", "HorizontalPodAutoscaler", "kequn", "/spec/maxReplicas", "20"},
        {"connections below max_connections", "ConfigMap", "kequn", "/data/KEQUN_DATABASE_POOL_SIZE", "\"40\""},
        {
            "connections below max_connections",
            "Cluster",
            "kequn-database",
            "/spec/postgresql/parameters/max_connections",
            "\"100\""
        },
        {"three replicas or more", "HorizontalPodAutoscaler", "kequn", "/spec/minReplicas", "2"},
        {"three replicas or more", "Deployment", "kequn", "/spec/replicas", "3"},
        {
            "pods other than restricted refused",
            "Namespace",
            "kequn",
            "/metadata/labels/pod-security.kubernetes.io~1enforce",
            "\"baseline\""
        },
        {"everything in the namespace", "Service", "kequn", "/metadata/namespace", "\"default\""},
        {"own service accounts without token", "ServiceAccount", "kequn", "/automountServiceAccountToken", ""},
        {"own service accounts without token", "Job", "kequn-migration", "/spec/template/spec/serviceAccountName", ""},
        {"all traffic denied by default", "NetworkPolicy", "default-deny", "/spec/policyTypes", "[\"Ingress\"]"},
        {"all traffic denied by default", "NetworkPolicy", "default-deny", "/spec/egress", "[{}]"},
        {
            "migration before the replicas",
            "Deployment",
            "kequn",
            "/metadata/annotations/argocd.argoproj.io~1sync-wave",
            ""
        },
        {"no secret among the manifests", "Service", "kequn", "/kind", "\"Secret\""},
        {"image by digest", "Deployment", "kequn", CONTAINER + "/image", "\"kequn:1.0.0\""},
        {"three instances on three nodes", "Cluster", "kequn-database", "/spec/instances", "2"},
        {"three instances on three nodes", "Cluster", "kequn-database", "/spec/affinity/podAntiAffinityType", ""},
        {"a commit on two machines", "Cluster", "kequn-database", "/spec/postgresql/synchronous", ""},
        {"no login without TLS", "Cluster", "kequn-database", "/spec/postgresql/pg_hba", ""},
        {"a humble role", "Cluster", "kequn-database", "/spec/managed/roles/0/createrole", "true"},
        {"WAL archived", "Cluster", "kequn-database", "/spec/plugins/0/isWALArchiver", ""},
        {"WAL archived", "ObjectStore", "kequn-backup", "/spec/retentionPolicy", ""},
        {"backed up by a schedule", "ScheduledBackup", "kequn-database", "/spec/suspend", "true"},
        {"resources bounded", "Cluster", "kequn-database", "/spec/resources/limits/memory", ""},
    };

    private Mutants() {}

    static Stream<Mutant> ofProduction(Overlay production) {
        List<Mutant> mutants = new ArrayList<>();
        for (PodTemplate pod : production.pods()) {
            String[] object = pod.object().split("/");
            for (String[] part : OF_PODS) {
                mutants.add(new Mutant(
                        pod.object() + ": " + part[0], object[0], object[1], pod.path() + "/spec" + part[1], part[2]));
            }
        }
        for (String[] part : OF_THE_REST) {
            mutants.add(new Mutant(subject(part[0]) + ": " + part[0], part[1], part[2], part[3], part[4]));
        }
        return mutants.stream();
    }

    private static String subject(String check) {
        if (SurroundingChecks.OF_THE_DATABASE.stream()
                .anyMatch(known -> known.name().equals(check))) {
            return "Cluster/kequn-database";
        }
        boolean around = SurroundingChecks.EVERYWHERE.stream()
                        .anyMatch(known -> known.name().equals(check))
                || ServerChecks.BY_DIGEST.name().equals(check);
        return around ? "overlay" : "Deployment/kequn";
    }
}
