package dev.kequn.segment.portrait;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Some dimensions of a portrait: how the database tells them, and what its answers mean. */
interface Traits {
    List<PortraitDimension> dimensions();

    List<Source> sources();

    /** What the sources need beside the customer {@code c}; the business date is {@code $1}. */
    default String joins() {
        return "";
    }

    /** What is bound for the joins, one for each {@code ?}. */
    default List<Object> bound() {
        return List.of();
    }

    /** @param found for each source, in order, what was counted by value; null for unknown or none */
    Family family(List<Counts> found, Names names);

    /**
     * What was counted of one source.
     *
     * @param more whether there are values beyond these
     */
    record Counts(Map<@Nullable String, Tally> byValue, boolean more) {}

    /** Names that the bank gave to what customers have. */
    record Names(Map<String, String> branches, Map<String, String> products) {}
}
