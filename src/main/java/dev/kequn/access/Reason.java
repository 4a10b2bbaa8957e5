package dev.kequn.access;

import dev.kequn.platform.Refusal;

/** Why someone decided: kept with the decision, for those who ask later. */
public final class Reason {
    private static final int LONGEST = 500;

    private Reason() {}

    /** @throws Refusal with {@code invalid} for an argument {@code reason} that is none */
    public static void check(String reason, Enum<?> invalid) {
        if (reason.isBlank() || reason.codePointCount(0, reason.length()) > LONGEST || reason.indexOf(0) >= 0) {
            throw new Refusal(invalid, "reason", "A reason has 1 to " + LONGEST + " characters");
        }
    }
}
