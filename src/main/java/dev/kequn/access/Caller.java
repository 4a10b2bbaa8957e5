package dev.kequn.access;

import io.quarkus.security.identity.SecurityIdentity;
import java.security.Principal;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who asks: token subject, roles, and the claims that narrow what he sees. Captured before any context switch. */
public record Caller(
        String subject,
        Set<String> roles,
        @Nullable String customerNo,
        @Nullable String managerNo,
        @Nullable String branchCode) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** The program itself, for what schedules and migrations cause. */
    public static Caller system(String job) {
        return new Caller("system:" + job, Set.of(), null, null, null);
    }

    static Caller of(SecurityIdentity identity) {
        TokenClaims claims = claims(identity);
        return new Caller(
                identity.getPrincipal().getName(),
                identity.getRoles(),
                claims.customerNo(),
                claims.managerNo(),
                claims.branchCode());
    }

    private static TokenClaims claims(SecurityIdentity identity) {
        Principal principal = identity.getPrincipal();
        if (principal instanceof VerifiedToken verified) {
            return verified.ours();
        }
        if (principal instanceof JsonWebToken token) {
            return TokenClaims.of(name -> token.getClaim(name));
        }
        return TokenClaims.of(name -> identity.getAttribute(name));
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    /** The same caller with these of his roles only: what he may do as one of them, he may do only there. */
    public Caller actingAs(String... acting) {
        Set<String> kept = Arrays.stream(acting).filter(roles::contains).collect(Collectors.toSet());
        return new Caller(subject, kept, customerNo, managerNo, branchCode);
    }

    /** Roles in one line, for the audit trail. */
    String roleList() {
        return String.join(",", new TreeSet<>(roles));
    }
}
