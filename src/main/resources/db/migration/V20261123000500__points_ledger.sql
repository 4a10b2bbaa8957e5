-- Room loyalty: the points ledger. One chain of transactions per customer, double entry, lots, and the trace from each
-- debit to the lots it came from. Transactions, entries and trace are only ever added; account and lots are what they
-- add up to.

create table points_account (
    customer_id bigint primary key references customer,
    -- The last transaction's.
    version     bigint not null default 0 check (version >= 0),
    active      bigint not null default 0 check (active between 0 and 999999999999999),
    pending     bigint not null default 0 check (pending between 0 and 999999999999999),
    -- What the customer owes after a reversal of points already spent; paid off by the next points.
    arrears     bigint not null default 0 check (arrears between 0 and 999999999999999),
    -- Over the account's life, less what was reversed.
    earned      bigint not null default 0,
    spent       bigint not null default 0 check (spent >= 0),
    expired     bigint not null default 0 check (expired >= 0),
    -- No lot activates or expires before this day; null for none at all.
    next_due    date,
    check (active + pending - arrears = earned - spent - expired),
    check (arrears = 0 or active = 0)
) with (fillfactor = 70);
create index points_account_due on points_account (next_due, customer_id);
grant select, insert on points_account to ${app_role};
grant update (version, active, pending, arrears, earned, spent, expired, next_due) on points_account to ${app_role};

create table points_transaction (
    customer_id  bigint      not null references points_account,
    version      bigint      not null check (version > 0),
    kind         text        not null check (kind in ('EARN', 'GRANT', 'SPEND', 'ACTIVATE', 'EXPIRE', 'REVERSE')),
    amount       bigint      not null check (amount > 0),
    business_day date        not null,
    recorded_at  timestamptz not null default clock_timestamp(),
    -- What caused it: an earning rule, a reward, the program's own job, or a caller.
    source       text        not null,
    reference    text,
    reason       text,
    actor        text        not null,
    reverses     bigint,
    -- The part of a reversal that was forgiven, for the points were spent.
    shortfall    bigint      not null default 0 check (shortfall >= 0),
    -- What the customer's own accounts hold after it; with the versions the chain that auditors follow.
    active       bigint      not null check (active >= 0),
    pending      bigint      not null check (pending >= 0),
    arrears      bigint      not null check (arrears >= 0),
    primary key (customer_id, version),
    foreign key (customer_id, reverses) references points_transaction,
    check ((kind = 'REVERSE') = (reverses is not null)),
    check (reverses < version)
);
create index points_transaction_reverses on points_transaction (customer_id, reverses) where reverses is not null;

-- ACTIVE, PENDING and ARREARS are the customer's accounts, the others the bank's: those are summed, never locked.
create table points_entry (
    customer_id bigint   not null,
    version     bigint   not null,
    line        smallint not null,
    account     text     not null check (account in
        ('ACTIVE', 'PENDING', 'ARREARS', 'ISSUE', 'REDEMPTION', 'EXPIRY', 'ADJUSTMENT')),
    side        text     not null check (side in ('DEBIT', 'CREDIT')),
    amount      bigint   not null check (amount > 0),
    primary key (customer_id, version, line),
    foreign key (customer_id, version) references points_transaction
);

-- One lot for each transaction that brought points.
create table points_lot (
    customer_id  bigint  not null,
    version      bigint  not null,
    granted      bigint  not null check (granted > 0),
    remaining    bigint  not null check (remaining between 0 and granted),
    -- Whether the points count as active; before, they are pending.
    active       boolean not null,
    -- Null while it waits for an event.
    active_from  date,
    -- First day on which the points are void; while it waits for an event, the day on which the offer lapses.
    expires_on   date,
    awaits_event text,
    -- How it expires once the event has come.
    then_kind    text check (then_kind in ('NEVER', 'DAYS', 'END_OF_MONTH', 'ON')),
    then_number  integer,
    then_day     date,
    on_spent     text    not null check (on_spent in ('REFUSE', 'CLAMP', 'ARREARS')),
    primary key (customer_id, version),
    foreign key (customer_id, version) references points_transaction,
    check ((awaits_event is null) = (then_kind is null)),
    check (active_from is not null or awaits_event is not null),
    check (not active or active_from is not null)
) with (fillfactor = 85);
-- The order in which points are spent.
create index points_lot_open on points_lot (customer_id, expires_on, version) where remaining > 0;
create index points_lot_awaits on points_lot (customer_id) where awaits_event is not null and not active;
grant select, insert on points_lot to ${app_role};
grant update (remaining, active, active_from, expires_on) on points_lot to ${app_role};

-- The trace: what each transaction did to which lot.
create table points_lot_use (
    customer_id bigint   not null,
    version     bigint   not null,
    -- A transaction may use more lots than a smallint counts.
    line        integer  not null,
    lot_version bigint   not null,
    -- SPEND, EXPIRE, SETTLE (arrears) and TAKE_BACK (a reversed grant) lower the lot, RESTORE (a reversed debit) raises
    -- it; ACTIVATE and VOID (a reversed grant had expired) leave it as it is.
    action      text     not null check (action in
        ('ACTIVATE', 'SPEND', 'EXPIRE', 'SETTLE', 'TAKE_BACK', 'RESTORE', 'VOID')),
    amount      bigint   not null check (amount > 0),
    primary key (customer_id, version, line),
    foreign key (customer_id, version) references points_transaction,
    foreign key (customer_id, lot_version) references points_lot
);
create index points_lot_use_lot on points_lot_use (customer_id, lot_version);

-- Append-only: corrections are reversing transactions.
grant select, insert on points_transaction, points_entry, points_lot_use to ${app_role};

-- Debits and credits of a transaction are equal, whatever the program believes.
create function guard_points_entries() returns trigger language plpgsql set search_path = public, pg_temp as
$$
begin
    if exists (select from made group by customer_id, version
               having sum(amount) filter (where side = 'DEBIT') is distinct from
                      sum(amount) filter (where side = 'CREDIT')) then
        raise exception 'Debits and credits differ' using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create trigger points_entry_guard after insert on points_entry
    referencing new table as made for each statement execute function guard_points_entries();

-- The open lots of customers in the order in which their points are spent, each customer's as far as his need goes.

create function points_open_lots(customers bigint[], needs bigint[], on_day date) returns setof points_lot
    language plpgsql stable set search_path = public, pg_temp as
$$
declare
    lot     points_lot;
    covered bigint;
begin
    for i in 1 .. cardinality(customers) loop
        covered := 0;
        for lot in select * from points_lot l where l.customer_id = customers[i] and l.remaining > 0
                   order by l.expires_on, l.version loop
            return next lot;
            if lot.active and (lot.expires_on is null or lot.expires_on > on_day) then
                covered := covered + lot.remaining;
            end if;
            exit when covered >= needs[i];
        end loop;
    end loop;
end
$$;
