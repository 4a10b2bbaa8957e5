package dev.kequn.campaign.result;

import dev.kequn.campaign.definition.CampaignStep;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far the treated customers of a campaign got. What is null is hidden from the caller, or there is none. */
public final class CampaignFunnel {
    private final CountedFunnel counted;
    private final FunnelHiding hiding;

    /** @param smallest how many entries a number must be of to be seen; 0 for who sees every number */
    CampaignFunnel(CountedFunnel counted, int smallest) {
        this.counted = counted;
        this.hiding = new FunnelHiding(counted, smallest);
    }

    /** One row: customers with one value, or all. */
    public final class Row {
        private final FunnelValue value;

        private Row(FunnelValue value) {
            this.value = value;
        }

        /** What they have in common; null where they have none of the kind. */
        public @Nullable String code() {
            return value.code();
        }

        /** How often customers came in. */
        public @Nullable Long entries() {
            return hiding.hides(value) ? null : (Long) counted.entries(value);
        }

        public @Nullable Long at(CampaignStep step, FunnelPart part) {
            return hiding.hides(place(step), part) ? null : (Long) part.of(tally(step));
        }

        public @Nullable Long approaches(CampaignStep step) {
            return hiding.hides(place(step), FunnelPart.ENTERED)
                    ? null
                    : (Long) tally(step).approaches();
        }

        /** Median of the days from entering the step to completing it. */
        public @Nullable Double days(CampaignStep step) {
            return hiding.hides(place(step), FunnelPart.COMPLETED) ? null : counted.days(value, step.code());
        }

        private StepTally tally(CampaignStep step) {
            return counted.at(value, step.code());
        }

        private FunnelPlace place(CampaignStep step) {
            return new FunnelPlace(value, step.code());
        }
    }

    public List<CampaignStep> steps() {
        return counted.steps();
    }

    public Row total() {
        return new Row(FunnelValue.ALL);
    }

    /** Whether there are values beyond those of the rows. */
    public boolean more() {
        return counted.more();
    }

    /** Rounds and versions in their order; else the most entries first, and what is hidden last, in order of code. */
    public List<Row> rows() {
        Comparator<Row> order = counted.by() == FunnelDimension.ROUND || counted.by() == FunnelDimension.VERSION
                ? Comparator.comparingInt(row -> Integer.parseInt(row.value.code()))
                : Comparator.comparing(Row::entries, Comparator.nullsLast(Comparator.reverseOrder()));
        return counted.values().stream()
                .map(Row::new)
                .sorted(order.thenComparing(Row::code, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }
}
