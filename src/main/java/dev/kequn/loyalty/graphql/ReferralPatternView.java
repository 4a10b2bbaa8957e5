package dev.kequn.loyalty.graphql;

import dev.kequn.access.Caller;
import dev.kequn.customer.Customer;
import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.loyalty.referral.PatternKind;
import dev.kequn.loyalty.referral.ReferralPattern;
import dev.kequn.platform.graphql.PageInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("ReferralPattern")
@Description(
        "Newcomers of one referrer who may not be what they seem; for someone to look at, nothing is refused for it.")
public record ReferralPatternView(
        @NonNull @Description("What is suspicious.") PatternKind kind,
        @NonNull @Description("Who brought them.") CustomerView referrer,
        @NonNull @Description("How many newcomers; of a burst, the most within seven days.") Integer count,
        @NonNull @Description("Business date of the first of these referrals.") LocalDate firstDay,
        @NonNull @Description("Business date of the last of them.") LocalDate lastDay,
        @NonNull @Description("True when the referrer has the shared value too; false for a burst.")
                Boolean sharedWithReferrer,
        @Description(
                        "What they share: a phone number masked as 138****5678, a device as 12 digits of its SHA-256 hash; null for "
                                + "a burst.")
                @Nullable
                String sharedValue,
        @NonNull @Description("The first 10 of the newcomers, in order of registration.")
                List<@NonNull CustomerView> newcomers) {

    static ReferralPatternView of(
            ReferralPattern pattern, Map<Long, Customer> customers, Caller caller, LocalDate today) {
        return new ReferralPatternView(
                pattern.kind(),
                CustomerView.of(customers.get(pattern.place().referrerId()), caller, today),
                Math.toIntExact(pattern.count()),
                pattern.firstDay(),
                pattern.lastDay(),
                pattern.referrerToo(),
                pattern.sharedValue(),
                pattern.sample().stream()
                        .map(id -> CustomerView.of(customers.get(id), caller, today))
                        .toList());
    }

    @Name("ReferralPatternConnection")
    @Description("A page of suspicious patterns, in order of referrer.")
    public record Connection(
            @NonNull @Description("The patterns of this page.") List<@NonNull Edge> edges,
            @NonNull @Description("Where the page ends.") PageInfo pageInfo) {}

    @Name("ReferralPatternEdge")
    @Description("A suspicious pattern in a list.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this one; pass it as `after`.") String cursor,
            @NonNull @Description("The pattern.") ReferralPatternView node) {}
}
