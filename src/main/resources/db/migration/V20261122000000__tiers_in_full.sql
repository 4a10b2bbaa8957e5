-- Room tier: what a policy says about falling, about service tiers and about quadrants; revisions of assessments.

-- Policies ---------------------------------------------------------------------------------------------------------
alter table tier_policy
    -- Grows with every rewriting of a draft; an approval names the version it read.
    add version integer not null default 1,
    add downgrade text not null default 'IMMEDIATE' check (downgrade in ('IMMEDIATE', 'ONE_LEVEL')),
    -- Periods in a row a customer may miss his level before he falls.
    add grace_periods integer not null default 0 check (grace_periods between 0 and 12);

-- Positions count from 0. Conditions are CEL; levels are codes of the same policy.
create table tier_policy_floor (
    policy_id bigint  not null references tier_policy on delete cascade,
    position  integer not null,
    condition text    not null,
    level     text    not null,
    primary key (policy_id, position)
);
create table tier_policy_service_rule (
    policy_id bigint  not null references tier_policy on delete cascade,
    position  integer not null,
    name      text    not null,
    condition text    not null,
    effect    text    not null check (effect in ('SHIFT', 'AT_LEAST', 'AT_MOST', 'EXACTLY')),
    steps     integer check (steps <> 0),
    level     text,
    primary key (policy_id, position),
    check ((effect = 'SHIFT') = (steps is not null) and (effect = 'SHIFT') = (level is null))
);
create table tier_policy_strategy (
    policy_id bigint  not null references tier_policy on delete cascade,
    quadrant  text    not null check (quadrant in ('ORDINARY', 'VALUE', 'POTENTIAL', 'KEY')),
    aim_zh    text    not null,
    aim_en    text    not null,
    means_zh  text    not null,
    means_en  text    not null,
    primary key (policy_id, quadrant)
);
grant select, insert, update, delete on tier_policy_floor, tier_policy_service_rule, tier_policy_strategy to ${app_role};
grant delete on tier_policy_level to ${app_role};

insert into tier_policy_strategy (policy_id, quadrant, aim_zh, aim_en, means_zh, means_en)
select policy_id, strategy.*
from tier_policy,
     (values ('ORDINARY', '激活服务，向价值客户提升', 'Activate services, then move to VALUE',
              '手机银行、生活缴费、商户收款码', 'Mobile banking, bill payment, merchant QR code'),
             ('VALUE', '稳住价值，向重点客户提升', 'Keep the value, move to KEY',
              '专属权益、达标好礼、积分', 'Extra benefits, gifts on reaching a balance, points'),
             ('POTENTIAL', '归集行外资金', 'Gather the funds held elsewhere',
              '商户收单、代发工资、理财产品、相似客户交叉销售',
              'Merchant acquiring, payroll cards, wealth products, cross-sell from look-alikes'),
             ('KEY', '价值最大化，防止流失', 'Maximise value, prevent loss',
              '资产配置、高端客户活动', 'Asset allocation, events for the wealthy')) strategy;
insert into tier_policy_service_rule (policy_id, position, name, condition, effect, steps, level)
select policy_id, rule.*
from tier_policy,
     (values (0, 'New this period', 'newThisPeriod', 'SHIFT', -1, null),
             (1, 'Merchants and payroll companies',
              'kind == "MERCHANT" || kind == "COMPANY" && payrollEmployees > 0', 'AT_LEAST', null, 'PLATINUM')) rule
where created_by = 'installation';

-- What was approved is what was assessed with: it never changes.
create function refuse_change_of_approved_policy() returns trigger
    language plpgsql set search_path = public, pg_temp as
$$
declare
    policy bigint := case tg_op when 'INSERT' then to_jsonb(new) else to_jsonb(old) end ->> 'policy_id';
begin
    if exists (select from tier_policy where policy_id = policy and state = 'APPROVED') then
        raise exception 'An approved policy does not change' using errcode = 'integrity_constraint_violation';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger tier_policy_approved before update or delete on tier_policy
    for each row execute function refuse_change_of_approved_policy();
create trigger tier_policy_level_approved before insert or update or delete on tier_policy_level
    for each row execute function refuse_change_of_approved_policy();
create trigger tier_policy_floor_approved before insert or update or delete on tier_policy_floor
    for each row execute function refuse_change_of_approved_policy();
create trigger tier_policy_service_rule_approved before insert or update or delete on tier_policy_service_rule
    for each row execute function refuse_change_of_approved_policy();
create trigger tier_policy_strategy_approved before insert or update or delete on tier_policy_strategy
    for each row execute function refuse_change_of_approved_policy();

-- Runs --------------------------------------------------------------------------------------------------------------
alter table tier_run
    -- Given when the run is completed; none when it found what the last revision had found already.
    alter revision drop not null,
    -- The assessment of the period before, whose levels customers held; fixed when the run starts.
    add previous_run_id bigint references tier_run,
    -- The last revision of the same period, fixed when the run starts.
    add base_run_id bigint references tier_run,
    -- Customers found otherwise than in base_run_id; null until it is finished.
    add differences bigint,
    -- When it ended with nothing new; such a run leaves no assessment.
    add unchanged_at timestamptz;

-- Assessments, one partition to a run: a run that ends with nothing new is emptied at once. -------------------------
alter table tier_assessment rename to tier_assessment_before;
alter index tier_assessment_pkey rename to tier_assessment_before_pkey;
alter index tier_assessment_cells rename to tier_assessment_before_cells;
alter table tier_assessment_before
    -- Level by the balances alone; null in rows from before it was kept.
    add calculated_level text,
    -- Periods in a row, this one included, in which the balances missed the level held.
    add missed_periods integer not null default 0,
    add change_reason text check (change_reason in
        ('FIRST', 'BALANCE', 'POLICY', 'GRACE', 'ONE_LEVEL', 'FLOOR', 'CORRECTION')),
    -- Name of the last service rule that applied.
    add service_rule text,
    -- State on the period's last day, minor units.
    add last_day_aum bigint,
    add last_day_loan bigint;
create table tier_assessment (like tier_assessment_before including defaults including constraints,
                              primary key (customer_id, run_id)) partition by list (run_id);
create index tier_assessment_cells on tier_assessment (composite_level, service_level, customer_id);
do $$
declare runs text;
begin
    select string_agg(distinct run_id::text, ', ') into runs from tier_assessment_before;
    if runs is null then
        drop table tier_assessment_before;
    else
        execute 'alter table tier_assessment attach partition tier_assessment_before for values in (' || runs || ')';
    end if;
end
$$;
grant select, insert on tier_assessment to ${app_role};

create table tier_difference (
    customer_id bigint not null,
    run_id      bigint not null,
    primary key (customer_id, run_id)
);
create index tier_difference_run on tier_difference (run_id, customer_id);
grant select, insert on tier_difference to ${app_role};

-- The program owns no table, so it asks here for the place of a run's assessments ...
create function open_assessment(run bigint) returns void
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    place text := 'tier_assessment_' || run;
begin
    if exists (select from pg_class where relname = place and relnamespace = 'public'::regnamespace) then
        return;
    end if;
    -- Attached rather than created in its place: readers of the other assessments do not wait.
    execute format('create table %I (like tier_assessment including defaults including constraints)', place);
    execute format('alter table tier_assessment attach partition %I for values in (%s)', place, run);
end
$$;
-- ... and here to empty it. What was ever visible stays.
create function discard_assessment(run bigint) returns void
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    if exists (select from tier_run where run_id = run and completed_at is not null) then
        raise exception 'Assessment % is completed', run using errcode = 'integrity_constraint_violation';
    end if;
    if to_regclass('tier_assessment_' || run) is not null then
        execute format('truncate %I', 'tier_assessment_' || run);
    end if;
    delete from tier_difference where run_id = run;
end
$$;
revoke execute on function open_assessment(bigint), discard_assessment(bigint) from public;
grant execute on function open_assessment(bigint), discard_assessment(bigint) to ${app_role};
