package dev.kequn.campaign.graphql;

import dev.kequn.campaign.ContactChannel;
import dev.kequn.campaign.definition.CampaignMessage;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("CampaignMessage")
@Description("What is said to a customer, with the three answers every message owes him.")
public record CampaignMessageView(
        @NonNull @Description("Code of the step he is asked to.") String step,
        @NonNull @Description("On which way it is said.") ContactChannel channel,
        @NonNull @Description("Its language, such as zh, en or zh-CN.") String locale,
        @Description("Code of the season it is for; null for every season without one of its own.") @Nullable
                String season,
        @NonNull @Description("What it has to do with the customer.") String relevance,
        @NonNull @Description("What value it brings him.") String value,
        @NonNull @Description("What problem it solves.") String solution,
        @Description("Its title; null for none.") @Nullable String title,
        @NonNull @Description("Its text.") String body) {
    public static CampaignMessageView of(CampaignMessage message) {
        return new CampaignMessageView(
                message.step(),
                message.channel(),
                message.locale(),
                message.season(),
                message.relevance(),
                message.value(),
                message.solution(),
                message.title(),
                message.body());
    }
}
