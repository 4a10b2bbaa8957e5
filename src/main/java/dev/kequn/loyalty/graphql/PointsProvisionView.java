package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.account.PointCost;
import dev.kequn.loyalty.account.Provision;
import dev.kequn.platform.graphql.Decimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("PointsProvision")
@Description("What all customers together hold in points, and what it costs the bank.")
public record PointsProvisionView(
        @NonNull @Description("The business date it is of.") LocalDate day,
        @NonNull @Description("Cost of one point in the bank's currency, such as \"0.01\"; up to 6 decimals.")
                String pointCost,
        @NonNull
                @Description(
                        "By month of expiry in order, points that never expire last; months without points are left out.")
                List<@NonNull Row> rows,
        @NonNull @Description("All points that can be spent.") Points active,
        @NonNull @Description("All points that will become active.") Points pending,
        @NonNull
                @Description(
                        "Cost of all active and pending points, rounded half up once; the rows, each rounded, may add "
                                + "up to some hundredths more or less.")
                Decimal cost,
        @NonNull @Description("Points that customers owe; not taken off the others.") Points arrears) {

    @Name("PointsProvisionRow")
    @Description("Points that expire in one month.")
    public record Row(
            @Description(
                            "Month of the last day on which they can be spent, such as \"2026-12\"; for points that wait for "
                                    + "an event, of the last day on which it may come. Null for points that never expire.")
                    @Nullable
                    String month,
            @NonNull @Description("Points that can be spent.") Points active,
            @NonNull @Description("Points that will become active.") Points pending,
            @NonNull @Description("Cost of both, rounded half up.") Decimal cost) {}

    static PointsProvisionView of(Provision provision, PointCost cost) {
        return new PointsProvisionView(
                provision.day(),
                cost.each(),
                provision.months().stream().map(month -> row(month, cost)).toList(),
                Points.of(provision.active()),
                Points.of(provision.pending()),
                cost(cost, provision.active() + provision.pending()),
                Points.of(provision.arrears()));
    }

    private static Row row(Provision.Month month, PointCost cost) {
        return new Row(
                month.month() == null ? null : month.month().toString(),
                Points.of(month.active()),
                Points.of(month.pending()),
                cost(cost, month.active() + month.pending()));
    }

    private static Decimal cost(PointCost cost, long points) {
        return Decimal.ofMinor(cost.minorOf(points));
    }
}
