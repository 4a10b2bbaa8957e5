package dev.kequn.campaign.journey;

import dev.kequn.campaign.definition.CampaignStep;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;

/**
 * The steps that an enrolment is bound to.
 *
 * @param live whether the round is still on, so that steps are taken
 * @param endsOn last day on which what customers do counts
 */
record Path(List<CampaignStep> steps, boolean live, LocalDate endsOn) {
    /** Position of the step that the campaign is for. */
    int goal() {
        return steps.size() - 1;
    }

    /** The first of these positions that can be reached from {@code position}, skipping only what may be; -1 for none. */
    int reached(int position, BitSet completed) {
        for (int at = position; at < steps.size(); at++) {
            if (completed.get(at)) {
                return at;
            }
            if (!steps.get(at).skippable()) {
                return -1;
            }
        }
        return -1;
    }

    /** Whether the step at {@code to} can be done by who is at {@code from}. */
    boolean reaches(int from, int to) {
        BitSet only = new BitSet();
        only.set(to);
        return reached(from, only) == to;
    }
}
