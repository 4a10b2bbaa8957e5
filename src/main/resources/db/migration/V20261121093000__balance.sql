-- Room balance: what every customer kept, day by day, without a row a day.

-- A state holds from from_day until the next state; the days up to through_day were stated one by one,
-- those after it are carried. *_days is the running sum of balance × days before from_day (minor units × days).
create table balance_state (
    customer_id  bigint not null,
    from_day     date   not null,
    through_day  date   not null check (through_day >= from_day),
    aum          bigint not null check (aum >= 0),
    loan         bigint not null check (loan >= 0),
    deposit      bigint check (deposit >= 0),
    aum_days     bigint not null,
    loan_days    bigint not null,
    deposit_days bigint not null,
    primary key (customer_id, from_day)
) with (fillfactor = 90);
grant select, insert, update, delete on balance_state to ${app_role};

-- One row per customer and quarter in which his balance changed: what was kept from the quarter's first day
-- up to last_from, and the state that holds from last_from on.
create table balance_quarter (
    quarter_start date   not null,
    customer_id   bigint not null,
    last_from     date   not null,
    aum_days      bigint not null,
    loan_days     bigint not null,
    deposit_days  bigint not null,
    aum           bigint not null,
    loan          bigint not null,
    deposit       bigint,
    primary key (customer_id, quarter_start)
) partition by range (quarter_start);
grant select, insert, update, delete on balance_quarter to ${app_role};

-- The program owns no table, so it asks for a partition here.
create function ensure_balance_quarter(day date) returns void
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    quarter date := date_trunc('quarter', day)::date;
    partition_name text := 'balance_quarter_' || to_char(quarter, 'YYYY"q"Q');
begin
    if to_regclass(partition_name) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext('ensure_balance_quarter'));
    -- Not to_regclass: it may still remember from before the lock that there was none.
    if not exists (select from pg_class where relname = partition_name and relnamespace = 'public'::regnamespace) then
        execute format('create table %I partition of balance_quarter for values from (%L) to (%L) with (fillfactor = 80)',
                       partition_name, quarter, (quarter + interval '3 months')::date);
    end if;
end
$$;
revoke execute on function ensure_balance_quarter(date) from public;
grant execute on function ensure_balance_quarter(date) to ${app_role};

-- Up to which day the bank's balance files have been taken.
create table balance_watermark (
    one          boolean primary key default true check (one),
    taken_through date not null
);
grant select, insert, update on balance_watermark to ${app_role};
