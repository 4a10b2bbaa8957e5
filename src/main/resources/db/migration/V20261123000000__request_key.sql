-- Room access: requests that must be done once, however often they arrive. A key belongs to the caller who chose it.

create table request_key (
    subject      text collate "C" not null,
    key          text collate "C" not null check (length(key) between 1 and 200),
    operation    text        not null,
    content_hash text        not null,
    -- Where the result is found again.
    result       text        not null,
    recorded_at  timestamptz not null default clock_timestamp(),
    primary key (subject, key)
);
-- Append-only: what was done stays done.
grant select, insert on request_key to ${app_role};
