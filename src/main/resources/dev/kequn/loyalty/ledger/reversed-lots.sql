-- The lots that reversals take from or give back to: the one a transaction brought, or those it took from.
SELECT l.*
FROM (SELECT customer_id, version FROM unnest($1::bigint[], $2::bigint[]) AS wanted (customer_id, version)
      UNION
      SELECT u.customer_id, u.lot_version
      FROM unnest($1::bigint[], $2::bigint[]) AS wanted (customer_id, version)
           JOIN points_lot_use u USING (customer_id, version)
      WHERE u.action = 'SPEND') named
     JOIN points_lot l ON l.customer_id = named.customer_id AND l.version = named.version
