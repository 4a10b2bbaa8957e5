package dev.kequn.customer.prospect;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.access.IdempotencyKeys;
import dev.kequn.access.KeyedRequest;
import dev.kequn.customer.AttributeType;
import dev.kequn.customer.AttributeTypes;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Function;

/** Takes a name and a phone into the pool, with what was said about marketing, and tells the event log. */
@ApplicationScoped
public class ProspectRegistration {
    private static final String OPERATION = "prospectRegister";
    static final KeyedRequest.Faults FAULTS =
            new KeyedRequest.Faults(ProspectRefusal.INVALID_IDEMPOTENCY_KEY, ProspectRefusal.IDEMPOTENCY_CONFLICT);

    private final IdempotencyKeys keys;
    private final AttributeTypes types;
    private final AuditTrail audit;
    private final BusinessTime time;

    ProspectRegistration(IdempotencyKeys keys, AttributeTypes types, AuditTrail audit, BusinessTime time) {
        this.keys = keys;
        this.types = types;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Registers a prospect.
     *
     * @return his id
     * @throws Refusal with a {@link ProspectRefusal}
     */
    public Uni<Long> register(Caller caller, Contact said, String key) {
        Contact contact = Registrars.permitted(caller, said);
        if (contact.birthDate() != null) {
            Days.check(contact.birthDate(), time.today(), "birthDate");
        }
        KeyedRequest request = KeyedRequest.of(caller, key, OPERATION, contact.said());
        return types.all()
                .chain(declared -> keys.once(
                        request,
                        FAULTS,
                        transaction -> register(transaction, caller, contact, declared),
                        row -> Long.toString(row.id()),
                        (transaction, id) -> again(transaction, caller, Long.parseLong(id))))
                .map(ProspectRow::id);
    }

    private Uni<ProspectRow> register(
            SqlConnection transaction, Caller caller, Contact contact, Map<String, AttributeType> declared) {
        JsonObject attributes = GivenAttribute.document(contact.attributes(), declared);
        ProspectStore store = new ProspectStore(transaction);
        return store.known(contact)
                .invoke(Registrars::expectKnown)
                .chain(() -> store.takeTurn(contact))
                .chain(() -> store.withPhone(contact))
                .invoke(earlier -> {
                    if (earlier != null) {
                        throw new DuplicateProspect(earlier.isSeenBy(caller) ? earlier.id() : null);
                    }
                })
                .chain(() -> add(transaction, store, caller, contact, attributes));
    }

    private Uni<ProspectRow> add(
            SqlConnection transaction, ProspectStore store, Caller caller, Contact contact, JsonObject attributes) {
        return store.add(contact, attributes)
                .call(row -> store.consent(row.id(), contact.marketingConsent(), caller))
                .call(row ->
                        ProspectEvents.left(transaction, row.id(), time.now().toOffsetDateTime(), contact))
                .call(row -> audit.record(
                        transaction,
                        caller,
                        Change.created(OPERATION, "Customer", row.id(), values(contact, attributes))));
    }

    /** Only while the caller may still see him. */
    static Uni<ProspectRow> again(SqlConnection transaction, Caller caller, long id) {
        return new ProspectStore(transaction).find(id).map(seenBy(caller));
    }

    static Function<ProspectRow, ProspectRow> seenBy(Caller caller) {
        return row -> {
            if (row == null || !row.isSeenBy(caller)) {
                throw new Refusal(ProspectRefusal.UNKNOWN_PROSPECT, "id", "No such prospect");
            }
            return row;
        };
    }

    private static JsonObject values(Contact contact, JsonObject attributes) {
        return new JsonObject()
                .put("name", Change.hash(contact.name()))
                .put("phone", Change.hash(contact.phone()))
                .put("kind", contact.kind().name())
                .put("branch", contact.branchCode())
                .put("manager", contact.managerNo())
                .put("attributes", Change.hash(attributes.encode()))
                .put("marketingConsent", contact.marketingConsent())
                .put("source", contact.source())
                .put("campaign", contact.campaign());
    }
}
