package dev.kequn.loyalty.graphql;

import dev.kequn.access.Caller;
import dev.kequn.customer.Customer;
import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.loyalty.referral.Referral;
import dev.kequn.loyalty.referral.ReferralSource;
import dev.kequn.platform.graphql.PageInfo;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("Referral")
@Description("Who brought whom; for good.")
public record ReferralView(
        @NonNull @Description("Who was brought.") CustomerView newcomer,
        @NonNull @Description("Who brought him.") ReferralPersonView referrer,
        @NonNull @Description("Business date on which it was registered.") LocalDate registeredOn,
        @NonNull @Description("On whose word.") ReferralSource source) {

    static ReferralView of(Referral referral, Customer newcomer, Caller caller, LocalDate today) {
        return new ReferralView(
                CustomerView.of(newcomer, caller, today),
                ReferralPersonView.referrer(referral, caller),
                referral.registeredOn(),
                referral.source());
    }

    @Name("ReferralConnection")
    @Description("A page of referrals, the newest first.")
    public record Connection(
            @NonNull @Description("The referrals of this page.") List<@NonNull Edge> edges,
            @NonNull @Description("Where the page ends.") PageInfo pageInfo) {}

    @Name("ReferralEdge")
    @Description("A referral in a list.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this one; pass it as `after`.") String cursor,
            @NonNull @Description("The referral.") ReferralView node) {}
}
