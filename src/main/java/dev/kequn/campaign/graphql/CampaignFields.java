package dev.kequn.campaign.graphql;

import dev.kequn.access.Role;
import dev.kequn.access.VersionState;
import dev.kequn.campaign.definition.CampaignVersion;
import dev.kequn.campaign.definition.Campaigns;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** The versions of campaigns. */
@GraphQLApi
@RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
public class CampaignFields {
    private final Campaigns campaigns;

    CampaignFields(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Description("The version in force, to which newcomers are bound; null before the first approval.")
    public Uni<List<@Nullable CampaignVersionView>> version(@Source List<CampaignView> of) {
        return first(of, version -> version.state() == VersionState.APPROVED);
    }

    @Description("The version that is being written or waits for approval; null when none is.")
    public Uni<List<@Nullable CampaignVersionView>> draft(@Source List<CampaignView> of) {
        return first(of, version -> version.state() == VersionState.DRAFT || version.state() == VersionState.SUBMITTED);
    }

    @NonNull
    @Description("Every version the campaign has or had, the last first.")
    public Uni<List<List<@NonNull CampaignVersionView>>> versions(@Source List<CampaignView> of) {
        return versions(of, found -> found.stream().map(CampaignVersionView::of).toList());
    }

    private interface VersionsView<V> {
        V of(List<CampaignVersion> versions);
    }

    private Uni<List<@Nullable CampaignVersionView>> first(List<CampaignView> of, Predicate<CampaignVersion> wanted) {
        return versions(of, found -> found.stream()
                .filter(wanted)
                .findFirst()
                .map(CampaignVersionView::of)
                .orElse(null));
    }

    private <V> Uni<List<V>> versions(List<CampaignView> of, VersionsView<V> view) {
        return campaigns
                .versionsOf(of.stream().map(CampaignView::key).toList())
                .map((Map<Long, List<CampaignVersion>> found) -> {
                    List<V> views = new ArrayList<>();
                    of.forEach(campaign -> views.add(view.of(found.getOrDefault(campaign.key(), List.of()))));
                    return views;
                });
    }
}
