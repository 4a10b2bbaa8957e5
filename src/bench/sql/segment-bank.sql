-- What 1,000,000 customers are known by, over what customers.sql and balances.sql made of them: people's own columns and
-- attributes, 1 to 5 holdings each, balances that moved in autumn, tags, consents, points of every second customer and
-- about 3,000,000 events of half a year. No trigger runs: nobody follows these changes.
set session_replication_role = replica;
create function pg_temp.h(i bigint, k bigint) returns bigint language sql immutable
    as 'select hashint8extended(i, k) & 2147483647';
insert into manager select 'M' || lpad(i::text, 4, '0'), 'Manager ' || i, 'B' || lpad((1 + i % 200)::text, 4, '0'), 'Relations'
from generate_series(1, 600) i on conflict do nothing;
insert into product (product_code, name, category, risk_grade)
select category || lpad(i::text, 2, '0'), category || ' ' || i, category, case when category in ('WEALTH', 'FUND') then i end
from unnest(array['DEPOSIT', 'LOAN', 'WEALTH', 'FUND', 'INSURANCE', 'CARD', 'PAYMENT', 'CHANNEL']) category, generate_series(1, 3) i
on conflict do nothing;
update customer set
    gender = case when kind = 'PERSON' then case when pg_temp.h(customer_id, 1) % 100 < 52 then 'F' else 'M' end end,
    birth_date = case when kind = 'PERSON' then date '1940-01-01' + (pg_temp.h(customer_id, 2) % 25000)::int end,
    occupation = case when kind = 'PERSON' then (array['农民', '职工', '教师', '公务员', '个体户', '司机', '医生', '退休', '学生', '工程师'])
        [1 + (power(pg_temp.h(customer_id, 3) % 10000 / 10000.0, 1.5) * 10)::int % 10] end,
    manager_no = case when pg_temp.h(customer_id, 4) % 10 < 3
        then 'M' || lpad((1 + pg_temp.h(customer_id, 5) % 600)::text, 4, '0') end,
    risk_score = case when pg_temp.h(customer_id, 6) % 10 > 0 then pg_temp.h(customer_id, 7) % 1001 end,
    risk_tolerance = case when pg_temp.h(customer_id, 8) % 3 > 0 then 1 + pg_temp.h(customer_id, 9) % 5 end,
    risk_assessed_on = case when pg_temp.h(customer_id, 8) % 3 > 0 then date '2024-11-01' + (pg_temp.h(customer_id, 10) % 740)::int end,
    annual_return = (power(pg_temp.h(customer_id, 11) % 100000 / 100000.0, 6) * 1000000)::bigint - 20000,
    attributes = jsonb_strip_nulls(jsonb_build_object(
        'channel', (array['APP', 'COUNTER', 'WECHAT'])[1 + pg_temp.h(customer_id, 12) % 3],
        'crop', case when kind = 'PERSON' and pg_temp.h(customer_id, 13) % 100 < 8
            then (array['citrus', 'rice', 'tea', 'cotton'])[1 + pg_temp.h(customer_id, 14) % 4] end,
        'area', case when kind = 'PERSON' and pg_temp.h(customer_id, 13) % 100 < 8
            then pg_temp.h(customer_id, 15) % 10000 / 100.0 end,
        'industry', case when kind <> 'PERSON'
            then (array['catering', 'retail', 'transport', 'building', 'trade'])[1 + pg_temp.h(customer_id, 16) % 5] end,
        'qrVolume', case when kind = 'MERCHANT' then pg_temp.h(customer_id, 17) % 3000 end));
insert into holding (customer_id, account_no, product_code, opened_on, matures_on, closed_on, balance)
select i, 'A' || i || '-' || n, category || lpad(code::text, 2, '0'), opened,
       case when category in ('WEALTH', 'LOAN') or (category = 'DEPOSIT' and code > 1) then date '2026-09-15' + (pg_temp.h(i, 40 + n) % 500)::int end,
       case when pg_temp.h(i, 50 + n) % 10 = 0 then greatest(opened, date '2026-01-01' + (pg_temp.h(i, 60 + n) % 400)::int) end,
       pg_temp.h(i, 70 + n) % 10000000
from (select i, n, date '2016-01-01' + (pg_temp.h(i, 20 + n) % 3990)::int as opened, 1 + pg_temp.h(i, 25 + n) % 3 as code,
             (array['DEPOSIT', 'DEPOSIT', 'DEPOSIT', 'CHANNEL', 'CHANNEL', 'CARD', 'CARD', 'PAYMENT', 'WEALTH', 'LOAN', 'FUND', 'INSURANCE'])
                 [1 + pg_temp.h(i, 30 + n) % 12] as category
      from generate_series(1, 1000000) i, generate_series(1, 5) n where n <= 1 + pg_temp.h(i, 19) % 5) held
order by i, n;
insert into balance_state (customer_id, from_day, through_day, aum, loan, deposit, aum_days, loan_days, deposit_days)
select customer_id, day, day, aum * share / 100, loan * (150 - least(share, 150)) / 100, aum * share / 200,
       aum_days + aum * (day - from_day), loan_days + loan * (day - from_day), 0
from (select distinct on (customer_id) *, date '2026-08-25' + (pg_temp.h(customer_id, 80) % 84)::int as day, 20 + pg_temp.h(customer_id, 81) % 180 as share
      from balance_state where pg_temp.h(customer_id, 82) % 10 < 6 order by customer_id, from_day desc) last
where day > from_day;
insert into customer_tag (customer_id, tag, valid_from, valid_to, value, source)
select i, tag, date '2024-01-01' + (pg_temp.h(i, 90 + ordinal) % 1030)::int,
       case when pg_temp.h(i, 110 + ordinal) % 8 = 0 then date '2026-11-01' + (pg_temp.h(i, 130 + ordinal) % 40)::int end,
       case when tag = 'CITY' then (array['Changsha', 'Changde', 'Yueyang', 'Xiangtan'])[1 + pg_temp.h(i, 150) % 4] end, 'bench'
from generate_series(1, 1000000) i,
     unnest(array['HOUSE', 'CAR', 'PARENT', 'CITY', 'COMPLAINT', 'STUDENT_LOAN', 'SHOP_OWNER', 'TRAVELLER', 'GOLF', 'PENSION'],
            array[20, 15, 25, 30, 1, 2, 3, 5, 1, 12]) with ordinality as tags (tag, percent, ordinal)
where pg_temp.h(i, 170 + ordinal) % 100 < percent
order by i;
insert into customer_consent (customer_id, purpose, given_at, granted, source, actor)
select i, purpose, timestamptz '2025-01-01 00:00Z' + pg_temp.h(i, 200) % 40000000 * interval '1 second', pg_temp.h(i, 201) % 4 > 0, 'bench', 'bench'
from generate_series(1, 1000000) i, unnest(array['MARKETING', 'PROFILING']) purpose where pg_temp.h(i, 202) % 10 < 4
order by i;
truncate points_account cascade;
insert into points_account (customer_id, version, active, earned)
select i, 0, points, points from (select i, (power(pg_temp.h(i, 210) % 10000 / 10000.0, 3) * 20000)::bigint as points
                                  from generate_series(1, 1000000) i where i % 2 = 0) held
on conflict do nothing;
insert into customer_event (customer_id, source, external_id, type, occurred_at, attributes, transaction_id)
select i, 'bench', i || '-' || n, type, at,
       case type when 'LOGIN' then '{"channel": "APP"}' when 'PRODUCT_VIEW' then '{"product": "WEALTH01"}'
            else jsonb_build_object('amount', pg_temp.h(i, 280 + n) % 500000 / 100.0) end, '3'
from (select i, n, (array['LOGIN', 'LOGIN', 'LOGIN', 'PAYMENT', 'PAYMENT', 'CARD_SPEND', 'CARD_SPEND', 'TRANSFER', 'PRODUCT_VIEW'])
                 [1 + pg_temp.h(i, 240 + n) % 9] as type,
             timestamptz '2026-11-20 15:00Z' - pg_temp.h(i, 260 + n) % 15552000 * interval '1 second' as at
      from generate_series(1, 1000000) i, generate_series(1, 6) n where n <= pg_temp.h(i, 230) % 7) seen
order by at;
set session_replication_role = origin;
vacuum full customer;
vacuum analyze;
