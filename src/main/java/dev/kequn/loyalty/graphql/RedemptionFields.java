package dev.kequn.loyalty.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.customer.CustomerDirectory;
import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.loyalty.reward.RedemptionList;
import dev.kequn.loyalty.reward.Reward;
import dev.kequn.loyalty.reward.RewardCatalogue;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** What customers have redeemed, and what belongs to a redemption; one statement per field and page. */
@GraphQLApi
@RolesAllowed({
    Role.CUSTOMER,
    Role.MANAGER,
    Role.MARKETING,
    Role.OPERATIONS,
    Role.SERVICE,
    Role.BRANCH_STAFF,
    Role.BRANCH_MANAGER
})
public class RedemptionFields {
    private static final String LIST = "Customer.redemptions";

    private final RedemptionList list;
    private final RewardCatalogue catalogue;
    private final CustomerDirectory customers;
    private final BusinessTime time;
    private final Callers callers;

    RedemptionFields(
            RedemptionList list,
            RewardCatalogue catalogue,
            CustomerDirectory customers,
            BusinessTime time,
            Callers callers) {
        this.list = list;
        this.catalogue = catalogue;
        this.customers = customers;
        this.time = time;
        this.callers = callers;
    }

    @NonNull
    @Description("Rewards the customer has redeemed or was given, the newest first. Errors: INVALID_ARGUMENT, "
            + "INVALID_CURSOR.")
    public Uni<List<RedemptionView.@NonNull Connection>> redemptions(
            @Source List<CustomerView> owners,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last redemption seen.") @Nullable String after) {
        Paging paging = new Paging(first, after);
        return list.of(owners.stream().map(CustomerView::key).toList(), RedemptionView.behind(LIST, paging), first + 1)
                .map(found -> owners.stream()
                        .map(owner ->
                                RedemptionView.Connection.of(LIST, paging, found.getOrDefault(owner.key(), List.of())))
                        .toList());
    }

    @NonNull
    @Description("The version of the reward that was redeemed.")
    public Uni<List<@NonNull RewardView>> reward(@Source List<RedemptionView> redemptions) {
        Set<Reward.Key> keys =
                redemptions.stream().map(RedemptionView::rewardKey).collect(Collectors.toSet());
        return catalogue.byKey(keys).map(found -> redemptions.stream()
                .map(redemption -> RewardView.of(found.get(redemption.rewardKey()), time.today()))
                .toList());
    }

    @NonNull
    @Description("Who has it.")
    public Uni<List<@NonNull CustomerView>> customer(@Source List<RedemptionView> redemptions) {
        Caller caller = callers.current();
        Set<Long> keys = redemptions.stream().map(RedemptionView::customerKey).collect(Collectors.toSet());
        return customers.byId(keys).map(found -> redemptions.stream()
                .map(redemption -> CustomerView.of(found.get(redemption.customerKey()), caller, time.today()))
                .toList());
    }
}
