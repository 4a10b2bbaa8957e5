package dev.kequn.customer;

import dev.kequn.rule.FactProvider;
import dev.kequn.rule.Parameter;
import dev.kequn.rule.Term;
import dev.kequn.rule.TermGroup;
import dev.kequn.rule.TermType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What rules can ask about what a customer holds: the holdings open on the day, from their first day up to their closing. */
@ApplicationScoped
class HoldingTerms implements FactProvider {
    private static final int FARTHEST_MATURITY = 3660;

    private static final String OPEN =
            """
            FROM holding held
             WHERE held.customer_id = ${customer}.customer_id AND held.opened_on <= ${day}
               AND (held.closed_on IS NULL OR held.closed_on > ${day})""";

    private static final String CODES = "{{ARRAY(SELECT held.product_code " + OPEN + ")}}";
    private static final String NEXT = "{{(SELECT min(held.matures_on) " + OPEN + " AND held.matures_on > ${day})}}";

    @Override
    public TermGroup group() {
        return TermGroup.HOLDINGS;
    }

    @Override
    public List<Term> terms() {
        return List.of(
                Term.of(
                        "productCount",
                        TermType.INT,
                        "How many different products are held on the day; never missing.",
                        "(SELECT count(DISTINCT found.code) FROM unnest(" + CODES + ") found (code))"),
                Term.of(
                        "holds",
                        TermType.BOOL,
                        "Whether the product is held on the day; never missing.",
                        "? = ANY (" + CODES + ")",
                        Parameter.string("product", "Code of the product, as in the bank's file.")),
                Term.of(
                        "holdsCategory",
                        TermType.BOOL,
                        "Whether a product of the category is held on the day; never missing.",
                        CODES + " && ARRAY(SELECT sold.product_code FROM product sold WHERE sold.category = ?)",
                        Parameter.string(
                                "category", "DEPOSIT, LOAN, WEALTH, FUND, INSURANCE, CARD, PAYMENT or CHANNEL.")),
                Term.of(
                        "nextMaturity",
                        TermType.DATE,
                        "First day after the day on which something held matures; missing where nothing does.",
                        NEXT),
                Term.of(
                        "maturesWithin",
                        TermType.BOOL,
                        "Whether something held matures on one of the next days, the day itself not counted; never missing.",
                        "coalesce(" + NEXT + " <= ${day} + (?)::int, false)",
                        Parameter.integer(
                                "days", 1, FARTHEST_MATURITY, "How many days, 1 to " + FARTHEST_MATURITY + ".")));
    }
}
