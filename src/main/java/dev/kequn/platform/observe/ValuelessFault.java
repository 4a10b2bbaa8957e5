package dev.kequn.platform.observe;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fault as a log may tell it. Of data that do not fit their type (SQL states 22…) the database repeats the value itself,
 * and a constraint's detail the row's; such words are left out, wherever in the chain of causes they are repeated.
 */
final class ValuelessFault extends Exception {
    private static final String LEFT_OUT = "(left out)";

    private final String type;

    private ValuelessFault(Throwable fault, String message, @Nullable Throwable cause) {
        super(message, cause, false, true);
        this.type = fault.getClass().getName();
        setStackTrace(fault.getStackTrace());
    }

    /** The fault itself where it tells nothing that must be left out. */
    static Throwable of(Throwable fault) {
        Map<Throwable, String> chain = new IdentityHashMap<>();
        String telling = null;
        for (Throwable each = fault; each != null && chain.putIfAbsent(each, "") == null; each = each.getCause()) {
            String words = telling(each);
            telling = words == null ? telling : words;
        }
        return telling == null ? fault : without(telling, fault, chain.size());
    }

    private static ValuelessFault without(String telling, Throwable fault, int depth) {
        String message = fault.getMessage() == null ? "" : fault.getMessage().replace(telling, LEFT_OUT);
        Throwable cause = fault.getCause();
        return new ValuelessFault(
                fault, message, cause == null || depth <= 1 ? null : without(telling, cause, depth - 1));
    }

    private static @Nullable String telling(Throwable fault) {
        if (fault instanceof PgException said && isOfData(said.getSqlState())) {
            return said.getErrorMessage();
        }
        if (fault instanceof SQLException said && isOfData(said.getSQLState())) {
            return said.getMessage();
        }
        return null;
    }

    private static boolean isOfData(@Nullable String state) {
        return state != null && state.startsWith("22");
    }

    @Override
    public String toString() {
        return getMessage() == null || getMessage().isEmpty() ? type : type + ": " + getMessage();
    }
}
