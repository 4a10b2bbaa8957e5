package dev.kequn.loyalty.reward;

import static dev.kequn.loyalty.reward.RedemptionBank.OLGA;
import static dev.kequn.loyalty.reward.RedemptionBank.SERVICE;
import static dev.kequn.loyalty.reward.RedemptionBank.broken;
import static dev.kequn.loyalty.reward.RedemptionBank.earn;
import static dev.kequn.loyalty.reward.RedemptionBank.fulfil;
import static dev.kequn.loyalty.reward.RedemptionBank.points;
import static dev.kequn.loyalty.reward.RedemptionBank.redeem;
import static dev.kequn.loyalty.reward.RedemptionBank.stock;
import static dev.kequn.loyalty.reward.RewardBank.content;
import static dev.kequn.loyalty.reward.RewardBank.offer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.job.JobSchedule;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import dev.kequn.support.OwnBank;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reservations nobody fetched for thirty days are cancelled: piece and points are of use again. */
@QuarkusTest
@TestProfile(OwnBank.class)
class ReservationJobTest {
    private final JobSchedule schedule;
    private final RewardGrants grants;
    private final Pool pool;

    @Inject
    ReservationJobTest(JobSchedule schedule, RewardGrants grants, Pool pool) {
        this.schedule = schedule;
        this.grants = grants;
        this.pool = pool;
    }

    @BeforeEach
    void bank() {
        RedemptionBank.open();
    }

    @Test
    void cancelsWhatLastedThirtyDays() {
        // Given: of 2026-08-10 back, what was redeemed on July 11th has lasted thirty days, on the 10th longer
        earn("RD001", 500);
        earn("RD002", 500);
        offer("RICE", content("initialStock", 7));
        offer("OIL", content("initialStock", 7, "cost", "30"));
        String old = redeem(SERVICE, "RD001", "RICE").getString("redemption.id");
        String oldToo = redeem(SERVICE, "RD001", "OIL").getString("redemption.id");
        String others = redeem(SERVICE, "RD002", "RICE").getString("redemption.id");
        String gift = grant("RICE");
        String fetched = redeem(SERVICE, "RD002", "RICE").getString("redemption.id");
        String younger = redeem(SERVICE, "RD002", "RICE").getString("redemption.id");
        fulfil(OLGA, fetched);
        Database.execute(
                "alter table redemption disable trigger user",
                "update redemption set redeemed_on = case redemption_id when " + younger
                        + " then date '2026-07-11' else date '2026-07-10' end",
                "alter table redemption enable trigger user");

        // When
        schedule.enqueueDue(ZonedDateTime.of(2026, 8, 10, 3, 30, 0, 0, ZoneId.of("Asia/Shanghai")))
                .await()
                .indefinitely();
        Eventually.holds("the run has ended", () -> Database.value("select count(*) from job_run where job ="
                        + " 'reward-reservations' and state = 'SUCCEEDED' and parameters ->> 'day' = '2026-08-10'")
                .equals("1"));

        // Then
        assertThat(Database.rows(
                        "select redemption_id, state, ended_on, ended_by from redemption" + " order by redemption_id"))
                .containsExactly(
                        old + "|CANCELLED|2026-08-10|system:reward-reservations",
                        oldToo + "|CANCELLED|2026-08-10|system:reward-reservations",
                        others + "|CANCELLED|2026-08-10|system:reward-reservations",
                        gift + "|CANCELLED|2026-08-10|system:reward-reservations",
                        fetched + "|FULFILLED|2026-07-15|olga",
                        younger + "|RESERVED|null|null");
        assertThat(points("RD001")).isEqualTo("500");
        assertThat(points("RD002")).isEqualTo("300");
        assertThat(stock("RICE")).isEqualTo("7/2");
        assertThat(stock("OIL")).isEqualTo("7/0");
        assertThat(Database.value("select count(*) from audit_entry where actor = 'system:reward-reservations'"))
                .isEqualTo("4");
        assertThat(broken()).isEmpty();
    }

    private String grant(String code) {
        return Long.toString(pool.withTransaction(transaction -> grants.grant(transaction, 1, code, "referral"))
                .await()
                .indefinitely()
                .id());
    }
}
