-- One change in a transaction: every other time a tag that a segment asks for, else points.
\set customer random(1, 1000000)
\set tagged random(0, 1)
\if :tagged
insert into customer_tag (customer_id, tag, valid_from, source) values (:customer, 'CAMPAIGN', '2026-11-20', 'bench')
on conflict do nothing;
\else
insert into points_account (customer_id, active, earned) values (:customer, 10, 10)
on conflict (customer_id) do update set active = points_account.active + 10, earned = points_account.earned + 10;
\endif
