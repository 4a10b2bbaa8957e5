package dev.kequn.balance;

import dev.kequn.rule.FactProvider;
import dev.kequn.rule.Parameter;
import dev.kequn.rule.Term;
import dev.kequn.rule.TermType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What rules can ask about a customer's balances: as of the day, and averaged over the days up to it. */
@ApplicationScoped
class BalanceTerms implements FactProvider {
    private static final int LONGEST_WINDOW = 3660;

    private static final String ON_THE_DAY =
            """
            (SELECT kept.%s FROM balance_state kept
             WHERE kept.customer_id = ${customer}.customer_id AND kept.from_day <= ${day}
             ORDER BY kept.from_day DESC LIMIT 1)""";

    private static final String LAST_DAYS = "${day} + 1 - (?)::int";
    private static final String FIRST_OF_MONTH = "date_trunc('month', ${day}::timestamp)::date";

    /** As {@link Balances} averages, over the window from a first day up to and including the day. */
    private static final String AVERAGE =
            """
            (SELECT round((coalesce(closing.%1$s_days + closing.%1$s * (win.until - closing.from_day), 0)
                         - coalesce(opening.%1$s_days + opening.%1$s * (win.since - opening.from_day), 0))::numeric
                         / (win.until - win.since))::bigint
             FROM (SELECT ${day} + 1 AS until, %2$s AS since) win
                  LEFT JOIN LATERAL (SELECT * FROM balance_state kept
                                     WHERE kept.customer_id = ${customer}.customer_id AND kept.from_day < win.since
                                     ORDER BY kept.from_day DESC LIMIT 1) opening ON true
                  LEFT JOIN LATERAL (SELECT * FROM balance_state kept
                                     WHERE kept.customer_id = ${customer}.customer_id AND kept.from_day < win.until
                                     ORDER BY kept.from_day DESC LIMIT 1) closing ON true)""";

    @Override
    public List<Term> terms() {
        return List.of(
                onTheDay("aum", "Assets under management on the day; missing before the first balance."),
                onTheDay("loan", "What is owed on the day; missing before the first balance."),
                onTheDay("deposit", "The part of aum on deposit on the day; missing where the file left it empty."),
                average("averageAum", "aum", LAST_DAYS, "the last days up to and including the day", days()),
                average("averageLoan", "loan", LAST_DAYS, "the last days up to and including the day", days()),
                average("monthAverageAum", "aum", FIRST_OF_MONTH, "the day's month up to and including the day"),
                average("monthAverageLoan", "loan", FIRST_OF_MONTH, "the day's month up to and including the day"));
    }

    private static Term onTheDay(String column, String description) {
        return Term.of(column, TermType.MONEY, description, ON_THE_DAY.formatted(column));
    }

    private static Term average(String name, String column, String since, String window, Parameter... parameters) {
        return Term.of(
                name,
                TermType.MONEY,
                "Daily average of %s over %s; days before the first balance count as zero, never missing."
                        .formatted(column, window),
                AVERAGE.formatted(column, since),
                parameters);
    }

    private static Parameter days() {
        return Parameter.integer("days", 1, LONGEST_WINDOW, "How many days, 1 to " + LONGEST_WINDOW + ".");
    }
}
