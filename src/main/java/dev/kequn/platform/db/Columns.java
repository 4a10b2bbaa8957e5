package dev.kequn.platform.db;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Many rows as the parameters of one statement: an array for each column, for {@code unnest}. */
public final class Columns {
    /** Rows in one statement: making its parameters keeps the event loop for about a millisecond. */
    private static final int ROWS = 2000;

    private Columns() {}

    /** One column of the rows. */
    public static <T, V> V[] of(List<T> rows, IntFunction<V[]> array, Function<T, V> value) {
        V[] column = array.apply(rows.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        return column;
    }

    /** Writes the rows piece by piece, in their order. */
    public static <T> Uni<Void> inPieces(List<T> rows, Function<List<T>, Uni<?>> write) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return rows.size() <= ROWS
                ? write.apply(rows).replaceWithVoid()
                : Multi.createFrom()
                        .iterable(rows)
                        .group()
                        .intoLists()
                        .of(ROWS)
                        .onItem()
                        .transformToUniAndConcatenate(
                                piece -> write.apply(piece).replaceWithVoid())
                        .collect()
                        .last();
    }
}
