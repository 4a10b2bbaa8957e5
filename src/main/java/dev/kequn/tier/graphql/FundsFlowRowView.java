package dev.kequn.tier.graphql;

import dev.kequn.customer.Manager;
import dev.kequn.customer.graphql.ManagerView;
import dev.kequn.tier.movement.Flow;
import dev.kequn.tier.movement.FlowBy;
import dev.kequn.tier.movement.FlowGroup;
import dev.kequn.tier.movement.FlowKind;
import dev.kequn.tier.movement.FundsFlow;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.jspecify.annotations.Nullable;

@Name("FundsFlowRow")
@Description(
        "The flow of one level, of one manager, or in all; existing and new customers apart. Parts are null where they "
                + "are hidden from the caller.")
public record FundsFlowRowView(
        @Description("The level; null by manager, in all, and for customers in neither assessment.") @Nullable
                TierLevelView level,
        @Description("The manager; null by tier, in all, and for customers without one.") @Nullable ManagerView manager,
        @Description("Customers who were in the assessment in force on `from`.") @Nullable FundsFlowPartView existing,
        @Name("new")
                @Description(
                        "Customers who were not, and had a balance by `to` or are in the assessment in force on it.")
                @Nullable
                FundsFlowPartView newcomers,
        @Description("New customers who are in the assessment in force on `to`; their AUM at the end of `to`.")
                @Nullable
                FundsFlowGroupView won,
        @Description("Existing customers who are not in it any more; their AUM at the end of `from`.") @Nullable
                FundsFlowGroupView lost,
        @Description("Existing customers whose rank is lower in it; their AUM at the end of `from`.") @Nullable
                FundsFlowGroupView downgraded) {

    static FundsFlowRowView of(FundsFlow flow, FlowBy by, @Nullable String part) {
        Manager manager = by == FlowBy.MANAGER && part != null ? flow.managers().get(part) : null;
        return of(
                by == FlowBy.TIER && part != null
                        ? TierLevelView.of(flow.assessed().level(part))
                        : null,
                manager == null ? null : ManagerView.of(manager),
                kind -> flow.of(new FlowGroup.OfPart(part, kind)));
    }

    static FundsFlowRowView total(FundsFlow flow) {
        return of(null, null, kind -> flow.of(new FlowGroup.InAll(kind)));
    }

    private static FundsFlowRowView of(
            @Nullable TierLevelView level, @Nullable ManagerView manager, Function<FlowKind, @Nullable Flow> flow) {
        return new FundsFlowRowView(
                level,
                manager,
                FundsFlowPartView.of(flow.apply(FlowKind.EXISTING)),
                FundsFlowPartView.of(flow.apply(FlowKind.NEW)),
                FundsFlowGroupView.after(flow.apply(FlowKind.WON)),
                FundsFlowGroupView.before(flow.apply(FlowKind.LOST)),
                FundsFlowGroupView.before(flow.apply(FlowKind.DOWNGRADED)));
    }
}
