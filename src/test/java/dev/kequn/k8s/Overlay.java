package dev.kequn.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The objects of one environment, as they are committed and as a cluster would get them. */
record Overlay(String name, List<JsonNode> objects) {
    static final List<String> NAMES = List.of("dev", "staging", "production");

    static Path file(String name) {
        return Path.of("k8s", "rendered", name + ".yaml");
    }

    static Overlay rendered(String name) {
        return new Overlay(name, Manifests.parse(Manifests.text(file(name))));
    }

    /** The same objects in trees of their own, to be changed. */
    Overlay copy() {
        return new Overlay(
                name, objects.stream().map(JsonNode::<JsonNode>deepCopy).toList());
    }

    Stream<JsonNode> all(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    /** The object of that kind and name; of a generated name, the part before its digest. */
    JsonNode object(String kind, String name) {
        return all(kind)
                .filter(object -> object.at("/metadata/name").asText().matches(name + "(-[bcdfghkmt2456789]{10})?"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + kind + " " + name + " in " + this.name));
    }

    /** Every pod template there is, by whatever it is made. */
    List<PodTemplate> pods() {
        return objects.stream().flatMap(PodTemplate::of).toList();
    }

    /** The settings that come from config maps. */
    String setting(String variable) {
        return all("ConfigMap")
                .map(map -> map.path("data").path(variable).asText(""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }
}
