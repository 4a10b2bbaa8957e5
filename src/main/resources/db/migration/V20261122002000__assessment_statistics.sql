-- Room tier: whoever reads an assessment first plans for what is in it, not for the empty table it was a moment ago.
create function analyze_assessment(run bigint) returns void
    language plpgsql security definer set search_path = public, pg_temp as
$$
begin
    if to_regclass('tier_assessment_' || run) is not null then
        execute format('analyze %I', 'tier_assessment_' || run);
    end if;
end
$$;
revoke execute on function analyze_assessment(bigint) from public;
grant execute on function analyze_assessment(bigint) to ${app_role};
