package dev.kequn.campaign.graphql;

import dev.kequn.access.Role;
import dev.kequn.campaign.contact.ContactSuppressions;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** What campaigns wanted to say and did not; one statement for a page of them. */
@GraphQLApi
@RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
public class CampaignSuppressionFields {
    private static final int ROUNDS = 12;

    private final ContactSuppressions suppressions;

    CampaignSuppressionFields(ContactSuppressions suppressions) {
        this.suppressions = suppressions;
    }

    @NonNull
    @Description(
            "Approaches of its last 12 rounds that did not take place, by round, reason and channel: the last round "
                    + "first, in it the most frequent first.")
    public Uni<List<List<@NonNull CampaignSuppressionView>>> suppressions(@Source List<CampaignView> of) {
        return suppressions
                .of(of.stream().map(CampaignView::key).distinct().toList(), ROUNDS)
                .map(found -> of.stream()
                        .map(campaign -> found.getOrDefault(campaign.key(), List.of()).stream()
                                .map(CampaignSuppressionView::of)
                                .toList())
                        .toList());
    }
}
