package dev.kequn.tier.movement;

import dev.kequn.customer.Manager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Money in and out over a span, as one caller may see it.
 *
 * @param balancesThrough the last day up to which the bank's balances are taken; null before the first
 * @param parts levels from the lowest, or managers by number; null, the last if at all, for customers without one
 * @param managers the managers among the parts
 * @param shown without the groups hidden from the caller
 */
public record FundsFlow(
        AssessedPair assessed,
        @Nullable LocalDate balancesThrough,
        List<@Nullable String> parts,
        Map<String, Manager> managers,
        Map<FlowGroup, Flow> shown) {

    public FundsFlow {
        parts = Collections.unmodifiableList(new ArrayList<>(parts));
        managers = Map.copyOf(managers);
        shown = Map.copyOf(shown);
    }

    /** The flow of a group; null where the group is hidden from the caller. */
    public @Nullable Flow of(FlowGroup group) {
        return shown.get(group);
    }
}
