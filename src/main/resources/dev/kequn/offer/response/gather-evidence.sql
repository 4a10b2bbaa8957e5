-- Counts up to $1 responses behind the cursor and moves it; how many there were. Behind the lock on the cursor.
WITH next AS (
    SELECT r.transaction_id, r.response_id, r.offer_id, r.peer_group, r.explored, r.response
    FROM offer_response r
    WHERE (r.transaction_id, r.response_id) > ((SELECT transaction_id FROM offer_evidence_cursor),
                                               (SELECT response_id FROM offer_evidence_cursor))
      AND r.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY r.transaction_id, r.response_id LIMIT $1
), counted AS (
    INSERT INTO offer_evidence AS e (offer_id, peer_group, explored, shown, opened, accepted, declined, dismissed)
    SELECT offer_id, peer_group, explored, count(*) FILTER (WHERE response = 'SHOWN'),
           count(*) FILTER (WHERE response = 'OPENED'), count(*) FILTER (WHERE response = 'ACCEPTED'),
           count(*) FILTER (WHERE response = 'DECLINED'), count(*) FILTER (WHERE response = 'DISMISSED')
    FROM next GROUP BY offer_id, peer_group, explored
    ON CONFLICT (offer_id, peer_group, explored) DO UPDATE
    SET shown = e.shown + excluded.shown, opened = e.opened + excluded.opened, accepted = e.accepted + excluded.accepted,
        declined = e.declined + excluded.declined, dismissed = e.dismissed + excluded.dismissed
), moved AS (
    UPDATE offer_evidence_cursor c SET transaction_id = last.transaction_id, response_id = last.response_id
    FROM (SELECT transaction_id, response_id FROM next ORDER BY transaction_id DESC, response_id DESC LIMIT 1) last
)
SELECT count(*) FROM next
