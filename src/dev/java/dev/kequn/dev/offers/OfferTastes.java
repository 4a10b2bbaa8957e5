package dev.kequn.dev.offers;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What the demo bank's customers like, which the program is not told: it has to learn it from what they say. */
final class OfferTastes {
    private static final int SEED = 20260715;
    private static final int MIDDLE_AGE = 35;
    private static final int OLD_AGE = 55;

    private final Map<String, List<Integer>> liked;

    /** @param liked by code: of 100 younger, middle-aged and older customers, how many would take it */
    OfferTastes(Map<String, List<Integer>> liked) {
        this.liked = liked;
    }

    /** Of 100 visits, the one this is for this customer and offer: always the same. */
    int mood(String customerNo, String offer) {
        return new SplittableRandom(SEED ^ (customerNo + offer).hashCode()).nextInt(100);
    }

    boolean takes(String customerNo, int age, String offer) {
        return mood(customerNo, offer) < liked.get(offer).get(age < MIDDLE_AGE ? 0 : age < OLD_AGE ? 1 : 2);
    }
}
