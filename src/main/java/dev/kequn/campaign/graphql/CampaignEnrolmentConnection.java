package dev.kequn.campaign.graphql;

import dev.kequn.campaign.enrolment.EnrolmentFilter;
import dev.kequn.platform.graphql.PageInfo;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("A page of the enrolments of a round, as far as the caller may see the customers.")
public record CampaignEnrolmentConnection(
        @NonNull @Description("The enrolments of this page.") List<EnrolmentConnection.@NonNull Edge> edges,
        @NonNull @Description("Where the page ends.") PageInfo pageInfo,
        @Ignore @Nullable EnrolmentFilter filter) {}
