package dev.kequn.campaign.graphql;

import dev.kequn.campaign.ContactChannel;
import dev.kequn.campaign.contact.ContactOutcome;
import dev.kequn.campaign.contact.ContactReason;
import dev.kequn.campaign.contact.ContactState;
import dev.kequn.campaign.contact.MadeContact;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Contact")
@Description("An approach to a customer by a campaign, or one that did not take place.")
public record ContactView(
        @Id @NonNull @Description("Identifies the contact.") String id,
        @NonNull @Description("Code of the campaign.") String campaign,
        @NonNull @Description("Number of its round, from 1.") int round,
        @NonNull @Description("Code of the step that the customer is asked to.") String step,
        @NonNull @Description("Which approach to this step it is, from 1.") int approach,
        @NonNull @Description("How he is approached.") ContactChannel channel,
        @NonNull @Description("Business day on which it was planned, or was not for a reason.") LocalDate plannedOn,
        @NonNull @Description("From when on it may go out.") OffsetDateTime dueAt,
        @NonNull @Description("What has become of it; always DELIVERED for the customer himself.") ContactState state,
        @Description("Why he was not approached; null where he was or will be, and for a failure.") @Nullable
                ContactReason reason,
        @Description("What the gateway said of its failure; null for anything else.") @Nullable String failure,
        @Description("When it was delivered or failed; null before.") @Nullable OffsetDateTime reportedAt,
        @Description("ANSWERED or REFUSED; null while he has not answered.") @Nullable ContactOutcome answer,
        @Description("When he answered; null with it.") @Nullable OffsetDateTime answeredAt) {

    @Name("ContactConnection")
    @Description("A page of contacts, the newest first.")
    public record Connection(
            @NonNull @Description("The contacts of this page.") List<@NonNull Edge> edges,
            @NonNull @Description("Where the page ends.") PageInfo pageInfo) {

        /** @param found up to one more than the page shows */
        static Connection of(String list, Paging paging, List<MadeContact> found) {
            List<Edge> edges = paging.cut(found).stream()
                    .map(one -> new Edge(
                            Paging.cursor(list, List.of(Long.toString(one.key().contactId()))), ContactView.of(one)))
                    .toList();
            String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
            return new Connection(edges, new PageInfo(paging.hasNext(found), end));
        }
    }

    @Name("ContactEdge")
    @Description("A contact in a list.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this one; pass it as `after`.") String cursor,
            @NonNull @Description("The contact.") ContactView node) {}

    static ContactView of(MadeContact contact) {
        return new ContactView(
                contact.key().text(),
                contact.campaign(),
                contact.round(),
                contact.step(),
                contact.approach(),
                contact.channel(),
                contact.plannedOn(),
                contact.dueAt(),
                contact.state(),
                contact.reason(),
                contact.failure(),
                contact.reportedAt(),
                contact.answer(),
                contact.answeredAt());
    }
}
