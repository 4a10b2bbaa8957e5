-- Who moved from which level to which between the assessments :earlier and :later, in one statement.
\set ON_ERROR_STOP on
select e.composite_level as from_level, l.composite_level as to_level, count(*) as customers,
       sum(e.average_aum) as from_aum, sum(e.average_loan) as from_loan,
       sum(l.average_aum) as to_aum, sum(l.average_loan) as to_loan
from (select * from tier_assessment where run_id = :earlier) e
     full join (select * from tier_assessment where run_id = :later) l using (customer_id)
group by 1, 2
order by 1, 2;
