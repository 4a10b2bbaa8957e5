package dev.kequn.campaign.graphql;

import dev.kequn.campaign.enrolment.CausedBy;
import dev.kequn.campaign.enrolment.StepBehind;
import dev.kequn.campaign.enrolment.StepName;
import dev.kequn.campaign.enrolment.StepOutcome;
import dev.kequn.campaign.round.Withheld;
import dev.kequn.loyalty.graphql.Points;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("EnrolmentStep")
@Description("A step that a customer has behind him.")
public record EnrolmentStepView(
        @NonNull @Description("Code of the step.") String step,
        @NonNull @Description("When he came to it.") OffsetDateTime enteredAt,
        @NonNull @Description("When he left it.") OffsetDateTime leftAt,
        @NonNull @Description("How he left it.") StepOutcome outcome,
        @NonNull @Description("What had him leave it.") CausedBy causedBy,
        @Description("Who of the staff said so; null for another cause, and for the customer himself.") @Nullable
                String actor,
        @Description("What staff noted; null without a note, and for the customer himself.") @Nullable String note,
        @NonNull @Description("How often he was approached for it.") Integer approaches,
        @NonNull @Description("How often he was awaited and did not come.") Integer noShows,
        @Description("Points he got for it; null for none.") @Nullable Points points,
        @Description("Code of the reward he got for it; null for none.") @Nullable String reward,
        @Description("Why he did not get all that the step promises; null when he did, or it promises nothing.")
                @Nullable
                Withheld withheld,
        @Ignore StepName name) {
    static EnrolmentStepView of(StepBehind behind, EnrolmentSight sight) {
        return new EnrolmentStepView(
                behind.step().code(),
                behind.enteredAt(),
                behind.leftAt(),
                behind.outcome(),
                behind.causedBy(),
                sight.staff() ? behind.actor() : null,
                sight.staff() ? behind.note() : null,
                behind.approaches(),
                behind.noShows(),
                behind.points() == null ? null : Points.of(behind.points()),
                behind.reward(),
                behind.withheld(),
                behind.step());
    }
}
