package dev.kequn.campaign.graphql;

import dev.kequn.campaign.enrolment.EnrolmentState;
import dev.kequn.campaign.journey.Enrolment;
import dev.kequn.campaign.journey.NextAct;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Enrolment")
@Description("A customer or prospect on his way through a campaign. Control groups are not shown.")
public record EnrolmentView(
        @Id @NonNull @Description("Identifies the enrolment.") String id,
        @NonNull @Description("Code of the campaign.") String campaign,
        @NonNull @Description("Number of its round, from 1 on.") Integer round,
        @NonNull @Description("1 for the first time in the round; greater for who came back after he was through.")
                Integer entry,
        @NonNull @Description("Where it stands.") EnrolmentState state,
        @NonNull @Description("Code of the step he is at, or was at when it closed.") String step,
        @NonNull @Description("When he came to that step.") OffsetDateTime stepEnteredAt,
        @NonNull @Description("How often he was approached for that step.") Integer approaches,
        @NonNull @Description("How often he was awaited at that step and did not come.") Integer noShows,
        @Description("What happens by itself next; null when nothing does.") @Nullable NextAct nextAct,
        @Description("Business day on which it happens; null when nothing does.") @Nullable LocalDate nextOn,
        @NonNull @Description("Business day on which he came in.") LocalDate enrolledOn,
        @Description("Business day on which it closed; null while it is ACTIVE.") @Nullable LocalDate closedOn) {
    static EnrolmentView of(Enrolment enrolment) {
        return new EnrolmentView(
                enrolment.key().toString(),
                enrolment.campaign(),
                enrolment.round(),
                enrolment.key().entry(),
                enrolment.state(),
                enrolment.step(),
                enrolment.stepEnteredAt(),
                enrolment.approaches(),
                enrolment.noShows(),
                enrolment.nextAct(),
                enrolment.nextOn(),
                enrolment.enrolledOn(),
                enrolment.closedOn());
    }
}
