#!/bin/sh
# Brings Temporal's two databases to the schema of this image's version. Safe to run again: each step adds what lacks.
# Upgrade one minor version at a time: this job with the new image first, then the server.
set -eu

sql() {
    temporal-sql-tool --plugin postgres12 --endpoint "$POSTGRES_SEEDS" --port "$DB_PORT" --user "$POSTGRES_USER" "$@"
}

for pair in "temporal temporal" "temporal_visibility visibility"; do
    database=${pair% *}
    schema=${pair#* }
    sql --database "$database" create-database
    sql --database "$database" setup-schema --version 0.0
    sql --database "$database" update-schema --schema-name "postgresql/v12/$schema"
done
