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
        CustomerScope scope = CustomerScope.of(caller);
        return find("customerNo", customerNo)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .map(customer -> {
                    if (customer == null
                            || !scope.includes(customer.customerNo(), customer.managerNo(), customer.branchCode())) {
                        throw new Refusal(unknown, "customerNo", "No such customer");
                    }
                    return customer;
                });
    }
}
