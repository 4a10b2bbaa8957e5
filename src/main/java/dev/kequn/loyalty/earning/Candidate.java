package dev.kequn.loyalty.earning;

import dev.kequn.access.Change;
import dev.kequn.loyalty.earning.Limits.Claim;
import io.vertx.core.json.JsonArray;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points that a rule gives a customer for an event or a month, before caps and budget.
 *
 * @param day of the event, or the month's last
 * @param key names event and rule, or month, customer and rule, for ever
 * @param reference names the event or month on the customer's statement
 * @param introduction of a referral: who brought the customer
 */
record Candidate(
        CompiledEarningRule rule,
        long customerId,
        LocalDate day,
        long points,
        String key,
        String reference,
        @Nullable Introduction introduction) {
    private static final int LONGEST = 200;

    /** Whose caps count. */
    Claim claim() {
        return new Claim(introduction == null ? customerId : introduction.referrerId(), rule, day);
    }

    /** One text for these parts and no others, of at most 200 characters; the words themselves where they fit. */
    static String named(String... parts) {
        String plain = String.join(":", parts);
        boolean clear = parts[0].indexOf(':') < 0 && !plain.startsWith("#");
        return clear && plain.codePointCount(0, plain.length()) <= LONGEST
                ? plain
                : "#" + Change.hash(new JsonArray(List.of(parts)).encode());
    }
}
