-- Room customer: whose facts have changed, for whoever keeps what follows from them. Written by the database itself, so
-- that no writer can forget it; taken away by the reader in the transaction of the effect.

create table customer_change (
    change_id   bigint generated always as identity primary key,
    -- Null for more customers than are worth naming.
    customer_id bigint,
    noted_at    timestamptz not null default clock_timestamp()
);
grant select, update, delete on customer_change to ${app_role};

create function note_customer_changes() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    if (select count(*) from (select from changed limit 5001) counted) > 5000 then
        insert into customer_change (customer_id) values (null);
    else
        insert into customer_change (customer_id) select distinct customer_id from changed order by customer_id;
    end if;
    return null;
end
$$;

do
$$
declare
    source text;
begin
    foreach source in array array['customer', 'customer_tag', 'customer_consent', 'holding', 'customer_event',
                                  'service_override', 'service_override_step', 'points_account'] loop
        execute format('create trigger %1$s_inserted after insert on %1$s referencing new table as changed '
                       'for each statement execute function note_customer_changes()', source);
    end loop;
    foreach source in array array['customer', 'customer_tag', 'holding', 'points_account'] loop
        execute format('create trigger %1$s_updated after update on %1$s referencing new table as changed '
                       'for each statement execute function note_customer_changes()', source);
    end loop;
    create trigger holding_deleted after delete on holding referencing old table as changed
        for each statement execute function note_customer_changes();
end
$$;

-- Balances change by files alone, and a file changes many states of few customers.
do
$$
begin
    create trigger balance_state_inserted after insert on balance_state referencing new table as changed
        for each statement execute function note_customer_changes();
    create trigger balance_state_updated after update on balance_state referencing new table as changed
        for each statement execute function note_customer_changes();
    create trigger balance_state_deleted after delete on balance_state referencing old table as changed
        for each statement execute function note_customer_changes();
end
$$;

-- What is asked of an employer follows from his employees too.
create function note_changes_of_employers() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    -- More than that, and everyone is looked at anyway.
    if (select count(*) from (select from changed limit 5001) counted) <= 5000 then
        insert into customer_change (customer_id)
        select distinct c.customer_id from changed join customer c on c.customer_no = changed.employer_no;
    end if;
    return null;
end
$$;
create trigger customer_employer_inserted after insert on customer referencing new table as changed
    for each statement execute function note_changes_of_employers();
create trigger customer_employer_updated after update on customer referencing new table as changed
    for each statement execute function note_changes_of_employers();
create trigger customer_employer_left after update on customer referencing old table as changed
    for each statement execute function note_changes_of_employers();

-- A completed assessment gives everyone a tier; a product of another category is held by many.
create function note_change_of_all() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    insert into customer_change (customer_id) values (null);
    return null;
end
$$;
create trigger tier_run_completed after update on tier_run for each row
    when (old.completed_at is null and new.completed_at is not null) execute function note_change_of_all();
create trigger product_category_changed after update on product for each row
    when (old.category is distinct from new.category) execute function note_change_of_all();
revoke execute on function note_customer_changes(), note_changes_of_employers(), note_change_of_all() from public;
