package dev.kequn.customer;

import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import org.jspecify.annotations.Nullable;

/** Which customers are meant; every part that is there must hold. */
public record CustomerFilter(
        @Nullable String branch,
        @Nullable String manager,
        @Nullable CustomerKind kind,
        @Nullable CustomerStatus status,
        @Nullable String tier,
        @Nullable Quadrant quadrant,
        @Nullable String tag,
        @Nullable String namePrefix,
        @Nullable String phone) {

    private static final int LONGEST_PREFIX = 50;

    public static final CustomerFilter ALL = new CustomerFilter(null, null, null, null, null, null, null, null, null);

    public CustomerFilter {
        if (namePrefix != null && (namePrefix.isEmpty() || namePrefix.length() > LONGEST_PREFIX)) {
            throw new Refusal(
                    RequestErrorCode.INVALID_ARGUMENT,
                    "filter.namePrefix",
                    "namePrefix has 1 to " + LONGEST_PREFIX + " characters");
        }
    }

    /** Whether it reaches into personal data, which those who see masked names must not probe for. */
    boolean looksAtPerson() {
        return namePrefix != null || phone != null;
    }
}
