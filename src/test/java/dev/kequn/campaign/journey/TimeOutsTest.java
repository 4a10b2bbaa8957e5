package dev.kequn.campaign.journey;

import static dev.kequn.campaign.journey.Walkers.customer;
import static dev.kequn.campaign.journey.Walkers.enrol;
import static dev.kequn.campaign.journey.Walkers.steps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.campaign.SampleCampaign;
import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose time ran out is won back, or given up. */
@QuarkusTest
@WithTestResource(TestBank.class)
class TimeOutsTest {
    @Inject
    TimeOuts timeOuts;

    @Inject
    Pool pool;

    private long round;

    @BeforeEach
    void campaign() {
        SampleCampaign.forget();
        round = SampleCampaign.of("JT_OUT")
                .audience("JT_NOBODY")
                .step("VISIT")
                .step("BUY", "channels = '{}', most_approaches = 0")
                .live(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 31));
    }

    @Test
    void whoDidNotComeIsApproachedAgainAfterARestUntilTheLastTime() {
        long[] customers = new long[4];
        for (int i = 0; i < 4; i++) {
            customers[i] = customer();
            enrol(round, customers[i]);
            due(customers[i], i, i, "2026-07-1" + (i < 3 ? 5 : 6));
        }
        due(customers[2], 3, 2, "2026-07-13");

        run(customers[0], customers[3]);

        assertThat(standing(customers[0])).isEqualTo("ACTIVE 0 1 APPROACH 2026-07-20 -");
        assertThat(standing(customers[1])).isEqualTo("ACTIVE 1 2 APPROACH 2026-07-20 -");
        assertThat(standing(customers[2])).isEqualTo("DROPPED 3 3 - - 2026-07-15");
        assertThat(standing(customers[3])).isEqualTo("ACTIVE 3 3 TIME_OUT 2026-07-16 -");
        assertThat(steps(customers[2])).containsExactly("1|VISIT|DROPPED|TIME|07-15 12:00");
        assertThat(Database.value("select approaches || ' ' || no_shows || ' ' || to_char(entered_at at time zone"
                        + " 'Asia/Shanghai', 'MM-DD HH24:MI') from enrolment_step where customer_id = " + customers[2]))
                .isEqualTo("3 3 07-10 12:00");
        assertThat(steps(customers[0])).isEmpty();
        String before = Walkers.everything();
        run(customers[0], customers[3]);
        assertThat(Walkers.everything()).isEqualTo(before);
    }

    @Test
    void whoMustNotBeApproachedIsGivenUp() {
        long refused = customer();
        long capped = customer();
        long never = customer();
        for (long customer : List.of(refused, capped, never)) {
            enrol(round, customer);
            due(customer, 0, 0, "2026-07-15");
        }
        suppressed(refused, "NO_CONSENT");
        suppressed(capped, "CAP");
        Database.execute("update enrolment set position = 1 where customer_id = " + never);

        run(refused, never);

        assertThat(standing(refused)).isEqualTo("DROPPED 0 1 - - 2026-07-15");
        assertThat(standing(capped)).isEqualTo("ACTIVE 0 1 APPROACH 2026-07-20 -");
        assertThat(standing(never)).isEqualTo("DROPPED 0 1 - - 2026-07-15");
        assertThat(steps(never)).containsExactly("1|BUY|DROPPED|TIME|07-15 12:00");
    }

    @Test
    void timeStandsStillWhilePausedAndOutsideTheRange() {
        long first = customer();
        long second = customer();
        enrol(round, first);
        enrol(round, second);
        due(first, 1, 0, "2026-07-15");
        due(second, 1, 0, "2026-07-15");

        Database.execute("update campaign set state = 'PAUSED'");
        run(first, second);
        assertThat(standing(first)).isEqualTo("ACTIVE 1 0 TIME_OUT 2026-07-15 -");

        Database.execute("update campaign set state = 'LIVE'");
        run(second, second);
        assertThat(standing(first)).isEqualTo("ACTIVE 1 0 TIME_OUT 2026-07-15 -");
        assertThat(standing(second)).isEqualTo("ACTIVE 1 1 APPROACH 2026-07-20 -");
    }

    private void run(long first, long last) {
        pool.withTransaction(transaction -> timeOuts.run(transaction, first, last))
                .await()
                .indefinitely();
    }

    private static void due(long customer, int approaches, int noShows, String on) {
        Database.execute("update enrolment set approaches = %d, no_shows = %d, next_on = '%s' where customer_id = %d"
                .formatted(approaches, noShows, on, customer));
    }

    private static void suppressed(long customer, String reason) {
        Database.execute(
                """
                insert into contact (customer_id, campaign_id, round_id, entry, version_id, step, position, approach,
                    channel, priority, policy, planned_on, due_at, state, reason)
                select customer_id, campaign_id, round_id, entry, version_id, 'VISIT', 0, 1, 'SMS', 1, 1, '2026-07-10',
                    now(), 'SUPPRESSED', '%s' from enrolment where customer_id = %d"""
                        .formatted(reason, customer));
    }

    private static String standing(long customer) {
        return Database.value(
                """
                select concat_ws(' ', state, approaches, no_shows, coalesce(next_act, '-'), coalesce(next_on::text, '-'),
                                 coalesce(closed_on::text, '-')) from enrolment where customer_id = %d"""
                        .formatted(customer));
    }
}
