package dev.kequn.campaign.graphql;

import dev.kequn.campaign.result.CampaignFunnel;
import dev.kequn.campaign.result.FunnelDimension;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("CampaignFunnel")
@Description(
        "How far the treated customers got, step by step. Counts entries: who came in twice counts twice. Of every step, "
                + "entered is completed, skipped, dropped, ended and there together. Numbers that are null are hidden from the "
                + "caller: they are of fewer than the bank's limit, or would tell such a one; 0 is always told.")
public record CampaignFunnelView(
        @Description("Number of the round; null for all rounds together.") @Nullable Integer round,
        @Description("What tells the rows apart; null where nothing was asked for.") @Nullable FunnelDimension by,
        @NonNull @Description("Everyone together.") CampaignFunnelRowView total,
        @NonNull
                @Description(
                        "One for each value, at most 50: rounds and versions in their order, else those with the most "
                                + "entries first, the hidden ones last. Empty where nothing was asked for.")
                List<@NonNull CampaignFunnelRowView> rows,
        @NonNull @Description("Whether there are values beyond these.") Boolean more) {
    static CampaignFunnelView of(CampaignFunnel funnel, @Nullable Integer round, @Nullable FunnelDimension by) {
        return new CampaignFunnelView(
                round,
                by,
                CampaignFunnelRowView.of(funnel, funnel.total(), null),
                funnel.rows().stream()
                        .map(row -> CampaignFunnelRowView.of(funnel, row, by))
                        .toList(),
                funnel.more());
    }
}
