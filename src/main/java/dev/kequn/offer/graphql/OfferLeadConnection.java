package dev.kequn.offer.graphql;

import dev.kequn.offer.lead.OfferLead;
import dev.kequn.offer.lead.OfferLeads;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("OfferLeadConnection")
@Description("A page of leads, those that wait longest first.")
public record OfferLeadConnection(
        @NonNull @Description("The leads of this page.") List<@NonNull Edge> edges,
        @NonNull @Description("Where the page ends.") PageInfo pageInfo) {
    private static final String LIST = "offerLeads";

    @Name("OfferLeadEdge")
    @Description("A lead in a list.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this one; pass it as `after`.") String cursor,
            @NonNull @Description("The lead.") OfferLeadView node) {}

    /** @param found up to one more than the page shows */
    static OfferLeadConnection of(Paging paging, List<OfferLead> found) {
        List<Edge> edges = paging.cut(found).stream()
                .map(lead -> new Edge(cursor(lead), OfferLeadView.of(lead)))
                .toList();
        String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
        return new OfferLeadConnection(edges, new PageInfo(paging.hasNext(found), end));
    }

    /** The lead behind which the page begins; null for the first. */
    static OfferLeads.@Nullable Behind behind(Paging paging) {
        List<String> keys = paging.keys(LIST, 3);
        return keys.isEmpty()
                ? null
                : new OfferLeads.Behind(
                        day(keys.get(0)), new OfferLead.Key(Paging.number(keys.get(1)), Paging.number(keys.get(2))));
    }

    private static String cursor(OfferLead lead) {
        return Paging.cursor(
                LIST,
                List.of(
                        lead.acceptedOn().toString(),
                        Long.toString(lead.key().customerId()),
                        Long.toString(lead.key().offerId())));
    }

    /** A day as the database can hold it; the text of a cursor can be anything. */
    private static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException e) {
            // It is none.
        }
        throw new Refusal(RequestErrorCode.INVALID_CURSOR, "after", "after is not a cursor of this list");
    }
}
