package dev.kequn.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What every pod must be: the level "restricted" of the Pod Security Standards, and what NSA and CISA ask for beyond it. */
final class PodChecks {
    private static final int ORDINARY_USERS = 10_000;
    private static final Set<String> BOUNDED = Set.of("cpu", "memory", "ephemeral-storage");

    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");
    private static final Set<String> OPTIONS =
            Set.of("sysctls", "procMount", "seLinuxOptions", "windowsOptions", "appArmorProfile");

    static final List<Check<PodTemplate>> ALL = List.of(
            new Check<>(
                    "not root",
                    pod -> pod.spec().at("/securityContext/runAsNonRoot").asBoolean()
                            && pod.eachContainer(
                                    item -> security(item).path("runAsNonRoot").asBoolean(true))),
            new Check<>(
                    "uid and gid above 10000",
                    pod -> ordinary(pod.spec().path("securityContext"), 0)
                            && pod.eachContainer(item -> ordinary(security(item), ORDINARY_USERS + 1))),
            new Check<>(
                    "seccomp RuntimeDefault",
                    pod -> seccomp(pod.spec().path("securityContext"), "")
                            && pod.eachContainer(item -> seccomp(security(item), "RuntimeDefault"))),
            new Check<>(
                    "no namespace of the host",
                    pod -> !pod.spec().path("hostNetwork").asBoolean()
                            && !pod.spec().path("hostPID").asBoolean()
                            && !pod.spec().path("hostIPC").asBoolean()
                            && pod.eachContainer(item ->
                                    PodTemplate.each(item.path("ports")).noneMatch(port -> port.has("hostPort")))),
            new Check<>(
                    "no token of the cluster",
                    pod -> !pod.spec().path("automountServiceAccountToken").asBoolean(true)
                            && pod.volumes()
                                    .flatMap(volume -> PodTemplate.each(volume.at("/projected/sources")))
                                    .noneMatch(source -> source.has("serviceAccountToken"))),
            new Check<>(
                    "no list of services",
                    pod -> !pod.spec().path("enableServiceLinks").asBoolean(true)),
            new Check<>(
                    "no more privileges",
                    pod -> pod.eachContainer(item ->
                            !security(item).path("allowPrivilegeEscalation").asBoolean(true)
                                    && !security(item).path("privileged").asBoolean())),
            new Check<>(
                    "no capabilities",
                    pod -> pod.eachContainer(item ->
                            security(item).at("/capabilities/drop/0").asText().equals("ALL")
                                    && security(item).at("/capabilities/add").isEmpty())),
            new Check<>(
                    "root file system read-only",
                    pod -> pod.eachContainer(item ->
                            security(item).path("readOnlyRootFilesystem").asBoolean())),
            new Check<>("/tmp of a bounded size", PodChecks::hasBoundedScratch),
            new Check<>("volumes of the allowed kinds", pod -> pod.volumes().allMatch(PodChecks::isOfAllowedKind)),
            new Check<>(
                    "no kernel or label options",
                    pod -> OPTIONS.stream().noneMatch(pod.spec().path("securityContext")::has)
                            && pod.eachContainer(item -> OPTIONS.stream().noneMatch(security(item)::has))),
            new Check<>("requests", pod -> pod.eachContainer(item -> bounded(item.at("/resources/requests")))),
            new Check<>("limits", pod -> pod.eachContainer(item -> bounded(item.at("/resources/limits")))),
            new Check<>("no secret in the environment", pod -> pod.eachContainer(PodChecks::hasNoSecret)),
            new Check<>("secret files for its group alone", PodChecks::keepsSecretFiles),
            new Check<>(
                    "image by tag or digest, not latest",
                    pod -> pod.eachContainer(
                            item -> item.path("image")
                                    .asText()
                                    .matches(
                                            "(?!.*:latest$)[a-z0-9./-]+(:[0-9]+/[a-z0-9./-]+)?(:[\\w.-]+|@sha256:[0-9a-f]{64})"))));

    private PodChecks() {}

    private static JsonNode security(JsonNode container) {
        return container.path("securityContext");
    }

    private static boolean ordinary(JsonNode security, int unsaid) {
        return security.path("runAsUser").asInt(unsaid) > ORDINARY_USERS
                && security.path("runAsGroup").asInt(unsaid) > ORDINARY_USERS;
    }

    private static boolean seccomp(JsonNode security, String unsaid) {
        return security.at("/seccompProfile/type").asText(unsaid).equals("RuntimeDefault")
                || (security.at("/seccompProfile/type").isMissingNode() && unsaid.equals("RuntimeDefault"));
    }

    private static boolean bounded(JsonNode amounts) {
        Set<String> named = new TreeSet<>();
        amounts.fieldNames().forEachRemaining(named::add);
        return named.equals(BOUNDED);
    }

    private static boolean isOfAllowedKind(JsonNode volume) {
        Set<String> kinds = new TreeSet<>();
        volume.fieldNames().forEachRemaining(kinds::add);
        kinds.remove("name");
        return VOLUMES.containsAll(kinds);
    }

    private static boolean hasBoundedScratch(PodTemplate pod) {
        boolean sized = pod.volumes()
                .filter(volume -> volume.has("emptyDir"))
                .allMatch(volume -> volume.at("/emptyDir/sizeLimit").isTextual());
        return sized
                && pod.eachContainer(item -> PodTemplate.each(item.path("volumeMounts"))
                        .filter(mount -> mount.path("mountPath").asText().equals("/tmp"))
                        .anyMatch(mount -> pod.volumes()
                                .anyMatch(volume ->
                                        volume.path("name").equals(mount.path("name")) && volume.has("emptyDir"))));
    }

    private static boolean hasNoSecret(JsonNode container) {
        return PodTemplate.each(container.path("envFrom")).noneMatch(source -> source.has("secretRef"))
                && PodTemplate.each(container.path("env"))
                        .noneMatch(variable ->
                                variable.at("/valueFrom/secretKeyRef").isObject()
                                        || variable.path("name").asText().matches(".*(PASSWORD|SECRET|TOKEN)"));
    }

    /** Every volume with a secret is readable by the pod's group and nobody else, and mounted read-only. */
    private static boolean keepsSecretFiles(PodTemplate pod) {
        List<JsonNode> volumes = pod.volumes().filter(PodChecks::hasSecret).toList();
        return !volumes.isEmpty()
                && pod.spec().at("/securityContext/fsGroup").asInt() > ORDINARY_USERS
                && volumes.stream()
                        .allMatch(volume -> volume.path("projected")
                                        .path("defaultMode")
                                        .asInt(volume.at("/secret/defaultMode").asInt())
                                == 0440)
                && pod.eachContainer(item -> PodTemplate.each(item.path("volumeMounts"))
                        .filter(mount -> volumes.stream()
                                .anyMatch(volume -> volume.path("name").equals(mount.path("name"))))
                        .allMatch(mount -> mount.path("readOnly").asBoolean()));
    }

    private static boolean hasSecret(JsonNode volume) {
        return volume.has("secret")
                || PodTemplate.each(volume.at("/projected/sources")).anyMatch(source -> source.has("secret"));
    }
}
