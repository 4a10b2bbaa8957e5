package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.earning.EarningSimulation;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("EarningSimulation")
@Description("What an earning rule would have given in a window. Figures about fewer customers than the smallest group "
        + "shown (setting kequn.tier.smallest-cell) are null for callers without role operations.")
public record EarningSimulationView(
        @NonNull @Description("Events of the rule's type that were looked at, or months of customers.") Integer seen,
        @Description("How many of them met the condition and would have given points.") @Nullable Integer matched,
        @Description("Of how many customers.") @Nullable Integer customers,
        @Description("Points within caps and budget.") @Nullable Points points,
        @Description("Points that the caps would have kept back.") @Nullable Points cutByCaps,
        @Description("Points beyond the budget.") @Nullable Points cutByBudget,
        @Description(
                        "Days on which something matched, in their order, of a rule about months the last day of each; null "
                                + "when one of them is about too few customers.")
                @Nullable
                List<@NonNull Day> byDay,
        @NonNull
                @Description(
                        "Whether there was more to look at than 20000 events or months of customers; the figures are "
                                + "then those of the first 20000.")
                Boolean truncated) {

    @Name("EarningSimulationDay")
    @Description("What an earning rule would have given on a day.")
    public record Day(
            @NonNull @Description("The day.") LocalDate day,
            @NonNull @Description("How often it would have given points.") Integer matched,
            @NonNull @Description("Points within caps and budget.") Points points) {}

    /** @param smallest how many customers a figure must be about */
    static EarningSimulationView of(EarningSimulation found, int smallest) {
        boolean tells = found.tells(smallest);
        return new EarningSimulationView(
                found.seen(),
                tells ? (Integer) found.matched() : null,
                tells ? (Integer) found.customers() : null,
                tells ? Points.of(found.points()) : null,
                tells ? Points.of(found.cutByCaps()) : null,
                tells ? Points.of(found.cutByBudget()) : null,
                found.tellsDays(smallest)
                        ? found.byDay().stream()
                                .map(day -> new Day(day.day(), day.matched(), Points.of(day.points())))
                                .toList()
                        : null,
                found.truncated());
    }
}
