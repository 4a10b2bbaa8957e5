package dev.kequn.segment.portrait;

import dev.kequn.customer.ProductCategory;
import dev.kequn.segment.portrait.Distribution.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What customers hold on the business date: products, their categories, and how many. */
final class HoldingTraits implements Traits {
    private static final int MOST = 5;
    private static final Trait PRODUCT = Trait.of(PortraitDimension.PRODUCT);
    private static final Trait CATEGORY = Trait.of(PortraitDimension.PRODUCT_CATEGORY);
    private static final Trait COUNT = Trait.of(PortraitDimension.PRODUCT_COUNT);

    /** A category is a bit: there are few, and a customer's are one number to be grouped by. */
    private static final String JOINS =
            """
            LEFT JOIN (SELECT kept.customer_id, array_agg(DISTINCT kept.product_code) AS products,
                               bit_or(1 << (array_position(ARRAY[%s], sold.category) - 1)) AS categories
                        FROM holding kept JOIN product sold USING (product_code)
                        WHERE kept.opened_on <= $1 AND (kept.closed_on IS NULL OR kept.closed_on > $1)
                        GROUP BY kept.customer_id) owned ON owned.customer_id = c.customer_id"""
                    .formatted(Arrays.stream(ProductCategory.values())
                            .map(category -> "'" + category + "'")
                            .collect(Collectors.joining(", ")));

    private static final Map<ProductCategory, CellValue> CATEGORIES = Map.of(
            ProductCategory.DEPOSIT, new CellValue("DEPOSIT", "存款", "Deposit"),
            ProductCategory.LOAN, new CellValue("LOAN", "贷款", "Loan"),
            ProductCategory.WEALTH, new CellValue("WEALTH", "理财", "Wealth"),
            ProductCategory.FUND, new CellValue("FUND", "基金", "Fund"),
            ProductCategory.INSURANCE, new CellValue("INSURANCE", "保险", "Insurance"),
            ProductCategory.CARD, new CellValue("CARD", "银行卡", "Card"),
            ProductCategory.PAYMENT, new CellValue("PAYMENT", "支付", "Payment"),
            ProductCategory.CHANNEL, new CellValue("CHANNEL", "渠道", "Channel"));

    @Override
    public List<PortraitDimension> dimensions() {
        return List.of(PortraitDimension.PRODUCT, PortraitDimension.PRODUCT_CATEGORY, PortraitDimension.PRODUCT_COUNT);
    }

    @Override
    public List<Source> sources() {
        return List.of(
                Source.several("owned.products"),
                Source.ordered("coalesce(owned.categories, 0)"),
                Source.ordered("least(coalesce(cardinality(owned.products), 0), " + MOST + ")"));
    }

    @Override
    public String joins() {
        return JOINS;
    }

    @Override
    public Family family(List<Counts> found, Names names) {
        Map<CellValue, Tally> products = new LinkedHashMap<>();
        found.get(0)
                .byValue()
                .forEach((code, tally) -> products.put(
                        code == null ? CellValue.NONE : CustomerTraits.named(code, names.products()), tally));
        Map<CellValue, Tally> counts = new LinkedHashMap<>();
        for (int held = 0; held <= MOST; held++) {
            Tally tally = found.get(2).byValue().get(Integer.toString(held));
            if (tally != null) {
                counts.put(count(held), tally);
            }
        }
        return new Family(
                List.of(
                        new Distribution(
                                PRODUCT, Shape.SEVERAL, products, found.get(0).more()),
                        new Distribution(
                                CATEGORY, Shape.SEVERAL, categories(found.get(1).byValue()), false),
                        new Distribution(COUNT, Shape.ORDERED, counts, false)),
                counts.containsKey(count(0)) ? nothingHeld() : List.of(),
                List.of());
    }

    private static Map<CellValue, Tally> categories(Map<@Nullable String, Tally> bySet) {
        Map<CellValue, Tally> cells = new LinkedHashMap<>();
        for (ProductCategory category : ProductCategory.values()) {
            bySet.forEach((set, tally) -> {
                if ((Integer.parseInt(set) >> category.ordinal() & 1) == 1) {
                    cells.merge(CATEGORIES.get(category), tally, Tally::plus);
                }
            });
        }
        Tally none = bySet.get("0");
        if (none != null) {
            cells.put(CellValue.NONE, none);
        }
        return cells;
    }

    /** Who holds no product holds none of a category either, and has the number 0. */
    private static List<Family.Link> nothingHeld() {
        Cell zero = new Cell(COUNT, count(0));
        return List.of(
                new Family.Link(zero, new Cell(PRODUCT, CellValue.NONE)),
                new Family.Link(zero, new Cell(CATEGORY, CellValue.NONE)));
    }

    private static CellValue count(int held) {
        return CellValue.of(held == MOST ? held + "+" : Integer.toString(held));
    }
}
