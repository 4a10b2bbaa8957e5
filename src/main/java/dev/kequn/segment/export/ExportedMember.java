package dev.kequn.segment.export;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Mask;
import dev.kequn.intake.csv.CsvField;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A member as a row of an export, masked as the caller sees him everywhere. */
record ExportedMember(
        @Nullable String customerNo,
        String name,
        @Nullable String phone,
        String branch,
        @Nullable String manager,
        LocalDate enteredOn,
        String reason,
        int version) {
    static final String HEADER = "customer_no,name,phone,branch,manager,entered_on,reason,version\r\n";
    static final String COLUMNS =
            "c.customer_no, c.name, c.phone, c.branch_code, c.manager_no, m.entered_on, m.entry_reason, d.version";

    static ExportedMember of(Row row, Caller caller, CustomerScope scope) {
        String number = row.getString("customer_no");
        String manager = row.getString("manager_no");
        String branch = row.getString("branch_code");
        boolean full = scope.unmasks(caller, number, manager, branch);
        String name = row.getString("name");
        String phone = row.getString("phone");
        return new ExportedMember(
                number,
                full ? name : Mask.name(name),
                full ? phone : Mask.phone(phone),
                branch,
                manager,
                row.getLocalDate("entered_on"),
                row.getString("entry_reason"),
                row.getInteger("version"));
    }

    String line() {
        return Stream.of(customerNo, name, phone, branch, manager, enteredOn.toString(), reason, version + "")
                .map(CsvField::inert)
                .collect(Collectors.joining(",", "", "\r\n"));
    }
}
