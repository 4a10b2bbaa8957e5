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
