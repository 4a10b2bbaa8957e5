package dev.kequn.campaign.journey;

import dev.kequn.campaign.definition.CampaignStep;
import dev.kequn.campaign.enrolment.Enroller;
import dev.kequn.campaign.enrolment.EnrolmentKey;
import dev.kequn.campaign.enrolment.EventEntry;
import dev.kequn.customer.WithTheBank;
import dev.kequn.loyalty.ledger.Books;
import dev.kequn.loyalty.ledger.Need;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what a batch decides, with locks in the order of the room. The batch stops where an event brings somebody in,
 * until he is in: as often as one customer comes in, within one batch.
 */
@ApplicationScoped
class JourneyMoves {
    private static final String ACTOR = "system:campaigns";

    private final Enroller enroller;
    private final Settlement settlement;
    private final BusinessTime time;

    JourneyMoves(Enroller enroller, Settlement settlement, BusinessTime time) {
        this.enroller = enroller;
        this.settlement = settlement;
        this.time = time;
    }

    Uni<Void> move(SqlConnection transaction, JourneyBatch batch) {
        EnrolmentStore store = new EnrolmentStore(transaction);
        Set<Long> earners = batch.hopeful(step -> step.points() != null);
        return WithTheBank.among(transaction, batch.hopeful(CampaignStep::gives), time.today())
                .chain(members -> books(transaction, members, earners).chain(books -> store.locked(batch.locks())
                        .invoke(batch::bind)
                        .chain(() -> go(transaction, store, batch))
                        .chain(() -> store.write(batch.changed()))
                        .chain(() -> settlement.settle(
                                transaction,
                                new Settling(batch.rounds(), batch.moved(), batch.behind(), members, ACTOR),
                                books))));
    }

    private Uni<@Nullable Books> books(SqlConnection transaction, Set<Long> members, Set<Long> earners) {
        List<Need> needs =
                earners.stream().filter(members::contains).map(Need::toEarn).toList();
        return needs.isEmpty() ? Uni.createFrom().nullItem() : Books.open(transaction, time.today(), needs);
    }

    private Uni<Void> go(SqlConnection transaction, EnrolmentStore store, JourneyBatch batch) {
        List<EventEntry> entries = batch.go();
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<EnrolmentKey> keys = new ArrayList<>();
        entries.forEach(entry ->
                keys.add(new EnrolmentKey(entry.customerId(), entry.round().roundId(), entry.entry())));
        return store.write(batch.changed())
                .chain(() -> enroller.enter(transaction, entries))
                .chain(() -> store.locked(keys))
                .invoke(batch::admit)
                .chain(() -> go(transaction, store, batch));
    }
}
