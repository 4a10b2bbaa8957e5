package dev.kequn.campaign.graphql;

import dev.kequn.campaign.round.StepStock;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("CampaignStepStock")
@Description("How many customers of a round get what a step gives.")
public record CampaignStepStockView(
        @NonNull @Description("Code of the step.") String step,
        @NonNull @Description("How many in all.") Integer total,
        @NonNull @Description("How many have got it.") Integer taken,
        @NonNull @Description("How many still can.") Integer left) {
    static CampaignStepStockView of(StepStock stock) {
        return new CampaignStepStockView(stock.step(), stock.putIn(), stock.taken(), stock.putIn() - stock.taken());
    }
}
