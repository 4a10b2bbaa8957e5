-- Customers :first to :last of a bank with 200 branches.
insert into branch select 'B' || lpad(i::text, 4, '0'), 'Branch ' || i from generate_series(1, 200) i on conflict do nothing;
insert into customer (customer_id, customer_no, name, branch_code, opened_on)
overriding system value
select i, 'C' || lpad(i::text, 9, '0'), 'Customer ' || i, 'B' || lpad((1 + i % 200)::text, 4, '0'), date '2015-01-01' + i % 3000
from generate_series(:first, :last) i;
insert into customer_number select customer_no, customer_id from customer where customer_id between :first and :last;
vacuum analyze customer;
vacuum analyze customer_number;
