package dev.kequn.loyalty.ledger;

import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.Tokens;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;

/** A bank whose customers PT001 … PT999 have the ids 1 … 999, with requests as its systems send them. */
public final class PointsBank {
    static final String SERVICE = Tokens.staff("payments", "service");
    static final String OPERATIONS = Tokens.staff("olga", "operations");

    private static final List<String> TABLES = List.of(
            "points_account",
            "points_transaction",
            "points_entry",
            "points_lot",
            "points_lot_use",
            "request_key",
            "audit_entry");

    private static final String ANSWER = " { transaction { id kind amount source reference reason reverses forgiven } "
            + "balances { active pending arrears } errors { field code } } }";

    private PointsBank() {}

    /** Forgets every point and opens {@code customers} customers. */
    static void open(int customers) {
        Database.execute(
                "truncate points_account, points_transaction, points_entry, points_lot, points_lot_use, request_key cascade",
                "insert into branch values ('PT', '积分支行') on conflict do nothing",
                "insert into customer (customer_id, customer_no, name, branch_code, opened_on)"
                        + " select i, 'PT' || lpad(i::text, 3, '0'), '客户', 'PT', date '2020-01-01'"
                        + " from generate_series(1, " + customers + ") i on conflict do nothing",
                "insert into customer_number select customer_no, customer_id from customer"
                        + " where branch_code = 'PT' on conflict do nothing");
    }

    static String number(int customer) {
        return "PT%03d".formatted(customer);
    }

    static JsonPath earn(String key, Map<String, ?> input) {
        return earn(key, input, false);
    }

    static JsonPath earn(String key, Map<String, ?> input, boolean dryRun) {
        return post(
                SERVICE,
                "mutation($i: PointsEarnInput!, $k: String!, $d: Boolean!) "
                        + "{ answer: pointsEarn(input: $i, idempotencyKey: $k, dryRun: $d)",
                Map.of("i", input, "k", key, "d", dryRun));
    }

    static JsonPath many(List<Map<String, Object>> requests) {
        return askMany(requests).setRootPath("data.answer");
    }

    static JsonPath askMany(List<Map<String, Object>> requests) {
        String mutation = "mutation($r: [PointsEarnRequestInput!]!) { answer: pointsEarnMany(requests: $r)";
        return Graphql.as(SERVICE, mutation + ANSWER, Map.of("r", requests))
                .extract()
                .jsonPath();
    }

    static JsonPath spend(String key, int customer, long amount) {
        return post(
                SERVICE,
                "mutation($i: PointsSpendInput!, $k: String!) { answer: pointsSpend(input: $i, idempotencyKey: $k)",
                Map.of("i", Map.of("customerNo", number(customer), "amount", Long.toString(amount)), "k", key));
    }

    /** All that is left when {@code amount} is empty. */
    static JsonPath reverse(String key, String transaction, List<Long> amount) {
        return post(
                OPERATIONS,
                "mutation($t: ID!, $a: Points, $k: String!) "
                        + "{ answer: pointsReverse(transactionId: $t, amount: $a, reason: \"退货\", idempotencyKey: $k)",
                amount.isEmpty()
                        ? Map.of("t", transaction, "k", key)
                        : Map.of("t", transaction, "k", key, "a", amount.get(0).toString()));
    }

    static JsonPath post(String token, String mutation, Map<String, ?> variables) {
        return Graphql.as(token, mutation + ANSWER, variables)
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("data.answer");
    }

    static Map<String, Object> points(int customer, long amount) {
        return Map.of("customerNo", number(customer), "amount", Long.toString(amount));
    }

    static Map<String, Object> points(int customer, long amount, String validity, Object value) {
        return Map.of("customerNo", number(customer), "amount", Long.toString(amount), validity, value);
    }

    /** Everything the ledger keeps, in one word for each table. */
    static List<String> everything() {
        return TABLES.stream()
                .map(table -> table + " "
                        + Database.value(
                                "select count(*) || ' ' || md5(string_agg(t::text, ';' order by t::text)) from " + table
                                        + " t"))
                .toList();
    }

    /** active|pending|arrears|earned|spent|expired|version of the account. */
    static String account(int customer) {
        List<String> rows = Database.rows("select active, pending, arrears, earned, spent, expired, version"
                + " from points_account where customer_id = " + customer);
        return rows.isEmpty() ? "none" : rows.get(0);
    }
}
