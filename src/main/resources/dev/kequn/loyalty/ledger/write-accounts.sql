UPDATE points_account a
SET version = n.version, active = n.active, pending = n.pending, arrears = n.arrears, earned = n.earned, spent = n.spent,
    expired = n.expired, next_due = n.next_due
FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[],
            $9::date[]) AS n (customer_id, version, active, pending, arrears, earned, spent, expired, next_due)
WHERE a.customer_id = n.customer_id
