package dev.kequn.campaign.graphql;

import dev.kequn.access.Role;
import dev.kequn.campaign.definition.CampaignFilter;
import dev.kequn.campaign.definition.Campaigns;
import dev.kequn.platform.graphql.Paging;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Finds campaigns. */
@GraphQLApi
@RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
public class CampaignApi {
    private final Campaigns campaigns;

    CampaignApi(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Query
    @NonNull
    @Description("Campaigns in order of code. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<CampaignConnection> campaigns(
            @Name("filter") @Description("Which are meant; all when absent.") @Nullable CampaignFilterInput filter,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last campaign seen.") @Nullable String after) {
        Paging paging = new Paging(first, after);
        List<String> keys = paging.keys(CampaignConnection.LIST, 1);
        CampaignFilter wanted = filter == null ? CampaignFilter.ALL : filter.toDomain();
        return campaigns
                .page(wanted, keys.isEmpty() ? "" : keys.get(0), first + 1)
                .map(found -> CampaignConnection.of(paging, found));
    }

    @Query
    @Description("The campaign with this code; null when there is none.")
    public Uni<@Nullable CampaignView> campaign(
            @NonNull @Name("code") @Description("The campaign's code.") String code) {
        return campaigns.byCode(code).map(found -> found == null ? null : CampaignView.of(found));
    }
}
