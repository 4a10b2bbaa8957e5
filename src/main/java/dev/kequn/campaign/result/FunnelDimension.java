package dev.kequn.campaign.result;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("CampaignFunnelDimension")
@Description("What a funnel tells customers apart by: as they were when they were enrolled.")
public enum FunnelDimension {
    @Description("Number of the round.")
    ROUND("r.number::text", "JOIN campaign_round r USING (round_id)"),
    @Description("Number of the version they are bound to.")
    VERSION("v.version::text", "JOIN campaign_version v USING (version_id)"),
    @Description("Code of the segment by which they came in; none for who came in by an event.")
    SEGMENT("g.code", "LEFT JOIN segment g USING (segment_id)"),
    @Description("Code of their composite level; none for who had no level.")
    LEVEL("e.level", ""),
    @Description("Code of their branch.")
    BRANCH("e.branch_code", ""),
    @Description("NEWCOMER: a prospect, or with the bank for less than a year. EXISTING: everyone else.")
    NEWCOMER("CASE WHEN e.newcomer THEN 'NEWCOMER' ELSE 'EXISTING' END", "");

    private final String value;
    private final String join;

    FunnelDimension(String value, String join) {
        this.value = value;
        this.join = join;
    }

    /** Of the enrolment {@code e} and what is joined to it. */
    String value() {
        return value;
    }

    String join() {
        return join;
    }
}
