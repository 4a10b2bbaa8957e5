package dev.kequn.segment.portrait;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.db.SqlResource;
import dev.kequn.platform.db.SqlText;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.tier.SmallestCell;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the segments in force that have customers in common with one. */
@ApplicationScoped
public class Overlaps {
    private static final String TEXT = SqlResource.read(Overlaps.class, "overlap.sql");

    private final PortraitReader reader;
    private final SmallestCell smallest;
    private final BusinessTime time;

    Overlaps(PortraitReader reader, SmallestCell smallest, BusinessTime time) {
        this.reader = reader;
        this.smallest = smallest;
        this.time = time;
    }

    /**
     * Up to {@code first} segments, those with the most customers in common first, without what is hidden from the caller.
     *
     * @param with codes of the segments to look at; empty for all
     * @throws Refusal {@link RequestErrorCode#UNAVAILABLE} where it takes too long
     */
    public Uni<List<Overlap>> of(Caller caller, long segmentId, Collection<String> with, int first) {
        int least = smallest.shownTo(caller);
        CustomerScope scope = Portraits.scope(caller);
        String[] text = TEXT.split("\\$\\{people}");
        SqlText sql = new SqlText()
                .bind(time.today(), segmentId, with.isEmpty() ? null : with.toArray(String[]::new))
                .add(text[0]);
        PortraitStatement.people(sql, scope);
        sql.add(text[1]);
        return reader.inSnapshot(
                        connection -> connection.preparedQuery(sql.text()).execute(sql.values()))
                .map(rows -> {
                    List<Overlap> found = new ArrayList<>();
                    rows.forEach(row -> found.add(new Overlap(
                            row.getLong("segment_id"),
                            row.getLong("common"),
                            row.getLong("members"),
                            row.getLong("others"),
                            row.getLong("population"))));
                    return found.stream()
                            .filter(overlap -> overlap.isShown(least))
                            .sorted(Comparator.comparingLong(Overlap::common)
                                    .reversed()
                                    .thenComparingLong(Overlap::segmentId))
                            .limit(first)
                            .toList();
                });
    }
}
