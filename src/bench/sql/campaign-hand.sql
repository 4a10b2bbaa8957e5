-- The launch by hand, customers :first to :last: one statement made for this campaign and this policy, which enrols each with what
-- becomes of him at once, knows that there are no exclusions, pilot and budget, and looks for no second approach.
with chosen as materialized (
    select c.customer_id, c.branch_code, c.phone, m.segment_id, a.composite_level,
           c.opened_on > date '2026-11-20' - 365 as newcomer,
           (('x' || substr(md5('BENCH:' || c.customer_id), 1, 8))::bit(32)::bigint % 10000)::int as bucket,
           (('x' || substr(md5('universal:' || c.customer_id), 1, 8))::bit(32)::bigint % 10000)::int as universal
    from segment_member m join customer c using (customer_id)
         left join tier_assessment a on a.customer_id = c.customer_id and a.run_id = :assessment
    where m.segment_id = :segment and m.left_at is null and (c.closed_on is null or c.closed_on > '2026-11-20')
      and c.customer_id between :first and :last),
drawn as materialized (
    select *, case when universal < 200 then 'UNIVERSAL_CONTROL' when bucket >= 9000 then 'CONTROL' else 'TREATED' end as arm from chosen),
judged as materialized (
    select d.*, case when k.granted is not true then 'NO_CONSENT' when t.suppressed_until > '2026-11-20' then 'REFUSED'
                     when d.phone is null then 'UNREACHABLE'
                     when u.sms >= 1 or u.week >= 2 or u.month >= 6 then 'CAP' end as reason
    from drawn d
         left join (select distinct on (customer_id) customer_id, granted from customer_consent where purpose = 'MARKETING'
                    and customer_id between :first and :last order by customer_id, given_at desc) k using (customer_id)
         left join contact_standing t using (customer_id)
         left join (select customer_id, count(*) filter (where channel = 'SMS' and slot_on > '2026-11-13') as sms,
                           count(*) filter (where slot_on > '2026-11-13') as week, count(*) as month
                    from contact where slot_on > '2026-10-21' and customer_id between :first and :last group by customer_id) u using (customer_id)),
enrolled as (
    insert into hand.enrolment (customer_id, round_id, entry, campaign_id, version_id, bucket, arm, pilot, source, segment_id, level,
        branch_code, newcomer, enrolled_on, enrolled_at, state, step_entered_at, approaches, next_act, next_on)
    select customer_id, :round, 1, :campaign, :version, bucket, arm, false, 'AUDIENCE', segment_id, composite_level, branch_code,
           coalesce(newcomer, false), '2026-11-20', '2026-11-20 12:00+08', 'ACTIVE', '2026-11-20 12:00+08',
           case when arm = 'TREATED' and reason is null then 1 else 0 end,
           case when arm = 'TREATED' then case reason when 'CAP' then 'APPROACH' else 'TIME_OUT' end end,
           case when arm = 'TREATED' then case reason when 'CAP' then date '2026-11-21' else date '2026-12-04' end end
    from judged order by customer_id),
standing as (
    insert into hand.contact_standing (customer_id) select customer_id from judged where arm = 'TREATED' order by customer_id
    on conflict do nothing)
insert into hand.contact (customer_id, contact_id, campaign_id, round_id, entry, version_id, step, position, approach, channel, priority,
    policy, planned_on, due_at, slot_on, state, reason)
select customer_id, nextval('contact_id'), :campaign, :round, 1, :version, 'SIGN_UP', 0, 1, 'SMS', 500, 1, '2026-11-20', '2026-11-20 12:00+08',
       case when reason is null then date '2026-11-20' end, case when reason is null then 'DUE' else 'SUPPRESSED' end, reason
from judged where arm = 'TREATED' order by customer_id;
