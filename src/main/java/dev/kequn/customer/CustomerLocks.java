package dev.kequn.customer;

import dev.kequn.access.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Locks a customer for a use case of a later room: until the end of its Panache transaction nobody else decides about
 * him. Null when there is none, or none in the caller's scope.
 */
@ApplicationScoped
public class CustomerLocks {
    private final CustomerRepository customers;

    CustomerLocks(CustomerRepository customers) {
        this.customers = customers;
    }

    public Uni<@Nullable Customer> byNumber(Caller caller, String customerNo) {
        return customers.lock(caller, "customerNo", customerNo);
    }

    public Uni<@Nullable Customer> byId(Caller caller, long customerId) {
        return customers.lock(caller, "id", customerId);
    }
}
