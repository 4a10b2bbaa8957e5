package dev.kequn.intake;

import dev.kequn.platform.db.MergeCounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** What became of daily files and their rows in this process. */
@Startup
@ApplicationScoped
class IntakeMetrics {
    private final Map<IntakeFile, Meters> byFile = new EnumMap<>(IntakeFile.class);

    private record Meters(
            Counter accepted,
            Counter refused,
            Counter bytes,
            Timer duration,
            Counter staged,
            Counter rejected,
            Counter inserted,
            Counter updated,
            Counter unchanged,
            Counter refusedRows) {}

    IntakeMetrics(MeterRegistry registry) {
        for (IntakeFile file : IntakeFile.values()) {
            byFile.put(file, meters(file.fileName(), registry));
        }
    }

    private static Meters meters(String file, MeterRegistry registry) {
        return new Meters(
                files(file, "ACCEPTED").register(registry),
                files(file, "REFUSED").register(registry),
                Counter.builder("kequn.intake.read")
                        .description("Bytes of accepted files, unpacked")
                        .baseUnit("bytes")
                        .tag("file", file)
                        .register(registry),
                Timer.builder("kequn.intake.acceptance")
                        .description("How long files took to be read and staged")
                        .tag("file", file)
                        .register(registry),
                rows(file, "STAGED").register(registry),
                rows(file, "REJECTED").register(registry),
                rows(file, "INSERTED").register(registry),
                rows(file, "UPDATED").register(registry),
                rows(file, "UNCHANGED").register(registry),
                rows(file, "REFUSED").register(registry));
    }

    private static Counter.Builder files(String file, String outcome) {
        return Counter.builder("kequn.intake.files")
                .description("Daily files, by whether they were taken")
                .tag("file", file)
                .tag("outcome", outcome);
    }

    private static Counter.Builder rows(String file, String outcome) {
        return Counter.builder("kequn.intake.rows")
                .description(
                        "Rows of accepted files: staged, or rejected for their form; then what the merge did with them")
                .tag("file", file)
                .tag("outcome", outcome);
    }

    void accepted(IntakeReceipt receipt, long nanoseconds) {
        Meters meters = byFile.get(receipt.file());
        meters.accepted().increment();
        meters.bytes().increment(receipt.bytes());
        meters.duration().record(Duration.ofNanos(nanoseconds));
        meters.staged().increment(receipt.rowsStaged());
        meters.rejected().increment(receipt.rowsRejected());
    }

    void refused(IntakeFile file) {
        byFile.get(file).refused().increment();
    }

    /** Counted as it is written; a chunk that is then lost is counted again by who does it again. */
    void merged(IntakeFile file, MergeCounts counts, long refused) {
        Meters meters = byFile.get(file);
        meters.inserted().increment(counts.inserted());
        meters.updated().increment(counts.updated());
        meters.unchanged().increment(counts.unchanged());
        meters.refusedRows().increment(refused);
    }
}
