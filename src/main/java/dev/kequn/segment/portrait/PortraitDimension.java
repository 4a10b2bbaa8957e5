package dev.kequn.segment.portrait;

import org.eclipse.microprofile.graphql.Description;

@Description("What a portrait tells customers apart by. Where several may hold of one customer, he counts in each.")
public enum PortraitDimension {
    @Description("PERSON, MERCHANT or COMPANY.")
    KIND,
    @Description("F or M.")
    GENDER,
    @Description("Whole years since birth, by decades: 0-9 up to 90-99, and 100+.")
    AGE,
    @Description("Code of the branch that keeps the relation.")
    BRANCH,
    @Description("Occupation, as the bank's file says it.")
    OCCUPATION,
    @Description("Whole months since the first account: 0-2, 3-11, 12-35, 36-59, 60-119, 120+.")
    RELATION_MONTHS,
    @Description("Composite level of the last assessment whose period has ended.")
    COMPOSITE_TIER,
    @Description("Service level on the business date, by rule or by hand.")
    SERVICE_TIER,
    @Description("Quadrant of the two levels.")
    QUADRANT,
    @Description("Code of a product held; several.")
    PRODUCT,
    @Description("Category of a product held; several.")
    PRODUCT_CATEGORY,
    @Description("How many different products are held: 0 to 4, and 5+.")
    PRODUCT_COUNT,
    @Description("A tag that holds; several.")
    TAG,
    @Description(
            "Each of the bank's own attributes that is declared: INT and MONEY by fifths of the customers who have "
                    + "a value, DATE by year, TEXT and BOOL by value.")
    ATTRIBUTE
}
