package dev.kequn.segment.lookalike;

import dev.kequn.rule.RuleSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;

/** Counts the members of a seed who may be learned from, as far as it matters. */
final class SeedCount {
    private static final String TEXT =
            "SELECT count(*) FROM (SELECT FROM ${customers} WHERE ${condition} LIMIT $3) agreed";
    private static final String MEMBER =
            """
            EXISTS (SELECT FROM segment_member stay WHERE stay.segment_id = $1
                    AND stay.customer_id = c.customer_id AND stay.left_at IS NULL)""";

    private SeedCount() {}

    /** @param most no more are counted */
    static Uni<Long> upTo(SqlClient client, LookalikeAim aim, LocalDate day, int most) {
        RuleSql rules = new RuleSql(List.of(aim.who()), "c", "$2::date", 4);
        String condition = rules.condition(aim.who());
        String text = TEXT.replace("${customers}", rules.customers(MEMBER)).replace("${condition}", condition);
        Tuple values = Tuple.of(aim.seedSegment(), day, (long) most);
        rules.values().forEach(values::addValue);
        return client.preparedQuery(text)
                .execute(values)
                .map(rows -> rows.iterator().next().getLong(0));
    }
}
