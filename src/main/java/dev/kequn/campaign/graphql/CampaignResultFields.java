package dev.kequn.campaign.graphql;

import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.campaign.result.CampaignResults;
import dev.kequn.campaign.result.FunnelDimension;
import dev.kequn.customer.Branch;
import dev.kequn.customer.Organisation;
import dev.kequn.customer.graphql.BranchView;
import dev.kequn.platform.graphql.NameLocale;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** What came of campaigns. */
@GraphQLApi
@RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
public class CampaignResultFields {
    private static final String ROUND = "Number of a round; all rounds together when absent.";
    private static final String LIMITS =
            " Reads every enrolment of the rounds: seconds for a million; six of funnel, lift and cost to a request. Errors: "
                    + "INVALID_ARGUMENT (no such round, too many in a request), UNAVAILABLE when it takes too long.";

    private final CampaignResults results;
    private final Organisation organisation;
    private final Callers callers;
    private final ResultsInRequest inRequest;

    CampaignResultFields(
            CampaignResults results, Organisation organisation, Callers callers, ResultsInRequest inRequest) {
        this.results = results;
        this.organisation = organisation;
        this.callers = callers;
        this.inRequest = inRequest;
    }

    @NonNull
    @Description("How far the treated customers got, step by step." + LIMITS)
    public Uni<CampaignFunnelView> funnel(
            @Source CampaignView campaign,
            @Name("round") @Description(ROUND) @Nullable Integer round,
            @Name("by") @Description("What tells rows apart; only the total when absent.") @Nullable
                    FunnelDimension by) {
        inRequest.take();
        return results.funnel(callers.current(), campaign.key(), round, by)
                .map(funnel -> CampaignFunnelView.of(funnel, round, by));
    }

    @NonNull
    @Description("What it has changed against those whom chance left alone, with 95 % intervals." + LIMITS)
    public Uni<CampaignLiftView> lift(
            @Source CampaignView campaign, @Name("round") @Description(ROUND) @Nullable Integer round) {
        inRequest.take();
        return results.lift(callers.current(), campaign.key(), round).map(lift -> CampaignLiftView.of(lift, round));
    }

    @NonNull
    @Description("What it has cost, for each conversion too, and how much it disturbed." + LIMITS)
    public Uni<CampaignCostView> cost(
            @Source CampaignView campaign, @Name("round") @Description(ROUND) @Nullable Integer round) {
        inRequest.take();
        return results.cost(callers.current(), campaign.key(), round).map(cost -> CampaignCostView.of(cost, round));
    }

    @NonNull
    @Description("Name of the step.")
    public Uni<String> name(
            @Source CampaignFunnelStepView step,
            @Name("locale") @DefaultValue("ZH") @Description("In which language.") NameLocale locale) {
        return Uni.createFrom()
                .item(locale.choose(step.step().nameZh(), step.step().nameEn()));
    }

    @Description("BRANCH: the branch; null for other dimensions.")
    public Uni<List<@Nullable BranchView>> branch(@Source List<CampaignFunnelRowView> rows) {
        List<String> codes = rows.stream()
                .filter(row -> row.by() == FunnelDimension.BRANCH)
                .map(CampaignFunnelRowView::code)
                .filter(Objects::nonNull)
                .toList();
        return (codes.isEmpty() ? Uni.createFrom().<Map<String, Branch>>item(Map.of()) : organisation.branches(codes))
                .map(found -> {
                    List<@Nullable BranchView> branches = new ArrayList<>();
                    for (CampaignFunnelRowView row : rows) {
                        Branch branch = row.by() == FunnelDimension.BRANCH ? found.get(row.code()) : null;
                        branches.add(branch == null ? null : BranchView.of(branch));
                    }
                    return branches;
                });
    }
}
