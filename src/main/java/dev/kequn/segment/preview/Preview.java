package dev.kequn.segment.preview;

import java.util.List;
import java.util.Map;

/**
 * What a rule would choose.
 *
 * @param population customers in the caller's scope
 * @param looked how many of them were looked at: all of them where the count is exact
 * @param chosen how many of those the rule chooses
 * @param compared of how many of those it was seen what they are members of: of all of them where the count is exact
 * @param sample ids of some whom it chooses
 * @param overlap by segment, how many of those compared are members
 */
public record Preview(
        long population, long looked, long chosen, long compared, List<Long> sample, Map<Long, Long> overlap) {
    /** Two-sided 95 %. */
    private static final double Z = 1.959964;

    public boolean exact() {
        return looked == population;
    }

    public long count() {
        return exact() ? chosen : scaled(looked == 0 ? 0 : (double) chosen / looked);
    }

    /** Lower end of the 95 % interval of the count. */
    public long low() {
        return exact() ? chosen : Math.max(chosen, scaled(wilson(-1)));
    }

    /** Upper end of it. */
    public long high() {
        return exact() ? chosen : scaled(wilson(1));
    }

    /** Members of a segment among all whom the rule chooses, by what was seen of them. */
    public long overlap(long segmentId) {
        long seen = overlap.getOrDefault(segmentId, 0L);
        return exact() ? seen : scaled(compared == 0 ? 0 : (double) seen / compared * chosen / looked);
    }

    /** Wilson's interval for a share (E. B. Wilson, 1927). */
    private double wilson(int sign) {
        if (looked == 0) {
            return sign < 0 ? 0 : 1;
        }
        double n = looked;
        double share = chosen / n;
        double centre = share + Z * Z / (2 * n);
        double half = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        return Math.min(1, Math.max(0, (centre + sign * half) / (1 + Z * Z / n)));
    }

    private long scaled(double share) {
        return Math.round(share * population);
    }
}
