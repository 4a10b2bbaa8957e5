package dev.kequn.segment.template;

import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.rule.TermType;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a template's rule where each bank says its own; checks itself.
 *
 * @param type INT, MONEY or STRING
 * @param standard what stands there where nobody says otherwise
 * @param minimum INT: smallest value; null otherwise
 * @param maximum INT: largest value; null otherwise
 */
public record TemplateParameter(
        String name,
        TermType type,
        String standard,
        @Nullable Integer minimum,
        @Nullable Integer maximum,
        String meaningZh,
        String meaningEn) {
    private static final Pattern WHOLE = Pattern.compile("0|[1-9]\\d{0,8}");
    private static final Pattern AMOUNT = Pattern.compile("(0|[1-9]\\d{0,11})(\\.\\d{1,2})?");
    private static final Pattern LINE = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1,200}");

    public TemplateParameter {
        boolean counts = type == TermType.INT;
        if (counts == (minimum == null) || counts == (maximum == null)) {
            throw new IllegalArgumentException(name + ": an INT, and only that, has limits");
        }
    }

    /**
     * The value as it is written in a rule.
     *
     * @throws Refusal {@link RequestErrorCode#INVALID_ARGUMENT}
     */
    String literal(String value) {
        return switch (type) {
            case INT -> checked(value, inLimits(value), "%d to %d".formatted(minimum, maximum));
            case MONEY ->
                "money(\"%s\")"
                        .formatted(checked(value, AMOUNT.matcher(value).matches(), "up to 12 digits and two decimals"));
            case STRING ->
                "\"%s\""
                        .formatted(checked(value, LINE.matcher(value).matches(), "1 to 200 characters in one line")
                                .replace("\\", "\\\\")
                                .replace("\"", "\\\""));
            default -> throw new IllegalStateException(name + " is a " + type);
        };
    }

    @SuppressWarnings("NullAway") // An INT has limits.
    private boolean inLimits(String value) {
        return WHOLE.matcher(value).matches()
                && Integer.parseInt(value) >= minimum
                && Integer.parseInt(value) <= maximum;
    }

    private String checked(String value, boolean good, String expected) {
        if (!good) {
            throw new Refusal(RequestErrorCode.INVALID_ARGUMENT, "values", "%s is %s".formatted(name, expected));
        }
        return value;
    }
}
