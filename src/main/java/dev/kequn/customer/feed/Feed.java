package dev.kequn.customer.feed;

import dev.kequn.platform.db.MergeCounts;
import dev.kequn.platform.db.StagedRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Takes the staged rows of one kind of daily file. */
public interface Feed {
    /**
     * A query for the rows of the range that cannot be merged: {@code line_no}, {@code column_name}, {@code value},
     * {@code reason}; {@code $1} and {@code $2} are the range's first and last key. To be asked before the merge.
     */
    String refusals(StagedRange range);

    /** Holds, until the end of the transaction, what may not change between refusing rows and merging the others. */
    default Uni<Void> hold(SqlConnection transaction, StagedRange range) {
        return Uni.createFrom().voidItem();
    }

    /**
     * Merges the rows of the range that can be merged, in the open transaction. Rows replaced by a later line of the
     * same range count as unchanged.
     */
    Uni<MergeCounts> merge(SqlConnection transaction, StagedRange range);
}
