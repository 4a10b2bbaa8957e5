package dev.kequn.customer.prospect;

import dev.kequn.customer.EventLog;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;

/** What the event log hears of prospects, once each: for campaigns, points and rules. */
public final class ProspectEvents {
    /** Somebody left his name and phone. */
    public static final String LEFT = "LEAVE_CONTACT";
    /** He got an account and a customer number. */
    public static final String CONVERTED = "PROSPECT_CONVERTED";

    private static final String EVENT =
            """
            SELECT c.customer_id, 'kequn' AS source, 'prospect:' || c.customer_id || ':' || $2 AS external_id,
                   $2 AS type, $3::timestamptz AS occurred_at, %s AS attributes, c.customer_id AS place
            FROM customer c WHERE c.customer_id = ANY ($1)""";
    private static final String AS_SAID = EVENT.formatted("$4::jsonb");
    private static final String AS_OPENED = EVENT.formatted(
            "jsonb_strip_nulls(jsonb_build_object('branch', c.branch_code, 'openedOn', c.opened_on, 'by', $4::text))");

    private ProspectEvents() {}

    static Uni<Void> left(SqlConnection transaction, long id, OffsetDateTime at, Contact contact) {
        JsonObject said = new JsonObject().put("source", contact.source());
        if (contact.campaign() != null) {
            said.put("campaign", contact.campaign());
        }
        return append(transaction, AS_SAID, Tuple.of(new Long[] {id}, LEFT, at, said));
    }

    /** @param by {@code api} or {@code intake} */
    public static Uni<Void> converted(SqlConnection transaction, List<Long> ids, OffsetDateTime at, String by) {
        return append(transaction, AS_OPENED, Tuple.of(ids.toArray(Long[]::new), CONVERTED, at, by));
    }

    private static Uni<Void> append(SqlConnection transaction, String select, Tuple values) {
        return EventLog.append(transaction, select, values).replaceWithVoid();
    }
}
