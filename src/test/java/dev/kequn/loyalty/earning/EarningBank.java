package dev.kequn.loyalty.earning;

import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import java.util.List;
import java.util.Map;

/** A bank whose customers EB001 … EB999 have the ids 1 … 999, and whose rules are those of one test. */
public final class EarningBank {
    private EarningBank() {}

    /** Forgets rules, points and events, and opens {@code customers} customers. */
    static void open(int customers) {
        awaitDelivery();
        Database.execute(
                "truncate points_account, points_transaction, points_entry, points_lot, points_lot_use, request_key,"
                        + " earning_use, earning_budget, referral_reward, referral, earning_rule, earning_rule_cap,"
                        + " earning_rule_multiplier, earning_code, customer_event, customer_event_key, holding,"
                        + " balance_state, customer_tag, customer cascade",
                "insert into branch values ('EB', '积分支行') on conflict do nothing",
                "truncate customer_number",
                "insert into customer (customer_id, customer_no, name, branch_code, opened_on)"
                        + " select i, 'EB' || lpad(i::text, 3, '0'), '客户', 'EB', date '2020-01-01'"
                        + " from generate_series(1, " + customers + ") i",
                "insert into customer_number select customer_no, customer_id from customer");
    }

    /** An event of the day, at noon in the bank's zone, for a statement of {@link #happen}. */
    static String event(int customer, String id, String type, String day, String attributes) {
        return "(%d, 'core', '%s', '%s', timestamptz '%s 12:00+08', jsonb '%s')"
                .formatted(customer, id, type, day, attributes);
    }

    /** Records events in one transaction, in their order, and waits until they were delivered. */
    static void happen(String... events) {
        record(events);
        awaitDelivery();
    }

    static void record(String... events) {
        Database.execute(
                "insert into customer_event (customer_id, source, external_id, type, occurred_at, attributes) values "
                        + String.join(", ", events));
    }

    static void awaitDelivery() {
        Eventually.holds("the points have seen every event", () -> Database.value(
                        """
                        select exists (select from event_cursor where consumer = 'points') and not exists (
                            select from customer_event e join event_cursor c
                                on (e.transaction_id, e.event_id) > (c.transaction_id, c.event_id)
                            where c.consumer = 'points')""")
                .equals("true"));
    }

    /** Has the consumer begin again at the first event, and waits until it has seen them all. */
    static void replay() {
        Database.execute("update event_cursor set transaction_id = '0', event_id = 0 where consumer = 'points'");
        awaitDelivery();
    }

    /** customer|amount|rule|reference of everything that was earned, in the order of customers. */
    static List<String> earned() {
        return Database.rows("select customer_id, amount, source, reference from points_transaction where kind = 'EARN'"
                + " order by customer_id, version");
    }

    static String number(int customer) {
        return "EB%03d".formatted(customer);
    }

    /** In force since 2000. */
    static Map<String, Object> rule(String code, Object... changes) {
        Map<String, Object> rule = Earning.input(code, changes);
        rule.replace("validFrom", "2400-01-01", "2000-01-01");
        return rule;
    }

    /** Puts in what a customer got by a rule on an earlier day, with the transaction it came by. */
    static void given(int customer, String rule, String day, long points) {
        Database.execute(
                "insert into points_account (customer_id, version, active, earned) values (%1$d, 1, %2$d, %2$d)"
                        .formatted(customer, points),
                ("insert into points_transaction (customer_id, version, kind, amount, business_day, source, actor,"
                                + " active, pending, arrears) values (%1$d, 1, 'EARN', %2$d, '%3$s', '%4$s', 'test', %2$d, 0, 0)")
                        .formatted(customer, points, day, rule),
                "insert into points_entry values (%1$d, 1, 1, 'ISSUE', 'DEBIT', %2$d), (%1$d, 1, 2, 'ACTIVE', 'CREDIT', %2$d)"
                        .formatted(customer, points),
                "insert into points_lot (customer_id, version, granted, remaining, active, active_from, on_spent)"
                        .concat(" values (%1$d, 1, %2$d, %2$d, true, '%3$s', 'CLAMP')"
                                .formatted(customer, points, day)),
                "insert into earning_use values (%d, '%s', '%s', %d, 1)".formatted(customer, rule, day, points));
    }

    static List<String> uses() {
        return Database.rows("select * from earning_use order by customer_id, rule_code, day");
    }

    static List<String> budgets() {
        return Database.rows("select * from earning_budget order by rule_code");
    }

    /** Everything of loyalty that earning could change, in one word. */
    static String everything() {
        return Database.value(
                """
                select md5(concat_ws('/',
                    (select string_agg(t::text, '' order by customer_id) from points_account t),
                    (select string_agg(t::text, '' order by customer_id, version) from points_transaction t),
                    (select string_agg(t::text, '' order by customer_id, version, line) from points_entry t),
                    (select string_agg(t::text, '' order by customer_id, version) from points_lot t),
                    (select string_agg(t::text, '' order by customer_id, version, line) from points_lot_use t),
                    (select string_agg(t::text, '' order by customer_id, rule_code, day) from earning_use t),
                    (select string_agg(t::text, '' order by rule_code) from earning_budget t),
                    (select string_agg(t::text, '' order by newcomer_id) from referral_reward t),
                    (select string_agg(t::text, '' order by rule_id) from earning_rule t),
                    (select string_agg(t::text, '' order by subject, key) from request_key t)))""");
    }
}
