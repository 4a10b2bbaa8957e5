package dev.kequn.campaign.journey;

import dev.kequn.campaign.definition.CampaignStep;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The same decisions the slow way: a list of what was done, from which everything is told anew each time. */
final class NaiveJourney {
    private final List<CampaignStep> steps;
    private final LocalDate endsOn;
    private final boolean treated;
    private final OffsetDateTime enrolledAt;
    private final List<Done> done = new ArrayList<>();
    private final List<OffsetDateTime> goals = new ArrayList<>();
    private final List<Integer> misses = new ArrayList<>();
    private int approaches;

    record Done(int step, String how, OffsetDateTime at) {
        @Override
        public String toString() {
            return step + " " + how + " " + at.toInstant();
        }
    }

    NaiveJourney(
            List<CampaignStep> steps, LocalDate endsOn, boolean treated, OffsetDateTime enrolledAt, int approaches) {
        this.steps = steps;
        this.endsOn = endsOn;
        this.treated = treated;
        this.enrolledAt = enrolledAt;
        this.approaches = approaches;
    }

    void event(OffsetDateTime at, LocalDate day, Set<Integer> completes) {
        boolean counts = !at.isBefore(enrolledAt) && !day.isAfter(endsOn);
        if (counts && completes.contains(steps.size() - 1)) {
            goals.add(at);
        }
        if (!counts || !treated || !state().equals("ACTIVE") || at.isBefore(since())) {
            return;
        }
        for (int to = step(); to < steps.size(); to++) {
            boolean free = steps.subList(step(), to).stream().allMatch(CampaignStep::skippable);
            if (free && completes.contains(to)) {
                for (int over = step(); over < to; over++) {
                    done.add(new Done(over, "SKIPPED", at));
                }
                done.add(new Done(to, "COMPLETED", at));
                approaches = 0;
                return;
            }
        }
    }

    void miss(OffsetDateTime at) {
        if (!state().equals("ACTIVE")) {
            return;
        }
        misses.add(step());
        if (approaches >= steps.get(step()).mostApproaches()) {
            done.add(new Done(step(), "DROPPED", at));
        }
    }

    String state() {
        if (done.stream().anyMatch(one -> one.how().equals("DROPPED"))) {
            return "DROPPED";
        }
        return done.size() == steps.size() ? "COMPLETED" : "ACTIVE";
    }

    int step() {
        return state().equals("ACTIVE") ? done.size() : done.size() - 1;
    }

    private OffsetDateTime since() {
        return done.stream().map(Done::at).max(OffsetDateTime::compareTo).orElse(enrolledAt);
    }

    @Override
    public String toString() {
        long missed = state().equals("COMPLETED")
                ? -1
                : misses.stream().filter(one -> one == step()).count();
        return "%s at %d, missed %d, %s, converted %s"
                .formatted(
                        state(),
                        step(),
                        missed,
                        done,
                        goals.stream()
                                .min(OffsetDateTime::compareTo)
                                .map(OffsetDateTime::toInstant)
                                .orElse(null));
    }
}
