package dev.kequn.campaign.journey;

import dev.kequn.campaign.definition.CampaignStep;
import dev.kequn.campaign.definition.CompletedBy;
import dev.kequn.platform.Refusal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;

/** Applies what staff report to an enrolment, or says why not. */
record StaffDecision(EnrolmentReport report, String actor, ZonedDateTime now) {
    LocalDate day() {
        return Objects.requireNonNullElse(report.occurredOn(), now.toLocalDate());
    }

    /** @throws Refusal every code of {@link EnrolmentRefusal} about state, step and day */
    void apply(Journey journey) {
        if (!journey.now().active()) {
            throw new Refusal(
                    EnrolmentRefusal.WRONG_STATE,
                    "campaign",
                    "The enrolment is " + journey.now().state());
        }
        int position = position(journey);
        expectDay(journey);
        Cause cause = Cause.staff(actor, report.note(), moment(journey), day());
        switch (report.outcome()) {
            case COMPLETED -> journey.complete(position, cause, now.toLocalDate());
            case NO_SHOW -> journey.miss(cause, now.toLocalDate());
            case DROPPED -> journey.drop(cause, now.toLocalDate());
        }
    }

    private int position(Journey journey) {
        List<CampaignStep> steps = journey.path().steps();
        int at = journey.now().position();
        int asked = at;
        while (asked < steps.size() && !steps.get(asked).code().equals(report.step())) {
            asked++;
        }
        boolean completes = report.outcome() == StaffWord.COMPLETED;
        if (asked == steps.size() || asked > at && !(completes && journey.path().reaches(at, asked))) {
            throw new Refusal(
                    EnrolmentRefusal.WRONG_STEP,
                    "step",
                    "The customer is at step " + steps.get(at).code());
        }
        if (completes && steps.get(asked).completedBy() != CompletedBy.STAFF) {
            throw new Refusal(EnrolmentRefusal.NOT_BY_STAFF, "outcome", "An event completes this step");
        }
        return asked;
    }

    private void expectDay(Journey journey) {
        if (day().isAfter(now.toLocalDate()) || day().isAfter(journey.path().endsOn())) {
            throw new Refusal(EnrolmentRefusal.INVALID_DAY, "occurredOn", "Not a day of the round so far");
        }
        if (day().isBefore(entered(journey).toLocalDate())) {
            throw new Refusal(EnrolmentRefusal.BEFORE_STEP, "occurredOn", "The customer was not at this step yet");
        }
    }

    /** Of an earlier day no hour is told: its first, or when he came to the step. */
    private OffsetDateTime moment(Journey journey) {
        ZonedDateTime told = day().equals(now.toLocalDate()) ? now : day().atStartOfDay(now.getZone());
        ZonedDateTime entered = entered(journey);
        return (told.isBefore(entered) ? entered : told).toOffsetDateTime();
    }

    private ZonedDateTime entered(Journey journey) {
        return journey.now().enteredAt().atZoneSameInstant(now.getZone());
    }
}
