package dev.kequn.tier.graphql;

import dev.kequn.tier.movement.FlowBy;
import dev.kequn.tier.movement.FundsFlow;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("FundsFlow")
@Description(
        "Flow of funds: AUM that came in and went out from the end of one day to the end of another. Of every group, "
                + "in minus out is closing minus opening AUM; rows sum to the total; won and lost are the newcomers and lost of "
                + "tierMigration. What is null is hidden from the caller: it has fewer customers than the bank's limit, or would "
                + "tell such a group.")
public record FundsFlowView(
        @NonNull @Description("The period of the assessment in force on `from`: who is in it is an existing customer.")
                String fromPeriod,
        @NonNull @Description("The period of the assessment in force on `to`.") String toPeriod,
        @Description("The last day up to which the bank's balances are taken; with a later `to`, the flow so far.")
                @Nullable
                LocalDate balancesThrough,
        @NonNull
                @Description(
                        "One for every level (of the policy on `from`, then others of the policy on `to`), or for every "
                                + "manager with customers by number; a last one for customers without, if there are any.")
                List<@NonNull FundsFlowRowView> rows,
        @NonNull @Description("All rows together.") FundsFlowRowView total) {

    static FundsFlowView of(FundsFlow flow, FlowBy by) {
        return new FundsFlowView(
                flow.assessed().from().run().period(),
                flow.assessed().to().run().period(),
                flow.balancesThrough(),
                flow.parts().stream()
                        .map(part -> FundsFlowRowView.of(flow, by, part))
                        .toList(),
                FundsFlowRowView.total(flow));
    }
}
