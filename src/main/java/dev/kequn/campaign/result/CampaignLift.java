package dev.kequn.campaign.result;

import dev.kequn.campaign.Arm;
import dev.kequn.platform.statistics.Proportion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What a campaign has changed, by intention to treat: everyone counts in the arm he was given, whatever he did. */
public final class CampaignLift {
    private final Measure measure;
    private final List<ArmCount> counts;
    private final LiftHiding hidden;

    CampaignLift(Measure measure, List<ArmCount> counts, int smallest) {
        this.measure = measure;
        this.counts = counts;
        this.hidden = new LiftHiding(this, smallest);
    }

    public Measure measure() {
        return measure;
    }

    /** Of all waves together. */
    public ArmOutcome of(LiftGroup group, Arm arm) {
        return counts.stream()
                .filter(count -> count.arm() == arm && group.has(count.newcomers()))
                .map(ArmCount::outcome)
                .reduce(ArmOutcome.NONE, ArmOutcome::plus);
    }

    public LiftHiding hidden() {
        return hidden;
    }

    /** The part of customers who did what the campaign is for, within their round. */
    public Lift conversions(LiftGroup group, Arm control) {
        return measure.conversions()
                ? lift(group, control, ArmOutcome::conversions, Proportion::of, ShareDifference::of)
                : Lift.NOT_MEASURABLE;
    }

    /** Change of the average AUM of a customer, in minor units. */
    public Lift aum(LiftGroup group, Arm control) {
        return money(group, control, ArmOutcome::aum);
    }

    /** Change of a customer's number of open holdings. */
    public Lift holdings(LiftGroup group, Arm control) {
        return money(group, control, ArmOutcome::holdings);
    }

    private Lift money(LiftGroup group, Arm control, Function<ArmOutcome, Sample> what) {
        return measure.balancesThrough() == null
                ? Lift.NOT_MEASURABLE
                : lift(group, control, what, Sample::count, MeanDifference::of);
    }

    private <T> Lift lift(
            LiftGroup group,
            Arm control,
            Function<ArmOutcome, T> what,
            ToLongFunction<T> size,
            Function<Waves<T>, Difference> compare) {
        Map<Wave, List<ArmCount>> waves = counts.stream()
                .filter(count -> group.has(count.newcomers()))
                .collect(Collectors.groupingBy(ArmCount::wave, LinkedHashMap::new, Collectors.toList()));
        List<Pair<T>> pairs = new ArrayList<>();
        waves.values()
                .forEach(wave -> pairs.add(
                        new Pair<>(what.apply(outcome(wave, Arm.TREATED)), what.apply(outcome(wave, control)))));
        return Lift.of(Waves.of(pairs, size), measure.leastArm(), compare);
    }

    private static ArmOutcome outcome(List<ArmCount> wave, Arm arm) {
        return wave.stream()
                .filter(count -> count.arm() == arm)
                .map(ArmCount::outcome)
                .reduce(ArmOutcome.NONE, ArmOutcome::plus);
    }
}
