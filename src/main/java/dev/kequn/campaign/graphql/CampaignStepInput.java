package dev.kequn.campaign.graphql;

import dev.kequn.campaign.ContactChannel;
import dev.kequn.campaign.definition.CampaignStep;
import dev.kequn.campaign.definition.CompletedBy;
import dev.kequn.loyalty.graphql.Points;
import dev.kequn.platform.graphql.Decimal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("CampaignStepInput")
@Description("One of the low steps into which the campaign cuts a high threshold.")
public class CampaignStepInput {
    @NonNull
    @Description("Code, unique in the version: 2 to 40 capital letters, digits and underscores, a letter first.")
    public String code;

    @NonNull
    @Description("Name in Chinese, 1 to 100 characters.")
    public String nameZh;

    @NonNull
    @Description("Name in English, 1 to 100 characters.")
    public String nameEn;

    @NonNull
    @Description("What completes it.")
    public CompletedBy completedBy;

    @Nullable
    @Description("EVENT: type of the events that complete it, 1 to 64 characters; required there. Absent for STAFF.")
    public String eventType;

    @Nullable
    @Description("EVENT: CEL over the customer (see ruleVocabulary) and eventText(name), eventNumber(name), "
            + "eventAmount(name), eventSource and eventDay. Always when absent.")
    public String condition;

    @Nullable
    @Description("Whether who does a later step need not do this one; false when absent.")
    public Boolean skippable;

    @NonNull
    @Description("Days until who has not done it counts as not having come, 1 to 366.")
    public Integer timeLimit;

    @Nullable
    @Description(
            "Channels of the first approach, the second and so on, not more than mostApproaches; the last serves all "
                    + "further ones. Nobody is approached for the step when absent.")
    public List<@NonNull ContactChannel> channels;

    @Nullable
    @Description("Approaches in all, 1 to 10 with channels, 0 without; as many as there are channels when absent.")
    public Integer mostApproaches;

    @Nullable
    @Description("Days of rest before who did not come is approached again, 0 to 366; 0 when absent.")
    public Integer coolDown;

    @Nullable
    @Description("Points for who completes it, 1 to 1000000; none when absent.")
    public Points points;

    @Nullable
    @Description("Days after which the points are void, 1 to 3650; never when absent.")
    public Integer pointsValid;

    @Nullable
    @Description("Code of an approved reward for who completes it; none when absent.")
    public String reward;

    @Nullable
    @Description("What one reward costs the bank, 0.00 to 999999999.99; required with a reward.")
    public Decimal rewardCost;

    @Nullable
    @Description("How many customers of a round get points and reward, 0 to 1000000000; all when absent.")
    public Integer stock;

    CampaignStep toDomain() {
        List<ContactChannel> approached = CampaignInput.given(channels);
        return new CampaignStep(
                code,
                nameZh,
                nameEn,
                completedBy,
                eventType,
                condition,
                skippable != null && skippable,
                timeLimit,
                approached.stream().map(ContactChannel::name).toArray(String[]::new),
                mostApproaches == null ? approached.size() : mostApproaches,
                coolDown == null ? 0 : coolDown,
                points == null ? null : (Long) points.value(),
                pointsValid,
                reward,
                rewardCost == null ? null : (Long) rewardCost.minor(),
                stock);
    }
}
