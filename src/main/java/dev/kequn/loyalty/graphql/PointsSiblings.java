package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.account.Entry;
import dev.kequn.loyalty.account.LotPlace;
import dev.kequn.loyalty.account.OpenLot;
import dev.kequn.loyalty.account.PointsReads;
import dev.kequn.platform.graphql.Siblings;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.RequestScoped;
import java.time.LocalDate;
import java.util.List;

/** What one request asks about the points of its customers. */
@RequestScoped
class PointsSiblings {
    private final Siblings<Integer, Long> expiring;
    private final Siblings<LocalDate, Long> projected;
    private final Siblings<EntryPage, List<Entry>> entries;
    private final Siblings<LotPage, List<OpenLot>> lots;

    record EntryPage(Entry.Place after, int count) {}

    record LotPage(LotPlace after, int count) {}

    PointsSiblings(PointsReads reads, Vertx vertx) {
        this.expiring = new Siblings<>(vertx, 0L, reads::expiringWithin);
        this.projected = new Siblings<>(vertx, 0L, reads::projected);
        this.entries = new Siblings<>(
                vertx, List.of(), (customers, page) -> reads.entries(customers, page.after(), page.count()));
        this.lots = new Siblings<>(
                vertx, List.of(), (customers, page) -> reads.lots(customers, page.after(), page.count()));
    }

    Siblings<Integer, Long> expiring() {
        return expiring;
    }

    Siblings<LocalDate, Long> projected() {
        return projected;
    }

    Siblings<EntryPage, List<Entry>> entries() {
        return entries;
    }

    Siblings<LotPage, List<OpenLot>> lots() {
        return lots;
    }
}
