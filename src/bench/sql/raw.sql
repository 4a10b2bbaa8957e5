-- Nothing but the bytes into a table without an index.
create temp table raw (customer_no text collate "C", as_of date, aum numeric(14,2), loan numeric(14,2));
\copy raw from 'initial.csv' csv header
