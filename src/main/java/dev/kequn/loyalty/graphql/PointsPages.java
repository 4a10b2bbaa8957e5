package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.account.Entry;
import dev.kequn.loyalty.account.LotPlace;
import dev.kequn.loyalty.account.OpenLot;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** Where pages of entries and lots begin and end; a cursor belongs to one customer. */
final class PointsPages {
    private static final String NEVER = "-";

    private PointsPages() {}

    static Entry.Place entriesBehind(long customer, Paging page) {
        List<String> keys = page.keys(entries(customer), 2);
        return keys.isEmpty()
                ? Entry.Place.START
                : new Entry.Place(Paging.number(keys.get(0)), (int) Paging.number(keys.get(1)));
    }

    static PointsEntryView.Connection of(long customer, Paging page, List<Entry> found, PointsSight sight) {
        List<PointsEntryView.Edge> edges = page.cut(found).stream()
                .map(entry -> new PointsEntryView.Edge(
                        Paging.cursor(
                                entries(customer),
                                List.of(Long.toString(entry.transaction().version()), Integer.toString(entry.line()))),
                        PointsEntryView.of(entry, sight)))
                .toList();
        String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
        return new PointsEntryView.Connection(edges, new PageInfo(page.hasNext(found), end));
    }

    static LotPlace lotsBehind(long customer, Paging page) {
        List<String> keys = page.keys(lots(customer), 2);
        if (keys.isEmpty()) {
            return LotPlace.START;
        }
        try {
            return LotPlace.of(
                    keys.get(0).equals(NEVER) ? null : LocalDate.parse(keys.get(0)), Paging.number(keys.get(1)));
        } catch (DateTimeException e) {
            throw new Refusal(RequestErrorCode.INVALID_CURSOR, "after", "after is not a cursor of this list");
        }
    }

    static PointsLotView.Connection of(long customer, Paging page, List<OpenLot> found) {
        List<PointsLotView.Edge> edges = page.cut(found).stream()
                .map(lot -> new PointsLotView.Edge(
                        Paging.cursor(
                                lots(customer),
                                List.of(
                                        lot.expiresOn() == null
                                                ? NEVER
                                                : lot.expiresOn().toString(),
                                        Long.toString(lot.version()))),
                        PointsLotView.of(lot)))
                .toList();
        String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
        return new PointsLotView.Connection(edges, new PageInfo(page.hasNext(found), end));
    }

    private static String entries(long customer) {
        return "points.entries." + customer;
    }

    private static String lots(long customer) {
        return "points.lots." + customer;
    }
}
