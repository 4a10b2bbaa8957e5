package dev.kequn.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.Month;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways in which a value of a draft can be wrong, each as a refusal with its place. */
public final class Faults {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
    private static final Pattern LOCALE = Pattern.compile("[a-z]{2}(-[A-Z]{2})?");
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
    /** As event types are in the bank's files. */
    private static final int LONGEST_KEY = 64;

    private static final int LONGEST_URL = 500;

    private final Enum<?> code;

    /** @param code of every refusal */
    public Faults(Enum<?> code) {
        this.code = code;
    }

    public void check(boolean holds, String field, String message) {
        if (!holds) {
            throw new Refusal(code, field, message);
        }
    }

    public void absent(@Nullable Object value, String field, String message) {
        check(value == null, field, message);
    }

    public void range(@Nullable Number value, long least, long most, String field) {
        check(
                value == null || least <= value.longValue() && value.longValue() <= most,
                field,
                "From " + least + " to " + most);
    }

    /** Minor units. */
    public void amount(@Nullable Long minor, long least, long most, String field) {
        check(
                minor == null || least <= minor && minor <= most,
                field,
                "From %d.%02d to %d.%02d".formatted(least / 100, least % 100, most / 100, most % 100));
    }

    public void day(@Nullable LocalDate day, String field) {
        check(
                day == null || !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY),
                field,
                "From " + FIRST_DAY + " to " + LAST_DAY);
    }

    /** A day of every year, or of leap years. */
    public void yearlyDay(int day, String field) {
        int month = day / 100;
        boolean there = month >= 1
                && month <= 12
                && day % 100 >= 1
                && day % 100 <= Month.of(month).maxLength();
        check(there, field, "Month × 100 + day, from 101 to 1231");
    }

    public void code(@Nullable String value, String field) {
        check(
                value != null && CODE.matcher(value).matches(),
                field,
                "A code has 2 to 40 capital letters, digits and underscores and begins with a letter");
    }

    /** A type of events. */
    public void eventType(@Nullable String value, String field) {
        line(value, LONGEST_KEY, field);
    }

    public void locale(String value, String field) {
        check(LOCALE.matcher(value).matches(), field, "A language such as zh, en or zh-CN");
    }

    /** Text in one line. */
    public void line(@Nullable String value, int longest, String field) {
        check(
                isText(value, longest) && value.indexOf('\n') < 0,
                field,
                "1 to %d characters, without control characters".formatted(longest));
    }

    /** Text in any number of lines. */
    public void lines(@Nullable String value, int longest, String field) {
        check(
                isText(value, longest),
                field,
                "1 to %d characters, without control characters but line feeds".formatted(longest));
    }

    /** The address of a picture. */
    public void picture(@Nullable String url, String field) {
        check(
                url == null || isPicture(url),
                field,
                "A picture is an https URL of at most " + LONGEST_URL + " characters");
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

    private static boolean isPicture(String url) {
        try {
            URI parsed = new URI(url);
            return url.length() <= LONGEST_URL && url.startsWith("https://") && parsed.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
