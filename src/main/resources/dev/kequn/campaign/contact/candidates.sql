SELECT t.customer_id, k.contact_id
FROM (SELECT customer_id, contact_id, campaign_id, priority, due_at FROM contact
      WHERE channel = $1 AND state = 'DUE' AND due_at <= $2
      UNION ALL
      SELECT customer_id, contact_id, campaign_id, priority, due_at FROM contact
      WHERE channel = $1 AND state = 'LEASED' AND leased_until < clock_timestamp()) k
     JOIN campaign c USING (campaign_id) JOIN contact_standing t USING (customer_id)
WHERE c.state <> 'PAUSED'
ORDER BY k.priority DESC, k.due_at, k.contact_id
LIMIT $3
FOR NO KEY UPDATE OF t SKIP LOCKED
