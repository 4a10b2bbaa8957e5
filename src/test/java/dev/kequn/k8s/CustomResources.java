package dev.kequn.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Objects of operators, against the schemas beside this test. */
final class CustomResources {
    private static final Path SCHEMAS = Path.of("src", "test", "resources", "k8s", "schemas");
    private static final Map<String, JsonSchema> KNOWN = new ConcurrentHashMap<>();

    private CustomResources() {}

    /** @throws IllegalArgumentException for a kind without a schema, and for what the schema does not allow */
    static void validate(JsonNode object) {
        Set<String> faults =
                KNOWN.computeIfAbsent(object.path("kind").asText(), CustomResources::schema).validate(object).stream()
                        .map(ValidationMessage::getMessage)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(object.path("kind").asText() + " "
                    + object.at("/metadata/name").asText() + ": " + faults);
        }
    }

    private static JsonSchema schema(String kind) {
        Path file = SCHEMAS.resolve(kind + ".yaml");
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("This test does not know " + kind);
        }
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Manifests.documents(Manifests.text(file)).get(0));
    }
}
