package dev.kequn.access;

import dev.kequn.platform.observe.CallerId;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Staff and systems by their subject, as in the audit trail: operations must know whom to ask. Customers all alike: even a
 * hash of a number can be guessed back from the list of numbers, and the ids of request and trace find the one request.
 */
@ApplicationScoped
class LoggedCaller implements CallerId {
    private static final String CUSTOMER = "customer";

    @Override
    public String of(SecurityIdentity identity) {
        if (identity.isAnonymous()) {
            return "nobody";
        }
        Caller caller = Caller.of(identity);
        return caller.customerNo() != null || caller.has(Role.CUSTOMER) ? CUSTOMER : caller.subject();
    }
}
