package dev.kequn.intake.graphql;

import dev.kequn.intake.Intake;
import dev.kequn.intake.IntakeState;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Intake")
@Description("A daily file that was accepted, and what has become of it.")
public record IntakeView(
        @NonNull @Id @Description("The number it was accepted under.") String id,
        @NonNull
                @Description("Which file: branches, managers, products, customers, holdings, balances, tags or events.")
                String file,
        @NonNull @Description("How far it is.") IntakeState state,
        @NonNull @Description("When it was accepted.") OffsetDateTime receivedAt,
        @NonNull @Description("Who sent it: the subject of the sender's token.") String receivedBy,
        @NonNull @Description("SHA-256 of its unpacked bytes, in hexadecimal.") String digest,
        @NonNull @Description("How many bytes it has unpacked, as a whole number in a string: it may exceed Int.")
                String bytes,
        @Description("Rows below the header.") int rowsRead,
        @Description("Rows refused for their form, and those the merge has refused so far.") int rowsRejected,
        @Description("Rows that were new, so far.") int inserted,
        @Description("Rows that changed something, so far.") int updated,
        @Description("Rows that said what was known or were replaced by a later line, so far.") int unchanged,
        @Description("Seconds the merge took, or has been under way; null before it starts.") @Nullable
                Integer durationSeconds,
        @NonNull @Description("How far the merge is.") IntakeProgressView progress) {

    static IntakeView of(Intake intake) {
        Long seconds = intake.mergeSeconds();
        return new IntakeView(
                Long.toString(intake.id()),
                intake.file().fileName(),
                intake.state(),
                intake.receivedAt(),
                intake.receivedBy(),
                intake.digest(),
                Long.toString(intake.bytes()),
                Math.toIntExact(intake.rowsRead()),
                Math.toIntExact(intake.rowsRejected()),
                Math.toIntExact(intake.inserted()),
                Math.toIntExact(intake.updated()),
                Math.toIntExact(intake.unchanged()),
                seconds == null ? null : Math.toIntExact(seconds),
                new IntakeProgressView(Math.toIntExact(intake.rowsMerged()), Math.toIntExact(intake.rowsStaged())));
    }
}
