package dev.kequn.segment.membership;

import io.vertx.pgclient.PgException;
import java.util.Set;

/** Tells a statement that cannot be answered for these customers from a database that cannot answer now. */
final class StatementFault {
    /** Classes of states that say nothing of the statement: connection, transaction, rollback, resources, locks, operator. */
    private static final Set<String> OF_THE_MOMENT = Set.of("08", "25", "40", "53", "55", "57", "58", "XX");

    private StatementFault() {}

    static boolean isOne(Throwable failure) {
        return failure instanceof PgException refused
                && refused.getSqlState() != null
                && !OF_THE_MOMENT.contains(refused.getSqlState().substring(0, 2));
    }

    /** For operators, without what the database said of its data. */
    static String inWords(Throwable failure) {
        return "The rule cannot be answered for some customers (SQL state %s)"
                .formatted(((PgException) failure).getSqlState());
    }
}
