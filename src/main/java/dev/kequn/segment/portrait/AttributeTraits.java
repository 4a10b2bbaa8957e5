package dev.kequn.segment.portrait;

import dev.kequn.customer.AttributeType;
import dev.kequn.customer.CustomerAttribute;
import dev.kequn.rule.Term;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The bank's own attributes as dimensions; they are read with the terms of rules. */
final class AttributeTraits {
    private final Map<String, Term> terms;

    AttributeTraits(List<Term> terms) {
        this.terms = terms.stream().collect(Collectors.toMap(Term::name, term -> term));
    }

    static boolean isNumber(CustomerAttribute attribute) {
        return attribute.type() == AttributeType.INT || attribute.type() == AttributeType.MONEY;
    }

    /** The attribute's value, with a {@code ?} for its name. */
    String value(CustomerAttribute attribute) {
        return "("
                + terms.get(attribute.type().term())
                        .sql()
                        .replace("${customer}", "c")
                        .replace("${day}", "$1") + ")";
    }

    /** @param limits of a number's bands, each the highest value of its band, the lowest first */
    Traits of(CustomerAttribute attribute, List<Long> limits) {
        String value = value(attribute);
        return switch (attribute.type()) {
            case TEXT -> trait(attribute, open(value, attribute), List.of(), CellValue::of);
            case DATE ->
                trait(attribute, open("extract(year FROM " + value + ")::int", attribute), List.of(), CellValue::of);
            case BOOL ->
                trait(
                        attribute,
                        new Source(value, Distribution.Shape.ORDERED, List.of(attribute.name())),
                        List.of("true", "false"),
                        code -> code.equals("true") ? new CellValue(code, "是", "Yes") : new CellValue(code, "否", "No"));
            case INT, MONEY -> {
                // What is counted is how many limits lie below the value, so that a limit belongs to the band it ends.
                Source band = new Source(
                        "width_bucket(" + value + " - 1, ?::bigint[])",
                        Distribution.Shape.ORDERED,
                        List.of(attribute.name(), limits.toArray(Long[]::new)));
                List<String> written =
                        limits.stream().map(limit -> written(attribute, limit)).toList();
                yield trait(
                        attribute,
                        band,
                        SingleTrait.numbers(limits.size() + 1),
                        number -> band(written, Integer.parseInt(number)));
            }
        };
    }

    private interface Value {
        CellValue of(String code);
    }

    private static Traits trait(CustomerAttribute attribute, Source source, List<String> order, Value value) {
        return new SingleTrait(
                new Trait(PortraitDimension.ATTRIBUTE, attribute.name()),
                source,
                order,
                (code, names) -> value.of(code),
                CellValue.UNKNOWN,
                "");
    }

    private static Source open(String value, CustomerAttribute attribute) {
        return new Source(value, Distribution.Shape.OPEN, List.of(attribute.name()));
    }

    private static CellValue band(List<String> limits, int number) {
        if (limits.isEmpty()) {
            return CellValue.UNKNOWN;
        }
        if (number == 0) {
            String most = limits.get(0);
            return new CellValue(".." + most, "不超过" + most, "Up to " + most);
        }
        String above = limits.get(number - 1);
        if (number == limits.size()) {
            return new CellValue(above + "..", "超过" + above, "Over " + above);
        }
        String most = limits.get(number);
        return new CellValue(above + ".." + most, "超过" + above + "至" + most, "Over " + above + " up to " + most);
    }

    private static String written(CustomerAttribute attribute, long limit) {
        return attribute.type() == AttributeType.MONEY
                ? BigDecimal.valueOf(limit, 2).toPlainString()
                : Long.toString(limit);
    }
}
