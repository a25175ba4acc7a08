#!/usr/bin/env bash
# Makes the tables, loads the facts and runs the audit of a folder in PostgreSQL, and writes the views as CSV files.
# Usage: postgresql_run.sh FOLDER [DAY ...]: FOLDER has schema.sql, load.sql and audit.sql; each day's views go to FOLDER/DAY.
# Where the server is, psql's own variables say (PGHOST, PGPORT, PGUSER); the database is made anew and dropped at the end.
set -euo pipefail

folder=$1
shift
views=$(cat "$(dirname "$0")/views")
export PGDATABASE="dabiao_$$"
createdb "$PGDATABASE"
trap 'dropdb --if-exists "$PGDATABASE"' EXIT
cd "$folder"
# Nothing stays half loaded: each script is one transaction.
psql -qX -v ON_ERROR_STOP=1 --single-transaction -f schema.sql >/dev/null
psql -qX -v ON_ERROR_STOP=1 -f load.sql >/dev/null
for day in "${@:-}"; do
    target=${day:-views}
    if [ -n "$day" ]; then psql -qX -v ON_ERROR_STOP=1 -c "UPDATE parameters SET as_of = DATE '$day'"; fi
    psql -qX -v ON_ERROR_STOP=1 --single-transaction -f audit.sql >/dev/null 2>"$target.log" || { cat "$target.log" >&2; exit 1; }
    mkdir -p "$target"
    for view in $views; do
        psql -qX -v ON_ERROR_STOP=1 -c "\\copy (SELECT * FROM $view) TO '$target/$view.csv' WITH (FORMAT csv, HEADER true)"
    done
done
