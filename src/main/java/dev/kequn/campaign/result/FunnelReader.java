package dev.kequn.campaign.result;

import dev.kequn.platform.db.SqlResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts how far the treated customers of rounds got. */
final class FunnelReader {
    private static final String STEPS = SqlResource.read(FunnelReader.class, "funnel-steps.sql");
    private static final String DAYS = SqlResource.read(FunnelReader.class, "funnel-days.sql");

    private FunnelReader() {}

    static Uni<FunnelCounts> read(SqlConnection reader, CampaignRounds rounds, @Nullable FunnelDimension by) {
        return steps(reader, rounds, by)
                .chain(steps -> days(reader, rounds, by).map(days -> new FunnelCounts(by, steps, days)));
    }

    private static Uni<List<StepCount>> steps(
            SqlConnection reader, CampaignRounds rounds, @Nullable FunnelDimension by) {
        return reader.preparedQuery(text(STEPS, by))
                .execute(Tuple.of(rounds.ids()))
                .map(rows -> {
                    List<StepCount> counts = new ArrayList<>();
                    rows.forEach(row -> counts.add(StepCount.of(row)));
                    return counts;
                });
    }

    private static Uni<Map<FunnelPlace, Double>> days(
            SqlConnection reader, CampaignRounds rounds, @Nullable FunnelDimension by) {
        return reader.preparedQuery(text(DAYS, by))
                .execute(Tuple.of(rounds.ids()))
                .map(rows -> {
                    Map<FunnelPlace, Double> days = new HashMap<>();
                    rows.forEach(row -> days.put(
                            new FunnelPlace(
                                    row.getBoolean("whole") ? FunnelValue.ALL : FunnelValue.of(row.getString("value")),
                                    row.getString("step")),
                            row.getDouble("days")));
                    return days;
                });
    }

    private static String text(String sql, @Nullable FunnelDimension by) {
        return sql.replace("${value}", by == null ? "NULL::text" : by.value())
                .replace("${join}", by == null ? "" : by.join());
    }
}
