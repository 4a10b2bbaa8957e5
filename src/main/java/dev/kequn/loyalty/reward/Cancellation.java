package dev.kequn.loyalty.reward;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.loyalty.ledger.Books;
import dev.kequn.loyalty.ledger.Memo;
import dev.kequn.loyalty.ledger.Need;
import dev.kequn.platform.Refusal;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes reserved redemptions back in one transaction: accounts first, then the redemptions, the stock last. */
final class Cancellation {
    private final SqlConnection transaction;
    private final AuditTrail audit;
    private final Caller caller;
    private final String action;
    private final LocalDate day;

    Cancellation(SqlConnection transaction, AuditTrail audit, Caller caller, String action, LocalDate day) {
        this.transaction = transaction;
        this.audit = audit;
        this.caller = caller;
        this.action = action;
        this.day = day;
    }

    /** The accounts that points go back to, locked; null where no points were spent. */
    static Uni<@Nullable Books> books(SqlConnection transaction, LocalDate day, Collection<Redemption> redemptions) {
        List<Need> needs = redemptions.stream()
                .filter(one -> one.spentVersion() != null)
                .map(one -> Need.toReverse(one.customerId(), Objects.requireNonNull(one.spentVersion())))
                .toList();
        return needs.isEmpty() ? Uni.createFrom().nullItem() : Books.open(transaction, day, needs);
    }

    /**
     * Cancels what is locked and reserved.
     *
     * @throws Refusal {@link RedemptionRefusal#NOT_REVERSIBLE}
     */
    Uni<List<Redemption>> of(List<Redemption> reserved, @Nullable Books books) {
        List<@Nullable Long> givenBack = new ArrayList<>();
        Map<String, Integer> pieces = new TreeMap<>();
        for (Redemption one : reserved) {
            givenBack.add(one.spentVersion() == null ? null : reverse(one, Objects.requireNonNull(books)));
            if (one.counted()) {
                pieces.merge(one.reward().code(), 1, Integer::sum);
            }
        }
        return (books == null ? Uni.createFrom().voidItem() : books.write())
                .chain(() -> Multi.createFrom()
                        .range(0, reserved.size())
                        .onItem()
                        .transformToUniAndConcatenate(i -> end(reserved.get(i), givenBack.get(i)))
                        .collect()
                        .asList())
                .call(() -> Multi.createFrom()
                        .iterable(pieces.entrySet())
                        .onItem()
                        .transformToUniAndConcatenate(
                                given -> new Pieces(transaction).giveBack(given.getKey(), given.getValue()))
                        .collect()
                        .last());
    }

    /** The version of the ledger that gives the points back. */
    private long reverse(Redemption one, Books books) {
        Memo memo = new Memo(caller.subject(), one.reward().code(), Long.toString(one.id()), null);
        return LedgerWords.translated(() ->
                        books.account(one.customerId()).reverse(Objects.requireNonNull(one.spentVersion()), null, memo))
                .version();
    }

    private Uni<Redemption> end(Redemption reserved, @Nullable Long givenBackVersion) {
        return new RedemptionStore(transaction)
                .end(reserved, RedemptionState.CANCELLED, day, caller.subject(), givenBackVersion)
                .call(ended -> audit.record(transaction, caller, RedemptionChange.ended(action, ended)));
    }
}
