package dev.kequn.tier.override;

import dev.kequn.access.Role;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import dev.kequn.support.Tokens;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;

/**
 * A bank of two branches, assessed twice by the policy every bank starts with. The business date is 2026-07-15.
 * Customers OV001 to OV010 belong to branch OVB and manager OVM, OW001 to branch OVC and manager OVN; OV010 was never
 * assessed, OV008 is a merchant lifted by a rule.
 */
public final class OverrideBank {
    static final String MANAGER = Tokens.manager("OVM");
    static final String OTHER_MANAGER = Tokens.manager("OVN");
    static final String BRANCH_MANAGER = Tokens.branch(Role.BRANCH_MANAGER, "OVB");
    static final String OTHER_BRANCH_MANAGER = Tokens.branch(Role.BRANCH_MANAGER, "OVC");
    static final String OPERATIONS = Tokens.staff("olga", Role.OPERATIONS);
    private static final String ANSWER =
            """
             { override { id state level { code } ruleLevel { code } from until actor needsApproval approvedBy ending endedBy
               endReason customer { customerNo name serviceTier { level { code } source } } } errors { code field } } }""";

    private OverrideBank() {}

    /** The bank as it was, and nobody's service tier set by hand. */
    static void open() {
        String policy = "(select policy_id from tier_policy where name = 'Default policy')";
        Database.execute(
                "delete from service_override_step",
                "delete from service_override",
                "delete from approval where subject_type = 'ServiceOverride'",
                "delete from tier_assessment where run_id in (9001, 9002)",
                "delete from tier_run where run_id in (9001, 9002)",
                "delete from job_run where job = 'sample'",
                "insert into branch values ('OVB', '一支行'), ('OVC', '二支行') on conflict do nothing",
                "insert into manager values ('OVM', '陈经理', 'OVB', 'WEALTH'), ('OVN', '李经理', 'OVC', 'WEALTH')"
                        + " on conflict do nothing",
                "insert into customer (customer_id, customer_no, name, branch_code, manager_no, opened_on)"
                        + " select i, 'OV' || lpad(i::text, 3, '0'), '客户' || i, 'OVB', 'OVM', date '2020-01-01'"
                        + " from generate_series(1, 10) i union all"
                        + " select 11, 'OW001', '外人', 'OVC', 'OVN', date '2020-01-01' on conflict do nothing",
                "insert into job_run (run_id, job, revision, scheduled_for, resource, state, requested_by)"
                        + " select 9000 + i, 'sample', i, '2026-07-01 00:00Z', 'sample', 'SUCCEEDED', 'test'"
                        + " from generate_series(1, 2) i",
                "insert into tier_run values"
                        + " (9001, '2026-01-01', '2026-04-01', '2026-Q1', 9000, %s, '2026-04-01 02:00Z'),"
                                .formatted(policy)
                        + " (9002, '2026-04-01', '2026-07-01', '2026-Q2', 9000, %s, '2026-07-01 02:00Z')"
                                .formatted(policy),
                "select open_assessment(9001), open_assessment(9002)",
                "insert into tier_assessment select customer_id, 9001, 'GOLD', 'GOLD', 'COMPOSITE', 5000000, 0"
                        + " from customer where customer_no <> 'OV010'",
                "insert into tier_assessment (customer_id, run_id, composite_level, service_level, service_source,"
                        + " average_aum, average_loan, calculated_level, missed_periods, change_reason, service_rule,"
                        + " last_day_aum, last_day_loan)"
                        + " select i, 9002, level, coalesce(lifted, level), coalesce(source, 'COMPOSITE'), i * 100000,"
                        + " i * 1000, 'MASS', i, 'GRACE', rule, 250000, 500"
                        + " from (values (1, 'MASS', null, null, null), (2, 'GOLD', null, null, null),"
                        + " (3, 'PLATINUM', null, null, null), (4, 'DIAMOND', null, null, null),"
                        + " (5, 'PRIVATE', null, null, null), (6, 'GOLD', null, null, null),"
                        + " (7, 'GOLD', null, null, null),"
                        + " (8, 'MASS', 'PLATINUM', 'RULE', 'Merchants and payroll companies'),"
                        + " (9, 'MASS', null, null, null), (11, 'GOLD', null, null, null))"
                        + " assessed (i, level, lifted, source, rule)");
    }

    static JsonPath override(String token, String customerNo, String level, String reason, String until) {
        return change(
                token,
                "mutation($no: String!, $level: String!, $reason: String!, $until: Date!)"
                        + " { done: serviceTierOverride(customerNo: $no, level: $level, reason: $reason, until: $until)",
                Map.of("no", customerNo, "level", level, "reason", reason, "until", until));
    }

    static JsonPath release(String token, String customerNo, String reason) {
        return change(
                token,
                "mutation($no: String!, $reason: String!)"
                        + " { done: serviceTierRelease(customerNo: $no, reason: $reason)",
                Map.of("no", customerNo, "reason", reason));
    }

    static JsonPath approve(String token, String id) {
        return change(token, "mutation($id: ID!) { done: serviceTierApprove(overrideId: $id)", Map.of("id", id));
    }

    static JsonPath reject(String token, String id, String reason) {
        return change(
                token,
                "mutation($id: ID!, $reason: String!) { done: serviceTierReject(overrideId: $id, reason: $reason)",
                Map.of("id", id, "reason", reason));
    }

    /** {@code level source} of the customer's service tier now, as staff see it. */
    static String serviceTier(String customerNo) {
        JsonPath answer = Graphql.as(
                        OPERATIONS,
                        "query($no: String!) { customer(customerNo: $no) { serviceTier { level { code } source } } }",
                        Map.of("no", customerNo))
                .extract()
                .jsonPath();
        return answer.getString("data.customer.serviceTier.level.code") + " "
                + answer.getString("data.customer.serviceTier.source");
    }

    /** Everything that overriding writes, counted. */
    static String written() {
        return Database.value("select (select count(*) from service_override) || '/' || (select count(*) from"
                + " service_override_step) || '/' || (select count(*) from approval) || '/' || (select count(*) from"
                + " approval where decision is not null) || '/' || (select count(*) from audit_entry)");
    }

    static List<String> steps(String customerNo) {
        return Database.rows("select o.level, s.step, s.effective_on, s.actor, s.reason from service_override o"
                + " left join service_override_step s using (customer_id, override_id)"
                + " join customer c using (customer_id) where c.customer_no = '" + customerNo
                + "' order by o.override_id, s.recorded_at");
    }

    private static JsonPath change(String token, String mutation, Map<String, String> variables) {
        JsonPath answer =
                Graphql.as(token, mutation + ANSWER, variables).extract().jsonPath();
        if (answer.getList("errors") != null) {
            throw new AssertionError(answer.prettify());
        }
        return answer.setRootPath("data.done");
    }
}
