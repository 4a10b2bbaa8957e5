package dev.kequn.segment.export;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.export.ExportedCustomer;
import dev.kequn.intake.csv.CsvField;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A member as a row of an export. */
record ExportedMember(ExportedCustomer customer, LocalDate enteredOn, String reason, int version) {
    static final String HEADER = ExportedCustomer.HEADER + ",entered_on,reason,version\r\n";
    static final String COLUMNS = ExportedCustomer.COLUMNS + ", m.entered_on, m.entry_reason, d.version";

    static ExportedMember of(Row row, Caller caller, CustomerScope scope) {
        return new ExportedMember(
                ExportedCustomer.of(row, caller, scope),
                row.getLocalDate("entered_on"),
                row.getString("entry_reason"),
                row.getInteger("version"));
    }

    String line() {
        return Stream.concat(customer.fields(), Stream.of(enteredOn.toString(), reason, version + ""))
                .map(CsvField::inert)
                .collect(Collectors.joining(",", "", "\r\n"));
    }
}
