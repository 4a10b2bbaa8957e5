-- $1: the earlier assessment, $2: the later one; a partition each.
SELECT e.composite_level AS from_level, l.composite_level AS to_level, count(*) AS customers,
       coalesce(sum(e.average_aum), 0)::bigint AS from_aum, coalesce(sum(e.average_loan), 0)::bigint AS from_loan,
       coalesce(sum(l.average_aum), 0)::bigint AS to_aum, coalesce(sum(l.average_loan), 0)::bigint AS to_loan
FROM (SELECT customer_id, composite_level, average_aum, average_loan
      FROM tier_assessment WHERE run_id = $1${in_branch}) e
     FULL JOIN (SELECT customer_id, composite_level, average_aum, average_loan
                FROM tier_assessment WHERE run_id = $2${in_branch}) l USING (customer_id)
GROUP BY e.composite_level, l.composite_level
