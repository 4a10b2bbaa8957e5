package dev.kequn.loyalty.ledger;

import java.time.LocalDate;
import java.util.Random;

/** A few points with any activation, any expiry and any policy; some would expire before they are active. */
final class RandomGrant {
    private RandomGrant() {}

    static Grant of(Random random, LocalDate today) {
        return new Grant(
                TransactionKind.EARN,
                1 + random.nextInt(10),
                activation(random),
                expiry(random, today),
                SpentPolicy.values()[random.nextInt(3)]);
    }

    private static Activation activation(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Activation(ActivationKind.AFTER_DAYS, 1 + random.nextInt(8), null);
            case 1 ->
                new Activation(
                        ActivationKind.ON_EVENT, 1 + random.nextInt(12), random.nextBoolean() ? "login" : "visit");
            default -> Activation.IMMEDIATE;
        };
    }

    private static Expiry expiry(Random random, LocalDate today) {
        return switch (random.nextInt(5)) {
            case 0 -> Expiry.NEVER;
            case 1 -> new Expiry(ExpiryKind.END_OF_MONTH, random.nextInt(2), null);
            case 2 -> new Expiry(ExpiryKind.ON, null, today.plusDays(random.nextInt(25) - 2L));
            default -> new Expiry(ExpiryKind.DAYS, 1 + random.nextInt(20), null);
        };
    }
}
