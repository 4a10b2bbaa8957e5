package dev.kequn.segment.list;

import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** The transaction that changes a list, whichever client opened it: a list that fits a request, or a file under COPY. */
interface ListTransaction {
    /** The rows of a statement whose places are {@code ?}. */
    Uni<List<List<Object>>> rows(String statement, List<Object> values);

    Uni<Void> record(Caller caller, Change change);
}
