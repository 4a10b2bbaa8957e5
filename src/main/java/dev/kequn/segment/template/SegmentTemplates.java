package dev.kequn.segment.template;

import dev.kequn.customer.AttributeType;
import dev.kequn.customer.CustomerAttribute;
import dev.kequn.rule.TermType;
import dev.kequn.segment.definition.Combination;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The templates, as {@code templates.json} has them: read while a native image is built, so without Vert.x's buffers. */
public final class SegmentTemplates {
    public static final List<SegmentTemplate> ALL = read();

    private SegmentTemplates() {}

    private static List<SegmentTemplate> read() {
        try (InputStream file = SegmentTemplates.class.getResourceAsStream("templates.json");
                JsonReader reader = Json.createReader(Objects.requireNonNull(file))) {
            return templates(reader.readObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<SegmentTemplate> templates(JsonObject file) {
        Map<String, CustomerAttribute> attributes = new LinkedHashMap<>();
        list(file, "attributes", SegmentTemplates::attribute).forEach(one -> attributes.put(one.name(), one));
        return List.copyOf(list(file, "templates", json -> template(json, attributes)));
    }

    private static SegmentTemplate template(JsonObject json, Map<String, CustomerAttribute> attributes) {
        return new SegmentTemplate(
                json.getString("code"),
                SegmentPurpose.valueOf(json.getString("purpose")),
                json.getString("nameZh"),
                json.getString("nameEn"),
                json.getString("descriptionZh"),
                json.getString("descriptionEn"),
                json.getString("rule", null),
                list(json, "parameters", SegmentTemplates::parameter),
                new Combination(texts(json, "everyOf"), texts(json, "anyOf"), texts(json, "noneOf")),
                texts(json, "attributes").stream().map(attributes::get).toList());
    }

    private static TemplateParameter parameter(JsonObject json) {
        return new TemplateParameter(
                json.getString("name"),
                TermType.valueOf(json.getString("type")),
                json.getString("default"),
                whole(json, "minimum"),
                whole(json, "maximum"),
                json.getString("meaningZh"),
                json.getString("meaningEn"));
    }

    private static CustomerAttribute attribute(JsonObject json) {
        return new CustomerAttribute(
                json.getString("name"),
                AttributeType.valueOf(json.getString("type")),
                json.getString("nameZh"),
                json.getString("nameEn"),
                json.getString("description"));
    }

    private static @Nullable Integer whole(JsonObject json, String name) {
        return json.containsKey(name) ? json.getInt(name) : null;
    }

    private static <T> List<T> list(JsonObject json, String name, Function<JsonObject, T> element) {
        return json.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
                .map(JsonValue::asJsonObject)
                .map(element)
                .toList();
    }

    private static List<String> texts(JsonObject json, String name) {
        return json.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY).asJsonArray().getValuesAs(JsonString::getString);
    }
}
