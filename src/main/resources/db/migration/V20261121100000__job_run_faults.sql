-- How often a run could not be started or closed since an operator last touched it, and when to try again.
alter table job_run
    add column faults     integer not null default 0,
    add column not_before timestamptz;
