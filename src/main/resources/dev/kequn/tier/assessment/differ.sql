-- Notes for run $1 whose outcome differs from the revision before, run $2: those of $5, and those of the customers from
-- $3 to $4 whom only that revision has.
insert into tier_difference (customer_id, run_id)
select customer_id, $1::bigint from unnest($5::bigint[]) customer_id
union all
select b.customer_id, $1::bigint from tier_assessment b
where b.run_id = $2 and b.customer_id between $3 and $4
  and not exists (select from tier_assessment n
                  where n.run_id = $1 and n.customer_id = b.customer_id and n.customer_id between $3 and $4)
