-- $1, $2: the days; $3, $4: the assessments in force on them.
SELECT ${part} AS part, a.composite_level AS from_level, b.composite_level AS to_level, count(*) AS customers,
       sum(f.money_in)::bigint AS money_in, sum(f.money_out)::bigint AS money_out,
       sum(f.opening_aum)::bigint AS opening_aum, sum(f.closing_aum)::bigint AS closing_aum,
       sum(f.closing_loan - f.opening_loan)::bigint AS net_loan
FROM customer c
     CROSS JOIN LATERAL (${flow}) f
     LEFT JOIN tier_assessment a ON a.customer_id = c.customer_id AND a.run_id = $3
     LEFT JOIN tier_assessment b ON b.customer_id = c.customer_id AND b.run_id = $4
WHERE (f.stated OR a.customer_id IS NOT NULL OR b.customer_id IS NOT NULL)${in_branch}
GROUP BY 1, 2, 3
