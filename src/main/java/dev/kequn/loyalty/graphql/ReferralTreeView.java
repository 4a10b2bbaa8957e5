package dev.kequn.loyalty.graphql;

import dev.kequn.access.Caller;
import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.loyalty.referral.ReferralTree;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("ReferralTree")
@Description("Who came through a customer, as far as the caller sees them.")
public record ReferralTreeView(
        @NonNull @Description("The customer.") CustomerView customer,
        @NonNull @Description("One for each generation asked for, the nearest first; also those without anyone.")
                List<@NonNull Generation> generations) {

    @Name("ReferralGeneration")
    @Description("Those as many steps away from the customer.")
    public record Generation(
            @NonNull @Description("How many steps: 1 are those he brought himself.") Integer generation,
            @NonNull @Description("How many there are in the caller's scope.") Integer count,
            @NonNull @Description("The first 100 of them, in order of registration.") List<@NonNull Node> nodes) {}

    @Name("ReferralNode")
    @Description("One who came through the customer.")
    public record Node(
            @NonNull @Description("Who.") CustomerView customer,
            @Id @Description("`Customer.id` of who brought him; null when the caller does not see that one.") @Nullable
                    String referrerId,
            @NonNull @Description("Business date on which the referral was registered.") LocalDate registeredOn) {}

    static ReferralTreeView of(ReferralTree tree, Caller caller, LocalDate today) {
        return new ReferralTreeView(
                CustomerView.of(tree.root(), caller, today),
                tree.generations().stream()
                        .map(generation -> new Generation(
                                generation.number(),
                                Math.toIntExact(generation.count()),
                                generation.nodes().stream()
                                        .map(node -> node(node, tree, caller, today))
                                        .toList()))
                        .toList());
    }

    private static Node node(ReferralTree.Node node, ReferralTree tree, Caller caller, LocalDate today) {
        return new Node(
                CustomerView.of(tree.customers().get(node.newcomerId()), caller, today),
                node.referrerId() == null ? null : Long.toString(node.referrerId()),
                node.registeredOn());
    }
}
