package dev.kequn.offer.lead;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Role;
import dev.kequn.platform.db.SqlText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds leads, those that wait longest first. */
@ApplicationScoped
public class OfferLeads {
    private static final String[] READING = {Role.MANAGER, Role.BRANCH_MANAGER, Role.OPERATIONS, Role.MARKETING};

    private final Pool pool;

    OfferLeads(Pool pool) {
        this.pool = pool;
    }

    /** Behind which lead a list goes on. */
    public record Behind(LocalDate acceptedOn, OfferLead.Key key) {}

    /** Up to {@code count} of the customers that are in the caller's scope now. */
    public Uni<List<OfferLead>> list(Caller caller, @Nullable LeadState state, @Nullable Behind behind, int count) {
        SqlText sql = new SqlText()
                .add("SELECT " + OfferLead.COLUMNS + " FROM offer_lead l" + OfferLead.JOINED + " WHERE true");
        CustomerScope.of(caller.actingAs(READING)).restrict(sql, "c");
        if (state != null) {
            // Not bound: the open ones have an index of their own.
            sql.add(" AND l.state = '" + state.name() + "'");
        }
        if (behind != null) {
            sql.add(
                    " AND (l.accepted_on, l.customer_id, l.offer_id) > (?::date, ?, ?)",
                    behind.acceptedOn(),
                    behind.key().customerId(),
                    behind.key().offerId());
        }
        sql.add(" ORDER BY l.accepted_on, l.customer_id, l.offer_id LIMIT ?", count);
        return pool.preparedQuery(sql.text()).execute(sql.values()).map(rows -> {
            List<OfferLead> found = new ArrayList<>();
            rows.forEach(row -> found.add(OfferLead.of(row)));
            return found;
        });
    }
}
