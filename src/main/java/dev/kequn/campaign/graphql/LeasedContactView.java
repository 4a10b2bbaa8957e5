package dev.kequn.campaign.graphql;

import dev.kequn.campaign.ContactChannel;
import dev.kequn.campaign.contact.LeasedContact;
import dev.kequn.campaign.definition.CampaignContent;
import dev.kequn.campaign.definition.CampaignMessage;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("LeasedContact")
@Description("A contact that the caller is to carry to its customer, and to report.")
public record LeasedContactView(
        @Id @NonNull @Description("Identifies the contact; to be named in the report.") String id,
        @NonNull @Description("Number of the lease; to be named in the report.") int lease,
        @NonNull @Description("Until when it is the caller's. Then it is given to another, and a report is refused.")
                OffsetDateTime leasedUntil,
        @NonNull @Description("How the customer is approached.") ContactChannel channel,
        @NonNull @Description("Code of the campaign.") String campaign,
        @NonNull @Description("Number of its round, from 1.") int round,
        @NonNull @Description("Code of the step that the customer is asked to.") String step,
        @NonNull @Description("Which approach to this step it is, from 1.") int approach,
        @NonNull @Description("Who is approached, in full.") Addressee customer,
        @NonNull
                @Description("What is said to him, once for every language there is, in order of locale. Empty when "
                        + "nothing was written for the channel.")
                List<@NonNull Message> messages) {

    @Name("ContactAddressee")
    @Description("A customer or prospect who is approached.")
    public record Addressee(
            @Id @NonNull @Description("Identifies the customer.") String id,
            @Description("The bank's customer number; null for a prospect.") @Nullable String customerNo,
            @NonNull @Description("Full name.") String name,
            @Description("Phone number; null where unknown, never for SMS and PHONE.") @Nullable String phone) {}

    @Name("ContactMessage")
    @Description("What is said to a customer in one language.")
    public record Message(
            @NonNull @Description("Language, such as zh or en-GB.") String locale,
            @Description("Title; null for none.") @Nullable String title,
            @NonNull @Description("The text.") String body) {
        static Message of(CampaignMessage message) {
            return new Message(message.locale(), message.title(), message.body());
        }
    }

    static LeasedContactView of(LeasedContact contact, CampaignContent content) {
        return new LeasedContactView(
                contact.key().text(),
                contact.lease(),
                contact.leasedUntil(),
                contact.channel(),
                contact.campaign(),
                contact.round(),
                contact.step(),
                contact.approach(),
                new Addressee(
                        Long.toString(contact.key().customerId()),
                        contact.customerNo(),
                        contact.name(),
                        contact.phone()),
                contact.messages(content).stream().map(Message::of).toList());
    }
}
