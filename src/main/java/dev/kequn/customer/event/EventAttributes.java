package dev.kequn.customer.event;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event's attributes as values of a rule. What is not of the form asked for is missing, never a guess: banks
 * write what they like into attributes, and a value misread is points misgiven.
 */
final class EventAttributes {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,15})");
    private static final Pattern AMOUNT = Pattern.compile("-?(0|[1-9]\\d{0,11})(\\.\\d{1,2})?");
    /** The limits of numbers and amounts in rules. */
    private static final BigDecimal LARGEST_NUMBER = BigDecimal.TEN.pow(15);

    private static final BigDecimal LARGEST_AMOUNT = new BigDecimal("999999999999.99");

    private EventAttributes() {}

    /** A string; numbers have no text of their own. */
    static @Nullable String text(JsonObject attributes, String name) {
        return attributes.getValue(name) instanceof String text ? text : null;
    }

    /** A whole number, or a string that is written as one. */
    static @Nullable Long number(JsonObject attributes, String name) {
        return exact(decimal(attributes.getValue(name), WHOLE), 0, LARGEST_NUMBER);
    }

    /** Minor units of a number with at most two decimals, or of a string that is written as one. */
    static @Nullable Long amount(JsonObject attributes, String name) {
        return exact(decimal(attributes.getValue(name), AMOUNT), 2, LARGEST_AMOUNT);
    }

    private static @Nullable BigDecimal decimal(@Nullable Object value, Pattern form) {
        if (value instanceof String text) {
            return form.matcher(text).matches() ? new BigDecimal(text) : null;
        }
        boolean finite = !(value instanceof Double number) || Double.isFinite(number);
        // The shortest text of a double is the decimal that was written, up to 15 digits.
        return value instanceof Number && finite ? new BigDecimal(value.toString()) : null;
    }

    private static @Nullable Long exact(@Nullable BigDecimal value, int decimals, BigDecimal largest) {
        if (value == null || value.abs().compareTo(largest) > 0) {
            return null;
        }
        BigDecimal shifted = value.movePointRight(decimals).stripTrailingZeros();
        return shifted.scale() > 0 ? null : (Long) shifted.longValueExact();
    }
}
