#!/bin/sh
# The owner role and its database, once, by the database administrator. The service makes the two other roles itself.
# Run where psql reaches the server as a superuser; OWNER_PASSWORD gives the password.
set -eu
: "${OWNER_PASSWORD:?give OWNER_PASSWORD}"
psql -v ON_ERROR_STOP=1 -v password="$OWNER_PASSWORD" ${POSTGRES_USER:+--username "$POSTGRES_USER"} --dbname postgres <<'SQL'
create role cyberport_owner login createrole password :'password';
create database cyberport owner cyberport_owner encoding 'UTF8' template template0;
SQL
