package dev.kequn.balance;

import dev.kequn.rule.FactProvider;
import dev.kequn.rule.Parameter;
import dev.kequn.rule.Term;
import dev.kequn.rule.TermGroup;
import dev.kequn.rule.TermType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What rules can ask about a customer's balances: as of the day, averaged over windows, and how the averages moved. */
@ApplicationScoped
class BalanceTerms implements FactProvider {
    private static final int LONGEST_WINDOW = 3660;

    private static final String ON_THE_DAY =
            """
            (SELECT kept.%s FROM balance_state kept
             WHERE kept.customer_id = ${customer}.customer_id AND kept.from_day <= ${day}
             ORDER BY kept.from_day DESC LIMIT 1)""";

    private static final String LAST_DAYS = "${day} + 1 - (?)::int AS since, ${day} + 1 AS until";
    private static final String MONTH = "date_trunc('month', ${day}::timestamp)::date AS since, ${day} + 1 AS until";
    private static final String EARLIER_DAYS =
            """
            asked.until - asked.days AS since, asked.until
            FROM (SELECT (?)::int AS days, ${day} + 1 - (?)::int AS until) asked""";
    private static final String LAST_DAYS_AND_BEFORE =
            """
            ${day} + 1 - asked.days * 2 AS since, ${day} + 1 - asked.days AS middle, ${day} + 1 AS until
            FROM (SELECT (?)::int AS days) asked""";

    /** Balance × days from the first balance up to, but without, a day. */
    private static final String UP_TO =
            """
            coalesce((SELECT kept.%1$s_days + kept.%1$s * (win.%2$s - kept.from_day) FROM balance_state kept
                      WHERE kept.customer_id = ${customer}.customer_id AND kept.from_day < win.%2$s
                      ORDER BY kept.from_day DESC LIMIT 1), 0)""";

    /** The same up to and including the day, where many windows end. */
    private static final String THROUGH_THE_DAY =
            """
            {{coalesce((SELECT kept.%1$s_days + kept.%1$s * (${day} + 1 - kept.from_day) FROM balance_state kept
                        WHERE kept.customer_id = ${customer}.customer_id AND kept.from_day <= ${day}
                        ORDER BY kept.from_day DESC LIMIT 1), 0)}}""";

    private static final String CHANGE = "(SELECT (%s - %s)::bigint FROM (SELECT " + LAST_DAYS_AND_BEFORE + ") win)";

    /** With whole numbers only: a rounded quotient that is rounded again may go the wrong way. */
    private static final String CHANGE_PERCENT =
            """
            (SELECT CASE WHEN made.earlier > 0 THEN least(sign(made.recent - made.earlier)
                        * div(abs(made.recent - made.earlier) * 200 + made.earlier, made.earlier * 2),
                    1000000000000000)::bigint END
             FROM (SELECT %s AS recent, %s AS earlier FROM (SELECT """
                    + " " + LAST_DAYS_AND_BEFORE + ") win OFFSET 0) made)";

    private static final String ZEROES = "; days before the first balance count as zero";

    @Override
    public TermGroup group() {
        return TermGroup.BALANCES;
    }

    @Override
    public List<Term> terms() {
        return List.of(
                onTheDay("aum", "Assets under management on the day; missing before the first balance."),
                onTheDay("loan", "What is owed on the day; missing before the first balance."),
                onTheDay("deposit", "The part of aum on deposit on the day; missing where the file left it empty."),
                average("averageAum", "aum", LAST_DAYS, "the last days up to and including the day", days()),
                average("averageLoan", "loan", LAST_DAYS, "the last days up to and including the day", days()),
                average("monthAverageAum", "aum", MONTH, "the day's month up to and including the day"),
                average("monthAverageLoan", "loan", MONTH, "the day's month up to and including the day"),
                averageBefore("averageAumBefore", "aum"),
                averageBefore("averageLoanBefore", "loan"),
                change("aumChange", "aum"),
                change("loanChange", "loan"),
                Term.of(
                        "aumChangePercent",
                        TermType.INT,
                        "aumChange in whole percent of the average of the days before, a half away from zero; missing where "
                                + "that average is zero.",
                        changed(CHANGE_PERCENT, "aum"),
                        days()));
    }

    private static Term onTheDay(String column, String description) {
        return Term.of(column, TermType.MONEY, description, ON_THE_DAY.formatted(column));
    }

    /** Over a window of which the day is the last. */
    private static Term average(String name, String column, String window, String words, Parameter... parameters) {
        return averageOver(name, column, throughTheDay(column, "since", "until"), window, words, parameters);
    }

    private static Term averageOver(
            String name, String column, String average, String window, String words, Parameter... parameters) {
        return Term.of(
                name,
                TermType.MONEY,
                "Daily average of %s over %s%s; never missing.".formatted(column, words, ZEROES),
                "(SELECT %s::bigint FROM (SELECT %s) win)".formatted(average, window),
                parameters);
    }

    private static Term averageBefore(String name, String column) {
        return averageOver(
                name,
                column,
                between(column, "since", "until"),
                EARLIER_DAYS,
                "so many days, the last one ago days before the day",
                days(),
                ago());
    }

    private static Term change(String name, String column) {
        return Term.of(
                name,
                TermType.MONEY,
                "Daily average of %s over the last days up to and including the day, less that over as many days before%s; never missing."
                        .formatted(column, ZEROES),
                changed(CHANGE, column),
                days());
    }

    private static String changed(String template, String column) {
        return template.formatted(throughTheDay(column, "middle", "until"), between(column, "since", "middle"));
    }

    private static String between(String column, String since, String until) {
        return mean(UP_TO.formatted(column, until), column, since, until);
    }

    private static String throughTheDay(String column, String since, String until) {
        return mean(THROUGH_THE_DAY.formatted(column), column, since, until);
    }

    /** As {@link Balances} averages, from the one day of {@code win} up to, but without, the other. */
    private static String mean(String end, String column, String since, String until) {
        return "round((%s - %s)::numeric / (win.%s - win.%s))"
                .formatted(end, UP_TO.formatted(column, since), until, since);
    }

    private static Parameter days() {
        return Parameter.integer("days", 1, LONGEST_WINDOW, "How many days, 1 to " + LONGEST_WINDOW + ".");
    }

    private static Parameter ago() {
        return Parameter.integer(
                "ago",
                1,
                LONGEST_WINDOW,
                "How many days before the day the last of them is, 1 to " + LONGEST_WINDOW + ".");
    }
}
