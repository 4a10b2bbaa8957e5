-- Whom a campaign finds in the bank of 1,000,000: nearly all have a phone and eight of ten agreed; everyone who is with the bank
-- is in one segment, and an earlier campaign has reached every tenth by SMS and every twentieth twice by PUSH three days ago.
set session_replication_role = replica;
update customer set phone = '138' || lpad(customer_id::text, 8, '0') where customer_id % 33 > 0;
delete from customer_consent where purpose = 'MARKETING';
insert into customer_consent (customer_id, purpose, given_at, granted, source, actor)
select customer_id, 'MARKETING', timestamptz '2026-01-01 00:00Z', customer_id % 10 <> 9, 'bench', 'bench'
from customer where customer_id % 10 <> 8 order by customer_id;
insert into segment (code, kind, versions) values ('EVERYONE', 'RULE', 1);
insert into segment_definition (segment_id, version, revision, state, kind, name_zh, name_en, rule, created_by)
select segment_id, 1, 1, 'APPROVED', 'RULE', '全体', 'Everyone', 'status == "ACTIVE"', 'bench' from segment where code = 'EVERYONE';
update segment s set in_force = d.definition_id, refreshed = d.definition_id, refreshed_at = now()
from segment_definition d where d.segment_id = s.segment_id and s.code = 'EVERYONE';
insert into segment_member (customer_id, segment_id, entered_at, entered_on, entry_reason, definition_id)
select customer_id, segment_id, now(), '2026-11-20', 'DEFINITION', in_force
from customer, segment where code = 'EVERYONE' and (closed_on is null or closed_on > '2026-11-20') order by customer_id;
insert into campaign (code, versions) values ('EARLIER', 1);
insert into campaign_version (campaign_id, version, revision, state, name_zh, name_en, objective, owner, priority, first_day, last_day,
    audience, most_entries, control_share, created_by)
select campaign_id, 1, 1, 'APPROVED', '从前', 'Earlier', 'Past', 'bench', 1, '2026-11-01', '2026-11-18', '{EVERYONE}', 1, 0, 'bench'
from campaign where code = 'EARLIER';
insert into campaign_step (version_id, position, code, name_zh, name_en, completed_by, event_type, skippable, time_limit, channels,
    most_approaches, cool_down)
select version_id, 0, 'ONLY', '一', 'Only', 'EVENT', 'NEVER', false, 14, '{SMS}', 2, 7 from campaign_version;
update campaign c set state = 'ENDED', in_force = v.version_id, ended_at = now(), end_reason = 'Over' from campaign_version v
where v.campaign_id = c.campaign_id;
insert into campaign_round (campaign_id, number, starts_on, ends_on, state, ended_at)
select campaign_id, 1, '2026-11-01', '2026-11-18', 'ENDED', now() from campaign;
insert into enrolment (customer_id, round_id, entry, campaign_id, version_id, bucket, arm, pilot, source, branch_code, newcomer,
    enrolled_on, enrolled_at, state, step_entered_at, closed_on)
select c.customer_id, r.round_id, 1, r.campaign_id, v.version_id,
       ('x' || substr(md5('EARLIER:' || c.customer_id), 1, 8))::bit(32)::bigint % 10000, 'TREATED', false, 'AUDIENCE', c.branch_code, false,
       '2026-11-01', '2026-11-01', 'ENDED', '2026-11-01', '2026-11-19'
from customer c, campaign_round r join campaign_version v using (campaign_id)
where c.customer_id % 10 = 1 or c.customer_id % 20 = 2 order by 1;
insert into contact (customer_id, campaign_id, round_id, entry, version_id, step, position, approach, channel, priority, policy,
    planned_on, due_at, slot_on, state)
select e.customer_id, e.campaign_id, e.round_id, 1, e.version_id, 'ONLY', 0, n, case e.customer_id % 10 when 1 then 'SMS' else 'PUSH' end,
       1, 1, '2026-11-17', '2026-11-17', '2026-11-17', 'DELIVERED'
from enrolment e, generate_series(1, 2) n where n = 1 or e.customer_id % 20 = 2 order by 1, n;
insert into enrolment_step (customer_id, round_id, entry, position, step, entered_at, left_at, outcome, caused_by, approaches, no_shows)
select customer_id, round_id, 1, 0, 'ONLY', '2026-11-01', '2026-11-19', 'ENDED', 'ROUND_END', case customer_id % 10 when 1 then 1 else 2 end, 0
from enrolment order by 1;
set session_replication_role = origin;
create schema hand;
create table hand.enrolment (like enrolment including all);
create table hand.contact (like contact including all);
create table hand.contact_standing (like contact_standing including all);
vacuum analyze;
