package dev.kequn.tier.graphql;

import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.platform.graphql.Decimal;
import dev.kequn.tier.TierChangeReason;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("TierMove")
@Description(
        "One customer's levels before and after; on one side null where that side does not have him. Service levels "
                + "are those of the rules, without overrides.")
public record TierMoveView(
        @NonNull @Description("The customer.") CustomerView customer,
        @Description("Code of the composite level before.") @Nullable String compositeBefore,
        @Description("Code of the composite level after.") @Nullable String composite,
        @Description("Code of the service level before.") @Nullable String serviceBefore,
        @Description("Code of the service level after.") @Nullable String service,
        @Description("Why the composite level is what it is after.") @Nullable TierChangeReason reason,
        @Description("Average AUM after.") @Nullable Decimal averageAum,
        @Description("Average loan after.") @Nullable Decimal averageLoan,
        @Ignore long customerId) {}
