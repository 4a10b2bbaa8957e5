package dev.kequn.offer.ranking;

import dev.kequn.offer.OfferChannel;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A customer at the moment offers are ranked for him.
 *
 * @param facts in the slots of the catalogue's facts
 * @param held codes of products he holds now
 * @param riskTolerance 1 to 5; null where it was never assessed
 * @param participations his enrolments in live rounds of live campaigns, by the campaign's code; the last entry of each
 * @param exposures by offer id, also of offers that are not live any more
 * @param consented to marketing; without it he is shown nothing
 * @param profiled whether he agreed to profiling; without it he is ranked as one of everybody
 * @param suppressedUntil the first day on which contact policy lets the bank approach him again
 */
public record Situation(
        long customerId,
        LocalDate today,
        OfferChannel channel,
        @Nullable Object[] facts,
        Set<String> held,
        @Nullable Integer riskTolerance,
        @Nullable LocalDate riskAssessedOn,
        PeerGroup peers,
        Map<String, Participation> participations,
        Map<Long, Exposure> exposures,
        boolean consented,
        boolean profiled,
        @Nullable LocalDate suppressedUntil) {
    /** Among whom what was learnt of offers counts for him, and what he says to them counts. */
    public PeerGroup rankedAmong() {
        return profiled ? peers : PeerGroup.EVERYBODY;
    }
}
