package dev.kequn.campaign.journey;

import dev.kequn.campaign.definition.CampaignStep;
import dev.kequn.campaign.enrolment.EnrolmentKey;
import dev.kequn.campaign.enrolment.StepOutcome;
import java.time.OffsetDateTime;

/** A step that an enrolment has behind it. */
record PastStep(
        EnrolmentKey key,
        int position,
        CampaignStep step,
        OffsetDateTime enteredAt,
        StepOutcome outcome,
        Cause cause,
        int approaches,
        int noShows) {
    boolean completed() {
        return outcome == StepOutcome.COMPLETED;
    }

    /** Names it on statements and in the event log, for ever. */
    String reference() {
        return "campaign:%d:%d:%d:%d".formatted(key.roundId(), key.customerId(), key.entry(), position);
    }
}
