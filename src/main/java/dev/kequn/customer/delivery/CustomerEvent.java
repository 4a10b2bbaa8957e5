package dev.kequn.customer.delivery;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;

/** Something a customer did or that happened to him; {@code source} and {@code externalId} name it everywhere and for ever. */
public record CustomerEvent(
        long customerId,
        long eventId,
        String source,
        String externalId,
        String type,
        OffsetDateTime occurredAt,
        JsonObject attributes) {

    static final String COLUMNS = "customer_id, event_id, source, external_id, type, occurred_at, attributes";

    static CustomerEvent of(Row row) {
        return new CustomerEvent(
                row.getLong("customer_id"),
                row.getLong("event_id"),
                row.getString("source"),
                row.getString("external_id"),
                row.getString("type"),
                row.getOffsetDateTime("occurred_at"),
                row.getJsonObject("attributes"));
    }
}
