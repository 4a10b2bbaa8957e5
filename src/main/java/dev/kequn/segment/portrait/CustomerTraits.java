package dev.kequn.segment.portrait;

import static dev.kequn.segment.portrait.SingleTrait.column;
import static dev.kequn.segment.portrait.SingleTrait.numbers;

import java.util.List;
import java.util.Map;

/** What a customer's own row tells, and his tags. */
final class CustomerTraits {
    private static final String YEARS = "extract(year FROM age($1::date::timestamp, c.birth_date::timestamp))";
    /** What is least or greatest passes unknown values over. */
    private static final String DECADE =
            "CASE WHEN c.birth_date IS NOT NULL THEN least(greatest(floor(" + YEARS + " / 10), 0), 10)::int END";

    private static final int DECADES = 11;

    private static final String SINCE_OPENING = "age($1::date::timestamp, c.opened_on::timestamp)";
    private static final String MONTHS_BAND = "width_bucket(extract(year FROM " + SINCE_OPENING
            + ") * 12 + extract(month FROM " + SINCE_OPENING + "), ARRAY[3, 12, 36, 60, 120]::numeric[])";
    private static final List<String> MONTHS = List.of("0-2", "3-11", "12-35", "36-59", "60-119", "120+");

    private static final Map<String, CellValue> KINDS = Map.of(
            "PERSON", new CellValue("PERSON", "个人", "Person"),
            "MERCHANT", new CellValue("MERCHANT", "商户", "Merchant"),
            "COMPANY", new CellValue("COMPANY", "企业", "Company"));
    private static final Map<String, CellValue> GENDERS =
            Map.of("F", new CellValue("F", "女", "Female"), "M", new CellValue("M", "男", "Male"));

    private static final String TAGS =
            """
            LEFT JOIN (SELECT held.customer_id, array_agg(DISTINCT held.tag) AS tags FROM customer_tag held
                        WHERE held.valid_from <= $1 AND (held.valid_to IS NULL OR held.valid_to > $1)
                        GROUP BY held.customer_id) tagged ON tagged.customer_id = c.customer_id""";

    static final List<Traits> ALL = List.of(
            column(
                    PortraitDimension.KIND,
                    Source.ordered("c.kind"),
                    List.of("PERSON", "MERCHANT", "COMPANY"),
                    (code, names) -> KINDS.get(code)),
            column(
                    PortraitDimension.GENDER,
                    Source.ordered("c.gender"),
                    List.of("F", "M"),
                    (code, names) -> GENDERS.get(code)),
            column(PortraitDimension.AGE, Source.ordered(DECADE), numbers(DECADES), (code, names) -> decade(code)),
            column(
                    PortraitDimension.BRANCH,
                    Source.open("c.branch_code"),
                    List.of(),
                    (code, names) -> named(code, names.branches())),
            column(
                    PortraitDimension.OCCUPATION,
                    Source.open("c.occupation"),
                    List.of(),
                    (code, names) -> CellValue.of(code)),
            column(
                    PortraitDimension.RELATION_MONTHS,
                    Source.ordered(MONTHS_BAND),
                    numbers(MONTHS.size()),
                    (code, names) -> months(MONTHS.get(Integer.parseInt(code)))),
            new SingleTrait(
                    Trait.of(PortraitDimension.TAG),
                    Source.several("tagged.tags"),
                    List.of(),
                    (code, names) -> CellValue.of(code),
                    CellValue.NONE,
                    TAGS));

    private CustomerTraits() {}

    static CellValue named(String code, Map<String, String> names) {
        String name = names.getOrDefault(code, code);
        return new CellValue(code, name, name);
    }

    private static CellValue decade(String number) {
        int decade = Integer.parseInt(number);
        String years = decade == DECADES - 1 ? "100+" : "%d-%d".formatted(decade * 10, decade * 10 + 9);
        return new CellValue(years, years + "岁", years + " years");
    }

    private static CellValue months(String months) {
        return new CellValue(months, months + "个月", months + " months");
    }
}
