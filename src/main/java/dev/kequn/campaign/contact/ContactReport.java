package dev.kequn.campaign.contact;

import dev.kequn.platform.Refusal;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway says of a contact it had; checks itself.
 *
 * @param lease under which it had it
 * @param reason why it failed, and for nothing else
 * @param at when it happened; now when null
 */
public record ContactReport(
        ContactKey key, int lease, ContactOutcome outcome, @Nullable String reason, @Nullable OffsetDateTime at) {
    private static final int LONGEST_REASON = 200;
    private static final int FIRST_YEAR = 2000;
    /** How far the clock of a gateway may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    public ContactReport {
        boolean failed = outcome == ContactOutcome.FAILED;
        check(failed || reason == null, "reason", "Only a failure has a reason");
        check(
                !failed
                        || reason != null
                                && !reason.isBlank()
                                && reason.codePointCount(0, reason.length()) <= LONGEST_REASON
                                && reason.indexOf(0) < 0,
                "reason",
                "A failure has a reason of 1 to " + LONGEST_REASON + " characters");
    }

    /** When it happened, by a clock that shows {@code now}. */
    OffsetDateTime happenedAt(OffsetDateTime now) {
        check(
                at == null || at.getYear() >= FIRST_YEAR && !at.isAfter(now.plus(AHEAD)),
                "at",
                "What is reported has happened");
        return at == null ? now : at;
    }

    private static void check(boolean holds, String field, String message) {
        if (!holds) {
            throw new Refusal(ContactReportRefusal.INVALID_REPORT, field, message);
        }
    }
}
