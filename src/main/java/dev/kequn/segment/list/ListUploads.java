package dev.kequn.segment.list;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.intake.FileReading;
import dev.kequn.intake.FileTransaction;
import dev.kequn.intake.IntakeRefusal;
import dev.kequn.intake.IntakeSettings;
import dev.kequn.intake.csv.CsvReader;
import dev.kequn.intake.csv.FileBytes;
import dev.kequn.platform.Refusal;
import dev.kequn.segment.definition.SegmentRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Changes lists by files of any length: copied into a table of the transaction's own, then merged as one set. */
@ApplicationScoped
public class ListUploads {
    private static final String STAGED = "segment_upload";
    private static final String STAGE = "CREATE TEMPORARY TABLE " + STAGED
            + " (line_no bigint NOT NULL, customer_no text COLLATE \"C\" NOT NULL) ON COMMIT DROP";

    private final DataSource database;
    private final IntakeSettings settings;
    private final AuditTrail audit;

    ListUploads(DataSource database, IntakeSettings settings, AuditTrail audit) {
        this.database = database;
        this.settings = settings;
        this.audit = audit;
    }

    /**
     * Reads a file of one column {@code customer_no}, plain or gzip, to its end and changes the draft of a list by it.
     * Blocks for as long as the body takes to come; the list is locked only once all of it is there.
     *
     * @throws Refusal {@link SegmentRefusal#UNKNOWN_SEGMENT}, {@link SegmentRefusal#WRONG_STATE},
     *     {@link SegmentRefusal#INVALID_SEGMENT}, {@link SegmentRefusal#UNKNOWN_CUSTOMER}, or an {@link IntakeRefusal};
     *     then nothing has changed
     */
    public ListChange receive(Caller caller, String code, ListMode mode, InputStream body) {
        return FileReading.read(
                settings,
                body,
                (csv, bytes) -> FileTransaction.in(
                        database, connection -> changed(connection, caller, code, mode, csv, bytes)));
    }

    private ListChange changed(
            Connection connection, Caller caller, String code, ListMode mode, CsvReader csv, FileBytes bytes)
            throws SQLException, IOException {
        JdbcTransaction transaction = new JdbcTransaction(connection, audit);
        try {
            OpenList.look(transaction, code).await().indefinitely();
            long rows = stage(connection, csv);
            return new ListSteps(transaction, Numbers.staged(STAGED))
                    .change(caller, code, mode, rows, bytes.digest())
                    .await()
                    .indefinitely();
        } catch (JdbcTransaction.DatabaseAway failure) {
            throw failure.reason();
        }
    }

    private static long stage(Connection connection, CsvReader csv) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(STAGE);
            long rows = NumberFile.copy(csv, connection, STAGED);
            statement.execute("ANALYZE " + STAGED);
            return rows;
        }
    }
}
