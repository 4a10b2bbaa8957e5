package dev.kequn.platform.graphql;

import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import io.vertx.core.buffer.Buffer;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of a GraphQL-over-HTTP request, checked before anything is built from it. */
final class RequestBody {
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private RequestBody() {}

    /** The request in {@code body}; refuses what is not UTF-8, not JSON, nested too deep or not of the right form. */
    static JsonObject parse(@Nullable Buffer body, int maxDepth) {
        if (body == null) {
            throw bad("The body is empty");
        }
        String text = decode(body);
        refuseDeep(text, maxDepth);
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            JsonValue value = reader.readValue();
            if (!(value instanceof JsonObject request)) {
                throw bad("The body must be one JSON object");
            }
            refuseForm(request);
            return request;
        } catch (JsonException e) {
            throw bad("The body is not JSON");
        }
    }

    private static String decode(Buffer body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.getBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw bad("The body is not UTF-8");
        }
    }

    /** Counts brackets before a parser recurses into them, and sees what such a parser leaves unread behind them. */
    private static void refuseDeep(String text, int maxDepth) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                if (++depth > maxDepth) {
                    throw bad("The body has more than " + maxDepth + " levels");
                }
            } else if (c == '}' || c == ']') {
                if (--depth == 0 && !text.substring(i + 1).isBlank()) {
                    throw bad("The body is not JSON");
                }
            }
        }
    }

    private static void refuseForm(JsonObject request) {
        if (!(request.get("query") instanceof JsonString query)
                || query.getString().isBlank()) {
            throw bad("query must be a string");
        }
        refuseUnless(request, "operationName", JsonValue.ValueType.STRING);
        refuseUnless(request, "variables", JsonValue.ValueType.OBJECT);
        refuseUnless(request, "extensions", JsonValue.ValueType.OBJECT);
    }

    private static void refuseUnless(JsonObject request, String name, JsonValue.ValueType type) {
        JsonValue value = request.get(name);
        if (value != null && value != JsonValue.NULL && value.getValueType() != type) {
            throw bad(name + " has the wrong type");
        }
    }

    private static Refusal bad(String message) {
        return new Refusal(RequestErrorCode.BAD_REQUEST, message);
    }
}
