package dev.kequn.campaign.graphql;

import dev.kequn.campaign.Arm;
import dev.kequn.campaign.enrolment.Assignment;
import dev.kequn.campaign.enrolment.EnrolmentSource;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("EnrolmentAssignment")
@Description("What was decided of a customer when he came into a round, and how he stood then; it never changes.")
public record EnrolmentAssignmentView(
        @NonNull @Description("What chance decided.") Arm arm,
        @NonNull @Description("What he drew for this campaign, 0 to 9,999: the same in every round of it.")
                Integer bucket,
        @NonNull @Description("Whether he is of the share with which the campaign's pilot begins.") Boolean pilot,
        @NonNull @Description("What brought him.") EnrolmentSource source,
        @Description("Code of the segment by which he came; null when something he did brought him.") @Nullable
                String segment,
        @Description("Code of his composite level; null when he was in no assessment.") @Nullable String level,
        @NonNull @Description("Code of his branch.") String branch,
        @NonNull @Description("Whether he was a prospect, or with the bank for less than 365 days.") Boolean newcomer) {
    static EnrolmentAssignmentView of(Assignment assignment) {
        return new EnrolmentAssignmentView(
                assignment.arm(),
                assignment.bucket(),
                assignment.pilot(),
                assignment.source(),
                assignment.segment(),
                assignment.level(),
                assignment.branchCode(),
                assignment.newcomer());
    }
}
