package dev.kequn.customer;

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

    public static final CustomerFilter ALL =
            new CustomerFilter(null, null, null, null, null, null, null, null, null);

    /** Whether it reaches into personal data, which those who see masked names must not probe for. */
    boolean looksAtPerson() {
        return namePrefix != null || phone != null;
    }
}
