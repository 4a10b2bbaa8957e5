package dev.kequn.campaign.graphql;

import dev.kequn.campaign.enrolment.Enrolment;
import dev.kequn.campaign.enrolment.EnrolmentState;
import dev.kequn.campaign.enrolment.NextAct;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Enrolment")
@Description(
        "A customer or prospect on his way through a campaign. Who is in a control group is shown to marketing and "
                + "operations only.")
public record EnrolmentView(
        @Id @NonNull @Description("Identifies the enrolment.") String id,
        @NonNull @Description("Code of the campaign.") String campaign,
        @NonNull @Description("Number of its round, from 1 on.") Integer round,
        @NonNull @Description("1 for the first time in the round; greater for who came back after he was through.")
                Integer entry,
        @NonNull @Description("Version of the campaign under which he came, and to which he stays bound.")
                Integer version,
        @NonNull @Description("Where it stands.") EnrolmentState state,
        @NonNull @Description("Code of the step he is at, or was at when it closed; in a control group the first.")
                String step,
        @NonNull @Description("When he came to that step.") OffsetDateTime stepEnteredAt,
        @NonNull @Description("How often he was approached for that step.") Integer approaches,
        @NonNull @Description("How often he was awaited at that step and did not come.") Integer noShows,
        @Description("What happens by itself next; null when nothing does, and for the customer himself.") @Nullable
                NextAct nextAct,
        @Description("Business day on which it happens; null with it.") @Nullable LocalDate nextOn,
        @NonNull @Description("Business day on which he came in.") LocalDate enrolledOn,
        @Description("Business day on which it closed; null while it is ACTIVE.") @Nullable LocalDate closedOn,
        @Description("When he first did what the campaign is for; null while he has not.") @Nullable
                OffsetDateTime convertedAt,
        @Description("How he came in and in which arm; null for all but marketing and operations.") @Nullable
                EnrolmentAssignmentView assignment,
        @Ignore Enrolment enrolment,
        @Ignore EnrolmentSight sight) {
    static EnrolmentView of(Enrolment enrolment, EnrolmentSight sight) {
        return new EnrolmentView(
                enrolment.key().toString(),
                enrolment.campaign(),
                enrolment.round(),
                enrolment.key().entry(),
                enrolment.version(),
                enrolment.state(),
                enrolment.step().code(),
                enrolment.stepEnteredAt(),
                enrolment.approaches(),
                enrolment.noShows(),
                sight.staff() ? enrolment.nextAct() : null,
                sight.staff() ? enrolment.nextOn() : null,
                enrolment.enrolledOn(),
                enrolment.closedOn(),
                enrolment.convertedAt(),
                sight.arms() ? EnrolmentAssignmentView.of(enrolment.assignment()) : null,
                enrolment,
                sight);
    }
}
