package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.earning.Award;
import dev.kequn.platform.graphql.Decimal;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("EarningPointsInput")
@Description("How many points; exactly one of the two.")
public class EarningPointsInput {
    @Nullable
    @Description("So many each time, 1 to 1000000.")
    public Points fixed;

    @Nullable
    @Description("So many for every full amount; only of rules about events.")
    public PerInput per;

    Award toDomain() {
        Long each = fixed == null ? null : (Long) fixed.value();
        return per == null
                ? new Award(each, null, null, null)
                : new Award(each, per.attribute, per.amount.minor(), per.points.value());
    }

    @Input("EarningPerInput")
    @Description("Points for every full amount: floor(attribute ÷ amount) × points.")
    public static class PerInput {
        @NonNull
        @Description("The event's attribute that holds the amount, 1 to 200 characters: a number with at most two "
                + "decimals, or text written like one. Otherwise, or below 0, it gives no points.")
        public String attribute;

        @NonNull
        @Description("For every so much; more than 0.")
        public Decimal amount;

        @NonNull
        @Description("So many points, 1 to 1000000.")
        public Points points;
    }
}
