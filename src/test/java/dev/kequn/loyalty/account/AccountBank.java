package dev.kequn.loyalty.account;

import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.Tokens;
import io.restassured.path.json.JsonPath;
import java.util.Map;

/** A bank whose customers PA001 … have the ids 1 …; they belong to branch PAB and manager PAM, PA009 to PAC and PAN. */
public final class AccountBank {
    public static final String OPERATIONS = Tokens.staff("olga", "operations");

    private AccountBank() {}

    /** Forgets every point and opens customers 1 to 9; 10 is a prospect. */
    public static void open() {
        Database.execute(
                "truncate points_account, points_transaction, points_entry, points_lot, points_lot_use, request_key cascade",
                "delete from customer_event_key",
                "delete from customer_event",
                "insert into branch values ('PAB', '一支行'), ('PAC', '二支行') on conflict do nothing",
                "insert into manager values ('PAM', '陈经理', 'PAB', 'WEALTH'), ('PAN', '李经理', 'PAC', 'WEALTH')"
                        + " on conflict do nothing",
                "insert into customer (customer_id, customer_no, name, branch_code, manager_no, opened_on)"
                        + " select i, case when i < 10 then 'PA' || lpad(i::text, 3, '0') end, '客户',"
                        + " case when i = 9 then 'PAC' else 'PAB' end, case when i = 9 then 'PAN' else 'PAM' end,"
                        + " date '2020-01-01' from generate_series(1, 10) i on conflict do nothing",
                "insert into customer_number select customer_no, customer_id from customer where customer_id < 10"
                        + " on conflict do nothing");
    }

    static String number(int customer) {
        return "PA%03d".formatted(customer);
    }

    /** {@code fields} of the customer's points as {@code token} sees them; errors are there for the test to look at. */
    static JsonPath points(String token, int customer, String fields) {
        return Graphql.as(
                        token,
                        "query($no: String!) { customer(customerNo: $no) { points { " + fields + " } } }",
                        Map.of("no", number(customer)))
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
