package dev.kequn.segment.graphql;

import dev.kequn.segment.lookalike.Quality;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("LookalikeQuality")
@Description("How well a model tells the seed from the rest among customers it has not seen.")
public record LookalikeQualityView(
        @NonNull @Description("How many they were.") Integer customers,
        @NonNull @Description("How many of them are of the seed.") Integer seeds,
        @NonNull
                @Description(
                        "How often a member of the seed scores higher than one of the rest: 0.5 is chance, 1 always.")
                Double auc,
        @NonNull @Description("Standard error of auc.") Double aucError,
        @NonNull @Description("Share of the seed among the tenth with the highest scores, 0 to 1.") Double recall,
        @NonNull @Description("How many times commoner the seed is in that tenth than among all.") Double lift,
        @NonNull @Description("The same for the first 1, 5, 10, 20 and 50 percent.") List<@NonNull ReachedView> reached,
        @NonNull
                @Description(
                        "Tenths of the customers by score, the highest first: what was told of them, and what was found.")
                List<@NonNull DecileView> calibration,
        @NonNull @Description("Mean square of the probabilities' error; the lower the better.") Double brier,
        @NonNull @Description("The same, had everyone been given the seed's share.") Double brierOfShare) {
    private static final int TENTH = 10;

    static LookalikeQualityView of(Quality quality) {
        Quality.Reached tenth = quality.reached().stream()
                .filter(one -> one.percent() == TENTH)
                .findFirst()
                .orElseThrow();
        return new LookalikeQualityView(
                quality.customers(),
                quality.seeds(),
                quality.auc(),
                quality.aucError(),
                tenth.recall(),
                tenth.lift(),
                quality.reached().stream()
                        .map(one ->
                                new ReachedView(one.percent(), one.customers(), one.found(), one.recall(), one.lift()))
                        .toList(),
                quality.calibration().stream()
                        .map(one -> new DecileView(one.customers(), one.told(), one.found()))
                        .toList(),
                quality.brier(),
                quality.brierOfShare());
    }

    @Name("LookalikeReached")
    @Description("What those with the highest scores hold of the seed.")
    public record ReachedView(
            @NonNull @Description("The first so many percent.") Integer percent,
            @NonNull @Description("How many customers these are.") Integer customers,
            @NonNull @Description("How many of them are of the seed.") Integer found,
            @NonNull @Description("Share of the seed among them, 0 to 1.") Double recall,
            @NonNull @Description("How many times commoner the seed is among them than among all.") Double lift) {}

    @Name("LookalikeDecile")
    @Description("A tenth of the customers by score.")
    public record DecileView(
            @NonNull @Description("How many customers it has.") Integer customers,
            @NonNull @Description("Mean of the probabilities they were given, 0 to 1.") Double told,
            @NonNull @Description("Share of them that is of the seed, 0 to 1.") Double found) {}
}
