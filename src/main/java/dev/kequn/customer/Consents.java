package dev.kequn.customer;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.db.Reads;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Records what customers agree to, as dated statements. */
@ApplicationScoped
public class Consents {
    private final CustomerRepository customers;
    private final Statements statements;
    private final AuditTrail audit;
    private final Reads reads;

    Consents(CustomerRepository customers, Statements statements, AuditTrail audit, Reads reads) {
        this.customers = customers;
        this.statements = statements;
        this.audit = audit;
        this.reads = reads;
    }

    /**
     * Records that the customer agrees or does not. Saying again what is in force adds nothing.
     *
     * @throws Refusal {@link ConsentRefusal#UNKNOWN_CUSTOMER}
     */
    @WithTransaction
    public Uni<Customer> set(Caller caller, String customerNo, ConsentPurpose purpose, boolean granted) {
        return customers
                .lockVisible(caller, customerNo, ConsentRefusal.UNKNOWN_CUSTOMER)
                .call(customer -> state(caller, customer, purpose, granted));
    }

    /** The same of a customer or prospect by his id. */
    @WithTransaction
    public Uni<Customer> set(Caller caller, long customerId, ConsentPurpose purpose, boolean granted) {
        return customers
                .lockVisible(caller, customerId, ConsentRefusal.UNKNOWN_CUSTOMER)
                .call(customer -> state(caller, customer, purpose, granted));
    }

    /** Everything each of these customers ever stated, per purpose the latest first. */
    public Uni<Map<Long, List<Consent>>> historyOf(Collection<Long> customerIds) {
        return reads.inSession(() -> statements.list(
                        "customerId in ?1",
                        Sort.by("customerId", "purpose").and("givenAt", Sort.Direction.Descending),
                        customerIds))
                .map(found -> found.stream().collect(Collectors.groupingBy(Consent::customerId)));
    }

    private Uni<Void> state(Caller caller, Customer customer, ConsentPurpose purpose, boolean granted) {
        return statements
                .find("customerId = ?1 and purpose = ?2", Sort.descending("givenAt"), customer.id(), purpose)
                .firstResult()
                .chain(last -> {
                    if (last != null && last.granted() == granted) {
                        return Uni.createFrom().voidItem();
                    }
                    OffsetDateTime now = OffsetDateTime.now().truncatedTo(ChronoUnit.MICROS);
                    JsonObject before = last == null ? new JsonObject() : values(purpose, last.granted());
                    return statements
                            .persist(new Consent(customer, purpose, granted, now, caller.subject()))
                            .chain(() -> audit.record(
                                    caller,
                                    Change.updated(
                                            "consentSet",
                                            "Customer",
                                            customer.id(),
                                            before,
                                            values(purpose, granted))));
                });
    }

    private static JsonObject values(ConsentPurpose purpose, boolean granted) {
        return new JsonObject().put("purpose", purpose.name()).put("granted", granted);
    }

    @ApplicationScoped
    static class Statements implements PanacheRepositoryBase<Consent, Consent.Key> {}
}
