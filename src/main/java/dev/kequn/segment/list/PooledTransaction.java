package dev.kequn.segment.list;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.platform.db.SqlText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;

/** A transaction of the reactive client. */
record PooledTransaction(SqlConnection connection, AuditTrail audit) implements ListTransaction {
    @Override
    public Uni<List<List<Object>>> rows(String statement, List<Object> values) {
        SqlText sql = new SqlText().add(statement, values.toArray());
        return connection.preparedQuery(sql.text()).execute(sql.values()).map(found -> {
            List<List<Object>> rows = new ArrayList<>();
            found.forEach(row -> rows.add(columns(row)));
            return rows;
        });
    }

    private static List<Object> columns(Row row) {
        List<Object> columns = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            columns.add(row.getValue(i));
        }
        return columns;
    }

    @Override
    public Uni<Void> record(Caller caller, Change change) {
        return audit.record(connection, caller, change);
    }
}
