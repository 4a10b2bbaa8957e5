package dev.kequn.campaign.journey;

import dev.kequn.campaign.definition.CompiledCampaign;
import dev.kequn.campaign.definition.CompiledCampaigns;
import dev.kequn.customer.delivery.CustomerEvent;
import dev.kequn.customer.delivery.EventConsumer;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Moves customers by what they did, in the order of the log: events bring them in, complete steps, and show whether the
 * campaign reached what it is for. Where no round is on, a batch costs one statement.
 */
@ApplicationScoped
public class JourneyConsumer implements EventConsumer {
    private final CompiledCampaigns campaigns;
    private final EventJudge judge;
    private final JourneyMoves moves;
    private final BusinessTime time;

    JourneyConsumer(CompiledCampaigns campaigns, EventJudge judge, JourneyMoves moves, BusinessTime time) {
        this.campaigns = campaigns;
        this.judge = judge;
        this.moves = moves;
        this.time = time;
    }

    @Override
    public String name() {
        return "campaigns";
    }

    /** Campaigns are about what happens from now on. */
    @Override
    public Start start() {
        return Start.NOW;
    }

    @Override
    public Uni<Void> consume(SqlConnection transaction, List<CustomerEvent> events) {
        List<LocalDate> days = events.stream().map(this::day).toList();
        return JourneyRound.between(transaction, Collections.min(days), Collections.max(days))
                .chain(rounds -> rounds.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : campaigns
                                .of(rounds.values().stream()
                                        .flatMap(round -> round.versions().stream())
                                        .toList())
                                .chain(versions -> applied(transaction, events, rounds, versions)));
    }

    private Uni<Void> applied(
            SqlConnection transaction,
            List<CustomerEvent> events,
            Map<Long, JourneyRound> rounds,
            Map<Long, CompiledCampaign> versions) {
        List<CustomerEvent> wanted = events.stream()
                .filter(event -> versions.values().stream().anyMatch(version -> version.concerns(event.type())))
                .toList();
        if (wanted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        EnrolmentStore store = new EnrolmentStore(transaction);
        return store.of(
                        wanted.stream()
                                .map(CustomerEvent::customerId)
                                .distinct()
                                .toList(),
                        rounds.keySet())
                .chain(enrolled -> judge.judged(
                                transaction,
                                new EventSieve(rounds, versions, enrolled).questions(wanted, this::day),
                                versions)
                        .chain(happenings -> happenings.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : moves.move(
                                        transaction,
                                        new JourneyBatch(rounds, versions, enrolled, happenings, time.today()))));
    }

    private LocalDate day(CustomerEvent event) {
        return event.occurredAt().atZoneSameInstant(time.zone()).toLocalDate();
    }
}
