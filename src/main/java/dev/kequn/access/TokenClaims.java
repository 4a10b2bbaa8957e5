package dev.kequn.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The claims that narrow what a caller sees. Read once for each verified token: asked for a claim that no standard names,
 * the library throws and catches an exception each time.
 */
record TokenClaims(@Nullable String customerNo, @Nullable String managerNo, @Nullable String branchCode) {
    private static final int MOST = 10_000;
    private static final Cache<JsonWebToken, TokenClaims> READ =
            Caffeine.newBuilder().weakKeys().maximumSize(MOST).build();

    /** Claims of a token never change: it is what was signed. */
    static TokenClaims of(JsonWebToken token) {
        return READ.get(
                token,
                fresh -> new TokenClaims(
                        claim(fresh, "customer_no"), claim(fresh, "manager_no"), claim(fresh, "branch_code")));
    }

    private static @Nullable String claim(JsonWebToken token, String name) {
        Object value = token.getClaim(name);
        return value == null ? null : value.toString();
    }
}
