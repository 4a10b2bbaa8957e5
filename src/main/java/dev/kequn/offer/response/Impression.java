package dev.kequn.offer.response;

import dev.kequn.offer.OfferChannel;
import java.time.Instant;

/**
 * An offer as it was shown to a customer at a moment. It is written down nowhere until something is said to it: the token
 * carries it, signed.
 *
 * @param impressionId random
 * @param peerGroup key of {@link dev.kequn.offer.ranking.PeerGroup}
 * @param place on the page, from 1
 */
public record Impression(
        long impressionId,
        long customerId,
        long offerId,
        long versionId,
        OfferChannel channel,
        String peerGroup,
        int place,
        boolean explored,
        Instant issuedAt) {}
