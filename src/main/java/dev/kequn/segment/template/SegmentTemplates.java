package dev.kequn.segment.template;

import dev.kequn.customer.AttributeType;
import dev.kequn.customer.CustomerAttribute;
import dev.kequn.rule.TermType;
import dev.kequn.segment.definition.Combination;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The templates, as {@code templates.json} has them. */
public final class SegmentTemplates {
    public static final List<SegmentTemplate> ALL = read();

    private SegmentTemplates() {}

    private static List<SegmentTemplate> read() {
        try (InputStream file = SegmentTemplates.class.getResourceAsStream("templates.json")) {
            return templates(
                    new JsonObject(Buffer.buffer(Objects.requireNonNull(file).readAllBytes())));
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
                json.getString("rule"),
                list(json, "parameters", SegmentTemplates::parameter),
                new Combination(texts(json, "everyOf"), texts(json, "anyOf"), texts(json, "noneOf")),
                texts(json, "attributes").stream().map(attributes::get).toList());
    }

    private static TemplateParameter parameter(JsonObject json) {
        return new TemplateParameter(
                json.getString("name"),
                TermType.valueOf(json.getString("type")),
                json.getString("default"),
                json.getInteger("minimum"),
                json.getInteger("maximum"),
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

    private static <T> List<T> list(JsonObject json, String name, Function<JsonObject, T> element) {
        List<T> list = new ArrayList<>();
        json.getJsonArray(name, new JsonArray()).forEach(one -> list.add(element.apply((JsonObject) one)));
        return list;
    }

    private static List<String> texts(JsonObject json, String name) {
        return json.getJsonArray(name, new JsonArray()).stream()
                .map(String.class::cast)
                .toList();
    }
}
