package dev.kequn.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.PackagedApp;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A campaign is launched for 100,000 customers by two replicas of which one is lost: the other finishes, and who is
 * enrolled and as what, customer for customer, is what an undisturbed launch finds.
 */
class CampaignFaultIT {
    private static final List<PackagedApp> REPLICAS = new ArrayList<>();
    private static CampaignFaultBank bank;
    private static String undisturbed;

    @BeforeAll
    static void launchUndisturbed() {
        bank = new CampaignFaultBank();
        REPLICAS.add(bank.launchReplica());
        REPLICAS.add(bank.launchReplica());
        REPLICAS.forEach(PackagedApp::awaitReady);
        bank.awaitState(bank.launch(false), "SUCCEEDED");
        undisturbed = bank.digest();
        assertThat(undisturbed)
                .contains("BUDGET_EXHAUSTED")
                .contains("NO_CONSENT")
                .contains("DUE");
        bank.assertInvariants();
    }

    @AfterAll
    static void end() {
        REPLICAS.forEach(PackagedApp::close);
    }

    /**
     * After its pilot, in the middle of the roll-out: customers are in, their contacts are planned, and nothing is committed.
     */
    @Test
    void aReplicaIsKilledInTheMiddleOfAChunk() throws SQLException {
        // Given
        bank.forget();
        bank.awaitState(bank.launch(true), "SUCCEEDED");
        bank.assertInvariants();
        String pilot = pilot();
        String held;
        long run;
        try (Connection hold = bank.holdWriters("contact")) {
            run = bank.launch(false);
            bank.awaitHeld(2);
            held = bank.leasedBy(REPLICAS.get(0)).get(0);

            // When
            REPLICAS.remove(0).kill();
        }

        // Then
        bank.awaitState(run, "SUCCEEDED");
        assertThat(bank.digest()).isEqualTo(undisturbed);
        assertThat(pilot()).isEqualTo(pilot);
        assertThat(bank.value("SELECT fence FROM job_chunk WHERE (run_id || '|' || chunk_no) = '" + held + "'"))
                .isEqualTo("2");
        bank.assertInvariants();
    }

    private static String pilot() {
        return bank.value("SELECT md5(string_agg(concat_ws(',', customer_id, arm, enrolled_at, ctid), ';' ORDER BY"
                + " customer_id)) FROM enrolment WHERE pilot");
    }
}
