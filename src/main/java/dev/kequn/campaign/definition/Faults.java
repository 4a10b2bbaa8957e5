package dev.kequn.campaign.definition;

import dev.kequn.platform.Refusal;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways in which a value of a draft can be wrong, each as a refusal with its place. */
final class Faults {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
    /** As event types are in the bank's files. */
    private static final int LONGEST_KEY = 64;

    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private Faults() {}

    static void check(boolean holds, String field, String message) {
        if (!holds) {
            throw new Refusal(CampaignRefusal.INVALID_CAMPAIGN, field, message);
        }
    }

    static void absent(@Nullable Object value, String field, String message) {
        check(value == null, field, message);
    }

    static void range(@Nullable Number value, long least, long most, String field) {
        check(
                value == null || least <= value.longValue() && value.longValue() <= most,
                field,
                "From " + least + " to " + most);
    }

    static void amount(@Nullable Long minor, long most, String field) {
        check(
                minor == null || 0 <= minor && minor <= most,
                field,
                "From 0.00 to %d.%02d".formatted(most / 100, most % 100));
    }

    static void day(@Nullable LocalDate day, String field) {
        check(
                day == null || !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY),
                field,
                "From " + FIRST_DAY + " to " + LAST_DAY);
    }

    static void code(@Nullable String value, String field) {
        check(
                value != null && CODE.matcher(value).matches(),
                field,
                "A code has 2 to 40 capital letters, digits and underscores and begins with a letter");
    }

    static void eventType(@Nullable String value, String field) {
        line(value, LONGEST_KEY, field);
    }

    /** Text in one line. */
    static void line(@Nullable String value, int longest, String field) {
        check(
                isText(value, longest) && value.indexOf('\n') < 0,
                field,
                "1 to %d characters, without control characters".formatted(longest));
    }

    /** Text in any number of lines. */
    static void lines(@Nullable String value, int longest, String field) {
        check(
                isText(value, longest),
                field,
                "1 to %d characters, without control characters but line feeds".formatted(longest));
    }

    private static boolean isText(@Nullable String value, int longest) {
        return value != null
                && !value.isBlank()
                && value.codePointCount(0, value.length()) <= longest
                && value.codePoints().noneMatch(Faults::isUnprintable);
    }

    private static boolean isUnprintable(int character) {
        return character != '\n' && Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE;
    }
}
