package dev.kequn.tier.outlook;

import dev.kequn.support.Assessments;
import dev.kequn.support.Daily;
import dev.kequn.support.Database;
import dev.kequn.support.Graphql;
import io.restassured.path.json.JsonPath;
import java.util.Map;

/**
 * A bank on 2026-07-15, in a quarter of 92 days. The policy counts loans half, lets a customer miss his level once, fall one level at a time, and nobody with the tag VIP
 * below GOLD. What customers hold a test writes itself, over what the schedule has found.
 */
public final class OutlookBank {
    static final String[] BRANCHES = {"PB1,一支行", "PB2,二支行"};
    static final String[] MANAGERS = {"PM1,陈经理,PB1,WEALTH", "PM2,李经理,PB2,WEALTH"};

    private OutlookBank() {}

    /** Customers as {@code no,name,branch,manager,opened,closed}, balances as {@code no,day,aum,loan}. */
    static void take(String[] customers, String[] balances) {
        Daily.take("branches", "branch_code,name", BRANCHES);
        Daily.take("managers", "manager_no,name,branch_code,post", MANAGERS);
        Daily.take("customers", "customer_no,name,branch_code,manager_no,opened_on,closed_on", customers);
        Daily.take("balances", "customer_no,as_of,aum,loan", balances);
        Assessments.await("2026-Q2");
        Database.execute(
                "insert into tier_policy (policy_id, name, state, valid_from, period, aum_weight, loan_weight,"
                        + " composite_high_from, service_high_from, created_by, downgrade, grace_periods) values"
                        + " (501, 'Outlook', 'DRAFT', '2026-07-01', 'QUARTER', 100, 50, 'PLATINUM', 'PLATINUM', 'test',"
                        + " 'ONE_LEVEL', 1)",
                "insert into tier_policy_level select 501, code, rank, threshold, name_zh, name_en"
                        + " from tier_policy_level join tier_policy using (policy_id) where name = 'Default policy'",
                "insert into tier_policy_floor values (501, 0, 'hasTag(\"VIP\")', 'GOLD')",
                "insert into tier_policy_strategy select 501, quadrant, aim_zh, aim_en, means_zh, means_en from"
                        + " tier_policy_strategy join tier_policy using (policy_id) where name = 'Default policy'",
                "update tier_policy set state = 'APPROVED' where policy_id = 501",
                "insert into job_run (run_id, job, revision, scheduled_for, resource, state, requested_by) values"
                        + " (9001, 'sample', 1, '2026-07-01 00:00Z', 'sample', 'SUCCEEDED', 'test')",
                "insert into tier_run (run_id, period_start, period_end, period, revision, policy_id, completed_at)"
                        + " select 9001, '2026-04-01', '2026-07-01', '2026-Q2', 9000, policy_id, '2026-07-01 02:00Z'"
                        + " from tier_policy where name = 'Default policy'",
                "select open_assessment(9001)");
    }

    /** What the last assessment found for a customer. */
    static void held(String customerNo, String level, int missedPeriods) {
        Database.execute(("insert into tier_assessment (customer_id, run_id, composite_level, service_level,"
                        + " service_source, average_aum, average_loan, missed_periods)"
                        + " select customer_id, 9001, '%1$s', '%1$s', 'COMPOSITE', 0, 0, %2$d from customer"
                        + " where customer_no = '%3$s'")
                .formatted(level, missedPeriods, customerNo));
    }

    static void tag(String customerNo, String tag, String from, String to) {
        Database.execute(
                "insert into customer_tag (customer_id, tag, valid_from, valid_to, source) select customer_id, '"
                        + tag + "', '" + from + "', " + (to == null ? "null" : "'" + to + "'")
                        + ", 'test' from customer where customer_no = '" + customerNo + "'");
    }

    static JsonPath ask(String token, String query, Map<String, ?> variables) {
        return Graphql.as(token, query, variables).extract().jsonPath();
    }
}
