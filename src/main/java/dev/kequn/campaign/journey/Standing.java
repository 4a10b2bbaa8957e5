package dev.kequn.campaign.journey;

import dev.kequn.campaign.enrolment.EnrolmentState;
import dev.kequn.campaign.enrolment.NextAct;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Where an enrolment stands.
 *
 * @param position of the step it is at, or was at when it closed
 * @param approaches planned for this step so far
 * @param noShows how often its time ran out
 * @param nextAct what happens by itself, on {@code nextOn}
 * @param convertedAt when the customer did what the campaign is for
 */
record Standing(
        EnrolmentState state,
        int position,
        OffsetDateTime enteredAt,
        int approaches,
        int noShows,
        @Nullable NextAct nextAct,
        @Nullable LocalDate nextOn,
        @Nullable LocalDate closedOn,
        @Nullable OffsetDateTime convertedAt) {

    boolean active() {
        return state == EnrolmentState.ACTIVE;
    }

    Standing at(int step, OffsetDateTime entered) {
        return step == position
                ? this
                : new Standing(state, step, entered, 0, 0, nextAct, nextOn, closedOn, convertedAt);
    }

    Standing missed() {
        return new Standing(
                state, position, enteredAt, approaches, noShows + 1, nextAct, nextOn, closedOn, convertedAt);
    }

    Standing then(NextAct act, LocalDate on) {
        return new Standing(state, position, enteredAt, approaches, noShows, act, on, closedOn, convertedAt);
    }

    Standing closed(EnrolmentState how, LocalDate on) {
        return new Standing(how, position, enteredAt, approaches, noShows, null, null, on, convertedAt);
    }

    /** The earliest counts, in whatever order they are told. */
    Standing converted(OffsetDateTime at) {
        return convertedAt != null && !at.isBefore(convertedAt)
                ? this
                : new Standing(state, position, enteredAt, approaches, noShows, nextAct, nextOn, closedOn, at);
    }
}
