package dev.kequn.loyalty.ledger;

import dev.kequn.platform.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What is written beside a transaction.
 *
 * @param actor who caused it, the token's subject or {@code system:…}
 * @param source what caused it: code of a rule or reward, {@code api}, or the name of a job
 * @param reference the cause's own number, such as a payment's
 * @param reason in words, for the customer's statement and for auditors
 */
public record Memo(String actor, String source, @Nullable String reference, @Nullable String reason) {
    private static final int LONGEST_REFERENCE = 200;
    private static final int LONGEST_REASON = 500;

    /** @throws Refusal {@link PointsRefusal#INVALID_REFERENCE}, {@link PointsRefusal#INVALID_REASON} */
    public Memo {
        check(reference, LONGEST_REFERENCE, PointsRefusal.INVALID_REFERENCE, "reference");
        check(reason, LONGEST_REASON, PointsRefusal.INVALID_REASON, "reason");
    }

    /** For what the program does by itself. */
    static Memo system(String source) {
        return new Memo("system:" + source, source, null, null);
    }

    private static void check(@Nullable String text, int longest, PointsRefusal code, String field) {
        if (text != null
                && (text.isBlank() || text.codePointCount(0, text.length()) > longest || text.indexOf(0) >= 0)) {
            throw new Refusal(code, field, "A " + field + " has 1 to " + longest + " characters");
        }
    }
}
