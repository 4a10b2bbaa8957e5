package dev.kequn.access.export;

import dev.kequn.access.Change;
import dev.kequn.platform.db.SqlText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * What is to leave as a file.
 *
 * @param header its first line, with the end of line
 * @param rows everything that follows
 * @param line of a row, with the end of line
 * @param count how many rows there are, in the snapshot they are read from
 * @param noted what the trail says of so many rows
 */
public record ExportedList(
        String header,
        SqlText rows,
        Function<Row, String> line,
        Function<SqlConnection, Uni<Long>> count,
        LongFunction<Change> noted) {}
