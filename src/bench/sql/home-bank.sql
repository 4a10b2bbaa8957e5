-- What home pages are made of, over the bank of segment-bank.sql: eight of ten agreed to be approached, everyone who is with the
-- bank is in one segment, every tenth is in the second step of a campaign, and half have seen some of the offers: some of
-- these rest, some were declined. Run when the offers are published.
set session_replication_role = replica;
delete from customer_consent where purpose = 'MARKETING';
insert into customer_consent (customer_id, purpose, given_at, granted, source, actor)
select customer_id, 'MARKETING', timestamptz '2026-01-01 00:00Z', customer_id % 10 <> 9, 'bench', 'bench'
from customer where customer_id % 10 <> 8 order by customer_id;
insert into segment (code, kind, versions) values ('EVERYONE', 'RULE', 1) on conflict do nothing;
insert into segment_definition (segment_id, version, revision, state, kind, name_zh, name_en, rule, created_by)
select segment_id, 1, 1, 'APPROVED', 'RULE', '全体', 'Everyone', 'status == "ACTIVE"', 'bench'
from segment where code = 'EVERYONE' and in_force is null;
update segment s set in_force = d.definition_id, refreshed = d.definition_id, refreshed_at = now()
from segment_definition d where d.segment_id = s.segment_id and s.code = 'EVERYONE';
insert into segment_member (customer_id, segment_id, entered_at, entered_on, entry_reason, definition_id)
select customer_id, segment_id, now(), '2026-11-20', 'DEFINITION', in_force
from customer, segment where code = 'EVERYONE' and (closed_on is null or closed_on > '2026-11-20') order by customer_id
on conflict do nothing;
insert into campaign (code, versions) values ('HOME', 1);
insert into campaign_version (campaign_id, version, revision, state, name_zh, name_en, objective, owner, priority, first_day, last_day,
    audience, most_entries, control_share, created_by)
select campaign_id, 1, 1, 'APPROVED', '首页', 'Home', 'To be seen', 'bench', 1, '2026-11-01', '2026-12-31', '{EVERYONE}', 1, 1000, 'bench'
from campaign where code = 'HOME';
insert into campaign_step (version_id, position, code, name_zh, name_en, completed_by, event_type, skippable, time_limit, channels,
    most_approaches, cool_down, points)
select version_id, n, (array['FIRST', 'SECOND'])[n + 1], '步', 'Step', 'EVENT', 'NEVER', false, 90, '{}', 0, 0, 10
from campaign_version v join campaign c using (campaign_id), generate_series(0, 1) n where c.code = 'HOME';
update campaign c set state = 'LIVE', in_force = v.version_id, launched_at = now() from campaign_version v
where v.campaign_id = c.campaign_id and c.code = 'HOME';
insert into campaign_round (campaign_id, number, starts_on, ends_on, state) select campaign_id, 1, '2026-11-01', '2026-12-31', 'LIVE'
from campaign where code = 'HOME';
insert into enrolment (customer_id, round_id, entry, campaign_id, version_id, bucket, arm, pilot, source, branch_code, newcomer,
    enrolled_on, enrolled_at, state, step_entered_at, position)
select c.customer_id, r.round_id, 1, r.campaign_id, v.version_id,
       ('x' || substr(md5('HOME:' || c.customer_id), 1, 8))::bit(32)::bigint % 10000,
       case when ('x' || substr(md5('HOME:' || c.customer_id), 1, 8))::bit(32)::bigint % 10000 < 1000 then 'CONTROL' else 'TREATED' end,
       false, 'AUDIENCE', c.branch_code, false, '2026-11-01', '2026-11-01', 'ACTIVE', '2026-11-05', 1
from customer c, campaign_round r join campaign_version v using (campaign_id) join campaign k on k.campaign_id = r.campaign_id
where k.code = 'HOME' and c.customer_id % 10 = 1 order by 1;
set session_replication_role = origin;
vacuum analyze;
