package dev.kequn.campaign.journey;

import dev.kequn.customer.delivery.EventDelivery;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import io.quarkus.arc.Arc;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Customers of a test's own, enrolled by hand, and what they do. The business date is 2026-07-15. */
final class Walkers {
    private static final AtomicLong LAST = new AtomicLong(7_400_000);
    private static final AtomicLong EVENTS = new AtomicLong();

    private Walkers() {}

    /** A customer nobody else has, of branch WA and manager WM; chance leads him, not leaves him alone. */
    static long customer() {
        while (Database.value("select ('x' || substr(md5('universal:%d'), 1, 8))::bit(32)::bigint %% 10000 < 200"
                        .formatted(LAST.get() + 1))
                .equals("true")) {
            LAST.incrementAndGet();
        }
        return customers(1);
    }

    /** The first of so many whose ids follow each other. */
    static long customers(int count) {
        long first = LAST.getAndAdd(count) + 1;
        Database.execute(
                "insert into branch values ('WA', '甲'), ('WB', '乙') on conflict do nothing",
                "insert into manager values ('WM', 'm', 'WA', 'x') on conflict do nothing",
                "insert into customer (customer_id, customer_no, name, branch_code, manager_no, opened_on)"
                        + " select i, 'WA' || i, '客户', 'WA', 'WM', date '2020-01-01' from generate_series("
                        + first + ", " + (first + count - 1) + ") i",
                "insert into customer_number select customer_no, customer_id from customer where customer_id between "
                        + first + " and " + (first + count - 1) + " on conflict do nothing");
        return first;
    }

    static long prospect() {
        long customer = customer();
        Database.execute("update customer set customer_no = null where customer_id = " + customer);
        return customer;
    }

    /** In the round since the 10th of July, at noon, and waiting for an approach that was made. */
    static void enrol(long round, long customer) {
        enrol(round, customer, 1, "TREATED", "2026-07-10 12:00+08");
    }

    static void enrol(long round, long customer, String arm) {
        enrol(round, customer, 1, arm, "2026-07-10 12:00+08");
    }

    static void enrol(long round, long first, int count, String arm, String at) {
        Database.execute(
                """
                insert into enrolment (customer_id, round_id, entry, campaign_id, version_id, bucket, arm, pilot, source,
                    branch_code, newcomer, enrolled_on, enrolled_at, state, step_entered_at, approaches, next_act, next_on)
                select i, %1$d, 1, c.campaign_id, c.in_force, 0, '%2$s', false, 'AUDIENCE', 'WA', false,
                    timestamptz '%3$s'::date, '%3$s', 'ACTIVE', '%3$s', %4$s
                from generate_series(%5$d, %6$d) i, campaign_round r join campaign c using (campaign_id)
                where r.round_id = %1$d"""
                        .formatted(
                                round,
                                arm,
                                at,
                                arm.equals("TREATED") ? "1, 'TIME_OUT', date '2026-07-20'" : "0, null, null",
                                first,
                                first + count - 1));
    }

    /** An event of noon of the day, for a statement of {@link #happen}. */
    static String event(long customer, String type, String day) {
        return event(customer, type, day + " 12:00+08", "{}");
    }

    static String event(long customer, String type, String at, String attributes) {
        return "(%d, 'walkers', '%d', '%s', timestamptz '%s', jsonb '%s')"
                .formatted(customer, EVENTS.incrementAndGet(), type, at, attributes);
    }

    /** Records events in one transaction, in their order, and waits until campaigns have seen them. */
    static void happen(String... events) {
        Database.execute(
                "insert into customer_event (customer_id, source, external_id, type, occurred_at, attributes) values "
                        + String.join(", ", events));
        Arc.container().instance(EventDelivery.class).get().wake();
        awaitDelivery();
    }

    static void awaitDelivery() {
        Eventually.holds("campaigns have seen every event", () -> Database.value(
                        """
                        select exists (select from event_cursor where consumer = 'campaigns') and not exists (
                            select from customer_event e join event_cursor c
                                on (e.transaction_id, e.event_id) > (c.transaction_id, c.event_id)
                            where c.consumer = 'campaigns')""")
                .equals("true"));
    }

    /** Has campaigns begin again at the first event of these customers, and waits until they have seen them all. */
    static void replay(long first) {
        Database.execute(
                """
                update event_cursor set (transaction_id, event_id) =
                    (select min(transaction_id), 0 from customer_event where customer_id >= %d)
                where consumer = 'campaigns'"""
                        .formatted(first));
        awaitDelivery();
    }

    /** entry|state|step|converted of a customer's enrolments. */
    static List<String> standing(long customer) {
        return Database.rows(
                """
                select e.entry, e.state, s.code, to_char(e.converted_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI')
                from enrolment e join campaign_step s on s.version_id = e.version_id and s.position = e.position
                where customer_id = %d order by round_id, entry"""
                        .formatted(customer));
    }

    /** entry|step|outcome|cause|left of a customer's steps. */
    static List<String> steps(long customer) {
        return Database.rows(
                """
                select entry, step, outcome, caused_by, to_char(left_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI')
                from enrolment_step where customer_id = %d order by round_id, entry, position"""
                        .formatted(customer));
    }

    /** step|points|reward|cost|withheld of a customer's steps. */
    static List<String> gifts(long customer) {
        return Database.rows(
                """
                select step, points, reward, cost, withheld from enrolment_step where customer_id = %d
                order by round_id, entry, position"""
                        .formatted(customer));
    }

    /** amount|source|reference of a customer's points. */
    static List<String> points(long customer) {
        return Database.rows("select amount, source, reference, actor from points_transaction where customer_id = "
                + customer + " order by version");
    }

    /** Everything that campaigns and points have, in one word. */
    static String everything() {
        return Database.value(
                """
                select md5(concat_ws('/',
                    (select string_agg(t::text, '' order by customer_id, round_id, entry) from enrolment t),
                    (select string_agg(t::text, '' order by customer_id, round_id, entry, position) from enrolment_step t),
                    (select string_agg(t::text, '' order by round_id) from campaign_round t),
                    (select string_agg(t::text, '' order by round_id, step) from campaign_stock t),
                    (select string_agg(t::text, '' order by customer_id, contact_id) from contact t),
                    (select string_agg(t::text, '' order by customer_id, version) from points_transaction t),
                    (select string_agg(t::text, '' order by customer_id, redemption_id) from redemption t),
                    (select count(*) from customer_event)::text,
                    (select count(*) from audit_entry)::text,
                    (select count(*) from request_key)::text))""");
    }

    /** What rounds and stock say, against what steps and contacts cost; empty when they agree. */
    static List<String> unreconciled() {
        return Database.rows(
                """
                select r.round_id, r.spent, r.reserved from campaign_round r
                where r.spent <> (select coalesce(sum(cost), 0) from enrolment_step s where s.round_id = r.round_id)
                               + (select coalesce(sum(cost), 0) from contact k
                                  where k.round_id = r.round_id and k.state = 'DELIVERED')
                   or r.reserved <> (select coalesce(sum(cost), 0) from contact k
                                     where k.round_id = r.round_id and k.state in ('DUE', 'LEASED'))
                union all
                select t.round_id, t.taken, t.put_in from campaign_stock t
                where t.taken <> (select count(*) from enrolment_step s
                                  where s.round_id = t.round_id and s.step = t.step
                                    and (s.points is not null or s.reward is not null))""");
    }
}
