package dev.kequn.loyalty;

import io.smallrye.config.ConfigMapping;

/** Settings of the loyalty points. */
@ConfigMapping(prefix = "kequn.loyalty")
public interface LoyaltySettings {
    /** Transactions of postings at once in this process. */
    int batches();
}
