package dev.kequn.campaign.enrolment;

import dev.kequn.platform.db.SqlResource;
import dev.kequn.tier.standing.StandingSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On what terms a round takes customers in.
 *
 * @param versionId the one that newcomers are bound to
 * @param audience ids of segments; who is in several comes by the first of them
 * @param everyone whether all of them come in, not the pilot alone
 * @param pilotShare of 10,000; 0 for no pilot
 * @param controlShare of 10,000
 * @param universalControl of 10,000, of the bank and not of the campaign
 * @param approached whether the first step begins with an approach
 * @param timeLimit days of the first step
 * @param assessment run whose levels are in force; null when none is
 */
record RoundTerms(
        long roundId,
        long campaignId,
        long versionId,
        String code,
        Long[] audience,
        Long[] exclusions,
        boolean everyone,
        int pilotShare,
        int controlShare,
        int universalControl,
        boolean approached,
        int timeLimit,
        @Nullable Long assessment) {
    private static final String TERMS =
            SqlResource.read(RoundTerms.class, "terms.sql").replace("${assessment}", StandingSql.IN_FORCE);

    /** Of the rounds on {@code day} whose campaigns are live: all, or that of one campaign. */
    static Uni<List<RoundTerms>> on(SqlClient client, LocalDate day, @Nullable String code) {
        return client.preparedQuery(TERMS).execute(Tuple.of(day, code)).map(rows -> {
            List<RoundTerms> terms = new ArrayList<>();
            rows.forEach(row -> terms.add(of(row)));
            return terms;
        });
    }

    private static RoundTerms of(Row row) {
        return new RoundTerms(
                row.getLong("round_id"),
                row.getLong("campaign_id"),
                row.getLong("version_id"),
                row.getString("code"),
                row.getArrayOfLongs("audience"),
                row.getArrayOfLongs("exclusions"),
                row.getBoolean("rolled_out"),
                row.getInteger("pilot_share"),
                row.getInteger("control_share"),
                row.getInteger("universal_control"),
                row.getBoolean("approached"),
                row.getInteger("time_limit"),
                row.getLong("assessment"));
    }

    /** What {@code enrol.sql} binds of them, in the order of its parameters. */
    Tuple values(LocalDate day) {
        return Tuple.tuple()
                .addValue(roundId)
                .addValue(campaignId)
                .addValue(versionId)
                .addValue(day)
                .addValue(approached ? "APPROACH" : "TIME_OUT")
                .addValue(timeLimit)
                .addValue(universalControl)
                .addValue(Bucket.COUNT - controlShare)
                .addValue(code)
                .addValue(Bucket.pilot(code))
                .addValue(pilotShare)
                .addValue(everyone)
                .addValue(assessment)
                .addValue(exclusions);
    }
}
