package dev.kequn.campaign.graphql;

import dev.kequn.campaign.ContactChannel;
import dev.kequn.campaign.contact.ContactCap;
import dev.kequn.campaign.contact.ContactPolicyRefusal;
import dev.kequn.campaign.contact.ContactRules;
import dev.kequn.campaign.contact.QuietHours;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.graphql.Decimal;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("ContactPolicyInput")
@Description("How often and when the bank may approach a customer, as it is written down.")
public class ContactPolicyInput {
    @Description("When nobody is approached; at any time somebody is when absent.")
    @Nullable
    public Quiet quietHours;

    @NonNull
    @Description("After how many refusals in a row a customer is left alone, 1 to 100.")
    public Integer mostRefusals;

    @NonNull
    @Description("For how many days, 1 to 3650.")
    public Integer suppressionDays;

    @NonNull
    @Description("How many of 10,000 customers no campaign approaches, 0 to 2000. A greater group leaves those who are "
            + "in a round as they are and binds newcomers.")
    public Integer universalControl;

    @NonNull
    @Description("How often a customer may be approached, at most 20 caps and one for a channel and number of days; "
            + "without limit when empty.")
    public List<@NonNull Cap> caps;

    @NonNull
    @Description("What one contact costs, at most once per channel; a channel that is not there costs nothing.")
    public List<@NonNull Cost> costs;

    @Input("ContactQuietHoursInput")
    @Description("Hours of every day in the bank's zone.")
    public static class Quiet {
        @NonNull
        @Description("First quiet minute, such as 21:00.")
        public LocalTime from;

        @NonNull
        @Description("First minute that is quiet no more; before `from` it is one of the next day.")
        public LocalTime to;
    }

    @Input("ContactCapInput")
    @Description("How often a customer may be approached at most within any so many days.")
    public static class Cap {
        @Description("By this channel; by all channels together when absent.")
        @Nullable
        public ContactChannel channel;

        @NonNull
        @Description("How often, 0 to 1000.")
        public Integer times;

        @NonNull
        @Description("Business days of the rolling window, 1 to 366.")
        public Integer days;
    }

    @Input("ContactCostInput")
    @Description("What one contact costs.")
    public static class Cost {
        @NonNull
        @Description("By this channel.")
        public ContactChannel channel;

        @NonNull
        @Description("Of the round's budget, 0.00 to 1000000.00.")
        public Decimal cost;
    }

    ContactRules toDomain() {
        Map<ContactChannel, Long> prices = new EnumMap<>(ContactChannel.class);
        for (Cost price : costs) {
            if (prices.put(price.channel, price.cost.minor()) != null) {
                throw new Refusal(ContactPolicyRefusal.INVALID_POLICY, "costs.channel", "A channel has one cost");
            }
        }
        return new ContactRules(
                quietHours == null ? null : new QuietHours(quietHours.from, quietHours.to),
                mostRefusals,
                suppressionDays,
                universalControl,
                caps.stream()
                        .map(cap -> new ContactCap(cap.channel, cap.times, cap.days))
                        .toList(),
                prices);
    }
}
