package dev.kequn.campaign.graphql;

import dev.kequn.campaign.result.CampaignLift;
import dev.kequn.campaign.result.LiftGroup;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("CampaignLift")
@Description(
        "What the campaign has changed: treated customers against those whom chance left alone, by intention to treat: everyone "
                + "counts in the arm he was given, whatever he did. A customer counts once in a round however often he came in; "
                + "with several rounds, once in each.")
public record CampaignLiftView(
        @Description("Number of the round; null for all rounds together.") @Nullable Integer round,
        @Description(
                        "The last day whose balances count: yesterday, or the last day up to which the bank's balances are "
                                + "taken. A round that ended before is measured on its last day. Null, and no money can be "
                                + "measured, before the first balances.")
                @Nullable
                LocalDate balancesThrough,
        @NonNull
                @Description(
                        "Days of the averages: AUM is measured as the average of the last days up to and including the "
                                + "day of measuring (only those since he was enrolled), less that of as many days before "
                                + "he was enrolled. Days before the first balance count as 0, and so do those of prospects.")
                Integer days,
        @NonNull @Description("Of fewer customers than this in either arm nothing is said: TOO_FEW.") Integer leastArm,
        @NonNull
                @Description(
                        "Whether conversions can be compared: not where staff say who has done the last step, for they do "
                                + "not lead control groups.")
                Boolean conversionMeasurable,
        @NonNull @Description("Everyone, newcomers, existing customers.") List<@NonNull CampaignLiftGroupView> groups) {
    static CampaignLiftView of(CampaignLift lift, @Nullable Integer round) {
        return new CampaignLiftView(
                round,
                lift.measure().balancesThrough(),
                lift.measure().days(),
                lift.measure().leastArm(),
                lift.measure().conversions(),
                Stream.of(LiftGroup.values())
                        .map(group -> CampaignLiftGroupView.of(lift, group))
                        .toList());
    }
}
