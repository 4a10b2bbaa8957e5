package dev.kequn.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Eventually;
import dev.kequn.support.PackagedApp;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Membership of 20,000 customers in 20 segments, kept by two replicas of which one is lost, is what rules and facts say. */
class SegmentFaultIT {
    private static final List<PackagedApp> REPLICAS = new ArrayList<>();
    private static SegmentFaultBank bank;
    private static String undisturbed;

    @BeforeAll
    static void refreshUndisturbed() {
        bank = new SegmentFaultBank();
        startTwo();
        bank.awaitInLine();
        undisturbed = bank.digest();
        assertThat(bank.value("SELECT count(DISTINCT segment_id) FROM segment_member"))
                .isEqualTo("20");
    }

    @AfterAll
    static void end() {
        REPLICAS.forEach(PackagedApp::close);
    }

    @BeforeEach
    void twoReplicas() {
        startTwo();
    }

    @AfterEach
    void holds() {
        bank.awaitInLine();
        bank.assertMembership();
    }

    private static void startTwo() {
        while (REPLICAS.size() < 2) {
            REPLICAS.add(bank.launchReplica());
        }
        REPLICAS.forEach(PackagedApp::awaitReady);
    }

    private static void kill() {
        REPLICAS.remove(0).kill();
    }

    @Test
    void aReplicaIsKilledInTheMiddleOfAChunk() throws SQLException {
        // Given
        String held;
        try (Connection hold = bank.holdWriters()) {
            bank.forget();
            bank.awaitHeld(2);
            held = bank.leasedBy(REPLICAS.get(0)).get(0);

            // When
            kill();
        }

        // Then
        bank.awaitInLine();
        assertThat(bank.digest()).isEqualTo(undisturbed);
        assertThat(bank.value("SELECT fence FROM job_chunk WHERE (run_id || '|' || chunk_no) = '" + held + "'"))
                .isEqualTo("2");
        assertThat(bank.value("SELECT count(*) FROM segment_member WHERE left_at IS NOT NULL"))
                .isEqualTo("0");
    }

    /** Each customer who changed is looked at, whether a refresh has passed him or not, and whoever follows is lost. */
    @Test
    void aReplicaIsKilledWhileChangesAreFollowedAndARefreshRuns() {
        // Given
        Random random = new Random(20261122);
        bank.execute("insert into customer_change (customer_id) values (null)");

        for (int i = 0; i < 200; i++) {
            int customer = 1 + random.nextInt(SegmentFaultBank.CUSTOMERS);
            bank.execute(
                    switch (random.nextInt(3)) {
                        case 0 ->
                            "update customer_tag set valid_to = '2026-07-15' where customer_id = %d and tag = 'T1' and valid_to is null"
                                    .formatted(customer);
                        case 1 ->
                            "insert into customer_tag (customer_id, tag, valid_from, source) values (%d, 'T2', '2026-01-01', 'test') on conflict do nothing"
                                    .formatted(customer);
                        default ->
                            "update balance_state set aum = %d where customer_id = %d"
                                    .formatted(random.nextInt(200_000), customer);
                    });
            // When
            if (i == 100) {
                kill();
            }
        }

        // Then: see after each
        bank.awaitInLine();
        assertThat(bank.digest()).isNotEqualTo(undisturbed);
    }

    /** What a refresh has seen and not yet written is older than the change that is followed meanwhile. */
    @Test
    void anOlderLookDoesNotOverwriteANewerOne() throws SQLException {
        // Given
        String customer = bank.value("SELECT min(customer_id) FROM segment_member JOIN segment USING (segment_id)"
                + " WHERE code = 'SF_F4' AND left_at IS NULL");
        bank.execute(
                "delete from segment_member where customer_id = " + customer,
                "delete from segment_day",
                """
                insert into segment_day select segment_id, day, sum(came), sum(gone)
                from (select segment_id, entered_on, 1, 0 from segment_member
                      union all select segment_id, left_on, 0, 1 from segment_member where left_at is not null)
                     m (segment_id, day, came, gone)
                group by segment_id, day""");
        try (Connection hold = bank.holdWriters()) {
            bank.execute("insert into customer_change (customer_id) values (null)");
            bank.awaitHeld(2);

            // When
            bank.execute("update balance_state set aum = 0 where customer_id = " + customer);

            // Then: who follows waits too
            bank.awaitHeld(3);
            assertThat(bank.rows("SELECT FROM customer_change WHERE customer_id = " + customer))
                    .hasSize(1);
        }
        Eventually.holds("the change is followed", () -> bank.rows("SELECT FROM customer_change")
                .isEmpty());
        bank.awaitInLine();
        assertThat(bank.rows("SELECT code FROM segment_member JOIN segment USING (segment_id) WHERE left_at IS NULL"
                        + " AND code = 'SF_F4' AND customer_id = " + customer))
                .isEmpty();
    }
}
