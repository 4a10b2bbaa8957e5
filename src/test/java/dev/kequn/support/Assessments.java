package dev.kequn.support;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;

/** Starts assessments as operations do, and waits for them. */
public final class Assessments {
    /** Lets the next assessment be the first of its period: the same again would be no revision and leave nothing. */
    public static final String PUT_ASIDE =
            "update tier_run set completed_at = null, unchanged_at = completed_at where completed_at is not null";

    private Assessments() {}

    public static void make(String period) {
        Graphql.as(
                        Tokens.staff("olga", "operations"),
                        "mutation($p: String!) { tierRunStart(period: $p) { run { id } errors { code } } }",
                        Map.of("p", period))
                .body("errors", nullValue())
                .body("data.tierRunStart.errors.size()", equalTo(0));
        await(period);
    }

    /** Waits for the first assessment of a period, whoever started it. */
    public static void await(String period) {
        Eventually.holds(
                period + " is assessed", () -> Database.value("select count(*) > 0 from tier_run where period = '"
                                + period + "' and completed_at is not null")
                        .equals("true"));
    }
}
