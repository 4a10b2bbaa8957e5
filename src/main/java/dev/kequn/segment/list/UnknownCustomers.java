package dev.kequn.segment.list;

import dev.kequn.platform.Refusal;
import dev.kequn.segment.definition.SegmentRefusal;
import java.util.List;
import java.util.Map;

/** An upload names customers whom the bank does not know. */
final class UnknownCustomers extends Refusal {
    /** How many are told; a file may be wrong from its first row to its last. */
    static final int TOLD = 20;

    private final long count;
    private final List<String> first;

    /** @param place of the first, as the schema names it, counted from 0 */
    UnknownCustomers(long count, long place, List<String> first) {
        super(
                SegmentRefusal.UNKNOWN_CUSTOMER,
                "customerNos[%d]".formatted(place),
                "%d of the numbers are no customer's".formatted(count));
        this.count = count;
        this.first = List.copyOf(first);
    }

    @Override
    public Map<String, Object> details() {
        return Map.of("unknown", count, "first", first);
    }
}
