package dev.kequn.loyalty.grant;

import dev.kequn.loyalty.ledger.Posted;
import dev.kequn.loyalty.ledger.PostedReads;
import dev.kequn.loyalty.ledger.TransactionId;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** A grant after a step, with the transaction that brought its points; null when it brought none. */
public record Granted(PointsGrant grant, @Nullable Posted posted) {

    /** With the transaction of a grant that was posted before. */
    Uni<Granted> complete(PostedReads reads) {
        TransactionId transaction = grant.transaction();
        return posted != null || transaction == null
                ? Uni.createFrom().item(this)
                : reads.posted(transaction).map(found -> new Granted(grant, found));
    }
}
