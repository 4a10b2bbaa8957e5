package dev.kequn.campaign.round;

import dev.kequn.campaign.definition.Campaign;
import dev.kequn.campaign.definition.CampaignContent;
import dev.kequn.campaign.definition.CampaignRefusal;
import dev.kequn.campaign.definition.CampaignStep;
import dev.kequn.campaign.definition.RunningRound;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Has a live round follow the version that comes in force; what is promised, spent or gone stays. */
@ApplicationScoped
class LiveRoundChange implements RunningRound {
    private static final String ROUND =
            """
            SELECT round_id, season, starts_on, ends_on, reserved + spent FROM campaign_round
            WHERE campaign_id = ?1 AND state = 'LIVE' FOR NO KEY UPDATE""";
    private static final String CHANGE = "UPDATE campaign_round SET budget = ?2, ends_on = ?3 WHERE round_id = ?1";
    private static final String STOCK =
            """
            INSERT INTO campaign_stock AS s (round_id, step, put_in) VALUES (?1, ?2, ?3)
            ON CONFLICT (round_id, step) DO UPDATE SET put_in = excluded.put_in WHERE s.taken <= excluded.put_in""";

    private final BusinessTime time;

    LiveRoundChange(BusinessTime time) {
        this.time = time;
    }

    private record Held(long id, @Nullable String season, LocalDate startsOn, LocalDate endsOn, long used) {
        static Held of(Object[] row) {
            return new Held(
                    ((Number) row[0]).longValue(),
                    (String) row[1],
                    (LocalDate) row[2],
                    (LocalDate) row[3],
                    ((Number) row[4]).longValue());
        }
    }

    @Override
    public Uni<Void> follow(Campaign campaign, CampaignContent content) {
        return Panache.getSession().chain(session -> session.createNativeQuery(ROUND, Object[].class)
                .setParameter(1, campaign.id())
                .getSingleResultOrNull()
                .chain(row -> row == null
                        ? Uni.createFrom().voidItem()
                        : change(session, Held.of(row), content)
                                .chain(() -> stock(session, ((Number) row[0]).longValue(), content.steps()))));
    }

    private Uni<Void> change(Mutiny.Session session, Held round, CampaignContent content) {
        Long budget = content.terms().budget();
        if (budget != null && budget < round.used()) {
            throw new Refusal(
                    CampaignRefusal.BELOW_USE, "budget", "The live round has spent or promised more than that");
        }
        return session.createNativeQuery(CHANGE)
                .setParameter(1, round.id())
                .setParameter(2, budget)
                .setParameter(3, lastDay(round, content))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** As the calendar has it now; as it was where the season is not in it any more. */
    private LocalDate lastDay(Held round, CampaignContent content) {
        return Stream.of(time.today(), round.startsOn())
                .map(day -> RoundCalendar.on(content, day))
                .flatMap(Optional::stream)
                .filter(days -> Objects.equals(days.season(), round.season())
                        && !days.to().isBefore(round.startsOn()))
                .findFirst()
                .map(RoundDays::to)
                .orElse(round.endsOn());
    }

    /** In the order in which everybody locks stock. */
    private static Uni<Void> stock(Mutiny.Session session, long round, List<CampaignStep> steps) {
        return Multi.createFrom()
                .items(steps.stream()
                        .filter(step -> step.stock() != null)
                        .sorted(Comparator.comparing(CampaignStep::code)))
                .onItem()
                .transformToUniAndConcatenate(step -> session.createNativeQuery(STOCK)
                        .setParameter(1, round)
                        .setParameter(2, step.code())
                        .setParameter(3, step.stock())
                        .executeUpdate()
                        .invoke(written -> {
                            if (written == 0) {
                                throw new Refusal(
                                        CampaignRefusal.BELOW_USE,
                                        "steps[%d].stock".formatted(steps.indexOf(step)),
                                        "The live round has given away more than that");
                            }
                        }))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
