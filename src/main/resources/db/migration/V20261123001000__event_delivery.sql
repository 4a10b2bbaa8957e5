-- Room customer: how far each consumer of the event log has read it.

create table event_cursor (
    consumer       text collate "C" primary key,
    -- The last event delivered, in the order of the log; moved in the transaction of the effect.
    transaction_id xid8        not null,
    event_id       bigint      not null,
    -- Failures in a row since then, the last of them in a word, and until when the consumer rests.
    failures       integer     not null default 0,
    failure        text,
    not_before     timestamptz
) with (fillfactor = 50);
grant select, insert, update on event_cursor to ${app_role};
