-- What an engineer who writes a hundred such statements would make first: the names he uses, and a table like Kequn's.
create schema hand;
create view hand.held as
select customer_id, product_code, category, matures_on from holding join product using (product_code)
where opened_on <= date '2026-11-20' and (closed_on is null or closed_on > date '2026-11-20');
create view hand.tagged as
select customer_id, tag, value from customer_tag
where valid_from <= date '2026-11-20' and (valid_to is null or valid_to > date '2026-11-20');
-- Balance × days up to, but without, a day.
create function hand.up_to(day date) returns table (customer_id bigint, aum numeric, loan numeric) language sql stable as
$$
select distinct on (customer_id) customer_id, aum_days + aum * (day - from_day), loan_days + loan * (day - from_day)
from balance_state where from_day < day order by customer_id, from_day desc
$$;
create function hand.average(since date, until date) returns table (customer_id bigint, aum bigint, loan bigint) language sql stable as
$$
select customer_id, round((closing.aum - coalesce(opening.aum, 0)) / (until - since))::bigint,
       round((closing.loan - coalesce(opening.loan, 0)) / (until - since))::bigint
from hand.up_to(until) closing left join hand.up_to(since) opening using (customer_id)
$$;
create view hand.balance as
select distinct on (customer_id) customer_id, aum, loan, deposit from balance_state
where from_day <= date '2026-11-20' order by customer_id, from_day desc;
create view hand.tier as
select customer_id, composite_level, service_level,
       (select rank from tier_policy_level l where l.policy_id = p.policy_id and l.code = composite_level)
           >= (select rank from tier_policy_level l where l.policy_id = p.policy_id and l.code = p.composite_high_from) as high,
       (select rank from tier_policy_level l where l.policy_id = p.policy_id and l.code = service_level)
           >= (select rank from tier_policy_level l where l.policy_id = p.policy_id and l.code = p.service_high_from) as well_served
from tier_assessment join tier_run using (run_id) join tier_policy p using (policy_id)
where run_id = (select run_id from tier_run where completed_at is not null and period_end <= date '2026-11-21'
                order by period_end desc, revision desc limit 1);
create table hand.member (like segment_member including all);
