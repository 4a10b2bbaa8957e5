package dev.kequn.campaign.graphql;

import dev.kequn.campaign.ContactChannel;
import dev.kequn.campaign.contact.ContactCap;
import dev.kequn.campaign.contact.ContactPolicy;
import dev.kequn.campaign.contact.ContactRules;
import dev.kequn.campaign.contact.QuietHours;
import dev.kequn.platform.graphql.Decimal;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("ContactPolicy")
@Description("How often and when the bank may approach a customer, over all campaigns.")
public record ContactPolicyView(
        @NonNull @Description("Counted from 1; the greatest is in force.") int version,
        @Description("When nobody is approached; null when there is no such time.") @Nullable Quiet quietHours,
        @NonNull @Description("After so many refusals in a row a customer is left alone.") int mostRefusals,
        @NonNull @Description("For so many days.") int suppressionDays,
        @NonNull
                @Description(
                        "How many of 10,000 customers no campaign approaches, so that the effect of all of them can "
                                + "be told.")
                int universalControl,
        @NonNull @Description("How often a customer may be approached; all of them hold.") List<@NonNull Cap> caps,
        @NonNull
                @Description("What one contact costs a round's budget, by channel; a channel that is not there costs "
                        + "nothing.")
                List<@NonNull Cost> costs,
        @NonNull @Description("Who set it.") String setBy,
        @NonNull @Description("Why.") String reason,
        @NonNull @Description("When.") OffsetDateTime setAt) {

    @Name("ContactQuietHours")
    @Description("Hours of every day in the bank's zone in which nobody is approached.")
    public record Quiet(
            @NonNull @Description("First quiet minute.") LocalTime from,
            @NonNull @Description("First minute that is quiet no more; before `from` it is one of the next day.")
                    LocalTime to) {
        static @Nullable Quiet of(@Nullable QuietHours hours) {
            return hours == null ? null : new Quiet(hours.from(), hours.to());
        }
    }

    @Name("ContactCap")
    @Description("How often a customer may be approached at most within any so many days.")
    public record Cap(
            @Description("By this channel; by all channels together when null.") @Nullable ContactChannel channel,
            @NonNull @Description("How often; 0 for not at all.") int times,
            @NonNull @Description("Business days of the rolling window.") int days) {
        static Cap of(ContactCap cap) {
            return new Cap(cap.channel(), cap.times(), cap.days());
        }
    }

    @Name("ContactCost")
    @Description("What one contact costs.")
    public record Cost(
            @NonNull @Description("By this channel.") ContactChannel channel,
            @NonNull @Description("Of the round's budget.") Decimal cost) {}

    @Name("ContactPolicyConnection")
    @Description("A page of the versions of the contact policy, the newest first.")
    public record Connection(
            @NonNull @Description("The versions of this page.") List<@NonNull Edge> edges,
            @NonNull @Description("Where the page ends.") PageInfo pageInfo) {
        static Connection of(String list, Paging paging, List<ContactPolicy> found) {
            List<Edge> edges = paging.cut(found).stream()
                    .map(one -> new Edge(
                            Paging.cursor(list, List.of(Integer.toString(one.version()))), ContactPolicyView.of(one)))
                    .toList();
            String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
            return new Connection(edges, new PageInfo(paging.hasNext(found), end));
        }
    }

    @Name("ContactPolicyEdge")
    @Description("A version of the contact policy in a list.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this one; pass it as `after`.") String cursor,
            @NonNull @Description("The version.") ContactPolicyView node) {}

    static ContactPolicyView of(ContactPolicy policy) {
        ContactRules rules = policy.rules();
        return new ContactPolicyView(
                policy.version(),
                Quiet.of(rules.quiet()),
                rules.mostRefusals(),
                rules.suppressionDays(),
                rules.universalControl(),
                rules.caps().stream().map(Cap::of).toList(),
                rules.costs().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(cost -> new Cost(cost.getKey(), Decimal.ofMinor(cost.getValue())))
                        .toList(),
                policy.setBy(),
                policy.reason(),
                policy.setAt());
    }
}
