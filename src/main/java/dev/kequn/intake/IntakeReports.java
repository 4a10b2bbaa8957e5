package dev.kequn.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads what became of accepted files. */
@ApplicationScoped
public class IntakeReports {
    private static final String LIST = Intake.SELECT + "WHERE i.run_id < $1 ORDER BY i.run_id DESC LIMIT $2";
    private static final String FIND = Intake.SELECT + "WHERE i.intake_id = $1";
    private static final String REJECTS =
            """
            SELECT line_no, column_name, value, reason FROM intake_reject
            WHERE intake_id = $1 AND (line_no, column_name) > ($2, $3)
            ORDER BY line_no, column_name LIMIT $4""";

    private final Pool pool;

    IntakeReports(Pool pool) {
        this.pool = pool;
    }

    /** Up to {@code count} intakes whose run is older than {@code beforeRun}, the last accepted first. */
    public Uni<List<Intake>> list(long beforeRun, int count) {
        return pool.preparedQuery(LIST).execute(Tuple.of(beforeRun, count)).map(rows -> all(rows, Intake::of));
    }

    /** How many files have been accepted. */
    public Uni<Long> count() {
        return pool.query("SELECT count(*) FROM intake")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** The intake with this id; null when there is none. */
    public Uni<@Nullable Intake> find(long id) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> all(rows, Intake::of).stream().findFirst().orElse(null));
    }

    /** Up to {@code count} listed rejects behind this line and column, in the order of the file. */
    public Uni<List<Reject>> rejects(long id, long line, String column, int count) {
        return pool.preparedQuery(REJECTS)
                .execute(Tuple.of(id, line, column, count))
                .map(rows -> all(rows, Reject::of));
    }

    /** How many rejects are listed; a row has one for each column to blame. */
    public Uni<Long> countRejects(long id) {
        return pool.preparedQuery("SELECT count(*) FROM intake_reject WHERE intake_id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> form) {
        return StreamSupport.stream(rows.spliterator(), false).map(form).toList();
    }
}
