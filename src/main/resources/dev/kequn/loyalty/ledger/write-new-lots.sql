INSERT INTO points_lot (customer_id, version, granted, remaining, active, active_from, expires_on, awaits_event, then_kind,
                        then_number, then_day, on_spent)
SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::boolean[], $6::date[], $7::date[],
                     $8::text[], $9::text[], $10::integer[], $11::date[], $12::text[])
