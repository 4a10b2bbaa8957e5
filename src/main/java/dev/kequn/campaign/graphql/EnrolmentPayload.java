package dev.kequn.campaign.graphql;

import dev.kequn.campaign.enrolment.Enrolment;
import dev.kequn.campaign.journey.EnrolmentRefusal;
import dev.kequn.platform.Refusal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("EnrolmentPayload")
@Description("The enrolment after the step, or why the step was not taken.")
public record EnrolmentPayload(
        @Description("The enrolment as it stands now; null when the request was refused.") @Nullable
                EnrolmentView enrolment,
        @NonNull @Description("Empty when it worked; otherwise nothing has changed.")
                List<@NonNull EnrolmentError> errors) {

    @Name("EnrolmentError")
    @Description("Why a customer was not moved on.")
    public record EnrolmentError(
            @NonNull @Description("Stable code.") EnrolmentRefusal code,
            @Description("The argument at fault; null when none alone is.") @Nullable String field,
            @NonNull @Description("What is wrong, in English.") String message) {}

    static EnrolmentPayload of(Enrolment enrolment) {
        return new EnrolmentPayload(EnrolmentView.of(enrolment, EnrolmentSight.OF_STAFF), List.of());
    }

    static EnrolmentPayload of(Throwable failure) {
        Refusal refusal = (Refusal) failure;
        return new EnrolmentPayload(
                null,
                List.of(new EnrolmentError(
                        refusal.code(EnrolmentRefusal.class), refusal.field(), refusal.getMessage())));
    }
}
