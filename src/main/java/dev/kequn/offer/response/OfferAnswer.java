package dev.kequn.offer.response;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a customer did with an impression, as it is brought.
 *
 * @param respondedAt by the clock of his phone; now when null
 */
public record OfferAnswer(String token, OfferResponseKind kind, @Nullable OffsetDateTime respondedAt) {}
