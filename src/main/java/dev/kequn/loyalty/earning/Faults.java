package dev.kequn.loyalty.earning;

import dev.kequn.platform.Refusal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways in which a value of a draft can be wrong, each as a refusal with its place. */
final class Faults {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
    /** As event types are in the bank's files. */
    private static final int LONGEST_KEY = 64;

    private Faults() {}

    static void check(boolean holds, String field, String message) {
        if (!holds) {
            throw new Refusal(EarningRuleRefusal.INVALID_RULE, field, message);
        }
    }

    static void absent(@Nullable Object value, String field, String message) {
        check(value == null, field, message);
    }

    static void range(@Nullable Long value, long least, long most, String field) {
        check(value == null || least <= value && value <= most, field, "From " + least + " to " + most);
    }

    static void days(@Nullable Integer value, int least, int most, String field) {
        check(value != null && least <= value && value <= most, field, "From " + least + " to " + most);
    }

    static void code(@Nullable String value, String field) {
        check(
                value == null || CODE.matcher(value).matches(),
                field,
                "A code is upper case letters, digits and _, begins with a letter and has 2 to 40 characters");
    }

    static void key(@Nullable String value, String field) {
        name(value, LONGEST_KEY, field);
    }

    static void name(@Nullable String value, int longest, String field) {
        check(
                value != null
                        && !value.isBlank()
                        && value.codePointCount(0, value.length()) <= longest
                        && value.chars().noneMatch(Character::isISOControl),
                field,
                "1 to " + longest + " characters in one line");
    }
}
