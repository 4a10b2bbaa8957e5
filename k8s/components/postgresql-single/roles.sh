#!/bin/sh
# Run once by the image of PostgreSQL, when it makes its data: the two roles and the database of k8s/README.md.
set -eu
psql -X -v ON_ERROR_STOP=1 --username postgres \
    -v owner_password="$(cat /etc/postgresql/kequn/owner-password)" \
    -v app_password="$(cat /etc/postgresql/kequn/app-password)" <<'SQL'
CREATE ROLE kequn_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE kequn_app LOGIN PASSWORD :'app_password' NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
CREATE DATABASE kequn OWNER kequn_owner;
REVOKE ALL ON DATABASE kequn FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE kequn TO kequn_app;
SQL
