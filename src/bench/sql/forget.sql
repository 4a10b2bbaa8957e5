-- As if :period had never been assessed.
select format('drop table if exists tier_assessment_%s', run_id) from tier_run where period = :'period' \gexec
delete from tier_run where period = :'period' and completed_at is not null;
truncate customer_event, customer_event_key, tier_difference;
