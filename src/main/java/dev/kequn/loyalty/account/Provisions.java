package dev.kequn.loyalty.account;

import dev.kequn.platform.db.SqlResource;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Adds up the lots of the whole bank, of one moment. */
@ApplicationScoped
public class Provisions {
    private static final String SUMS = SqlResource.read(Provisions.class, "provision.sql");

    private final Pool pool;
    private final BusinessTime time;

    Provisions(Pool pool, BusinessTime time) {
        this.pool = pool;
        this.time = time;
    }

    /** On the business date. */
    public Uni<Provision> now() {
        LocalDate today = time.today();
        return pool.preparedQuery(SUMS).execute(Tuple.of(today)).map(rows -> of(today, rows));
    }

    private static Provision of(LocalDate day, RowSet<Row> rows) {
        List<Provision.Month> months = new ArrayList<>();
        long arrears = 0;
        for (Row row : rows) {
            long active = row.getLong("active");
            long pending = row.getLong("pending");
            if (row.getLong("arrears") != null) {
                arrears = row.getLong("arrears");
            } else if (active + pending > 0) {
                LocalDate month = row.getLocalDate("month");
                months.add(new Provision.Month(month == null ? null : YearMonth.from(month), active, pending));
            }
        }
        return new Provision(day, months, arrears);
    }
}
