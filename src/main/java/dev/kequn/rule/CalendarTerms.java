package dev.kequn.rule;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The day and days counted from it, so that a rule means the same every day it is asked. */
@ApplicationScoped
class CalendarTerms implements FactProvider {
    private static final int FARTHEST = 36_600;

    @Override
    public TermGroup group() {
        return TermGroup.DATES;
    }

    @Override
    public List<Term> terms() {
        return List.of(
                Term.of("today", TermType.DATE, "The day the rule is asked for; never missing.", "${day}"),
                Term.of(
                        "month",
                        TermType.INT,
                        "Month of the day, 1 to 12; never missing.",
                        "extract(month FROM ${day})::bigint"),
                Term.of(
                        "daysAgo",
                        TermType.DATE,
                        "So many days before the day, as in openedOn >= daysAgo(90); never missing.",
                        "(${day} - (?)::int)",
                        days()),
                Term.of(
                        "daysAhead",
                        TermType.DATE,
                        "So many days after the day, as in nextMaturity <= daysAhead(30); never missing.",
                        "(${day} + (?)::int)",
                        days()));
    }

    private static Parameter days() {
        return Parameter.integer("days", 0, FARTHEST, "How many days, 0 to " + FARTHEST + ".");
    }
}
