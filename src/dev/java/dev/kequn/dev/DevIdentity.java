package dev.kequn.dev;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a developer in without a token, as the {@link DevCaller} he names. A request with an Authorization header is
 * left to the mechanism of production. A malformed header is 401 with the reason as the body.
 */
@ApplicationScoped
@IfBuildProfile("dev")
class DevIdentity implements HttpAuthenticationMechanism {
    @Override
    public Uni<@Nullable SecurityIdentity> authenticate(RoutingContext http, IdentityProviderManager providers) {
        if (http.request().getHeader("Authorization") != null) {
            return Uni.createFrom().nullItem();
        }
        String header = http.request().getHeader(DevCaller.HEADER);
        try {
            return Uni.createFrom()
                    .item(identity(header == null ? DevCaller.EVERY_STAFF_ROLE : DevCaller.parse(header)));
        } catch (IllegalArgumentException e) {
            return Uni.createFrom().failure(new AuthenticationFailedException(e.getMessage()));
        }
    }

    private static SecurityIdentity identity(DevCaller caller) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.subject()))
                .addRoles(caller.roles());
        caller.claims().forEach(identity::addAttribute);
        return identity.build();
    }

    /** Names the header that would do; a token is the other mechanism's affair. */
    @Override
    public Uni<@Nullable ChallengeData> getChallenge(RoutingContext http) {
        return http.request().getHeader("Authorization") != null
                ? Uni.createFrom().nullItem()
                : Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", DevCaller.HEADER));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    /** Asked before the tokens' mechanism. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }
}
