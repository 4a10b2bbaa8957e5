package dev.kequn.tier.movement;

import dev.kequn.access.SmallCells;
import dev.kequn.tier.movement.FlowGroup.InAll;
import dev.kequn.tier.movement.FlowGroup.OfPart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds flows up, by part and in all. */
final class FlowTable {
    private final SmallCells<FlowGroup> small;
    private final Map<FlowGroup, Flow> groups = new HashMap<>();

    /** @param counted the narrow groups that have customers */
    FlowTable(List<@Nullable String> parts, Map<OfPart, Flow> counted, int smallest) {
        this.small = new SmallCells<>(smallest);
        for (FlowKind kind : FlowKind.values()) {
            if (kind.isNarrow()) {
                parts.stream()
                        .map(part -> new OfPart(part, kind))
                        .forEach(group -> put(group, counted.getOrDefault(group, Flow.NONE)));
                add(
                        new InAll(kind),
                        parts.stream().map(part -> new OfPart(part, kind)).toList());
            }
        }
        for (FlowKind kind : FlowKind.values()) {
            if (!kind.isNarrow()) {
                parts.forEach(part -> add(
                        new OfPart(part, kind),
                        kind.within().stream()
                                .map(narrow -> new OfPart(part, narrow))
                                .toList()));
                add(new InAll(kind), kind.within().stream().map(InAll::new).toList());
                add(
                        new InAll(kind),
                        parts.stream().map(part -> new OfPart(part, kind)).toList());
            }
        }
    }

    Map<FlowGroup, Flow> shown() {
        groups.keySet().removeAll(small.hidden());
        return groups;
    }

    private void add(FlowGroup total, List<? extends FlowGroup> parts) {
        put(total, parts.stream().map(groups::get).reduce(Flow.NONE, Flow::plus));
        small.sum(total, parts);
    }

    private void put(FlowGroup group, Flow flow) {
        groups.put(group, flow);
        small.group(group, flow.customers());
    }
}
