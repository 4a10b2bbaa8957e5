-- Room loyalty: who brought whom.

create table referral (
    -- One referrer per newcomer: the first valid claim, for good.
    newcomer_id   bigint not null primary key references customer,
    referrer_id   bigint not null check (referrer_id <> newcomer_id),
    registered_on date   not null,
    -- On whose word.
    source        text   not null check (source in ('CUSTOMER', 'STAFF', 'SERVICE')),
    actor         text   not null,
    registered_at timestamptz not null default clock_timestamp()
);
-- Whom one brought, the newest first; walks down the tree; bursts.
create index referral_by_referrer on referral (referrer_id, registered_on, newcomer_id);
create index referral_by_day on referral (registered_on, newcomer_id);
-- Append-only: who came first stays first.
grant select, insert on referral to ${app_role};
