package dev.kequn.customer.prospect;

import dev.kequn.customer.AttributeType;
import dev.kequn.customer.OneLine;
import dev.kequn.platform.Refusal;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One of the bank's own attributes as somebody wrote it down; its declared type says how it is kept. */
public record GivenAttribute(String name, String value) {
    private static final int MOST = 50;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_VALUE = 1000;
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,14})");
    private static final Pattern AMOUNT = Pattern.compile("-?(0|[1-9]\\d{0,11})(\\.\\d{1,2})?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    public GivenAttribute {
        if (!OneLine.is(name, LONGEST_NAME)) {
            throw refused("An attribute's name has 1 to 200 characters");
        }
        if (!OneLine.is(value, LONGEST_VALUE)) {
            throw refused("An attribute's value has 1 to 1000 characters");
        }
    }

    /**
     * All of them as the customer's attributes; what is not declared is text.
     *
     * @throws Refusal {@link ProspectRefusal#INVALID_ATTRIBUTE}
     */
    static JsonObject document(List<GivenAttribute> given, Map<String, AttributeType> types) {
        if (given.size() > MOST) {
            throw refused("A prospect has at most " + MOST + " attributes");
        }
        JsonObject document = new JsonObject();
        for (GivenAttribute one : given) {
            if (document.containsKey(one.name)) {
                throw refused("An attribute is given once");
            }
            document.put(one.name, one.as(types.getOrDefault(one.name, AttributeType.TEXT)));
        }
        return document;
    }

    private Object as(AttributeType type) {
        return switch (type) {
            case TEXT -> value;
            case INT -> Long.valueOf(written(WHOLE, type));
            case MONEY -> new BigDecimal(written(AMOUNT, type));
            case BOOL -> Boolean.valueOf(written(Pattern.compile("true|false"), type));
            case DATE -> day(written(DAY, type));
        };
    }

    private String written(Pattern form, AttributeType type) {
        if (!form.matcher(value).matches()) {
            throw refused("An attribute is not of its declared type, which is " + type);
        }
        return value;
    }

    private static String day(String value) {
        try {
            return LocalDate.parse(value).toString();
        } catch (DateTimeParseException e) {
            throw refused("An attribute is no day of the calendar");
        }
    }

    private static Refusal refused(String message) {
        return new Refusal(ProspectRefusal.INVALID_ATTRIBUTE, "attributes", message);
    }
}
