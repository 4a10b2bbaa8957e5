-- What customers did with the published offers before: three of them in the past of every second customer, and what was learnt.
set session_replication_role = replica;
insert into offer_exposure (customer_id, offer_id, product_code, unanswered, shown, last_shown, rests_until, declined_on)
select i, o.offer_id, v.product_code, 1, 1 + i % 4, '2026-11-15', case when i % 7 = n then date '2026-11-27' end, case when i % 11 = n then date '2026-11-12' end
from generate_series(1, 1000000, 2) i, generate_series(0, 2) n, offer o join offer_version v on v.version_id = o.in_force
where o.code = 'BENCH_' || lpad(((i * 7 + n * 17) % 50)::text, 2, '0') order by i, o.offer_id;
insert into offer_evidence (offer_id, peer_group, explored, shown, opened, accepted)
select offer_id, band || '/' || tier, false, 400 + (offer_id * 31 + length(tier) * 17) % 900, 60, (offer_id * 13 + length(band) * 7 + length(tier) * 5) % 40
from offer, unnest(array['0', '25', '35', '45', '55', '65', '-']) band, unnest(array['MASS', 'GOLD', 'PLATINUM', 'DIAMOND', 'PRIVATE', '-']) tier;
set session_replication_role = origin;
vacuum analyze offer_exposure;
vacuum analyze offer_evidence;
