package dev.kequn.campaign.journey;

import dev.kequn.campaign.definition.CampaignStep;
import dev.kequn.campaign.enrolment.EnrolmentKey;
import dev.kequn.campaign.enrolment.EnrolmentState;
import dev.kequn.campaign.enrolment.NextAct;
import dev.kequn.campaign.enrolment.StepOutcome;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One enrolment and what happens to it, decided in memory; what came of it is kept for who writes it. */
final class Journey {
    private final EnrolmentKey key;
    private final Path path;
    private final boolean treated;
    private final OffsetDateTime enrolledAt;
    private final Set<Long> used;
    private final Standing was;
    private final List<PastStep> behind = new ArrayList<>();
    private Standing now;
    private @Nullable OffsetDateTime closedAt;

    /**
     * @param used events that completed a step of it before
     * @param closedAt when its last step was left
     */
    Journey(
            EnrolmentKey key,
            Path path,
            boolean treated,
            OffsetDateTime enrolledAt,
            Set<Long> used,
            @Nullable OffsetDateTime closedAt,
            Standing standing) {
        this.key = key;
        this.path = path;
        this.treated = treated;
        this.enrolledAt = enrolledAt;
        this.used = used;
        this.closedAt = closedAt;
        this.was = standing;
        this.now = standing;
    }

    /**
     * An event of the customer. It completes one step at most; what happened before the customer was there, or after the
     * last day, does nothing.
     *
     * @param day of the event
     * @param completed positions of the steps that it would complete
     */
    void happen(long eventId, OffsetDateTime at, LocalDate day, BitSet completed, LocalDate today) {
        if (day.isAfter(path.endsOn()) || at.isBefore(enrolledAt)) {
            return;
        }
        if (completed.get(path.goal())) {
            now = now.converted(at);
        }
        if (treated && path.live() && now.active() && !at.isBefore(now.enteredAt()) && !used.contains(eventId)) {
            int reached = path.reached(now.position(), completed);
            if (reached >= 0) {
                complete(reached, Cause.event(eventId, at, day), today);
            }
        }
    }

    /** Completes the step; those between are skipped. */
    void complete(int position, Cause cause, LocalDate today) {
        while (now.position() < position) {
            leave(StepOutcome.SKIPPED, cause);
            now = now.at(now.position() + 1, cause.at());
        }
        leave(StepOutcome.COMPLETED, cause);
        if (position == path.goal()) {
            now = now.converted(cause.at()).closed(EnrolmentState.COMPLETED, today);
            closedAt = cause.at();
        } else {
            enter(position + 1, cause, today);
        }
    }

    /** He did not come: he is approached again after a rest, or given up. */
    void miss(Cause cause, LocalDate today) {
        now = now.missed();
        if (now.approaches() < step().mostApproaches()) {
            now = now.then(NextAct.APPROACH, today.plusDays(step().coolDown()));
        } else {
            drop(cause, today);
        }
    }

    void drop(Cause cause, LocalDate today) {
        leave(StepOutcome.DROPPED, cause);
        now = now.closed(EnrolmentState.DROPPED, today);
        closedAt = cause.at();
    }

    private void enter(int position, Cause cause, LocalDate today) {
        now = now.at(position, cause.at());
        now = step().mostApproaches() > 0
                ? now.then(NextAct.APPROACH, today)
                : now.then(NextAct.TIME_OUT, cause.day().plusDays(step().timeLimit()));
    }

    private void leave(StepOutcome outcome, Cause cause) {
        behind.add(new PastStep(
                key, now.position(), step(), now.enteredAt(), outcome, cause, now.approaches(), now.noShows()));
    }

    EnrolmentKey key() {
        return key;
    }

    Path path() {
        return path;
    }

    boolean treated() {
        return treated;
    }

    Standing now() {
        return now;
    }

    /** The step it is at, or was at when it closed. */
    CampaignStep step() {
        return path.steps().get(now.position());
    }

    /** Whether an entry by an event of this moment is another one, because this one was over before. */
    boolean overBefore(OffsetDateTime at) {
        return (now.state() == EnrolmentState.COMPLETED || now.state() == EnrolmentState.DROPPED)
                && (closedAt == null || closedAt.isBefore(at));
    }

    boolean changed() {
        return !now.equals(was);
    }

    /** The steps it has left here, in their order. */
    List<PastStep> behind() {
        return behind;
    }
}
