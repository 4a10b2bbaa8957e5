package dev.kequn.campaign.enrolment;

import dev.kequn.support.Database;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Customers and segments for tests of enrolment, of one branch; segments have the members they are given. */
public final class EnrolmentBank {
    private final String prefix;
    private final long firstId;

    public EnrolmentBank(String prefix, long firstId) {
        this.prefix = prefix;
        this.firstId = firstId;
    }

    public long id(int customer) {
        return firstId + customer;
    }

    public String segment(int i) {
        return prefix + "_S" + i;
    }

    public String branch() {
        return prefix + "B";
    }

    /** Customers 1 to {@code customers}, every one with the bank since 2020, and segments 0 to {@code segments} - 1. */
    public EnrolmentBank open(int customers, int segments) {
        close();
        Database.execute(
                "insert into branch values ('%s', 'Branch') on conflict do nothing".formatted(branch()),
                """
                insert into customer (customer_id, customer_no, name, phone, branch_code, opened_on)
                select %1$d + i, '%2$s' || lpad(i::text, 6, '0'), 'Customer', '139' || lpad(i::text, 8, '0'), '%2$sB',
                    '2020-01-01' from generate_series(1, %3$d) i"""
                        .formatted(firstId, prefix, customers),
                "insert into customer_number select customer_no, customer_id from customer where branch_code = '%s'"
                        .formatted(branch()),
                // Not in force, so that their members stay as they are written here.
                "insert into segment (code, kind, versions) select '%s_S' || i, 'RULE', 1 from generate_series(0, %d) i"
                        .formatted(prefix, segments - 1),
                """
                insert into segment_definition (segment_id, version, revision, state, kind, name_zh, name_en, rule,
                    created_by)
                select segment_id, 1, 1, 'DRAFT', kind, '客群', 'Segment', 'false', 'test' from segment where %s"""
                        .formatted(mySegments()));
        return this;
    }

    public void close() {
        String mine = " where customer_id between %d and %d".formatted(firstId, firstId + 999_999);
        Database.execute(
                "delete from contact" + mine,
                "delete from contact_standing" + mine,
                "delete from enrolment_step" + mine,
                "delete from enrolment" + mine,
                "delete from segment_member" + mine,
                "delete from segment_definition where segment_id in (select segment_id from segment where "
                        + mySegments() + ")",
                "delete from segment where " + mySegments(),
                "delete from tier_assessment" + mine,
                "delete from tier_run where run_id = " + firstId,
                "delete from job_run where run_id = " + firstId,
                "delete from customer_number" + mine,
                "delete from customer_event_key" + mine,
                "delete from customer_event" + mine,
                "delete from customer" + mine);
    }

    /** The level of every customer in the assessment that is in force from here on; those of null have none. */
    public void assess(List<@Nullable String> levels) {
        Database.execute(
                "insert into job_run (run_id, job, revision, scheduled_for, resource, state, requested_by) values"
                        + " (%1$d, 'sample', %1$d, '2191-12-31 00:00Z', 'sample', 'SUCCEEDED', 'test')"
                                .formatted(firstId),
                "insert into tier_run values (%1$d, '2191-10-01', '2192-01-01', '2191-Q4', %1$d, (select policy_id"
                                .formatted(firstId)
                        + " from tier_policy where name = 'Default policy'), '2026-07-01 02:00Z')",
                "select open_assessment(%d)".formatted(firstId));
        String rows = IntStream.range(0, levels.size())
                .filter(i -> levels.get(i) != null)
                .mapToObj(i -> "(%d, %d, '%s', 'MASS', 'COMPOSITE', 0, 0)".formatted(id(i + 1), firstId, levels.get(i)))
                .collect(Collectors.joining(","));
        Database.execute("insert into tier_assessment (customer_id, run_id, composite_level, service_level,"
                + " service_source, average_aum, average_loan) values " + rows);
    }

    /** The customer is a member from here on, or is none. */
    public void member(int segment, int customer, boolean is) {
        String stay = "segment_id = (select segment_id from segment where code = '%s') and customer_id = %d"
                .formatted(segment(segment), id(customer));
        Database.execute(
                is
                        ? """
                        insert into segment_member (customer_id, segment_id, definition_id, entered_at, entered_on,
                            entry_reason)
                        select %d, segment_id, definition_id, clock_timestamp(), date '2026-07-01', 'FACTS'
                        from segment_definition d join segment using (segment_id)
                        where code = '%s' and not exists (select from segment_member where left_at is null and %s)"""
                                .formatted(id(customer), segment(segment), stay)
                        : "update segment_member set left_at = clock_timestamp(), left_on = date '2026-07-15',"
                                + " leave_reason = 'FACTS' where left_at is null and " + stay);
    }

    /** Everyone is a member. */
    public void all(int segment) {
        Database.execute(
                """
                insert into segment_member (customer_id, segment_id, definition_id, entered_at, entered_on, entry_reason)
                select customer_id, segment_id, definition_id, clock_timestamp(), date '2026-07-01', 'FACTS'
                from segment_definition d join segment using (segment_id), customer
                where code = '%s' and branch_code = '%s'"""
                        .formatted(segment(segment), branch()));
    }

    /** A prospect has no number; a closed customer a day. */
    public void is(int customer, boolean prospect, @Nullable LocalDate openedOn, @Nullable LocalDate closedOn) {
        Database.execute("update customer set customer_no = %s, opened_on = %s, closed_on = %s where customer_id = %d"
                .formatted(
                        prospect ? "null" : "'%s%06d'".formatted(prefix, customer),
                        quoted(openedOn),
                        quoted(closedOn),
                        id(customer)));
    }

    /** Of 10,000, from here on. */
    public static void universalControl(int share) {
        Database.execute(
                """
                insert into contact_policy (version, quiet_from, quiet_to, most_refusals, suppression_days,
                    universal_control, set_by, reason)
                select version + 1, quiet_from, quiet_to, most_refusals, suppression_days, %d, 'test', 'Test'
                from contact_policy order by version desc limit 1"""
                        .formatted(share),
                """
                insert into contact_cap (version, position, channel, times, days)
                select version + 1, position, channel, times, days from contact_cap
                where version = (select max(version) - 1 from contact_policy)""");
    }

    private String mySegments() {
        return "code like '%s\\_S%%'".formatted(prefix);
    }

    private static String quoted(@Nullable LocalDate day) {
        return day == null ? "null" : "'" + day + "'";
    }
}
