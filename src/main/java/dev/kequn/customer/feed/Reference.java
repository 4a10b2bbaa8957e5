package dev.kequn.customer.feed;

/**
 * A column whose value must be known elsewhere.
 *
 * @param required whether every row has a value in it
 * @param known SQL condition on the staged row {@code s}; {@code ${staging}} is the staging table
 */
public record Reference(String column, boolean required, String reason, String known) {
    public static final Reference CUSTOMER = new Reference(
            "customer_no",
            true,
            "no such customer",
            "EXISTS (SELECT FROM customer_number k WHERE k.customer_no = s.customer_no)");

    static final Reference BRANCH = new Reference(
            "branch_code", true, "no such branch", "EXISTS (SELECT FROM branch k WHERE k.branch_code = s.branch_code)");

    static final Reference MANAGER = new Reference(
            "manager_no", false, "no such manager", "EXISTS (SELECT FROM manager k WHERE k.manager_no = s.manager_no)");

    static final Reference PRODUCT = new Reference(
            "product_code",
            true,
            "no such product",
            "EXISTS (SELECT FROM product k WHERE k.product_code = s.product_code)");

    /** An employer may come with the same file. */
    static final Reference EMPLOYER = new Reference(
            "employer_no",
            false,
            "no such customer",
            "(EXISTS (SELECT FROM customer_number k WHERE k.customer_no = s.employer_no) "
                    + "OR EXISTS (SELECT FROM ${staging} k WHERE k.customer_no = s.employer_no))");

    String holds() {
        return required ? known : "(s." + column + " IS NULL OR " + known + ")";
    }

    String fails() {
        return (required ? "" : "s." + column + " IS NOT NULL AND ") + "NOT " + known;
    }
}
