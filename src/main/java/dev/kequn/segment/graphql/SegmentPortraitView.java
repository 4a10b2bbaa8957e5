package dev.kequn.segment.graphql;

import dev.kequn.platform.graphql.Decimal;
import dev.kequn.segment.portrait.Contrast;
import dev.kequn.segment.portrait.Contrast.ContrastedCell;
import dev.kequn.segment.portrait.Contrast.ContrastedTrait;
import dev.kequn.segment.portrait.PortraitDimension;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("SegmentPortrait")
@Description(
        "How the members of a segment differ from the bank's customers. Looked at are customers who are active on the "
                + "business date, prospects and closed ones apart: all of them for marketing and operations, those of his "
                + "branch for who leads one. What is null without another reason is hidden from the caller: a group of fewer "
                + "customers than the bank's limit, or what would tell such a group.")
public record SegmentPortraitView(
        @NonNull @Description("The business date.") LocalDate day,
        @Description("Members who are looked at.") @Nullable Integer customers,
        @Description("Sum of their AUM.") @Nullable Decimal aum,
        @Description("Customers who are looked at, members or not.") @Nullable Integer populationCustomers,
        @Description("Sum of their AUM.") @Nullable Decimal populationAum,
        @NonNull @Description("One for each dimension, and for each attribute by name, in order of the dimensions.")
                List<@NonNull DistributionView> distributions) {

    @Name("PortraitDistribution")
    @Description("Members and customers by the values of one dimension.")
    public record DistributionView(
            @NonNull @Description("The dimension.") PortraitDimension dimension,
            @Description("ATTRIBUTE: name of the attribute; null otherwise.") @Nullable String attribute,
            @NonNull @Description("Whether there are values beyond these.") Boolean more,
            @NonNull
                    @Description(
                            "Where the values have an order of their own all of them, in that order; else those with the "
                                    + "most members, the hidden ones last.")
                    List<@NonNull CellView> cells) {
        static DistributionView of(ContrastedTrait trait) {
            return new DistributionView(
                    trait.trait().dimension(),
                    trait.trait().attribute(),
                    trait.more(),
                    trait.cells().stream().map(CellView::of).toList());
        }
    }

    @Name("PortraitCell")
    @Description("One value, in the segment and in the population.")
    public record CellView(
            @NonNull @Description("The value.") PortraitValueView value,
            @Description("Members with the value.") @Nullable Integer customers,
            @Description("Their part of all members, 0 to 1; null where there is no member.") @Nullable Double share,
            @Description("Part of the population with the value, 0 to 1.") @Nullable Double populationShare,
            @Description("share divided by populationShare: 1 is like everyone, 2 twice as common.") @Nullable
                    Double index,
            @Description("Sum of the AUM of the members with the value: all they keep, whatever product it is in.")
                    @Nullable
                    Decimal aum,
            @Description("Its part of the members' AUM, 0 to 1; null where they have none.") @Nullable
                    Double balanceShare,
            @Description("The same of the population.") @Nullable Double populationBalanceShare,
            @Description("balanceShare divided by populationBalanceShare; null where that is 0.") @Nullable
                    Double balanceIndex,
            @Name("pValue") @Description(PortraitValueView.P_VALUE_OF_PORTRAIT) @Nullable Double pValue,
            @NonNull @Description(PortraitValueView.SIGNIFICANT) Boolean significant) {
        static CellView of(ContrastedCell cell) {
            return new CellView(
                    PortraitValueView.of(cell.value()),
                    PortraitValueView.count(cell.left().customers()),
                    cell.left().share(),
                    cell.right().share(),
                    cell.index(),
                    PortraitValueView.amount(cell.left().aum()),
                    cell.left().balanceShare(),
                    cell.right().balanceShare(),
                    cell.balanceIndex(),
                    cell.pValue(),
                    cell.significant());
        }
    }

    static SegmentPortraitView of(Contrast contrast) {
        return new SegmentPortraitView(
                contrast.day(),
                PortraitValueView.count(contrast.left().customers()),
                PortraitValueView.amount(contrast.left().aum()),
                PortraitValueView.count(contrast.right().customers()),
                PortraitValueView.amount(contrast.right().aum()),
                contrast.traits().stream().map(DistributionView::of).toList());
    }
}
