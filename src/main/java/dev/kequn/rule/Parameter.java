package dev.kequn.rule;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a term wants to be told, such as the days of an average; in a rule it is given as a literal.
 *
 * @param type {@link TermType#STRING}, {@link TermType#INT} or {@link TermType#DATE}
 * @param minimum smallest number, or shortest string in code points; 0 for a date
 * @param maximum largest number, or longest string in code points; 0 for a date, which may be any
 */
public record Parameter(String name, TermType type, int minimum, int maximum, String description) {
    private static final int LONGEST_STRING = 200;
    private static final Set<TermType> TYPES = EnumSet.of(TermType.STRING, TermType.INT, TermType.DATE);

    public Parameter {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException(name + ": a parameter is a string, an int or a date, not " + type);
        }
        if (minimum > maximum || description.isBlank()) {
            throw new IllegalArgumentException(name + ": a parameter has a range and a description");
        }
    }

    /** A string of 1 to 200 characters. */
    public static Parameter string(String name, String description) {
        return new Parameter(name, TermType.STRING, 1, LONGEST_STRING, description);
    }

    public static Parameter integer(String name, int minimum, int maximum, String description) {
        return new Parameter(name, TermType.INT, minimum, maximum, description);
    }

    public static Parameter date(String name, String description) {
        return new Parameter(name, TermType.DATE, 0, 0, description);
    }

    /** Whether there is a smallest and a largest. */
    public boolean ranged() {
        return type != TermType.DATE;
    }

    boolean admits(Object argument) {
        if (!ranged()) {
            return true;
        }
        long size = argument instanceof String text ? text.codePointCount(0, text.length()) : (Long) argument;
        return minimum <= size && size <= maximum;
    }

    String range() {
        String unit = type == TermType.STRING ? " characters" : "";
        return "%d to %d%s".formatted(minimum, maximum, unit);
    }
}
