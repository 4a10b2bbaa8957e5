package dev.kequn.loyalty.reward;

import dev.kequn.platform.Refusal;
import java.util.regex.Pattern;

/** The form of a reward's code. */
final class RewardCode {
    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

    private RewardCode() {}

    /** @throws Refusal {@link RewardRefusal#INVALID_REWARD} */
    static void check(String code) {
        if (!isOne(code)) {
            throw new Refusal(
                    RewardRefusal.INVALID_REWARD,
                    "code",
                    "A code has 2 to 40 capital letters, digits and underscores, a letter first");
        }
    }

    static boolean isOne(String code) {
        return FORM.matcher(code).matches();
    }
}
