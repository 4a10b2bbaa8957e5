package dev.kequn.campaign.graphql;

import dev.kequn.access.Callers;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Role;
import dev.kequn.campaign.Arm;
import dev.kequn.campaign.enrolment.EnrolmentFilter;
import dev.kequn.campaign.enrolment.EnrolmentState;
import dev.kequn.campaign.enrolment.Enrolments;
import dev.kequn.campaign.round.Round;
import dev.kequn.campaign.round.RoundReader;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Who is in a campaign's rounds, in every arm. */
@GraphQLApi
@RolesAllowed({Role.MARKETING, Role.OPERATIONS})
public class CampaignEnrolments {
    private static final EnrolmentSight EVERYTHING = new EnrolmentSight(true, true);

    private final Enrolments enrolments;
    private final RoundReader rounds;
    private final Callers callers;

    CampaignEnrolments(Enrolments enrolments, RoundReader rounds, Callers callers) {
        this.enrolments = enrolments;
        this.rounds = rounds;
        this.callers = callers;
    }

    @NonNull
    @Description("The enrolments of one round, in order of customers' ids; empty for a round that there is not. "
            + "Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<CampaignEnrolmentConnection> enrolments(
            @Source CampaignView campaign,
            @Name("round") @Description("Number of the round; the last that has begun when absent.") @Nullable
                    Integer round,
            @Name("arm") @Description("Only of this arm; of every arm when absent.") @Nullable Arm arm,
            @Name("state") @Description("Only in this state; in any when absent.") @Nullable EnrolmentState state,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last enrolment seen, from a list of the same round.") @Nullable
                    String after) {
        CustomerScope scope = CustomerScope.of(callers.current());
        Paging paging = new Paging(first, after);
        return rounds.of(List.of(campaign.key()))
                .chain(found -> chosen(found.getOrDefault(campaign.key(), List.of()), round)
                        .map(id -> page(new EnrolmentFilter(scope, id, arm, state), paging))
                        .orElseGet(() -> Uni.createFrom()
                                .item(new CampaignEnrolmentConnection(List.of(), new PageInfo(false, null), null))));
    }

    @NonNull
    @Description("How many enrolments the whole list has, counted exactly.")
    public Uni<Integer> totalCount(@Source CampaignEnrolmentConnection list) {
        EnrolmentFilter filter = list.filter();
        return filter == null
                ? Uni.createFrom().item(0)
                : enrolments.count(filter).map(Math::toIntExact);
    }

    private Uni<CampaignEnrolmentConnection> page(EnrolmentFilter filter, Paging paging) {
        EnrolmentPage page = new EnrolmentPage("Campaign.enrolments:" + filter.roundId(), paging);
        return enrolments.page(filter, page.behind(), page.count()).map(found -> {
            List<EnrolmentView> views =
                    found.stream().map(one -> EnrolmentView.of(one, EVERYTHING)).toList();
            return new CampaignEnrolmentConnection(page.edges(views), page.info(views), filter);
        });
    }

    /** @param begun the last first */
    private static Optional<Long> chosen(List<Round> begun, @Nullable Integer number) {
        return begun.stream()
                .filter(round -> number == null || round.number() == number)
                .findFirst()
                .map(Round::id);
    }
}
