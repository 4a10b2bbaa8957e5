package dev.kequn.access;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The claims that narrow what a caller sees. */
record TokenClaims(@Nullable String customerNo, @Nullable String managerNo, @Nullable String branchCode) {
    /** @param claim gives the value of a claim, null where it is not there */
    static TokenClaims of(Function<String, @Nullable Object> claim) {
        return new TokenClaims(
                text(claim.apply("customer_no")), text(claim.apply("manager_no")), text(claim.apply("branch_code")));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
