package dev.kequn.customer;

import dev.kequn.rule.FactProvider;
import dev.kequn.rule.Lookup;
import dev.kequn.rule.Parameter;
import dev.kequn.rule.Term;
import dev.kequn.rule.TermGroup;
import dev.kequn.rule.TermType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What rules can ask about tags: on the day, and on days before it, for tags keep their history. */
@ApplicationScoped
class TagTerms implements FactProvider {
    private static final int FARTHEST = 3660;

    private static final String HELD =
            """
            FROM customer_tag held
             WHERE held.customer_id = ${customer}.customer_id AND held.tag = ? AND held.valid_from <= ${day}
               AND (held.valid_to IS NULL OR held.valid_to > ${day})""";

    /** The same on the day that {@code %s} says; it is mentioned once. */
    private static final String HELD_ON =
            """
            FROM (SELECT (?)::text AS tag, %s AS day) asked, customer_tag held
             WHERE held.customer_id = ${customer}.customer_id AND held.tag = asked.tag
               AND held.valid_from <= asked.day AND (held.valid_to IS NULL OR held.valid_to > asked.day)""";

    private static final String VALUE = "(SELECT held.value %s ORDER BY held.valid_from DESC LIMIT 1)";

    @Override
    public TermGroup group() {
        return TermGroup.TAGS;
    }

    @Override
    public List<Term> terms() {
        return List.of(
                Term.of(
                        "hasTag",
                        TermType.BOOL,
                        "Whether the tag holds on the day; never missing.",
                        Lookup.finds(HELD),
                        tag()),
                Term.of(
                        "tag",
                        TermType.STRING,
                        "Value of the tag on the day; missing where it does not hold or has no value.",
                        VALUE.formatted(HELD),
                        tag()),
                Term.of(
                        "hasTagOn",
                        TermType.BOOL,
                        "Whether the tag held on the date, as known now; never missing.",
                        Lookup.finds(HELD_ON.formatted("(?)::date")),
                        tag(),
                        date()),
                Term.of(
                        "tagOn",
                        TermType.STRING,
                        "Value of the tag on the date, as known now; missing where it did not hold or had no value.",
                        VALUE.formatted(HELD_ON.formatted("(?)::date")),
                        tag(),
                        date()),
                Term.of(
                        "hasTagDaysAgo",
                        TermType.BOOL,
                        "Whether the tag held so many days before the day; never missing.",
                        Lookup.finds(HELD_ON.formatted("${day} - (?)::int")),
                        tag(),
                        Parameter.integer("days", 1, FARTHEST, "How many days, 1 to " + FARTHEST + ".")));
    }

    private static Parameter tag() {
        return Parameter.string("name", "Name of the tag.");
    }

    private static Parameter date() {
        return Parameter.date("date", "The date; written date(\"2026-01-31\").");
    }
}
