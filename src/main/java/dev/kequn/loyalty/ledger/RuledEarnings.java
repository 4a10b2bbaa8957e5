package dev.kequn.loyalty.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.List;

/** Earning rules as postings that name one need them: a bean of those who keep the rules. */
public interface RuledEarnings {
    /** A customer and the code of the rule that his points shall come by. */
    record Named(long customerId, String rule) {}

    /** Opens what the rules in force on {@code day} leave; behind the locks on the accounts. */
    Uni<Open> open(SqlConnection transaction, LocalDate day, List<Named> named);

    /** The rules of one transaction. */
    interface Open {
        /** Where no posting names a rule. */
        Open NONE = new Open() {
            @Override
            public Posted earn(Account account, String rule, long amount, Memo memo) {
                throw new IllegalStateException("No rule was opened");
            }

            @Override
            public Uni<Void> write() {
                return Uni.createFrom().voidItem();
            }
        };

        /**
         * Brings the points by the rule, all or none.
         *
         * @throws dev.kequn.platform.Refusal {@link PointsRefusal#UNKNOWN_RULE}, {@code CAP_REACHED}, {@code
         *     BUDGET_EXHAUSTED} and what {@link Account#earn} refuses
         */
        Posted earn(Account account, String rule, long amount, Memo memo);

        /** Writes what was used of caps and budgets. */
        Uni<Void> write();
    }
}
