-- Of open columns the first values are told, each with all its rows.
SELECT source, value, part, customers, aum
FROM (SELECT *, dense_rank() OVER (PARTITION BY source ORDER BY members DESC, everyone DESC, value) AS place
      FROM (SELECT *, coalesce(sum(customers) FILTER (WHERE part > 0) OVER whole, 0) AS members,
                   sum(customers) OVER whole AS everyone
            FROM counted WINDOW whole AS (PARTITION BY source, value)) sized) placed
WHERE place <= ${most} OR source IN (${all})
ORDER BY source, place
