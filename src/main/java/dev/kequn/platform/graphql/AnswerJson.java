package dev.kequn.platform.graphql;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the values an execution gives (maps, lists and scalars) as JSON, without a tree of JSON objects between. */
final class AnswerJson {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder json = new StringBuilder(512);

    AnswerJson raw(CharSequence text) {
        json.append(text);
        return this;
    }

    AnswerJson value(@Nullable Object value) {
        if (value instanceof String text) {
            return text(text);
        } else if (value instanceof Map<?, ?> object) {
            return object(object);
        } else if (value instanceof Iterable<?> list) {
            return list(list);
        } else if (value instanceof Double number) {
            json.append(BigDecimal.valueOf(number));
        } else if (value instanceof Float number) {
            json.append(new BigDecimal(number.toString()));
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            json.append(value);
        } else {
            return text(value instanceof Enum<?> constant ? constant.name() : value.toString());
        }
        return this;
    }

    private AnswerJson object(Map<?, ?> object) {
        char before = '{';
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            json.append(before);
            text((String) entry.getKey());
            json.append(':');
            value(entry.getValue());
            before = ',';
        }
        json.append(before == '{' ? "{}" : "}");
        return this;
    }

    private AnswerJson list(Iterable<?> list) {
        char before = '[';
        for (Object element : list) {
            json.append(before);
            value(element);
            before = ',';
        }
        json.append(before == '[' ? "[]" : "]");
        return this;
    }

    private AnswerJson text(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
            } else {
                json.append(c);
            }
        }
        json.append('"');
        return this;
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
