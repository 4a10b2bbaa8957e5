package dev.kequn.tier.override;

import dev.kequn.platform.Refusal;

/** Why someone changed what the rules say. */
final class Reason {
    private static final int LONGEST = 500;

    private Reason() {}

    static void check(String reason) {
        if (reason.isBlank() || reason.codePointCount(0, reason.length()) > LONGEST || reason.indexOf(0) >= 0) {
            throw new Refusal(OverrideRefusal.INVALID_REASON, "reason", "A reason has 1 to " + LONGEST + " characters");
        }
    }
}
