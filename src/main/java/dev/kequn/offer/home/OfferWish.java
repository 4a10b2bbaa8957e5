package dev.kequn.offer.home;

import dev.kequn.offer.OfferChannel;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;

/** Where offers are to be shown, in which language, and how many at most. */
public record OfferWish(OfferChannel channel, OfferLocale locale, int first) {
    public static final int MOST = 20;

    /** @throws Refusal INVALID_ARGUMENT unless {@code first} is 1 to 20 */
    public OfferWish {
        checkFirst(first);
    }

    /** @throws Refusal INVALID_ARGUMENT unless it is 1 to 20 */
    public static void checkFirst(int first) {
        if (first < 1 || first > MOST) {
            throw new Refusal(
                    RequestErrorCode.INVALID_ARGUMENT,
                    "first",
                    "first must be between 1 and %d, not %d".formatted(MOST, first));
        }
    }
}
