package dev.kequn.access;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import org.jose4j.jwt.JwtClaims;

/**
 * Whom a valid token is about. Asked for a claim that no standard names, the library throws and catches an exception each
 * time; so ours are read when the token is verified.
 */
final class VerifiedToken extends DefaultJWTCallerPrincipal {
    private final TokenClaims ours;

    VerifiedToken(String type, JwtClaims claims) {
        super(type, claims);
        this.ours = TokenClaims.of(claims::getClaimValue);
    }

    TokenClaims ours() {
        return ours;
    }
}
