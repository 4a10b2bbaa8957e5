-- Room platform: the program owns no table, so it asks here for the analysis of those that have changed much.
create function refresh_statistics() returns void
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    changed record;
begin
    -- One at a time; who comes second has nothing left to do.
    if not pg_try_advisory_xact_lock(hashtext('refresh_statistics')) then
        return;
    end if;
    for changed in
        select s.relid::regclass as name
        from pg_stat_user_tables s join pg_class c on c.oid = s.relid
        where s.n_mod_since_analyze > 1000 + 0.2 * greatest(c.reltuples, 0)
          and c.relowner = current_user::regrole
    loop
        execute format('analyze %s', changed.name);
    end loop;
end
$$;
revoke execute on function refresh_statistics() from public;
grant execute on function refresh_statistics() to ${app_role};
