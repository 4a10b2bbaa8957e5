package dev.kequn.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What pods are made from, with every container in it: ordinary, init and ephemeral.
 *
 * @param path of the template in its object
 */
record PodTemplate(String object, String path, JsonNode template) {
    private static final List<String> PATHS = List.of("/spec/template", "/spec/jobTemplate/spec/template");

    /** Those of one object: none or one. */
    static Stream<PodTemplate> of(JsonNode object) {
        String name =
                object.path("kind").asText() + "/" + object.at("/metadata/name").asText();
        return PATHS.stream()
                .filter(path -> object.at(path + "/spec/containers").isArray())
                .map(path -> new PodTemplate(name, path, object.at(path)));
    }

    JsonNode spec() {
        return template.path("spec");
    }

    List<JsonNode> containers() {
        List<JsonNode> containers = new ArrayList<>();
        Stream.of("containers", "initContainers", "ephemeralContainers")
                .forEach(group -> spec().path(group).forEach(containers::add));
        return containers;
    }

    boolean eachContainer(Predicate<JsonNode> holds) {
        return containers().stream().allMatch(holds);
    }

    /** Whether some volume is so. */
    Stream<JsonNode> volumes() {
        return each(spec().path("volumes"));
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
