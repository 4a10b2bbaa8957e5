package dev.kequn.intake;

import static dev.kequn.intake.format.Column.optional;
import static dev.kequn.intake.format.Column.required;

import dev.kequn.intake.format.Codes;
import dev.kequn.intake.format.Column;
import dev.kequn.intake.format.Day;
import dev.kequn.intake.format.JsonDocument;
import dev.kequn.intake.format.Moment;
import dev.kequn.intake.format.Money;
import dev.kequn.intake.format.RowKey;
import dev.kequn.intake.format.Text;
import dev.kequn.intake.format.Whole;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The daily files: the leading column of the key by which rows are merged, and the columns. */
public enum IntakeFile {
    BRANCHES("branch_code", required("branch_code", Text.key(64)), required("name", Text.free(200))),
    MANAGERS(
            "manager_no",
            required("manager_no", Text.key(64)),
            required("name", Text.free(200)),
            required("branch_code", Text.key(64)),
            required("post", Text.key(64))),
    PRODUCTS(
            "product_code",
            required("product_code", Text.key(64)),
            required("name", Text.free(200)),
            required(
                    "category",
                    Codes.of("DEPOSIT", "LOAN", "WEALTH", "FUND", "INSURANCE", "CARD", "PAYMENT", "CHANNEL")),
            optional("risk_grade", new Whole(1, 5))),
    CUSTOMERS(
            "customer_no",
            required("customer_no", Text.key(64)),
            required("name", Text.free(200)),
            required("branch_code", Text.key(64)),
            optional("gender", Codes.of("F", "M")),
            optional("birth_date", new Day()),
            optional("phone", Text.key(64)),
            optional("manager_no", Text.key(64)),
            optional("occupation", Text.free(200)),
            optional("marketing_consent", Codes.bool()),
            optional("opened_on", new Day()),
            optional("closed_on", new Day()),
            optional("kind", Codes.of("PERSON", "MERCHANT", "COMPANY")),
            optional("employer_no", Text.key(64)),
            optional("risk_score", new Whole(0, 1000)),
            optional("risk_tolerance", new Whole(1, 5)),
            optional("risk_assessed_on", new Day()),
            optional("annual_return", new Money(true)),
            optional("attributes", new JsonDocument(65536)),
            // `Customer.id` of the prospect who has become this customer.
            optional("prospect_id", new RowKey())),
    HOLDINGS(
            "account_no",
            required("customer_no", Text.key(64)),
            required("product_code", Text.key(64)),
            required("account_no", Text.key(64)),
            required("opened_on", new Day()),
            optional("matures_on", new Day()),
            optional("closed_on", new Day()),
            optional("balance", new Money(true))),
    BALANCES(
            "customer_no",
            required("customer_no", Text.key(64)),
            required("as_of", new Day()),
            required("aum", new Money(false)),
            required("loan", new Money(false)),
            optional("deposit", new Money(false))),
    TAGS(
            "customer_no",
            required("customer_no", Text.key(64)),
            required("tag", Text.key(64)),
            optional("value", Text.free(200)),
            required("valid_from", new Day()),
            optional("valid_to", new Day()),
            required("source", Text.key(64))),
    EVENTS(
            "external_id",
            required("source", Text.key(64)),
            required("external_id", Text.key(128)),
            required("customer_no", Text.key(64)),
            required("type", Text.key(64)),
            required("occurred_at", new Moment()),
            optional("attributes", new JsonDocument(65536)));

    private final String key;
    private final List<Column> columns;

    IntakeFile(String key, Column... columns) {
        this.key = key;
        this.columns = List.of(columns);
    }

    /** The file of this name, as in {@code POST /intake/balances}. */
    public static Optional<IntakeFile> fromName(String name) {
        return Arrays.stream(values())
                .filter(file -> file.fileName().equals(name))
                .findFirst();
    }

    /** The name on the wire and in the database. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column by whose values a file is cut into chunks; equal values stay together. */
    String key() {
        return key;
    }

    List<Column> columns() {
        return columns;
    }

    Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
