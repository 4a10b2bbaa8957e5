package dev.kequn.intake;

import dev.kequn.access.Caller;
import dev.kequn.job.JobQueue;
import dev.kequn.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import org.jboss.logging.Logger;

/** Takes daily files. */
@ApplicationScoped
public class IntakeService {
    private static final Logger LOG = Logger.getLogger(IntakeService.class);

    private final Acceptance acceptance;
    private final JobQueue queue;
    private final IntakeSettings settings;
    private final IntakeMetrics metrics;

    IntakeService(Acceptance acceptance, JobQueue queue, IntakeSettings settings, IntakeMetrics metrics) {
        this.acceptance = acceptance;
        this.queue = queue;
        this.settings = settings;
        this.metrics = metrics;
    }

    /**
     * Reads a file, plain or gzip, to its end and accepts it: its good rows are staged, its bad rows are listed, its
     * merge is queued. Blocks for as long as the body takes to come, holds no more of it than a line, and closes it.
     *
     * @throws Refusal with an {@link IntakeRefusal} when the file is malformed, broke off or cannot be taken now; then
     *     nothing of it stays
     */
    public IntakeReceipt receive(IntakeFile file, InputStream body, Caller caller) {
        long since = System.nanoTime();
        IntakeReceipt receipt = accept(file, body, caller);
        metrics.accepted(receipt, System.nanoTime() - since);
        queue.wake();
        LOG.infof(
                "Accepted %s as intake %d: %d rows, %d of them rejected",
                file.fileName(), receipt.id(), receipt.rowsRead(), receipt.rowsRejected());
        return receipt;
    }

    private IntakeReceipt accept(IntakeFile file, InputStream body, Caller caller) {
        try {
            return FileReading.read(
                    settings, body, (csv, bytes) -> acceptance.accept(Header.read(file, csv), csv, bytes, caller));
        } catch (Refusal refusal) {
            metrics.refused(file);
            throw refusal;
        }
    }
}
