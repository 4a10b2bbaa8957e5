package dev.kequn.offer.lead;

import dev.kequn.offer.OfferChannel;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What comes of an acceptance.
 *
 * @param managerNo whose customer he is now; null for nobody's
 */
public record NewLead(
        long customerId,
        long offerId,
        long versionId,
        OfferChannel channel,
        @Nullable String managerNo,
        String branchCode,
        LocalDate acceptedOn) {}
