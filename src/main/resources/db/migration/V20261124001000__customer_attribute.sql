-- Room customer: what the bank's own attributes of customers are. Their values stand in customer.attributes.

create table customer_attribute (
    name        text collate "C" primary key check (length(name) between 1 and 200),
    type        text not null check (type in ('TEXT', 'INT', 'MONEY', 'DATE', 'BOOL')),
    name_zh     text not null check (length(name_zh) between 1 and 100),
    name_en     text not null check (length(name_en) between 1 and 100),
    description text not null check (length(description) between 1 and 500),
    -- Who wrote this wording, and when.
    declared_by text not null,
    declared_at timestamptz not null default clock_timestamp()
);
grant select, insert on customer_attribute to ${app_role};
-- The type never changes: rules were written against it.
grant update (name_zh, name_en, description, declared_by, declared_at) on customer_attribute to ${app_role};
