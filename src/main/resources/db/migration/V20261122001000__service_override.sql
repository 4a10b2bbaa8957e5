-- Room tier: service tiers set by hand, as statements and what became of them.

create sequence service_override_id;
grant usage on sequence service_override_id to ${app_role};

create table service_override (
    customer_id    bigint  not null references customer,
    override_id    bigint  not null default nextval('service_override_id'),
    level          text    not null,
    reason         text    not null check (length(reason) between 1 and 500),
    from_day       date    not null,
    -- Last day on which it holds.
    until_day      date    not null check (until_day >= from_day),
    -- The policy whose levels it speaks of, and what the rules said when it was made.
    policy_id      bigint  not null references tier_policy,
    rule_level     text    not null,
    needs_approval boolean not null,
    actor          text    not null,
    recorded_at    timestamptz not null default clock_timestamp(),
    primary key (customer_id, override_id)
);
create index service_override_newest on service_override (override_id);

create table service_override_step (
    customer_id  bigint not null,
    override_id  bigint not null,
    step         text   not null check (step in ('APPROVED', 'REJECTED', 'RELEASED', 'REPLACED')),
    effective_on date   not null,
    actor        text   not null,
    reason       text   check (length(reason) between 1 and 500),
    recorded_at  timestamptz not null default clock_timestamp(),
    primary key (customer_id, override_id, step),
    foreign key (customer_id, override_id) references service_override
);
-- It ends once.
create unique index service_override_end on service_override_step (customer_id, override_id) where step <> 'APPROVED';
-- Append-only: what was said stays said.
grant select, insert on service_override, service_override_step to ${app_role};

-- On which days each holds: from held_from (null while it waits) up to, but without, held_to; never if that is none.
create view service_override_span as
select o.*,
       case when not o.needs_approval then o.from_day
            when a.effective_on is not null then greatest(o.from_day, a.effective_on) end as held_from,
       least(o.until_day + 1, e.effective_on) as held_to,
       coalesce(e.step, 'UNTIL') as ending,
       e.actor as ended_by,
       e.reason as end_reason
from service_override o
     left join service_override_step a
         on a.customer_id = o.customer_id and a.override_id = o.override_id and a.step = 'APPROVED'
     left join service_override_step e
         on e.customer_id = o.customer_id and e.override_id = o.override_id and e.step <> 'APPROVED';
grant select on service_override_span to ${app_role};

-- What the program promises, seen to once more when a transaction commits.
create function guard_service_overrides() returns trigger
    language plpgsql set search_path = public, pg_temp as
$$
begin
    if exists (select from service_override_span a join service_override_span b
                   on b.customer_id = a.customer_id and b.override_id > a.override_id
               where a.customer_id = new.customer_id
                 and a.held_from < a.held_to and b.held_from < b.held_to
                 and a.held_from < b.held_to and b.held_from < a.held_to) then
        raise exception 'Two overrides of customer % hold on one day', new.customer_id
            using errcode = 'exclusion_violation';
    end if;
    if exists (select from service_override o join service_override_step s using (customer_id, override_id)
               where customer_id = new.customer_id and override_id = new.override_id
                 and step = 'APPROVED' and s.actor = o.actor) then
        raise exception 'Who made override % does not approve it', new.override_id using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create constraint trigger service_override_guard after insert on service_override
    deferrable initially deferred for each row execute function guard_service_overrides();
create constraint trigger service_override_step_guard after insert on service_override_step
    deferrable initially deferred for each row execute function guard_service_overrides();
