package dev.kequn.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.PackagedApp;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        startTwo();
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

    @AfterEach
    void holds() {
        bank.assertInvariants();
    }

    private static void startTwo() {
        while (REPLICAS.size() < 2) {
            REPLICAS.add(bank.launchReplica());
        }
        REPLICAS.forEach(PackagedApp::awaitReady);
    }

    /** Customers are in, their contacts are planned, and nothing is committed. */
    @ParameterizedTest
    @ValueSource(strings = {"enrolment", "contact"})
    void aReplicaIsKilledInTheMiddleOfAChunk(String table) throws SQLException {
        // Given
        startTwo();
        bank.forget();
        String held;
        long run;
        try (Connection hold = bank.holdWriters(table)) {
            run = bank.launch(false);
            bank.awaitHeld(2);
            held = bank.leasedBy(REPLICAS.get(0)).get(0);

            // When
            REPLICAS.remove(0).kill();
        }

        // Then
        bank.awaitState(run, "SUCCEEDED");
        assertThat(bank.digest()).isEqualTo(undisturbed);
        assertThat(bank.value("SELECT fence FROM job_chunk WHERE (run_id || '|' || chunk_no) = '" + held + "'"))
                .isEqualTo("2");
    }

    /** The pilot is done, and the roll-out loses a replica on its way: the pilot stays, and the whole is the same. */
    @Test
    void aReplicaIsKilledInTheMiddleOfTheRollOut() {
        // Given
        startTwo();
        bank.forget();
        bank.awaitState(bank.launch(true), "SUCCEEDED");
        bank.assertInvariants();
        String pilot = pilot();
        long run = bank.launch(false);
        bank.awaitDone(run, 4);

        // When
        REPLICAS.remove(0).kill();

        // Then
        bank.awaitState(run, "SUCCEEDED");
        assertThat(pilot()).isEqualTo(pilot);
        assertThat(who(bank.digest())).isEqualTo(who(undisturbed));
    }

    private static String pilot() {
        return bank.value("SELECT md5(string_agg(concat_ws(',', customer_id, arm, enrolled_at, ctid), ';' ORDER BY"
                + " customer_id)) FROM enrolment WHERE pilot");
    }

    /** Number and sum; whom the budget reached depends on who came first. */
    private static String who(String digest) {
        return digest.substring(0, digest.indexOf(' ', digest.indexOf(' ') + 1));
    }
}
