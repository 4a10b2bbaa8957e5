package dev.kequn.intake.format;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object of up to {@code most} bytes, in what PostgreSQL can store and JSON readers take: numbers of up to 600 digits. */
public record JsonDocument(int most) implements FieldType {
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
    private static final int LEVELS = 32;
    private static final int NUMBER_LENGTH = 100;
    private static final int MAGNITUDE = 500;

    @Override
    public String sqlType() {
        return "jsonb";
    }

    @Override
    public @Nullable String append(byte[] bytes, int start, int end, CopyBuffer row) {
        if (end - start > most) {
            return "longer than " + most + " bytes";
        }
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            String reason = reason(parser);
            if (reason == null) {
                row.text(bytes, start, end);
            }
            return reason;
        } catch (JsonException | NumberFormatException e) {
            return "not JSON";
        }
    }

    private static @Nullable String reason(JsonParser parser) {
        if (!parser.hasNext() || parser.next() != Event.START_OBJECT) {
            return "not a JSON object";
        }
        int level = 1;
        while (parser.hasNext()) {
            Event event = parser.next();
            if (event == Event.START_OBJECT || event == Event.START_ARRAY) {
                level++;
            } else if (event == Event.END_OBJECT || event == Event.END_ARRAY) {
                level--;
            }
            if (level > LEVELS) {
                return "more than " + LEVELS + " levels of JSON";
            }
            if ((event == Event.VALUE_STRING || event == Event.KEY_NAME) && !storable(parser.getString())) {
                return "a character that cannot be stored";
            }
            if (event == Event.VALUE_NUMBER && !storableNumber(parser.getString())) {
                return "a number that cannot be stored";
            }
        }
        return null;
    }

    /** PostgreSQL stores neither U+0000 nor half a surrogate pair. */
    private static boolean storable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean storableNumber(String number) {
        if (number.length() > NUMBER_LENGTH) {
            return false;
        }
        BigDecimal value = new BigDecimal(number);
        return Math.abs((long) value.scale()) <= MAGNITUDE;
    }
}
