package dev.kequn.campaign.graphql;

import dev.kequn.access.Role;
import dev.kequn.campaign.definition.CampaignContent;
import dev.kequn.campaign.definition.CampaignState;
import dev.kequn.campaign.definition.CampaignVersions;
import dev.kequn.campaign.round.Round;
import dev.kequn.campaign.round.RoundCalendar;
import dev.kequn.campaign.round.RoundDays;
import dev.kequn.campaign.round.RoundReader;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** The rounds of campaigns: that were, that is, that will be. */
@GraphQLApi
@RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
public class CampaignRoundFields {
    private static final int AHEAD = 6;

    private final RoundReader rounds;
    private final CampaignVersions versions;
    private final BusinessTime time;

    CampaignRoundFields(RoundReader rounds, CampaignVersions versions, BusinessTime time) {
        this.rounds = rounds;
        this.versions = versions;
        this.time = time;
    }

    @Description("The round that is on; null when none is.")
    public Uni<List<@Nullable CampaignRoundView>> round(@Source List<CampaignView> of) {
        return rounds.live(keys(of)).map(found -> {
            List<@Nullable CampaignRoundView> views = new ArrayList<>();
            of.forEach(campaign -> views.add(view(found.get(campaign.key()))));
            return views;
        });
    }

    private static @Nullable CampaignRoundView view(@Nullable Round round) {
        return round == null ? null : CampaignRoundView.of(round);
    }

    @NonNull
    @Description("Every round that has begun, the last first.")
    public Uni<List<List<@NonNull CampaignRoundView>>> rounds(@Source List<CampaignView> of) {
        return rounds.of(keys(of)).map(found -> of.stream()
                .map(campaign -> found.getOrDefault(campaign.key(), List.of()).stream()
                        .map(CampaignRoundView::of)
                        .toList())
                .toList());
    }

    @NonNull
    @Description(
            "Rounds that the version in force has ahead, by date, at most 6: first the one whose days have come but "
                    + "which has not begun, as before the launch. Empty for a campaign that was never approved or is over.")
    public Uni<List<List<@NonNull CampaignRoundDaysView>>> upcomingRounds(@Source List<CampaignView> of) {
        List<Long> inForce = of.stream()
                .map(CampaignView::inForce)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        return rounds.live(keys(of)).chain(live -> versions.approved(inForce).map(contents -> of.stream()
                .map(campaign -> ahead(campaign, live, contents).stream()
                        .map(CampaignRoundDaysView::of)
                        .toList())
                .toList()));
    }

    private List<RoundDays> ahead(CampaignView campaign, Map<Long, Round> live, Map<Long, CampaignContent> contents) {
        if (campaign.inForce() == null || campaign.state() == CampaignState.ENDED) {
            return List.of();
        }
        CampaignContent content = contents.get(campaign.inForce());
        List<RoundDays> ahead = new ArrayList<>();
        if (!live.containsKey(campaign.key())) {
            RoundCalendar.on(content, time.today()).ifPresent(ahead::add);
        }
        ahead.addAll(RoundCalendar.upcoming(content, time.today().plusDays(1), AHEAD));
        return ahead.subList(0, Math.min(ahead.size(), AHEAD));
    }

    @NonNull
    @Description("What its steps have to give away, in order of their codes; without steps that give to all.")
    public Uni<List<List<@NonNull CampaignStepStockView>>> stock(@Source List<CampaignRoundView> of) {
        return rounds.stock(of.stream().map(CampaignRoundView::key).toList()).map(found -> of.stream()
                .map(round -> found.getOrDefault(round.key(), List.of()).stream()
                        .map(CampaignStepStockView::of)
                        .toList())
                .toList());
    }

    private static List<Long> keys(List<CampaignView> of) {
        return of.stream().map(CampaignView::key).toList();
    }
}
