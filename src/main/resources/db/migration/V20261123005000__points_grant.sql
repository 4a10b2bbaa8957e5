-- Room loyalty: points granted by hand, as wishes and what became of them.

create sequence points_grant_id;
grant usage on sequence points_grant_id to ${app_role};

create table points_grant (
    customer_id     bigint  not null references customer,
    grant_id        bigint  not null,
    amount          bigint  not null check (amount between 1 and 1000000000),
    activation_kind text    not null check (activation_kind in ('IMMEDIATE', 'AFTER_DAYS', 'ON_EVENT')),
    activation_days integer,
    event_type      text,
    expiry_kind     text    not null check (expiry_kind in ('NEVER', 'DAYS', 'END_OF_MONTH', 'ON')),
    expiry_number   integer,
    expiry_day      date,
    on_spent        text    not null check (on_spent in ('REFUSE', 'CLAMP', 'ARREARS')),
    reason          text    not null check (length(reason) between 1 and 500),
    -- Business date on which it was asked for.
    business_day    date    not null,
    -- One person alone may not grant this much; decided when it was asked for.
    needs_approval  boolean not null,
    actor           text collate "C" not null,
    recorded_at     timestamptz not null default clock_timestamp(),
    primary key (customer_id, grant_id)
);
create index points_grant_newest on points_grant (grant_id);

-- What became of it, once.
create table points_grant_step (
    customer_id bigint not null,
    grant_id    bigint not null,
    step        text   not null check (step in ('POSTED', 'REJECTED')),
    -- The transaction that brought the points.
    version     bigint,
    actor       text collate "C" not null,
    reason      text check (length(reason) between 1 and 500),
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (customer_id, grant_id),
    foreign key (customer_id, grant_id) references points_grant,
    foreign key (customer_id, version) references points_transaction,
    unique (customer_id, version),
    check ((step = 'POSTED') = (version is not null)),
    check ((step = 'REJECTED') = (reason is not null))
);
-- Append-only: what was asked and decided stays so.
grant select, insert on points_grant, points_grant_step to ${app_role};

-- What the program promises, seen to once more.
create function guard_points_grant_step() returns trigger language plpgsql set search_path = public, pg_temp as
$$
begin
    if exists (select from points_grant g
               where g.customer_id = new.customer_id and g.grant_id = new.grant_id
                 and g.needs_approval = (g.actor = new.actor)) then
        raise exception 'Grant % is decided by the wrong person', new.grant_id using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create trigger points_grant_step_guard after insert on points_grant_step
    for each row execute function guard_points_grant_step();
