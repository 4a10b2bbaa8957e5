-- Up to $3 customers behind $2 whom run $1 found otherwise than the revision before it, once it is completed.
select d.customer_id, b.composite_level as composite_before, b.service_level as service_before, n.composite_level,
       n.service_level, n.change_reason, n.average_aum, n.average_loan
from tier_run r
     join tier_difference d on d.run_id = r.run_id and d.customer_id > $2
     left join tier_assessment b on b.run_id = r.base_run_id and b.customer_id = d.customer_id
     left join tier_assessment n on n.run_id = r.run_id and n.customer_id = d.customer_id
where r.run_id = $1 and r.completed_at is not null
order by d.customer_id limit $3
