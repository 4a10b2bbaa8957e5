-- Room platform: before it starts, the program compares the schema with itself.

grant select on flyway_schema_history to ${app_role};
