-- The state at the end of $1 stands first and rises from nothing, so that the sum of all changes is the closing balance.
SELECT count(*) > 0 AS stated,
       coalesce(sum(greatest(aum_change, 0)) FILTER (WHERE from_day > $1), 0) AS money_in,
       coalesce(sum(greatest(-aum_change, 0)) FILTER (WHERE from_day > $1), 0) AS money_out,
       coalesce(sum(aum_change) FILTER (WHERE from_day <= $1), 0) AS opening_aum,
       coalesce(sum(aum_change), 0) AS closing_aum,
       coalesce(sum(loan_change) FILTER (WHERE from_day <= $1), 0) AS opening_loan,
       coalesce(sum(loan_change), 0) AS closing_loan
FROM (SELECT s.from_day, s.aum - lag(s.aum, 1, 0::bigint) OVER line AS aum_change,
             s.loan - lag(s.loan, 1, 0::bigint) OVER line AS loan_change
      FROM balance_state s
      WHERE s.customer_id = c.customer_id AND s.from_day <= $2
        AND s.from_day >= coalesce((SELECT max(o.from_day) FROM balance_state o
                                    WHERE o.customer_id = c.customer_id AND o.from_day <= $1), $1)
      WINDOW line AS (ORDER BY s.from_day)) changes
