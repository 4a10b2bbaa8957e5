package dev.kequn.campaign.graphql;

import dev.kequn.campaign.ContactChannel;
import dev.kequn.campaign.definition.CampaignContent;
import dev.kequn.campaign.definition.CampaignMessage;
import dev.kequn.campaign.definition.CampaignSeason;
import dev.kequn.campaign.definition.CampaignTerms;
import dev.kequn.platform.graphql.Decimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("CampaignInput")
@Description("A version of a campaign as it is written down.")
public class CampaignInput {
    @NonNull
    @Description("Name in Chinese, 1 to 100 characters.")
    public String nameZh;

    @NonNull
    @Description("Name in English, 1 to 100 characters.")
    public String nameEn;

    @NonNull
    @Description("What the campaign is for, 1 to 500 characters.")
    public String objective;

    @NonNull
    @Description("Who answers for it, as the bank names him; 1 to 100 characters.")
    public String owner;

    @NonNull
    @Description("0 to 1000; of two campaigns that want to approach a customer the greater may.")
    public Integer priority;

    @NonNull
    @Description("First day on which it may have a round, 2000-01-01 to 2199-12-31.")
    public LocalDate firstDay;

    @Nullable
    @Description(
            "Last such day, not before firstDay; required without seasons. With seasons, absent for a campaign that "
                    + "comes back with them until it is ended.")
    public LocalDate lastDay;

    @Nullable
    @Description("Codes of at most 50 segments in force, whose members are enrolled by themselves; required without "
            + "entry.")
    public List<@NonNull String> audience;

    @Nullable
    @Description("Codes of at most 50 segments in force, whose members never are; none when absent.")
    public List<@NonNull String> exclusions;

    @Nullable
    @Description("How others come in, by an event; only the audience does when absent.")
    public CampaignEntryInput entry;

    @Nullable
    @Description("Share of customers in the pilot, in basis points, 1 to 9999: 500 is 5 %. No pilot when absent: "
            + "the launch is for everybody.")
    public Integer pilotShareBasisPoints;

    @Nullable
    @Description(
            "Share of customers who are enrolled but not treated, in basis points, 0 to 5000: 1000 is 10 %. 0 when "
                    + "absent.")
    public Integer controlShareBasisPoints;

    @Nullable
    @Description("What one round may cost, 0.00 to 999999999999.99; no limit when absent.")
    public Decimal budget;

    @Nullable
    @Description(
            "At most 12, of which no two share a day: each year's days of a season are a round. Without any, all days "
                    + "of the campaign are its only round.")
    public List<@NonNull CampaignSeasonInput> seasons;

    @NonNull
    @Description("1 to 20 steps in their order; the last is what the campaign is for.")
    public List<@NonNull CampaignStepInput> steps;

    @Nullable
    @Description("What is said to customers, at most 1000 messages. For each channel of each step, in each language in "
            + "which anything is said, one for every season, or one without season that serves all others.")
    public List<@NonNull CampaignMessageInput> messages;

    CampaignContent toDomain() {
        return new CampaignContent(
                terms(),
                given(seasons).stream().map(CampaignSeasonInput::toDomain).toList(),
                steps.stream().map(CampaignStepInput::toDomain).toList(),
                given(messages).stream().map(CampaignMessageInput::toDomain).toList());
    }

    private CampaignTerms terms() {
        return new CampaignTerms(
                nameZh,
                nameEn,
                objective,
                owner,
                priority,
                firstDay,
                lastDay,
                given(audience).toArray(String[]::new),
                given(exclusions).toArray(String[]::new),
                entry == null ? null : entry.eventType,
                entry == null ? null : entry.condition,
                entry == null || entry.mostEntries == null ? 1 : entry.mostEntries,
                pilotShareBasisPoints,
                controlShareBasisPoints == null ? 0 : controlShareBasisPoints,
                budget == null ? null : (Long) budget.minor());
    }

    static <T> List<T> given(@Nullable List<T> some) {
        return some == null ? List.of() : some;
    }

    @Input("CampaignEntryInput")
    @Description("How customers come in who are not in the audience, or come in again.")
    public static class CampaignEntryInput {
        @NonNull
        @Description("Type of the events by which they do, 1 to 64 characters.")
        public String eventType;

        @Nullable
        @Description("CEL over the customer (see ruleVocabulary) and eventText(name), eventNumber(name), "
                + "eventAmount(name), eventSource and eventDay. Always when absent.")
        public String condition;

        @Nullable
        @Description("How often one customer may come in within a round, 1 to 100; 1 when absent.")
        public Integer mostEntries;
    }

    @Input("CampaignSeasonInput")
    @Description("Days of every year on which the campaign has a round.")
    public static class CampaignSeasonInput {
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
        @Description(
                "First day as month × 100 + day: 301 is the 1st of March. 229 is the 1st of March in years without "
                        + "a 29th of February.")
        public Integer from;

        @NonNull
        @Description(
                "Last day, the same way; before `from` it lies in the next year. 229 is the 28th of February in years "
                        + "without a 29th.")
        public Integer to;

        CampaignSeason toDomain() {
            return new CampaignSeason(code, nameZh, nameEn, from, to);
        }
    }

    @Input("CampaignMessageInput")
    @Description("What is said to a customer, with the three answers every message owes him.")
    public static class CampaignMessageInput {
        @NonNull
        @Description("Code of the step he is asked to.")
        public String step;

        @NonNull
        @Description("On which way it is said, one of the step's channels.")
        public ContactChannel channel;

        @NonNull
        @Description("Its language, such as zh, en or zh-CN.")
        public String locale;

        @Nullable
        @Description("Code of the season it is for; for every season without one of its own when absent.")
        public String season;

        @NonNull
        @Description("What it has to do with the customer, 1 to 300 characters.")
        public String relevance;

        @NonNull
        @Description("What value it brings him, 1 to 300 characters.")
        public String value;

        @NonNull
        @Description("What problem it solves, 1 to 300 characters.")
        public String solution;

        @Nullable
        @Description("Its title, 1 to 100 characters; none when absent.")
        public String title;

        @NonNull
        @Description("Its text, 1 to 1000 characters.")
        public String body;

        CampaignMessage toDomain() {
            return new CampaignMessage(step, channel, locale, season, relevance, value, solution, title, body);
        }
    }
}
