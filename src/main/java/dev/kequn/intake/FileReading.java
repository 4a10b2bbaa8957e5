package dev.kequn.intake;

import dev.kequn.intake.csv.CsvReader;
import dev.kequn.intake.csv.FileBytes;
import dev.kequn.intake.csv.MalformedFile;
import dev.kequn.platform.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Reads a file, plain or gzip, to its end; what is wrong with it becomes a refusal with an {@link IntakeRefusal}. */
public final class FileReading {
    private static final Logger LOG = Logger.getLogger(FileReading.class);

    private static final String DISK_FULL = "53100";

    private FileReading() {}

    /** What is done with a file; {@code bytes} tell its length and digest at its end. */
    public interface Reader<T> {
        T read(CsvReader csv, FileBytes bytes) throws IOException, SQLException;
    }

    /** Blocks for as long as the body takes to come, holds no more of it than a line, and closes it. */
    public static <T> T read(IntakeSettings settings, InputStream body, Reader<T> reader) {
        try (body;
                FileBytes bytes = FileBytes.of(body, settings.maxBytes())) {
            return reader.read(new CsvReader(bytes, settings.maxLine()), bytes);
        } catch (MalformedFile e) {
            throw new Refusal(IntakeRefusal.valueOf(e.fault().name()), e.getMessage());
        } catch (IOException e) {
            LOG.infof("A file broke off: %s", e);
            throw new Refusal(IntakeRefusal.BROKEN_OFF, "The body broke off before its end");
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /** Data never makes SQL fail, for it has been checked; so it is the database that is away, busy or full. */
    private static Refusal unavailable(SQLException e) {
        if (DISK_FULL.equals(e.getSQLState())) {
            LOG.errorf("A file could not be taken, the database's disk is full: %s", e.getMessage());
            return new Refusal(
                    IntakeRefusal.DISK_FULL, "The bank's database has no room for the file; nothing of it stays");
        }
        LOG.error("A file could not be taken", e);
        return new Refusal(IntakeRefusal.UNAVAILABLE, "The file cannot be taken now; send it again later");
    }
}
