package dev.kequn.segment.lookalike;

import dev.kequn.rule.Fact;
import dev.kequn.rule.TermType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A feature and where a customer's value of it is found. */
record CustomerFeature(Feature feature, Function<CustomerFacts, @Nullable Object> source) {
    private static final double MINOR_UNITS = 100;

    /** Days count in whole months before {@code today}, below zero for days to come. */
    static CustomerFeature fact(Fact fact, int slot, LocalDate today) {
        TermType type = fact.term().type();
        return new CustomerFeature(
                new Feature(
                        FeatureName.of(fact),
                        type == TermType.STRING || type == TermType.BOOL ? Feature.Type.CATEGORY : Feature.Type.NUMBER),
                customer -> value(customer.values()[slot], type, today));
    }

    private static @Nullable Object value(@Nullable Object value, TermType type, LocalDate today) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case STRING -> value;
            case BOOL -> yesOrNo((Boolean) value);
            case INT -> (double) (Long) value;
            case MONEY -> (Long) value / MINOR_UNITS;
            case DATE -> months((LocalDate) value, today);
        };
    }

    static CustomerFeature product(String code) {
        return category("holds", code, customer -> yesOrNo(customer.products().contains(code)));
    }

    static CustomerFeature productCategory(String name, Set<String> products) {
        return category(
                "holdsCategory",
                name,
                customer -> yesOrNo(customer.products().stream().anyMatch(products::contains)));
    }

    /** The tag's value, "yes" for one without, "no" where it does not hold. */
    static CustomerFeature tag(String tag) {
        return category("tag", tag, customer -> {
            String value = customer.tags().getString(tag);
            return value != null ? value : yesOrNo(customer.tags().containsKey(tag));
        });
    }

    static CustomerFeature events(String type, int days) {
        return new CustomerFeature(
                new Feature(FeatureName.of("count", type, days), Feature.Type.NUMBER),
                customer -> customer.events().getDouble(type, 0.0));
    }

    static CustomerFeature text(String attribute) {
        return category("attribute", attribute, customer -> {
            Object value = customer.attributes().getValue(attribute);
            return value instanceof String || value instanceof Number || value instanceof Boolean
                    ? value.toString()
                    : null;
        });
    }

    static CustomerFeature number(String attribute) {
        return new CustomerFeature(
                new Feature(FeatureName.of("attribute", attribute), Feature.Type.NUMBER),
                customer -> customer.attributes().getValue(attribute) instanceof Number number
                        ? (Object) number.doubleValue()
                        : null);
    }

    static CustomerFeature truth(String attribute) {
        return category(
                "attribute",
                attribute,
                customer -> customer.attributes().getValue(attribute) instanceof Boolean truth ? yesOrNo(truth) : null);
    }

    static CustomerFeature day(String attribute, LocalDate today) {
        return new CustomerFeature(
                new Feature(FeatureName.of("attribute", attribute), Feature.Type.NUMBER),
                customer ->
                        customer.attributes().getValue(attribute) instanceof String text ? months(text, today) : null);
    }

    private static CustomerFeature category(
            String term, String argument, Function<CustomerFacts, @Nullable Object> source) {
        return new CustomerFeature(new Feature(FeatureName.of(term, argument), Feature.Type.CATEGORY), source);
    }

    private static @Nullable Object months(String text, LocalDate today) {
        try {
            return months(LocalDate.parse(text), today);
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    private static Double months(LocalDate day, LocalDate today) {
        return (double) ChronoUnit.MONTHS.between(day, today);
    }

    private static String yesOrNo(boolean truth) {
        return truth ? "yes" : "no";
    }
}
