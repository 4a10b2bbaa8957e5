package dev.kequn.campaign.contact;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.export.ExportedCustomer;
import dev.kequn.intake.csv.CsvField;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A contact that waits, as a row of an export. */
record ExportedContact(
        ExportedCustomer customer, ContactKey key, String channel, String step, int approach, OffsetDateTime dueAt) {
    static final String HEADER = ExportedCustomer.HEADER + ",contact,channel,step,approach,due_at\r\n";
    static final String COLUMNS =
            ExportedCustomer.COLUMNS + ", k.customer_id, k.contact_id, k.channel, k.step, k.approach, k.due_at";

    static ExportedContact of(Row row, Caller caller, CustomerScope scope) {
        return new ExportedContact(
                ExportedCustomer.of(row, caller, scope),
                new ContactKey(row.getLong("customer_id"), row.getLong("contact_id")),
                row.getString("channel"),
                row.getString("step"),
                row.getInteger("approach"),
                row.getOffsetDateTime("due_at"));
    }

    String line() {
        return Stream.concat(
                        customer.fields(),
                        Stream.of(
                                key.text(),
                                channel,
                                step,
                                approach + "",
                                dueAt.toInstant().toString()))
                .map(CsvField::inert)
                .collect(Collectors.joining(",", "", "\r\n"));
    }
}
