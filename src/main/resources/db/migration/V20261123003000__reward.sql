-- Room loyalty: what points buy, and what of it is left.

-- One row for each code ever drafted, locked by whoever changes the reward or takes a piece of it.
create table reward_stock (
    reward_code text collate "C" primary key check (reward_code ~ '^[A-Z][A-Z0-9_]{1,39}$'),
    -- Pieces ever put in; null for a reward without limit.
    put_in      integer check (put_in between 0 and 1000000000),
    -- Pieces that were taken and not given back.
    taken       integer not null default 0 check (taken >= 0),
    -- From the first approval on.
    opened      boolean not null default false,
    check (taken <= put_in)
);
grant select, insert, update (put_in, taken, opened) on reward_stock to ${app_role};

-- Contents are written once; only where they stand changes.
create table reward (
    code           text collate "C" not null references reward_stock,
    version        integer not null check (version >= 1),
    state          text    not null check (state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'REPLACED', 'RETIRED')),
    name_zh        text    not null,
    name_en        text    not null,
    description_zh text,
    description_en text,
    picture_url    text    check (picture_url like 'https://%' and length(picture_url) <= 500),
    cost           bigint  not null check (cost between 1 and 1000000000),
    -- Pieces put in at the first approval of the code.
    initial_stock  integer check (initial_stock between 0 and 1000000000),
    limit_times    integer check (limit_times between 1 and 1000),
    limit_period   text    check (limit_period in ('DAY', 'MONTH', 'YEAR', 'EVER')),
    -- Code of a level of tier policies.
    minimum_level  text,
    valid_from     date    not null,
    -- Last day on which it can be redeemed.
    valid_to       date    check (valid_to >= valid_from),
    created_by     text    not null,
    created_at     timestamptz not null default clock_timestamp(),
    primary key (code, version),
    check ((limit_times is null) = (limit_period is null))
);
create unique index reward_in_force on reward (code) where state = 'APPROVED';
create unique index reward_open on reward (code) where state in ('DRAFT', 'SUBMITTED');
grant select, insert, update (state) on reward to ${app_role};

create sequence redemption_id;
grant usage on sequence redemption_id to ${app_role};

-- Pieces of rewards that customers have: reserved, then fulfilled or cancelled.
create table redemption (
    customer_id    bigint  not null references customer,
    redemption_id  bigint  not null default nextval('redemption_id'),
    reward_code    text collate "C" not null,
    reward_version integer not null,
    -- In points; 0 for what was given for nothing.
    cost           bigint  not null check (cost between 0 and 1000000000),
    -- The transaction of the ledger that spent the points.
    spent_version  bigint,
    -- Why it was given for nothing.
    source         text    check (length(source) between 1 and 200),
    -- Whether a piece of a limited stock was taken.
    counted        boolean not null,
    redeemed_on    date    not null,
    actor          text    not null,
    recorded_at    timestamptz not null default clock_timestamp(),
    state          text    not null default 'RESERVED' check (state in ('RESERVED', 'FULFILLED', 'CANCELLED')),
    ended_on       date,
    ended_by       text,
    -- The transaction of the ledger that gave the points back.
    given_back_version bigint,
    primary key (customer_id, redemption_id),
    foreign key (customer_id, spent_version) references points_transaction,
    foreign key (customer_id, given_back_version) references points_transaction,
    foreign key (reward_code, reward_version) references reward,
    check ((cost = 0) = (spent_version is null) and (cost = 0) = (source is not null)),
    check ((state = 'RESERVED') = (ended_on is null) and (state = 'RESERVED') = (ended_by is null)),
    check ((state = 'CANCELLED' and cost > 0) = (given_back_version is not null))
);
create index redemption_newest on redemption (redemption_id);
create index redemption_reserved on redemption (redeemed_on, redemption_id) where state = 'RESERVED';
create index redemption_of_reward on redemption (customer_id, reward_code, redeemed_on);
create unique index redemption_spending on redemption (customer_id, spent_version);
grant select, insert, update (state, ended_on, ended_by, given_back_version) on redemption to ${app_role};

-- It ends once, whatever the program believes.
create function guard_redemption() returns trigger language plpgsql set search_path = public, pg_temp as
$$
begin
    if old.state <> 'RESERVED' or new.state = 'RESERVED' then
        raise exception 'Redemption % is %', old.redemption_id, old.state
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger redemption_guard before update on redemption for each row execute function guard_redemption();

-- Points that paid for a piece go back when it is cancelled, and in no other way.
create function guard_redeemed_points() returns trigger language plpgsql set search_path = public, pg_temp as
$$
begin
    if exists (select from redemption where customer_id = new.customer_id and spent_version = new.reverses
               and given_back_version is distinct from new.version) then
        raise exception 'Transaction %.% paid for a reward', new.customer_id, new.reverses
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
create constraint trigger redeemed_points_guard after insert on points_transaction
    deferrable initially deferred for each row when (new.reverses is not null)
    execute function guard_redeemed_points();
