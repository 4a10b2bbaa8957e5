package dev.kequn.k8s;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One field of an overlay made worse: set to {@code json}, or taken away where that is empty; and what must notice. */
record Mutant(String violated, String kind, String name, String pointer, String json) {
    private static final ObjectMapper JSON = new ObjectMapper();

    void applyTo(Overlay overlay) {
        JsonPointer field = JsonPointer.compile(pointer);
        String last = field.last().getMatchingProperty();
        JsonNode object = overlay.object(kind, name);
        JsonNode parent = object.at(field.head());
        if (parent.isMissingNode() && last.equals("-")) {
            ((ObjectNode) object.at(field.head().head()))
                    .putArray(field.head().last().getMatchingProperty());
            parent = object.at(field.head());
        }
        if (parent instanceof ArrayNode array) {
            change(array, last);
        } else {
            change((ObjectNode) parent, last);
        }
    }

    private void change(ArrayNode array, String last) {
        if (last.equals("-")) {
            array.add(value());
        } else if (json.isEmpty()) {
            array.remove(Integer.parseInt(last));
        } else {
            array.set(Integer.parseInt(last), value());
        }
    }

    private void change(ObjectNode object, String last) {
        if (!json.isEmpty()) {
            object.set(last, value());
        } else if (object.remove(last) == null) {
            throw new AssertionError("There is no " + pointer + " to take away in " + name);
        }
    }

    private JsonNode value() {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public String toString() {
        return "%s: %s/%s %s %s".formatted(violated, kind, name, pointer, json.isEmpty() ? "gone" : "= " + json);
    }
}
