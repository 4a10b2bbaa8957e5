package dev.kequn.campaign.result;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the database has counted for a funnel.
 *
 * @param by what tells customers apart; null for nothing
 * @param days median of the days from entering to completing
 */
record FunnelCounts(@Nullable FunnelDimension by, List<StepCount> steps, Map<FunnelPlace, Double> days) {
    List<Long> versionIds() {
        return steps.stream().map(StepCount::versionId).distinct().toList();
    }
}
