package dev.kequn.customer;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.platform.Refusal;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CustomerRepository implements PanacheRepositoryBase<Customer, Long> {
    Uni<@Nullable Customer> byNumber(String customerNo) {
        return find("customerNo", customerNo).firstResult();
    }

    /**
     * The caller's customer, locked: what is decided about him now is decided once.
     *
     * @throws Refusal with {@code unknown} when there is none, or none the caller may see
     */
    Uni<Customer> lockVisible(Caller caller, String customerNo, Enum<?> unknown) {
        return lock(caller, "customerNo", customerNo)
                .onItem()
                .ifNull()
                .failWith(() -> new Refusal(unknown, "customerNo", "No such customer"));
    }

    /** The same by id: a prospect has no number. */
    Uni<Customer> lockVisible(Caller caller, long id, Enum<?> unknown) {
        return lock(caller, "id", id).onItem().ifNull().failWith(() -> new Refusal(unknown, "id", "No such customer"));
    }

    /** The customer with this {@code value} of {@code key}, locked; null when the caller may not see him. */
    Uni<@Nullable Customer> lock(Caller caller, String key, Object value) {
        CustomerScope scope = CustomerScope.of(caller);
        return find(key, value)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .map(customer -> customer != null && customer.isIn(scope) ? customer : null);
    }
}
