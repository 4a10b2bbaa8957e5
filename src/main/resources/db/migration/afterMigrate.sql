-- The program compares the schema with itself before it starts; the history table is Flyway's, so no migration owns it.
grant select on flyway_schema_history to ${app_role};
