package dev.kequn.platform.db;

import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;

/** Reads that add up much: of one moment, read only, and no statement takes longer than it may. */
@ApplicationScoped
public class Snapshots {
    private static final String SNAPSHOT =
            """
            SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL work_mem = '64MB';
            SET LOCAL jit = off; SET LOCAL statement_timeout = %d""";

    private static final String CANCELLED = "57014";

    private final Pool pool;

    Snapshots(Pool pool) {
        this.pool = pool;
    }

    /**
     * @param most how long one statement may take
     * @param less what the caller may ask for instead, after "ask for"
     * @throws Refusal {@link RequestErrorCode#UNAVAILABLE} where one takes longer
     */
    public <T> Uni<T> read(Duration most, String less, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(reader -> reader.query(SNAPSHOT.formatted(most.toMillis()))
                        .execute()
                        .chain(() -> work.apply(reader)))
                .onFailure(failure -> failure instanceof PgException fault && CANCELLED.equals(fault.getSqlState()))
                .transform(failure -> new Refusal(
                        RequestErrorCode.UNAVAILABLE,
                        "It takes the database longer than %d seconds; ask for %s, or later"
                                .formatted(most.toSeconds(), less)));
    }
}
