-- One SHOWN by hand: the response and where customer and offer stand, in one transaction.
\set customer random(1, 1000000)
\set impression random(1, 9000000000000000000)
\set offer random(0, 49)
begin;
with o as (select v.offer_id, v.version_id, v.product_code, v.most_shown, v.rest_days from offer join offer_version v on v.version_id = in_force
           where code = 'BENCH_' || lpad((:offer)::text, 2, '0')),
said as (insert into offer_response (customer_id, impression_id, response, offer_id, version_id, channel, peer_group, place, explored, issued_at, responded_at)
    select :customer, :impression, 'SHOWN', offer_id, version_id, 'MOBILE_BANKING', '35/MASS', 1, false, now(), now() from o
    on conflict do nothing returning offer_id)
insert into offer_exposure as x (customer_id, offer_id, product_code, unanswered, shown, last_shown)
select :customer, offer_id, product_code, 1, 1, date '2026-11-20' from o where exists (select from said)
on conflict (customer_id, offer_id) do update set shown = x.shown + 1, last_shown = date '2026-11-20',
    unanswered = case when x.unanswered + 1 >= (select most_shown from o) then 0 else x.unanswered + 1 end,
    rests_until = case when x.unanswered + 1 >= (select most_shown from o) then date '2026-11-20' + (select rest_days from o) else x.rests_until end;
end;
