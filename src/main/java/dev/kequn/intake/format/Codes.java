package dev.kequn.intake.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of a few fixed words, in exactly this spelling. */
public record Codes(List<String> words, String sqlType) implements FieldType {
    public static Codes of(String... words) {
        return new Codes(List.of(words), "text");
    }

    public static Codes bool() {
        return new Codes(List.of("true", "false"), "boolean");
    }

    @Override
    public @Nullable String append(byte[] bytes, int start, int end, CopyBuffer row) {
        if (!words.contains(new String(bytes, start, end - start, StandardCharsets.UTF_8))) {
            return "not one of " + String.join(", ", words);
        }
        row.text(bytes, start, end);
        return null;
    }
}
