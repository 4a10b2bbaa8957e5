package dev.kequn.campaign.journey;

import dev.kequn.campaign.enrolment.NextAct;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a transaction has decided about enrolments.
 *
 * @param journeys that were changed or begun
 * @param behind the steps that were left, in the order in which gifts are due
 * @param members customers whose accounts are open
 * @param actor on whose word
 */
record Settling(
        Map<Long, JourneyRound> rounds,
        List<Journey> journeys,
        List<PastStep> behind,
        Set<Long> members,
        String actor) {
    /** Customers to be approached on the day. */
    List<Long> approached(LocalDate today) {
        return journeys.stream()
                .filter(journey -> journey.now().nextAct() == NextAct.APPROACH
                        && !journey.now().nextOn().isAfter(today))
                .map(journey -> journey.key().customerId())
                .distinct()
                .toList();
    }

    List<PastStep> completed() {
        return behind.stream().filter(PastStep::completed).toList();
    }

    String campaign(PastStep step) {
        return rounds.get(step.key().roundId()).round().code();
    }

    int round(PastStep step) {
        return rounds.get(step.key().roundId()).round().number();
    }
}
