package dev.kequn.offer.lead;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Role;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.db.SqlText;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Closes leads. */
@ApplicationScoped
public class LeadDesk {
    private static final int LONGEST_NOTE = 500;
    private static final String[] CLOSING = {Role.MANAGER, Role.BRANCH_MANAGER, Role.OPERATIONS};
    private static final String CLOSE =
            """
            UPDATE offer_lead SET state = $3, note = $4, closed_by = $5, closed_at = clock_timestamp()
            WHERE customer_id = $1 AND offer_id = $2""";

    private final Pool pool;
    private final AuditTrail audit;

    LeadDesk(Pool pool, AuditTrail audit) {
        this.pool = pool;
        this.audit = audit;
    }

    /**
     * Says what came of it; the same again changes nothing.
     *
     * @throws Refusal {@link LeadRefusal#UNKNOWN_LEAD}, {@code WRONG_STATE}, {@code INVALID_NOTE}
     */
    public Uni<OfferLead> close(
            Caller caller, long customerId, String offer, LeadOutcome outcome, @Nullable String note) {
        check(note);
        return pool.withTransaction(transaction -> locked(transaction, caller, customerId, offer)
                .chain(lead -> lead.isClosedAs(outcome, note)
                        ? Uni.createFrom().item(lead)
                        : closed(transaction, caller, lead, outcome, note)));
    }

    private Uni<OfferLead> closed(
            SqlConnection transaction, Caller caller, OfferLead lead, LeadOutcome outcome, @Nullable String note) {
        if (lead.state() != LeadState.OPEN) {
            throw new Refusal(LeadRefusal.WRONG_STATE, null, "The lead was closed before: " + lead.state());
        }
        Change change = Change.updated(
                "offerLeadClose",
                "OfferLead",
                lead.key(),
                new JsonObject().put("state", lead.state().name()),
                new JsonObject().put("state", outcome.name()).put("note", note));
        return transaction
                .preparedQuery(CLOSE)
                .execute(
                        Tuple.of(lead.key().customerId(), lead.key().offerId(), outcome.name(), note, caller.subject()))
                .chain(() -> audit.record(transaction, caller, change))
                .chain(() -> locked(transaction, caller, lead.key().customerId(), lead.offerCode()));
    }

    private static Uni<OfferLead> locked(SqlConnection transaction, Caller caller, long customerId, String offer) {
        SqlText sql = new SqlText()
                .add(
                        "SELECT " + OfferLead.COLUMNS + " FROM offer_lead l" + OfferLead.JOINED
                                + " WHERE l.customer_id = ? AND o.code = ?",
                        customerId,
                        offer);
        CustomerScope.of(caller.actingAs(CLOSING)).restrict(sql, "c");
        sql.add(" FOR NO KEY UPDATE OF l");
        return transaction.preparedQuery(sql.text()).execute(sql.values()).map(rows -> {
            if (rows.rowCount() == 0) {
                throw new Refusal(LeadRefusal.UNKNOWN_LEAD, "customerId", "No such lead");
            }
            return OfferLead.of(rows.iterator().next());
        });
    }

    private static void check(@Nullable String note) {
        boolean sound = note == null
                || !note.isBlank()
                        && note.codePointCount(0, note.length()) <= LONGEST_NOTE
                        && note.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n');
        if (!sound) {
            throw new Refusal(LeadRefusal.INVALID_NOTE, "note", "A note has 1 to " + LONGEST_NOTE + " characters");
        }
    }
}
