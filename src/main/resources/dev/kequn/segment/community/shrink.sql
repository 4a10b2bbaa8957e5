-- Communities $1 keep their first $2 members.
DELETE FROM segment_community_member cm
USING (SELECT m.customer_id, m.community_id, s.keep,
              row_number() OVER (PARTITION BY m.community_id ORDER BY m.customer_id) AS place
       FROM unnest($1::bigint[], $2::int[]) AS s (community_id, keep) JOIN segment_community_member m USING (community_id)
      ) ranked
WHERE ranked.place > ranked.keep AND cm.customer_id = ranked.customer_id AND cm.community_id = ranked.community_id
