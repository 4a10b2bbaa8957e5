package dev.kequn.segment.graphql;

import dev.kequn.customer.graphql.CustomerView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("SegmentPreview")
@Description("What a rule would choose among the customers in the caller's scope.")
public record SegmentPreviewView(
        @NonNull @Description("Customers in the caller's scope, prospects and closed ones among them.") int population,
        @NonNull @Description("How many of them were looked at; all of them where the count is exact.") int looked,
        @NonNull @Description("Whether the count is exact; otherwise it is an estimate between low and high.")
                boolean exact,
        @Description("How many the rule chooses; null where they are too few for the caller to be told.") @Nullable
                Integer count,
        @Description("Lower end of the 95 % interval of the count, the count itself where it is exact; null with it.")
                @Nullable
                Integer low,
        @Description("Upper end of the 95 % interval of the count, the count itself where it is exact; null with it.")
                @Nullable
                Integer high,
        @NonNull
                @Description(
                        "Up to 10 of those whom the rule chooses, in no order that tells anything; empty where they are "
                                + "too few for the caller to be told.")
                List<@NonNull CustomerView> sample,
        @NonNull
                @Description(
                        "Segments in which some of them are, the largest part first; without those in which they are too "
                                + "few for the caller to be told.")
                List<@NonNull SegmentOverlapView> overlap) {}
