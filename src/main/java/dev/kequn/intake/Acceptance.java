package dev.kequn.intake;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.intake.csv.CsvReader;
import dev.kequn.intake.csv.FileBytes;
import dev.kequn.intake.format.CopyBuffer;
import dev.kequn.job.JobQueue;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/** Stages a file and queues its merge in one transaction: whatever goes wrong before its end, nothing stays. */
@ApplicationScoped
class Acceptance {
    /** GraphQL counts rows in 32 bits. */
    private static final long MOST_ROWS = 2_000_000_000;

    private final DataSource database;
    private final JobQueue queue;
    private final AuditTrail audit;
    private final BusinessTime time;
    private final IntakeSettings settings;

    Acceptance(DataSource database, JobQueue queue, AuditTrail audit, BusinessTime time, IntakeSettings settings) {
        this.database = database;
        this.queue = queue;
        this.audit = audit;
        this.time = time;
        this.settings = settings;
    }

    /** Reads {@code csv}, whose header has been read from {@code bytes}, to its end. */
    IntakeReceipt accept(Header header, CsvReader csv, FileBytes bytes, Caller caller)
            throws SQLException, IOException {
        return FileTransaction.in(database, connection -> stage(connection, header, csv, bytes, caller));
    }

    private IntakeReceipt stage(Connection connection, Header header, CsvReader csv, FileBytes bytes, Caller caller)
            throws SQLException, IOException {
        IntakeTables tables = new IntakeTables(connection);
        long id = tables.nextId();
        Rejects rejects = new Rejects(id, settings.maxRejects());
        long rows = copy(connection, tables.createStaging(id, header), header, csv, rejects);
        tables.sealStaging(id, header.file().key());
        IntakeReceipt receipt = new IntakeReceipt(
                id, header.file(), bytes.count(), bytes.digest(), rows, rows - rejects.count(), rejects.count());
        OffsetDateTime now = tables.acceptInTurn();
        long runId = queue.enqueue(
                connection, IntakeMergeJob.NAME, now, id, new JsonObject().put(IntakeMergeJob.INTAKE_ID, id), caller);
        tables.insert(receipt, header, caller.subject(), now, runId);
        tables.insertRejects(rejects.rows());
        audit.record(connection, caller, Change.created("intake", "Intake", id, summary(receipt)));
        return receipt;
    }

    private static JsonObject summary(IntakeReceipt receipt) {
        return new JsonObject()
                .put("file", receipt.file().fileName())
                .put("digest", receipt.digest())
                .put("rowsRead", receipt.rowsRead())
                .put("rowsRejected", receipt.rowsRejected());
    }

    /** Returns how many rows were read. */
    private long copy(Connection connection, String table, Header header, CsvReader csv, Rejects rejects)
            throws SQLException, IOException {
        CopyBuffer buffer = new CopyBuffer();
        RowStager stager = new RowStager(header, time.today(), buffer, rejects);
        long rows = 0;
        try (CopyTarget target = new CopyTarget(connection, table)) {
            while (csv.next()) {
                if (++rows > MOST_ROWS) {
                    throw new Refusal(IntakeRefusal.FILE_TOO_LARGE, "The file has more than " + MOST_ROWS + " rows");
                }
                stager.take(csv);
                target.flushIfFull(buffer);
            }
            target.finish(buffer);
        }
        return rows;
    }
}
