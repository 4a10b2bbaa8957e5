package dev.kequn.dev;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.access.Caller;
import dev.kequn.access.Role;
import dev.kequn.dev.demo.DemoBank;
import dev.kequn.intake.IntakeFile;
import dev.kequn.intake.IntakeReceipt;
import dev.kequn.intake.IntakeService;
import dev.kequn.support.Database;
import dev.kequn.support.TestBank;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The demo bank, small, through the program's own intake; with a database of its own. */
@QuarkusTest
@TestProfile(DemoIntakeTest.Alone.class)
@WithTestResource(TestBank.class)
class DemoIntakeTest {
    private static final Caller BATCH = new Caller("batch", Set.of(Role.SERVICE), null, null, null);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    IntakeService intake;

    @Inject
    DemoProgress progress;

    @Test
    void everyFileIsTakenWithoutARejectAndTheQuarterIsAssessed() throws Exception {
        // Given
        DemoBank bank = new DemoBank(200);

        // When
        long rows = 0;
        for (String file : DemoBank.fileNames()) {
            rows += send(bank, file).rowsStaged();
        }
        awaitTrue("SELECT count(*) = 0 FROM intake WHERE merged_at IS NULL");
        progress.insert(bank.prospects());
        awaitTrue("SELECT count(*) = 1 FROM tier_run WHERE period_end = '2026-07-01' AND completed_at IS NOT NULL");

        // Then
        assertThat(Database.value(
                        "SELECT sum(inserted) || '|' || sum(updated + unchanged + rejected)" + " FROM intake_outcome"))
                .isEqualTo(rows + "|0");
        assertThat(Database.rows("SELECT * FROM intake_reject")).isEmpty();
        assertThat(Database.rows("SELECT kind, count(*), count(customer_no) FROM customer GROUP BY kind ORDER BY kind"))
                .containsExactly("COMPANY|4|4", "MERCHANT|15|15", "PERSON|181|178");
        assertThat(progress.accepted()).isEqualTo(DemoBank.fileNames());
        assertThat(progress.merged()).isTrue();
        assertThat(progress.prospects()).isTrue();
        assertThat(progress.assessed()).isTrue();
        assertThat(progress.foreign()).isFalse();
    }

    private IntakeReceipt send(DemoBank bank, String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long rows = bank.write(name, bytes);
        IntakeReceipt receipt = intake.receive(
                IntakeFile.fromName(name).orElseThrow(), new ByteArrayInputStream(bytes.toByteArray()), BATCH);
        assertThat(receipt.rowsStaged()).as(name).isEqualTo(rows);
        return receipt;
    }

    private static void awaitTrue(String question) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!Database.value(question).matches("t|true")) {
            assertThat(Instant.now()).as(question).isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** A program and a database that no other test has touched. */
    public static class Alone implements QuarkusTestProfile {}
}
