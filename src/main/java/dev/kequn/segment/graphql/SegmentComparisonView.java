package dev.kequn.segment.graphql;

import dev.kequn.platform.graphql.Decimal;
import dev.kequn.segment.definition.Segment;
import dev.kequn.segment.portrait.Contrast;
import dev.kequn.segment.portrait.Contrast.ContrastedCell;
import dev.kequn.segment.portrait.Contrast.ContrastedTrait;
import dev.kequn.segment.portrait.Contrast.Share;
import dev.kequn.segment.portrait.Contrast.Size;
import dev.kequn.segment.portrait.PortraitDimension;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("SegmentComparison")
@Description(
        "Two segments side by side, among the customers that a portrait looks at. What is null without another reason "
                + "is hidden from the caller, as in a portrait of either.")
public record SegmentComparisonView(
        @NonNull @Description("The business date.") LocalDate day,
        @NonNull @Description("The first segment.") SideView a,
        @NonNull @Description("The second segment.") SideView b,
        @Description("Customers in both.") @Nullable Integer both,
        @Description("Customers in both divided by customers in either, 0 to 1 (Jaccard); null where there are none.")
                @Nullable
                Double jaccard,
        @NonNull @Description("One for each dimension, and for each attribute by name, in order of the dimensions.")
                List<@NonNull DistributionView> distributions) {

    @Name("ComparedSegment")
    @Description("A segment of a comparison.")
    public record SideView(
            @NonNull @Description("The segment.") SegmentView segment,
            @Description("Its members who are looked at.") @Nullable Integer customers,
            @Description("Sum of their AUM.") @Nullable Decimal aum) {
        static SideView of(Segment segment, Size size) {
            return new SideView(
                    SegmentView.of(segment),
                    PortraitValueView.count(size.customers()),
                    PortraitValueView.amount(size.aum()));
        }
    }

    @Name("ComparisonDistribution")
    @Description("The members of both segments by the values of one dimension.")
    public record DistributionView(
            @NonNull @Description("The dimension.") PortraitDimension dimension,
            @Description("ATTRIBUTE: name of the attribute; null otherwise.") @Nullable String attribute,
            @NonNull @Description("Whether there are values beyond these.") Boolean more,
            @NonNull
                    @Description(
                            "Values that a member of either has. Where they have an order of their own all of them, in "
                                    + "that order; else those with the most members, the hidden ones last.")
                    List<@NonNull CellView> cells) {
        static DistributionView of(ContrastedTrait trait) {
            return new DistributionView(
                    trait.trait().dimension(),
                    trait.trait().attribute(),
                    trait.more(),
                    trait.cells().stream().map(CellView::of).toList());
        }
    }

    @Name("ComparisonCell")
    @Description("One value in both segments.")
    public record CellView(
            @NonNull @Description("The value.") PortraitValueView value,
            @NonNull @Description("In the first segment.") ShareView a,
            @NonNull @Description("In the second segment.") ShareView b,
            @Description("The share in a divided by the share in b; null where that is 0.") @Nullable Double index,
            @Description("The balance share in a divided by that in b; null where that is 0.") @Nullable
                    Double balanceIndex,
            @Name("pValue") @Description(PortraitValueView.P_VALUE_OF_COMPARISON) @Nullable Double pValue,
            @NonNull @Description(PortraitValueView.SIGNIFICANT) Boolean significant) {
        static CellView of(ContrastedCell cell) {
            return new CellView(
                    PortraitValueView.of(cell.value()),
                    ShareView.of(cell.left()),
                    ShareView.of(cell.right()),
                    cell.index(),
                    cell.balanceIndex(),
                    cell.pValue(),
                    cell.significant());
        }
    }

    @Name("ComparisonShare")
    @Description("The members of one segment with one value.")
    public record ShareView(
            @Description("How many.") @Nullable Integer customers,
            @Description("Their part of all members, 0 to 1; null where there is no member.") @Nullable Double share,
            @Description("Sum of their AUM.") @Nullable Decimal aum,
            @Description("Its part of the members' AUM, 0 to 1; null where they have none.") @Nullable
                    Double balanceShare) {
        static ShareView of(Share share) {
            return new ShareView(
                    PortraitValueView.count(share.customers()),
                    share.share(),
                    PortraitValueView.amount(share.aum()),
                    share.balanceShare());
        }
    }

    static SegmentComparisonView of(Contrast contrast, Segment first, Segment second) {
        return new SegmentComparisonView(
                contrast.day(),
                SideView.of(first, contrast.left()),
                SideView.of(second, contrast.right()),
                PortraitValueView.count(contrast.both()),
                contrast.jaccard(),
                contrast.traits().stream().map(DistributionView::of).toList());
    }
}
