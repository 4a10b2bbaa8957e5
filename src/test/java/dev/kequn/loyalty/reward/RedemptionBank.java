package dev.kequn.loyalty.reward;

import dev.kequn.access.Role;
import dev.kequn.support.Checks;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.Tokens;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A bank with a reward catalogue and customers with points; the business date is 2026-07-15. Customers RD001 to RD200
 * belong to branch RDB and manager RDM, RE001 to branch REB. RD001 is GOLD, RD002 PLATINUM, RD003 has no tier.
 */
public final class RedemptionBank {
    static final String SERVICE = Tokens.staff("app", Role.SERVICE);
    static final String STAFF = Tokens.branch(Role.BRANCH_STAFF, "RDB");
    static final String BRANCH_MANAGER = Tokens.branch(Role.BRANCH_MANAGER, "RDB");
    static final String OTHER_STAFF = Tokens.branch(Role.BRANCH_STAFF, "REB");
    static final String MANAGER = Tokens.manager("RDM");
    static final String OLGA = Tokens.staff("olga", Role.OPERATIONS);
    private static final String ANSWER =
            """
             { redemption { id state cost transactionId source redeemedOn endedOn reward { code version }
                            customer { customerNo } } errors { code field } } }""";

    private RedemptionBank() {}

    /** The bank without a reward, a redemption or a point. */
    static void open() {
        RewardBank.open();
        String policy = "(select policy_id from tier_policy where name = 'Default policy')";
        Database.execute(
                "truncate redemption, points_account cascade",
                "delete from request_key",
                "delete from tier_assessment where run_id = 9101",
                "delete from tier_run where run_id = 9101",
                "delete from job_run where job = 'sample'",
                "insert into branch values ('RDB', '一支行'), ('REB', '二支行') on conflict do nothing",
                "insert into manager values ('RDM', '陈经理', 'RDB', 'WEALTH'), ('REM', '李经理', 'REB', 'WEALTH')"
                        + " on conflict do nothing",
                "insert into customer (customer_id, customer_no, name, branch_code, manager_no, opened_on)"
                        + " select i, 'RD' || lpad(i::text, 3, '0'), '客户' || i, 'RDB', 'RDM', date '2020-01-01'"
                        + " from generate_series(1, 200) i union all"
                        + " select 201, 'RE001', '外人', 'REB', 'REM', date '2020-01-01' on conflict do nothing",
                "insert into customer_number select customer_no, customer_id from customer on conflict do nothing",
                "insert into job_run (run_id, job, revision, scheduled_for, resource, state, requested_by)"
                        + " values (9101, 'sample', 1, '2026-07-01 00:00Z', 'sample', 'SUCCEEDED', 'test')",
                "insert into tier_run values"
                        + " (9101, '2026-04-01', '2026-07-01', '2026-Q2', 9100, %s, '2026-07-01 02:00Z')"
                                .formatted(policy),
                "select open_assessment(9101)",
                "insert into tier_assessment (customer_id, run_id, composite_level, service_level, service_source,"
                        + " average_aum, average_loan) values (1, 9101, 'GOLD', 'PRIVATE', 'RULE', 0, 0),"
                        + " (2, 9101, 'PLATINUM', 'MASS', 'RULE', 0, 0)");
    }

    static void earn(String customerNo, int amount) {
        earn(customerNo, amount, Map.of("kind", "NEVER"));
    }

    static void earn(String customerNo, int amount, Map<String, ?> expiry) {
        JsonPath answer = Graphql.as(
                        SERVICE,
                        "mutation($i: PointsEarnInput!, $k: String!)"
                                + " { pointsEarn(input: $i, idempotencyKey: $k) { errors { code } } }",
                        Map.of(
                                "i",
                                Map.of("customerNo", customerNo, "amount", Integer.toString(amount), "expiry", expiry),
                                "k",
                                RewardBank.key()))
                .extract()
                .jsonPath();
        if (answer.getList("errors") != null
                || !answer.getList("data.pointsEarn.errors").isEmpty()) {
            throw new AssertionError(answer.prettify());
        }
    }

    static JsonPath redeem(String token, String customerNo, String reward) {
        return redeem(token, customerNo, reward, RewardBank.key());
    }

    static JsonPath redeem(String token, String customerNo, String reward, String key) {
        return change(
                token,
                "mutation($n: String!, $r: String!, $k: String!)"
                        + " { done: rewardRedeem(customerNo: $n, reward: $r, idempotencyKey: $k)",
                Map.of("n", customerNo, "r", reward, "k", key));
    }

    static JsonPath tryOut(String token, String customerNo, String reward) {
        return change(
                token,
                "mutation($n: String!, $r: String!, $k: String!)"
                        + " { done: rewardRedeem(customerNo: $n, reward: $r, idempotencyKey: $k, dryRun: true)",
                Map.of("n", customerNo, "r", reward, "k", RewardBank.key()));
    }

    static JsonPath fulfil(String token, String id) {
        return end("redemptionFulfil", token, id, RewardBank.key());
    }

    static JsonPath cancel(String token, String id) {
        return end("redemptionCancel", token, id, RewardBank.key());
    }

    static JsonPath end(String step, String token, String id, String key) {
        return change(
                token,
                "mutation($i: ID!, $k: String!) { done: " + step + "(redemptionId: $i, idempotencyKey: $k)",
                Map.of("i", id, "k", key));
    }

    static String points(String customerNo) {
        return Database.value("select coalesce((select active from points_account where customer_id = "
                + "(select customer_id from customer where customer_no = '" + customerNo + "')), 0)");
    }

    static String stock(String reward) {
        return Database.value("select put_in || '/' || taken from reward_stock where reward_code = '" + reward + "'");
    }

    /** Everything that redeeming writes. */
    static String written() {
        return Database.rows("select (select count(*) from redemption), (select count(*) from points_transaction),"
                        + " (select count(*) from points_account), (select sum(active) from points_account),"
                        + " (select count(*) from audit_entry), (select count(*) from request_key),"
                        + " (select sum(taken) from reward_stock),"
                        + " (select string_agg(state || ended_on, ',' order by redemption_id) from redemption)")
                .toString();
    }

    /** What is broken of what points and rewards promise. */
    static List<String> broken() {
        List<String> broken = new ArrayList<>(Checks.broken("points"));
        broken.addAll(Checks.broken("rewards"));
        return broken;
    }

    private static JsonPath change(String token, String mutation, Map<String, Object> variables) {
        JsonPath answer =
                Graphql.as(token, mutation + ANSWER, variables).extract().jsonPath();
        if (answer.getList("errors") != null) {
            throw new AssertionError(answer.prettify());
        }
        return answer.setRootPath("data.done");
    }
}
