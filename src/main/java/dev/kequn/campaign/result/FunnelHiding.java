package dev.kequn.campaign.result;

import dev.kequn.access.SmallCells;
import dev.kequn.campaign.definition.CampaignContent;
import dev.kequn.campaign.definition.CampaignStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which numbers of a funnel a caller must not see: of too few entries, or telling of such. Who left a step forwards has
 * entered the next, so steps tell of each other, version by version.
 */
final class FunnelHiding {
    /** How often customers came in. */
    private record Entries(FunnelValue value) {}

    private record Shown(FunnelPlace place, FunnelPart part) {}

    /** Completed at once. */
    private record AtOnce(FunnelPlace place) {}

    private record Advanced(FunnelPlace place) {}

    /** Entered the step of one version; beyond the last step, completed the last one. */
    private record Reached(FunnelValue value, long versionId, int position) {}

    private final CountedFunnel counted;
    private final SmallCells<Object> small;
    private final Set<Object> hidden;

    FunnelHiding(CountedFunnel counted, int smallest) {
        this.counted = counted;
        this.small = new SmallCells<>(smallest);
        if (smallest > 0) {
            state();
        }
        this.hidden = small.hidden();
    }

    boolean hides(FunnelValue value) {
        return hidden.contains(new Entries(value));
    }

    boolean hides(FunnelPlace place, FunnelPart part) {
        return hidden.contains(new Shown(place, part));
    }

    private void state() {
        List<FunnelValue> values = new ArrayList<>(counted.values());
        if (counted.more()) {
            values.add(FunnelValue.OTHERS);
        }
        values.forEach(this::state);
        state(FunnelValue.ALL);
        if (counted.by() != null) {
            small.sum(
                    new Entries(FunnelValue.ALL),
                    values.stream().map(Entries::new).toList());
            for (CampaignStep step : counted.steps()) {
                for (FunnelPart part : FunnelPart.values()) {
                    small.sum(
                            new Shown(new FunnelPlace(FunnelValue.ALL, step.code()), part),
                            values.stream()
                                    .map(value -> new Shown(new FunnelPlace(value, step.code()), part))
                                    .toList());
                }
            }
        }
    }

    private void state(FunnelValue value) {
        small.group(new Entries(value), counted.entries(value));
        counted.versions().forEach((id, content) -> state(value, id, content));
        small.sum(
                new Entries(value),
                counted.versions().keySet().stream()
                        .map(id -> new Reached(value, id, 0))
                        .toList());
        counted.steps().forEach(step -> state(new FunnelPlace(value, step.code())));
    }

    private void state(FunnelValue value, long versionId, CampaignContent content) {
        int last = content.steps().size();
        IntStream.range(0, last)
                .forEach(position -> small.group(
                        new Reached(value, versionId, position),
                        counted.at(value, versionId, position).entered()));
        small.group(
                new Reached(value, versionId, last),
                counted.at(value, versionId, last - 1).advanced());
    }

    private void state(FunnelPlace place) {
        StepTally tally = counted.at(place.value(), place.step());
        for (FunnelPart part : FunnelPart.values()) {
            small.group(new Shown(place, part), part.of(tally));
        }
        small.group(new AtOnce(place), tally.completed() - tally.wonBack());
        small.group(new Advanced(place), tally.advanced());
        Shown entered = new Shown(place, FunnelPart.ENTERED);
        Shown completed = new Shown(place, FunnelPart.COMPLETED);
        small.sum(
                entered,
                FunnelPart.OUTCOMES.stream().map(part -> new Shown(place, part)).toList());
        small.sum(entered, reached(place, 0));
        small.sum(completed, List.of(new Shown(place, FunnelPart.WON_BACK), new AtOnce(place)));
        small.sum(new Advanced(place), List.of(completed, new Shown(place, FunnelPart.SKIPPED)));
        small.sum(new Advanced(place), reached(place, 1));
    }

    /** Who reached the step in each version that has it, or the one so many behind it. */
    private List<Reached> reached(FunnelPlace place, int behind) {
        List<Reached> reached = new ArrayList<>();
        counted.versions()
                .forEach((id, content) -> IntStream.range(0, content.steps().size())
                        .filter(position -> content.steps().get(position).code().equals(place.step()))
                        .forEach(position -> reached.add(new Reached(place.value(), id, position + behind))));
        return reached;
    }
}
