package dev.kequn.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads manifests as an API server with strict field validation does: no unknown field, no key twice. */
final class Manifests {
    static final Path BASE = Path.of("k8s", "base");

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1/ConfigMap", ConfigMap.class,
            "v1/Service", Service.class,
            "v1/ServiceAccount", ServiceAccount.class,
            "apps/v1/Deployment", Deployment.class,
            "batch/v1/Job", Job.class,
            "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class);

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new NoCatchAll());

    private Manifests() {}

    /** The models collect unknown fields in a map; here they are to fail. */
    private static final class NoCatchAll extends JacksonAnnotationIntrospector {
        @Override
        public Boolean hasAnySetter(Annotated method) {
            return false;
        }
    }

    /** Every YAML file of the base. */
    static List<Path> files() {
        try (Stream<Path> files = Files.walk(BASE)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every object for the cluster; kustomizations are for the tool. */
    static List<HasMetadata> objects() {
        List<HasMetadata> objects = new ArrayList<>();
        for (Path file : files()) {
            if (!file.endsWith("kustomization.yaml")) {
                objects.addAll(parse(text(file)));
            }
        }
        return objects;
    }

    static <T> List<T> objects(Class<T> type) {
        return objects().stream().filter(type::isInstance).map(type::cast).toList();
    }

    static List<PodTemplateSpec> podTemplates() {
        return Stream.concat(
                        objects(Deployment.class).stream()
                                .map(deployment -> deployment.getSpec().getTemplate()),
                        objects(Job.class).stream().map(job -> job.getSpec().getTemplate()))
                .toList();
    }

    static JsonNode tree(Path file) {
        return documents(text(file)).get(0);
    }

    /** The objects in {@code yaml}; an unknown kind or field is an {@link IllegalArgumentException}. */
    static List<HasMetadata> parse(String yaml) {
        return documents(yaml).stream().map(Manifests::object).toList();
    }

    private static HasMetadata object(JsonNode tree) {
        String kind = tree.path("apiVersion").asText() + "/" + tree.path("kind").asText();
        Class<? extends HasMetadata> type = KINDS.get(kind);
        if (type == null) {
            throw new IllegalArgumentException("This test does not know " + kind);
        }
        try {
            return YAML.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static List<JsonNode> documents(String yaml) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            return documents.readAll();
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
