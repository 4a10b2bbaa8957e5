-- Room segment: what models of look-alikes are worth, and why. Whom they found stands in segment_entry.

create table segment_lookalike (
    definition_id bigint primary key references segment_definition,
    trained_at    timestamptz not null default clock_timestamp(),
    trained_by    text    not null,
    run_id        bigint  not null references job_run,
    method        text    not null check (method in ('NAIVE_BAYES', 'LOGISTIC')),
    -- Who agreed and was not excluded, the seed among them.
    customers     integer not null check (customers >= seed_size),
    seed_size     integer not null check (seed_size > 0),
    features      text[]  not null,
    -- What must not be used, by setting or by call, and what the seed's own rule asks for.
    forbidden     text[]  not null,
    left_out      text[]  not null,
    -- Measured on customers the measured model had not seen.
    quality       jsonb   not null,
    factors       jsonb   not null,
    -- The same data give the same digest.
    digest        text    not null check (digest ~ '^[0-9a-f]{64}$')
);
grant select, insert, delete on segment_lookalike to ${app_role};
