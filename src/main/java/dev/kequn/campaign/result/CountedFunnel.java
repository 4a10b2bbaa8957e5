package dev.kequn.campaign.result;

import dev.kequn.campaign.definition.CampaignContent;
import dev.kequn.campaign.definition.CampaignStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A funnel as it was counted, with all that its rows are made of. */
final class CountedFunnel {
    /** Rows that are told: those with the most entries. */
    static final int MOST = 50;

    /** A step of one version, in a row. */
    private record At(FunnelValue value, long versionId, int position) {}

    private final FunnelCounts counts;
    private final Map<Long, CampaignContent> versions = new TreeMap<>(Comparator.reverseOrder());
    private final Map<String, CampaignStep> steps = new LinkedHashMap<>();
    private final Map<At, StepTally> tallies = new HashMap<>();
    private final List<FunnelValue> values;
    private final boolean more;

    CountedFunnel(FunnelCounts counts, Map<Long, CampaignContent> versions) {
        this.counts = counts;
        this.versions.putAll(versions);
        this.versions.values().forEach(one -> one.steps().forEach(step -> steps.putIfAbsent(step.code(), step)));
        List<FunnelValue> all = counts.by() == null ? List.of() : mostFirst(counts.steps());
        this.more = all.size() > MOST;
        this.values = more ? all.subList(0, MOST) : all;
        Set<FunnelValue> told = new HashSet<>(values);
        for (StepCount count : counts.steps()) {
            FunnelValue value = FunnelValue.of(count.value());
            add(FunnelValue.ALL, count);
            add(told.contains(value) ? value : FunnelValue.OTHERS, count);
        }
    }

    private static List<FunnelValue> mostFirst(List<StepCount> counts) {
        Map<FunnelValue, Long> entries = counts.stream()
                .filter(count -> count.position() == 0)
                .collect(Collectors.groupingBy(
                        count -> FunnelValue.of(count.value()), Collectors.summingLong(StepCount::entries)));
        return entries.entrySet().stream()
                .sorted(Map.Entry.<FunnelValue, Long>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().code(), Comparator.nullsLast(Comparator.naturalOrder())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void add(FunnelValue value, StepCount count) {
        tallies.merge(new At(value, count.versionId(), count.position()), StepTally.of(count), StepTally::plus);
    }

    @Nullable
    FunnelDimension by() {
        return counts.by();
    }

    /** The values of which a row is told, those with the most entries first; none where nothing tells customers apart. */
    List<FunnelValue> values() {
        return values;
    }

    /** Whether there are values beyond these. */
    boolean more() {
        return more;
    }

    /** By id, the latest first. */
    Map<Long, CampaignContent> versions() {
        return versions;
    }

    /** In the order of the latest version; then those that only earlier ones have. */
    List<CampaignStep> steps() {
        return new ArrayList<>(steps.values());
    }

    /** At the step, in whichever versions have it. */
    StepTally at(FunnelValue value, String step) {
        StepTally all = StepTally.NONE;
        for (Map.Entry<Long, CampaignContent> version : versions.entrySet()) {
            List<CampaignStep> line = version.getValue().steps();
            for (int position = 0; position < line.size(); position++) {
                if (line.get(position).code().equals(step)) {
                    all = all.plus(at(value, version.getKey(), position));
                }
            }
        }
        return all;
    }

    /** At the step of one version alone. */
    StepTally at(FunnelValue value, long versionId, int position) {
        return tallies.getOrDefault(new At(value, versionId, position), StepTally.NONE);
    }

    /** How often customers came in. */
    long entries(FunnelValue value) {
        return versions.keySet().stream()
                .mapToLong(version -> at(value, version, 0).entered())
                .sum();
    }

    @Nullable
    Double days(FunnelValue value, String step) {
        return counts.days().get(new FunnelPlace(value, step));
    }
}
