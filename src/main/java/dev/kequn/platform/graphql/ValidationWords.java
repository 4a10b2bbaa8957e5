package dev.kequn.platform.graphql;

import java.util.regex.Pattern;

/**
 * What the engine says about a request that does not fit the schema, without its own machinery: it names Java types and
 * prints values as it holds them.
 */
final class ValidationWords {
    private static final Pattern KIND = Pattern.compile("^Validation [Ee]rror ?\\([^)]*\\) ?: ?");
    private static final Pattern VALUE = Pattern.compile(
            " with value '.*' (?=is not a valid|must |is missing required|contains a field)", Pattern.DOTALL);
    /** Deep in an input, the engine names our class in place of a scalar. */
    private static final Pattern TYPE = Pattern.compile("is not a valid 'Unknown Scalar Type .*", Pattern.DOTALL);

    private static final Pattern DEFAULT = Pattern.compile("Bad default value '.*' for type", Pattern.DOTALL);
    /** Behind these the engine quotes whoever refused the value; only our own rules are worth a reader's time. */
    private static final Pattern REASON = Pattern.compile(
            "(is not a valid '\\w+'|has an invalid value) ?[-:] (?!" + StrictInt.RULE + ").*", Pattern.DOTALL);

    private ValidationWords() {}

    static String of(String message) {
        String words = KIND.matcher(message).replaceFirst("");
        words = VALUE.matcher(words).replaceFirst(" ");
        words = TYPE.matcher(words).replaceFirst("does not fit its type");
        words = DEFAULT.matcher(words).replaceFirst("Bad default value for type");
        return REASON.matcher(words).replaceFirst("$1");
    }
}
