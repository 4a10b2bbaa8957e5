package dev.kequn.loyalty.graphql;

import dev.kequn.access.Caller;
import dev.kequn.loyalty.referral.Brought;
import dev.kequn.loyalty.referral.Referral;
import dev.kequn.loyalty.referral.ReferralPerson;
import dev.kequn.platform.graphql.PageInfo;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("ReferralPerson")
@Description("The other side of a referral, who need not be in the caller's scope.")
public record ReferralPersonView(
        @Description("His customer number; null when the caller does not see him, and for a prospect.") @Nullable
                String customerNo,
        @NonNull
                @Description(
                        "His name; its first character and two stars unless the caller sees him in full. Customers see "
                                + "each other masked.")
                String name,
        @NonNull @Description("Business date on which the referral was registered.") LocalDate registeredOn) {

    static ReferralPersonView referrer(Referral referral, Caller caller) {
        return of(referral.referrer(), referral.registeredOn(), caller);
    }

    static ReferralPersonView newcomer(Brought brought, Caller caller) {
        return of(brought.newcomer(), brought.registeredOn(), caller);
    }

    private static ReferralPersonView of(ReferralPerson person, LocalDate registeredOn, Caller caller) {
        return new ReferralPersonView(person.numberFor(caller), person.nameFor(caller), registeredOn);
    }

    @Name("ReferralPersonConnection")
    @Description("A page of those whom a customer brought, the newest first.")
    public record Connection(
            @NonNull @Description("The persons of this page.") List<@NonNull Edge> edges,
            @NonNull @Description("Where the page ends.") PageInfo pageInfo) {}

    @Name("ReferralPersonEdge")
    @Description("A person in a list of those whom a customer brought.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this one; pass it as `after`.") String cursor,
            @NonNull @Description("The person.") ReferralPersonView node) {}
}
