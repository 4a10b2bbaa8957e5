package dev.kequn.offer;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How offers are ranked and shown. */
@ConfigMapping(prefix = "kequn.offer")
public interface OfferSettings {
    /** The language of texts that every offer has, for whoever asks for one it has not. */
    String fallbackLocale();

    /** Of 10,000: for how many customers a month's order is left to chance, so that something is learnt of every offer. */
    int exploration();

    /** Impressions after which what was learnt weighs as much as what was expected. */
    int startingEvidence();

    /** Of one product at most so many offers are shown together. */
    int perProduct();

    /** Of one category of products at most so many offers are shown together. */
    int perCategory();

    /** Days for which an assessment of a customer's tolerance of risk is good. */
    int riskValidDays();

    /** How long a response to an impression is taken. */
    Duration impressionValidity();

    /** How often a process looks whether offers or evidence have changed, where nobody has told it. */
    Duration poll();

    /** How often evidence is gathered from responses. */
    Duration learn();

    /** Transactions of responses at once in this process; what comes meanwhile shares the next. */
    int batches();
}
