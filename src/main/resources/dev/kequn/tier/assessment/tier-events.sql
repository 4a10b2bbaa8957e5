-- Composite levels that run $1 gave otherwise than run $2, of the customers from $3 to $4. Ranks are those of each run's
-- own policy; a level that was only renamed is no event.
select n.customer_id, 'kequn:tier' as source, $1 || ':' || n.customer_id as external_id,
       case when nl.rank > bl.rank then 'TIER_UP' else 'TIER_DOWN' end as type, nr.completed_at as occurred_at,
       jsonb_build_object('from', b.composite_level, 'to', n.composite_level, 'period', nr.period,
                          'revision', nr.revision, 'reason', n.change_reason) as attributes,
       n.customer_id as place
from tier_run nr
     join tier_run br on br.run_id = $2::bigint
     join tier_assessment n on n.run_id = nr.run_id and n.run_id = $1::bigint and n.customer_id between $3 and $4
     join tier_assessment b on b.run_id = br.run_id and b.run_id = $2 and b.customer_id = n.customer_id
                           and b.customer_id between $3 and $4
     join tier_policy_level nl on nl.policy_id = nr.policy_id and nl.code = n.composite_level
     join tier_policy_level bl on bl.policy_id = br.policy_id and bl.code = b.composite_level
where nr.run_id = $1 and nl.rank <> bl.rank
