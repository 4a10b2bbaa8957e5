package dev.kequn.support;

import java.util.List;

/** What must hold of tiers on any day, as SQL over the tables alone: nothing of the program's own is asked. */
public final class TierInvariants {
    /** Who is in the assessment in force on the day, and the levels he has on it; said the long way. */
    private static final String STANDINGS =
            """
            with run as (
                select run_id, policy_id from tier_run where completed_at is not null and period_end <= date '%1$s' + 1
                order by period_end desc, revision desc limit 1),
            held as (
                select o.customer_id, o.level from service_override o, run
                where o.from_day <= date '%1$s' and date '%1$s' <= o.until_day
                  and (not o.needs_approval or exists (
                      select from service_override_step s where (s.customer_id, s.override_id, s.step)
                          = (o.customer_id, o.override_id, 'APPROVED') and s.effective_on <= date '%1$s'))
                  and not exists (
                      select from service_override_step s where (s.customer_id, s.override_id)
                          = (o.customer_id, o.override_id) and s.step <> 'APPROVED' and s.effective_on <= date '%1$s')
                  and exists (
                      select from tier_policy_level l where (l.policy_id, l.code) = (run.policy_id, o.level))),
            standing as (
                select a.customer_id, run.policy_id, a.composite_level, coalesce(h.level, a.service_level) as service_level,
                       a.average_aum, a.average_loan
                from run join tier_assessment a using (run_id) left join held h using (customer_id))
            """;

    private TierInvariants() {}

    /** I15: the customers who are not in exactly one cell of the matrix on {@code day}; none. */
    public static List<String> notInOneCell(String day) {
        return Database.rows(
                STANDINGS.formatted(day)
                        + """
                select s.customer_id, count(*), count(c.code), count(e.code) from standing s
                left join tier_policy_level c on (c.policy_id, c.code) = (s.policy_id, s.composite_level)
                left join tier_policy_level e on (e.policy_id, e.code) = (s.policy_id, s.service_level)
                group by s.customer_id having (count(*), count(c.code), count(e.code)) <> (1, 1, 1)""");
    }

    /** The cells that are not empty on {@code day}, as composite, service, customers, AUM and loans in minor units. */
    public static List<String> cells(String day) {
        return Database.rows(
                STANDINGS.formatted(day)
                        + """
                select composite_level, service_level, count(*), sum(average_aum), sum(average_loan) from standing
                group by 1, 2 order by 1, 2""");
    }
}
