INSERT INTO points_transaction (customer_id, version, kind, amount, business_day, source, reference, reason, actor,
                                reverses, shortfall, active, pending, arrears)
SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[], $5::date[], $6::text[], $7::text[], $8::text[],
                     $9::text[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[], $14::bigint[])
