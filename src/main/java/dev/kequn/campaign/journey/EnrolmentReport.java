package dev.kequn.campaign.journey;

import dev.kequn.access.Caller;
import dev.kequn.access.KeyedRequest;
import dev.kequn.platform.Refusal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What staff report of a customer.
 *
 * @param customerId or null where he is named by {@code customerNo}
 * @param campaign code
 * @param step code
 * @param occurredOn null for today
 */
public record EnrolmentReport(
        @Nullable Long customerId,
        @Nullable String customerNo,
        String campaign,
        String step,
        StaffWord outcome,
        @Nullable LocalDate occurredOn,
        @Nullable String note) {
    private static final int LONGEST_NOTE = 500;

    /** @throws Refusal {@link EnrolmentRefusal#INVALID_CUSTOMER}, {@link EnrolmentRefusal#INVALID_NOTE} */
    public EnrolmentReport {
        if ((customerId == null) == (customerNo == null)) {
            throw new Refusal(
                    EnrolmentRefusal.INVALID_CUSTOMER, "customerNo", "Either the id or the number of the customer");
        }
        if (note != null
                && (note.isBlank() || note.codePointCount(0, note.length()) > LONGEST_NOTE || note.indexOf(0) >= 0)) {
            throw new Refusal(EnrolmentRefusal.INVALID_NOTE, "note", "A note has 1 to " + LONGEST_NOTE + " characters");
        }
    }

    KeyedRequest keyed(Caller caller, String key) {
        return KeyedRequest.of(
                caller, key, "enrolmentAdvance", customerId, customerNo, campaign, step, outcome, occurredOn, note);
    }
}
