package dev.kequn.customer;

import dev.kequn.rule.FactProvider;
import dev.kequn.rule.Parameter;
import dev.kequn.rule.Term;
import dev.kequn.rule.TermGroup;
import dev.kequn.rule.TermType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What rules can ask about the bank's own attributes: a term for each {@link AttributeType}, as known now. */
@ApplicationScoped
class AttributeTerms implements FactProvider {
    /** {@code found.value} is the attribute, of the JSON type that {@code %s} says; else the value is missing. */
    private static final String TYPED =
            """
            (SELECT CASE WHEN jsonb_typeof(found.value) = '%s' THEN %s END
             FROM (SELECT ${customer}.attributes -> ? AS value) found)""";

    /** The outer test has seen to it that it is a number; the bounds keep what is made of it within a rule's. */
    private static final String WHOLE =
            """
            CASE WHEN (found.value)::numeric >= -1000000000000000 AND (found.value)::numeric < 1000000000000001
                 THEN floor((found.value)::numeric)::bigint END""";

    private static final String MINOR =
            """
            CASE WHEN abs((found.value)::numeric) <= 10000000000000
                 THEN round((found.value)::numeric * 100)::bigint END""";

    /** Days are made of the month's first and a number, for a cast would fail on the 30th of February. */
    private static final String DAY =
            """
            (SELECT CASE WHEN extract(month FROM made.day) = extract(month FROM made.first) THEN made.day END
             FROM (SELECT begun.first, begun.first + (begun.number - 1) AS day
                   FROM (SELECT CASE WHEN said.text ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
                                     THEN CASE WHEN left(said.text, 4) <> '0000' THEN (left(said.text, 8) || '01')::date
                                          END END AS first,
                                CASE WHEN said.text ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
                                     THEN right(said.text, 2)::int END AS number
                         FROM (SELECT found.value #>> '{}' AS text) said) begun) made)""";

    @Override
    public TermGroup group() {
        return TermGroup.ATTRIBUTES;
    }

    @Override
    public List<Term> terms() {
        return List.of(
                Term.of(
                        AttributeType.TEXT.term(),
                        TermType.STRING,
                        "A value of the attributes in the bank's file; numbers, lists and objects as their JSON "
                                + "text; missing where there is none, or null.",
                        "${customer}.attributes ->> ?",
                        name()),
                typed(
                        AttributeType.INT,
                        TermType.INT,
                        "An attribute that is a number, rounded down to a whole one; missing where it is none, or beyond "
                                + "10^15.",
                        "number",
                        WHOLE),
                typed(
                        AttributeType.MONEY,
                        TermType.MONEY,
                        "An attribute that is a number, as an amount or an area with two decimals, half a hundredth away "
                                + "from zero; missing where it is none, or beyond 10^13.",
                        "number",
                        MINOR),
                typed(
                        AttributeType.DATE,
                        TermType.DATE,
                        "An attribute that is text of a day, written 2026-01-31; missing where it is none, or no day of "
                                + "the calendar.",
                        "string",
                        DAY),
                typed(
                        AttributeType.BOOL,
                        TermType.BOOL,
                        "An attribute that is true or false; missing where it is neither.",
                        "boolean",
                        "(found.value)::boolean"));
    }

    private static Term typed(AttributeType kind, TermType type, String description, String json, String value) {
        return Term.of(kind.term(), type, description, TYPED.formatted(json, value), name());
    }

    private static Parameter name() {
        return Parameter.string("name", "Name of the attribute.");
    }
}
