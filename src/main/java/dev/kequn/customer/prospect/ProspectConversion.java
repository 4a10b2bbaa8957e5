package dev.kequn.customer.prospect;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.access.IdempotencyKeys;
import dev.kequn.access.KeyedRequest;
import dev.kequn.access.Role;
import dev.kequn.customer.NumberTurns;
import dev.kequn.customer.OneLine;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** Makes a prospect a customer: he gets his number and keeps everything else that hangs on him. */
@ApplicationScoped
public class ProspectConversion {
    private static final String OPERATION = "prospectConvert";
    /** As in the customers file. */
    private static final int LONGEST_NUMBER = 64;

    private final IdempotencyKeys keys;
    private final AuditTrail audit;
    private final BusinessTime time;

    ProspectConversion(IdempotencyKeys keys, AuditTrail audit, BusinessTime time) {
        this.keys = keys;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Gives the prospect his number.
     *
     * @return his id, which stays
     * @throws Refusal with a {@link ProspectRefusal}
     */
    public Uni<Long> convert(Caller asked, long id, String customerNo, LocalDate openedOn, String key) {
        // What he may see as a manager or in marketing does not give him the right to open accounts.
        Caller caller = asked.actingAs(Role.BRANCH_STAFF, Role.OPERATIONS, Role.SERVICE);
        if (!OneLine.is(customerNo, LONGEST_NUMBER)) {
            throw new Refusal(ProspectRefusal.INVALID_NUMBER, "customerNo", "A customer number has 1 to 64 characters");
        }
        Days.check(openedOn, time.today(), "openedOn");
        KeyedRequest request = KeyedRequest.of(asked, key, OPERATION, id, customerNo, openedOn);
        return keys.once(
                        request,
                        ProspectRegistration.FAULTS,
                        transaction -> convert(transaction, asked, caller, id, customerNo, openedOn),
                        row -> Long.toString(row.id()),
                        (transaction, earlier) ->
                                ProspectRegistration.again(transaction, caller, Long.parseLong(earlier)))
                .map(ProspectRow::id);
    }

    private Uni<ProspectRow> convert(
            SqlConnection transaction, Caller asked, Caller caller, long id, String customerNo, LocalDate openedOn) {
        ProspectStore store = new ProspectStore(transaction);
        return NumberTurns.alone(transaction)
                .chain(() -> store.lock(id))
                .map(ProspectRegistration.seenBy(caller))
                .call(before -> giveNumber(store, before, customerNo))
                .chain(before -> store.convert(id, customerNo, openedOn)
                        .call(() -> ProspectEvents.converted(
                                transaction, List.of(id), time.now().toOffsetDateTime(), "api"))
                        .call(after -> audit.record(
                                transaction,
                                asked,
                                Change.updated(OPERATION, "Customer", id, before.values(), after.values()))));
    }

    private static Uni<Void> giveNumber(ProspectStore store, ProspectRow prospect, String customerNo) {
        if (prospect.customerNo() != null) {
            throw new Refusal(ProspectRefusal.NOT_A_PROSPECT, "id", "He is a customer already");
        }
        return store.giveNumber(prospect.id(), customerNo)
                .invoke(given -> {
                    if (!given) {
                        throw new Refusal(
                                ProspectRefusal.NUMBER_TAKEN, "customerNo", "Another customer has the number");
                    }
                })
                .replaceWithVoid();
    }
}
