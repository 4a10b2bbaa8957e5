package dev.kequn.customer;

import dev.kequn.platform.db.ZoneSql;
import dev.kequn.platform.time.BankSettings;
import dev.kequn.rule.FactProvider;
import dev.kequn.rule.Parameter;
import dev.kequn.rule.Term;
import dev.kequn.rule.TermGroup;
import dev.kequn.rule.TermType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What rules can ask about what a customer did: events up to and including the day, as it is in the bank's zone. */
@ApplicationScoped
class EventTerms implements FactProvider {
    private static final int LONGEST_WINDOW = 3660;

    /** A sum of amounts beyond it is as good as it. */
    private static final String LARGEST = "1000000000000000";

    private final String dayOf;
    private final String inWindow;

    EventTerms(BankSettings bank) {
        this.dayOf = "(seen.occurred_at AT TIME ZONE " + ZoneSql.of(bank.zone()) + ")::date";
        // The index finds the instants, two days more than there may be in any zone; the day itself decides.
        this.inWindow =
                """
                seen.customer_id = ${customer}.customer_id AND seen.type = asked.type
                 AND seen.occurred_at >= (asked.since - 1)::timestamp AT TIME ZONE 'UTC'
                 AND seen.occurred_at < (${day} + 2)::timestamp AT TIME ZONE 'UTC'
                 AND %1$s >= asked.since AND %1$s <= ${day}"""
                        .formatted(dayOf);
    }

    @Override
    public TermGroup group() {
        return TermGroup.EVENTS;
    }

    @Override
    public List<Term> terms() {
        return List.of(count(), last(), sum());
    }

    private Term count() {
        return Term.of(
                "count",
                TermType.INT,
                "How many events of the type there were in the last days up to and including the day; never missing.",
                "(SELECT count(*) FROM (SELECT (?)::text AS type, ${day} + 1 - (?)::int AS since) asked, "
                        + "customer_event seen WHERE " + inWindow + ")",
                type(),
                days());
    }

    private Term last() {
        return Term.of(
                "last",
                TermType.DATE,
                "Day of the last event of the type, up to and including the day; missing where there was none.",
                """
                (SELECT %1$s FROM customer_event seen
                 WHERE seen.customer_id = ${customer}.customer_id AND seen.type = ?
                   AND seen.occurred_at < (${day} + 2)::timestamp AT TIME ZONE 'UTC' AND %1$s <= ${day}
                 ORDER BY seen.occurred_at DESC LIMIT 1)"""
                        .formatted(dayOf),
                type());
    }

    private Term sum() {
        return Term.of(
                "sum",
                TermType.MONEY,
                "Sum of an attribute of such events that is a number, in the bank's currency, rounded to two decimals at "
                        + "the end; what is no number, or beyond 10^13, counts as nothing, and a sum beyond 10^13 as "
                        + "10^13; never missing.",
                """
                (SELECT greatest(least(round(coalesce(sum(CASE WHEN jsonb_typeof(found.value) = 'number' THEN
                            CASE WHEN abs((found.value)::numeric) <= 10000000000000 THEN (found.value)::numeric END END), 0)
                        * 100), %1$s), -%1$s)::bigint
                 FROM (SELECT seen.attributes -> asked.attribute AS value
                       FROM (SELECT (?)::text AS type, (?)::text AS attribute, ${day} + 1 - (?)::int AS since) asked,
                            customer_event seen
                       WHERE %2$s) found)"""
                        .formatted(LARGEST, inWindow),
                type(),
                Parameter.string("attribute", "Name of the events' attribute, such as amount."),
                days());
    }

    private static Parameter type() {
        return Parameter.string("type", "Type of the events, as in the bank's file or as this program names it.");
    }

    private static Parameter days() {
        return Parameter.integer("days", 1, LONGEST_WINDOW, "How many days, 1 to " + LONGEST_WINDOW + ".");
    }
}
