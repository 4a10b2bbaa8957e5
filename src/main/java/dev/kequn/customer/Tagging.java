package dev.kequn.customer;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.db.Reads;
import dev.kequn.platform.time.BusinessTime;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sets and removes tags as of the business date and keeps what was. */
@ApplicationScoped
public class Tagging {
    private static final int LONGEST_TAG = 64;
    private static final int LONGEST_VALUE = 200;

    private final CustomerRepository customers;
    private final Tags tags;
    private final AuditTrail audit;
    private final BusinessTime time;
    private final Reads reads;

    Tagging(CustomerRepository customers, Tags tags, AuditTrail audit, BusinessTime time, Reads reads) {
        this.customers = customers;
        this.tags = tags;
        this.audit = audit;
        this.time = time;
        this.reads = reads;
    }

    /**
     * Gives the customer the tag from today on. The same tag with the same value changes nothing; with another value
     * the old one ends today.
     *
     * @throws Refusal {@link TagRefusal#UNKNOWN_CUSTOMER}, {@link TagRefusal#INVALID_TAG}
     */
    @WithTransaction
    public Uni<Customer> tag(Caller caller, String customerNo, String tag, @Nullable String value) {
        checkTag(tag, value);
        return locked(caller, customerNo).call(customer -> latest(customer, tag)
                .chain(last -> set(caller, customer, tag, value, last)));
    }

    /**
     * Ends the tag today.
     *
     * @throws Refusal {@link TagRefusal#UNKNOWN_CUSTOMER}, {@link TagRefusal#NOT_TAGGED}
     */
    @WithTransaction
    public Uni<Customer> untag(Caller caller, String customerNo, String tag) {
        return locked(caller, customerNo).call(customer -> latest(customer, tag).chain(last -> {
            if (last == null || !last.holdsOn(time.today())) {
                throw new Refusal(TagRefusal.NOT_TAGGED, "tag", "The customer does not have this tag today");
            }
            last.end(time.today());
            return audit.record(
                    caller,
                    Change.updated("customerUntag", "Customer", customer.id(), state(tag, last.value()), new JsonObject()));
        }));
    }

    /** Every tag each of these customers has or had, in order of tag and day. */
    public Uni<Map<Long, List<CustomerTag>>> historyOf(Collection<Long> customerIds) {
        return reads.inSession(() ->
                        tags.list("customerId in ?1", Sort.by("customerId", "tag", "validFrom"), customerIds))
                .map(found -> found.stream().collect(Collectors.groupingBy(CustomerTag::customerId)));
    }

    private static void checkTag(String tag, @Nullable String value) {
        boolean badTag = tag.isBlank() || tag.length() > LONGEST_TAG;
        if (badTag || value != null && value.length() > LONGEST_VALUE) {
            throw new Refusal(
                    TagRefusal.INVALID_TAG,
                    badTag ? "tag" : "value",
                    "A tag has 1 to 64 characters, its value at most 200");
        }
    }

    private Uni<Customer> locked(Caller caller, String customerNo) {
        return customers.lockVisible(caller, customerNo, TagRefusal.UNKNOWN_CUSTOMER);
    }

    private Uni<@Nullable CustomerTag> latest(Customer customer, String tag) {
        return tags.find("customerId = ?1 and tag = ?2", Sort.descending("validFrom"), customer.id(), tag)
                .firstResult();
    }

    private Uni<Void> set(
            Caller caller, Customer customer, String tag, @Nullable String value, @Nullable CustomerTag last) {
        LocalDate today = time.today();
        boolean holds = last != null && last.holdsOn(today);
        if (holds && last.says(value)) {
            return Uni.createFrom().voidItem();
        }
        JsonObject before = holds ? state(tag, last.value()) : new JsonObject();
        Uni<?> written;
        if (last != null && last.validFrom().equals(today)) {
            last.restate(value, caller.subject());
            written = Uni.createFrom().voidItem();
        } else {
            if (holds) {
                last.end(today);
            }
            written = tags.persist(new CustomerTag(customer, tag, value, today, caller.subject()));
        }
        return written.chain(() -> audit.record(
                caller, Change.updated("customerTag", "Customer", customer.id(), before, state(tag, value))));
    }

    private static JsonObject state(String tag, @Nullable String value) {
        return new JsonObject().put("tag", tag).put("value", value == null ? null : Change.hash(value));
    }

    @ApplicationScoped
    static class Tags implements PanacheRepositoryBase<CustomerTag, CustomerTag.Key> {}
}
