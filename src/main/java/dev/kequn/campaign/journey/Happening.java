package dev.kequn.campaign.journey;

import dev.kequn.customer.delivery.CustomerEvent;
import java.time.LocalDate;
import java.util.Map;

/**
 * An event and what it means.
 *
 * @param day on which it occurred, in the bank's zone
 * @param answers by version
 */
record Happening(CustomerEvent event, LocalDate day, Map<Long, Answer> answers) {
    long customerId() {
        return event.customerId();
    }

    Answer answer(long versionId) {
        return answers.getOrDefault(versionId, Answer.NOTHING);
    }

    boolean means() {
        return answers.values().stream().anyMatch(answer -> !answer.nothing());
    }
}
