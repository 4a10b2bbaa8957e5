package dev.kequn.campaign.result;

import dev.kequn.balance.BalanceDays;
import dev.kequn.balance.Balances;
import dev.kequn.campaign.CampaignSettings;
import dev.kequn.platform.db.SqlResource;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts the arms of rounds. */
@ApplicationScoped
class LiftReader {
    private static final String ARMS = SqlResource.read(LiftReader.class, "lift.sql")
            .replace("${before_until}", before("e.until"))
            .replace("${before_since}", before("e.until - $3::int"))
            .replace("${before_enrolled}", before("e.enrolled_on"))
            .replace("${before_before}", before("e.enrolled_on - $3::int"));
    private static final String BY_STAFF =
            """
            SELECT EXISTS (
                SELECT FROM campaign_step goal
                WHERE goal.version_id IN (SELECT version_id FROM enrolment WHERE round_id = ANY ($1::bigint[]))
                  AND goal.completed_by = 'STAFF'
                  AND NOT EXISTS (SELECT FROM campaign_step later
                                  WHERE later.version_id = goal.version_id AND later.position > goal.position)) AS by_staff""";
    /** Nobody is enrolled as early: where no balances are taken nobody's are measured. */
    private static final LocalDate NEVER = LocalDate.of(1, 1, 1);

    private final Balances balances;
    private final CampaignSettings settings;
    private final BusinessTime time;

    LiftReader(Balances balances, CampaignSettings settings, BusinessTime time) {
        this.balances = balances;
        this.settings = settings;
        this.time = time;
    }

    private static String before(String day) {
        return BalanceDays.AUM_BEFORE.formatted("e.customer_id", day);
    }

    Uni<CampaignLift> read(SqlConnection reader, CampaignRounds rounds, int smallest) {
        return measure(reader, rounds).chain(measure -> read(reader, rounds, measure, smallest));
    }

    Uni<CampaignLift> read(SqlConnection reader, CampaignRounds rounds, Measure measure, int smallest) {
        LocalDate through = measure.balancesThrough() == null ? NEVER : measure.balancesThrough();
        return reader.preparedQuery(ARMS)
                .execute(Tuple.of(rounds.ids(), through, measure.days()))
                .map(rows -> {
                    List<ArmCount> counts = new ArrayList<>();
                    rows.forEach(row -> counts.add(ArmCount.of(row)));
                    return new CampaignLift(measure, counts, smallest);
                });
    }

    Uni<Measure> measure(SqlConnection reader, CampaignRounds rounds) {
        return balances.takenThrough(reader).chain(taken -> measure(reader, rounds, taken));
    }

    private Uni<Measure> measure(SqlConnection reader, CampaignRounds rounds, Optional<LocalDate> taken) {
        LocalDate yesterday = time.today().minusDays(1);
        LocalDate through =
                taken.map(day -> day.isBefore(yesterday) ? day : yesterday).orElse(null);
        return reader.preparedQuery(BY_STAFF)
                .execute(Tuple.of(rounds.ids()))
                .map(rows -> new Measure(
                        through,
                        settings.liftDays(),
                        settings.leastArm(),
                        !rows.iterator().next().getBoolean("by_staff")));
    }
}
