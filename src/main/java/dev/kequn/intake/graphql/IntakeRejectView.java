package dev.kequn.intake.graphql;

import dev.kequn.intake.Reject;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("IntakeReject")
@Description("Why a row of a daily file was refused; a row has one for each column to blame.")
public record IntakeRejectView(
        @Description("Line of the file on which the row begins; the header's is 1.") int lineNo,
        @Description("The column to blame; null where it is the row as a whole.") @Nullable String column,
        @Description("What stood there, its first 200 characters; null where nothing did, and where it is a name or "
                        + "phone number and the caller has not the role service.")
                @Nullable
                String value,
        @NonNull @Description("What is wrong with it, in English.") String reason) {

    static IntakeRejectView of(Reject reject, boolean personalData) {
        return new IntakeRejectView(
                Math.toIntExact(reject.line()),
                reject.column().isEmpty() ? null : reject.column(),
                reject.isPersonal() && !personalData ? null : reject.value(),
                reject.reason());
    }
}
