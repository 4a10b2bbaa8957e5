package dev.kequn.rule;

/**
 * What a term wants to be told, such as the days of an average; in a rule it is given as a literal.
 *
 * @param type {@link TermType#STRING} or {@link TermType#INT}
 * @param minimum smallest number, or shortest string in code points
 * @param maximum largest number, or longest string in code points
 */
public record Parameter(String name, TermType type, int minimum, int maximum, String description) {
    private static final int LONGEST_STRING = 200;

    public Parameter {
        if (type != TermType.STRING && type != TermType.INT) {
            throw new IllegalArgumentException(name + ": a parameter is a string or an int, not " + type);
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

    boolean admits(Object argument) {
        long size = argument instanceof String text ? text.codePointCount(0, text.length()) : (Long) argument;
        return minimum <= size && size <= maximum;
    }

    String range() {
        String unit = type == TermType.STRING ? " characters" : "";
        return "%d to %d%s".formatted(minimum, maximum, unit);
    }
}
