-- Customers :first to :last of a bank with 200 branches. Of a hundred, one is a merchant and one opened in the second
-- quarter of 2026; of two hundred one is a company, and every second company pays salaries: one person in five has his
-- from a company. A few have closed, are known by their balances alone, or open only after the quarter. Of fifty one is
-- tagged VIP.
insert into branch select 'B' || lpad(i::text, 4, '0'), 'Branch ' || i from generate_series(1, 200) i on conflict do nothing;
insert into customer (customer_id, customer_no, kind, name, branch_code, employer_no, opened_on, closed_on)
overriding system value
select i, 'C' || lpad(i::text, 9, '0'),
       case when i % 100 = 7 then 'MERCHANT' when i % 200 = 11 then 'COMPANY' else 'PERSON' end,
       'Customer ' || i, 'B' || lpad((1 + i % 200)::text, 4, '0'),
       case when i % 5 = 0 then 'C' || lpad((i / 20000 * 20000 + i * 7919::bigint % 10007 % 50 * 400 + 11)::text, 9, '0') end,
       case when i % 100 = 0 then date '2026-04-01' + i / 100 % 91
            when i % 200 = 50 then date '2026-07-01' + i / 200 % 100
            when i % 100 <> 60 then date '2015-01-01' + i % 3000 end,
       case when i % 400 in (33, 35) then date '2026-02-01' + i / 400 % 250 end
from generate_series(:first, :last) i;
insert into customer_number select customer_no, customer_id from customer where customer_id between :first and :last;
insert into customer_tag (customer_id, tag, valid_from, valid_to, source)
select i, 'VIP', case i % 500 when 303 then date '2026-07-01' else date '2020-01-01' end,
       case i % 500 when 103 then date '2026-05-01' when 203 then date '2026-07-01' end, 'bench'
from generate_series(:first, :last) i where i % 50 = 3;
vacuum analyze customer;
vacuum analyze customer_number;
vacuum analyze customer_tag;
