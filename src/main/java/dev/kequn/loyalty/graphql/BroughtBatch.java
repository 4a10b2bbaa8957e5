package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.referral.Brought;
import dev.kequn.loyalty.referral.Place;
import dev.kequn.loyalty.referral.ReferralLinks;
import dev.kequn.platform.graphql.Siblings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;

/** The pages of newcomers that one request asks for. */
@RequestScoped
class BroughtBatch {
    private final Siblings<Bounds, List<Brought>> pages;

    BroughtBatch(ReferralLinks links, Vertx vertx) {
        this.pages = new Siblings<>(
                vertx, List.of(), (referrers, bounds) -> links.brought(referrers, bounds.after(), bounds.count()));
    }

    private record Bounds(Place after, int count) {}

    Uni<List<Brought>> load(long referrerId, Place after, int count) {
        return pages.load(referrerId, new Bounds(after, count));
    }
}
