-- Room loyalty: what rules have given, so that caps and budgets hold.

-- What a customer got by a rule for events or months of a day, whichever version gave it: a cap of any period is a sum
-- over days, so that a version with another cap counts all there was. Written behind the lock on the account.
create table earning_use (
    customer_id bigint  not null references points_account,
    rule_code   text collate "C" not null references earning_code,
    day         date    not null,
    points      bigint  not null check (points >= 0),
    times       integer not null check (times > 0),
    primary key (customer_id, rule_code, day)
) with (fillfactor = 85);
grant select, insert on earning_use to ${app_role};
grant update (points, times) on earning_use to ${app_role};

-- What a code gave under versions that have a budget. Locked behind the accounts, in the order of codes.
create table earning_budget (
    rule_code text collate "C" primary key references earning_code,
    granted   bigint not null check (granted >= 0)
) with (fillfactor = 50);
grant select, insert on earning_budget to ${app_role};
grant update (granted) on earning_budget to ${app_role};

-- That a newcomer and who brought him were rewarded: once, whatever the rule.
create table referral_reward (
    newcomer_id      bigint not null primary key references referral,
    referrer_id      bigint not null,
    rule_code        text collate "C" not null references earning_code,
    -- The newcomer's act.
    reference        text   not null,
    -- Their transactions; null for who got no points.
    newcomer_version bigint,
    referrer_version bigint,
    -- Codes of rewards due to them.
    newcomer_reward  text collate "C",
    referrer_reward  text collate "C",
    recorded_at      timestamptz not null default clock_timestamp(),
    foreign key (newcomer_id, newcomer_version) references points_transaction,
    check (num_nonnulls(newcomer_version, referrer_version, newcomer_reward, referrer_reward) > 0)
);
-- Append-only: once is once.
grant select, insert on referral_reward to ${app_role};

-- Events of a window of days, for trying rules out: small, and nearly free to whoever records events.
create index customer_event_days on customer_event using brin (occurred_at);
