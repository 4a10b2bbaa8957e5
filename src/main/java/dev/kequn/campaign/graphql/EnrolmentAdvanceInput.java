package dev.kequn.campaign.graphql;

import dev.kequn.campaign.journey.EnrolmentReport;
import dev.kequn.campaign.journey.StaffWord;
import dev.kequn.platform.graphql.RowId;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("EnrolmentAdvanceInput")
@Description("What staff report of a customer in a campaign.")
public record EnrolmentAdvanceInput(
        @Id
                @Description("The customer's id, as for prospects, who have no number; null when customerNo names him.")
                @Nullable
                String customerId,
        @Description("The customer's number; null when customerId names him.") @Nullable String customerNo,
        @NonNull @Description("Code of the campaign.") String campaign,
        @NonNull
                @Description("Code of the step he is at; for COMPLETED also of a later one, when all between may be "
                        + "skipped.")
                String step,
        @NonNull @Description("What happened.") StaffWord outcome,
        @Description("The day it happened: today or earlier, not before he came to the step; today when null.")
                @Nullable
                LocalDate occurredOn,
        @Description("What else there is to say, 1 to 500 characters; kept with the step and in the audit trail.")
                @Nullable
                String note) {
    EnrolmentReport toDomain() {
        return new EnrolmentReport(
                customerId == null ? null : (Long) RowId.of(customerId),
                customerNo,
                campaign,
                step,
                outcome,
                occurredOn,
                note);
    }
}
