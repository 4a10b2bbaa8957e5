package dev.kequn.loyalty.grant;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** How a request's key names the grant it was about: {@code customer.grant}. */
final class GrantKey {
    private GrantKey() {}

    static String of(PointsGrant grant) {
        return grant.customerId() + "." + grant.id();
    }

    /** The grant as it is now. */
    static Uni<Granted> again(SqlConnection transaction, String key) {
        int dot = key.indexOf('.');
        return new GrantStore(transaction)
                .find(Long.parseLong(key.substring(0, dot)), Long.parseLong(key.substring(dot + 1)))
                .map(grant -> new Granted(grant, null));
    }
}
