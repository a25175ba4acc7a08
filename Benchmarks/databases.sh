#!/usr/bin/env bash
# Prints one table: the same audit of made-up inventories from YAML by the program, in DuckDB, in PostgreSQL and in Spark; time and memory of loading and of judging.
# SIZES says how many clinics ("10000 100000"; 600000 is a country's prefecture or two), ENGINES which engines ("yaml duckdb postgresql"; spark needs PySpark).
# Judging is: every check judged and its outcomes and gaps counted. Memory is the most that the engine's processes hold together, each page counted once.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")/.."
bin=$(swift build -c release --show-bin-path)
python=${DABIAO_PYTHON:-$PWD/.build/databases/bin/python}
data=bench-data
sizes=${SIZES:-"10000 100000"}
engines=${ENGINES:-"yaml duckdb postgresql"}
day=2026-01-01
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

now() { printf '%s' "${EPOCHREALTIME/,/.}"; }
# The memory of a process and everything it started, in KB.
held() {
    local pids=$1 next=$1
    while [ -n "$next" ]; do
        next=$(for pid in $next; do cat /proc/"$pid"/task/*/children 2>/dev/null || true; done)
        pids="$pids $next"
    done
    for pid in $pids; do awk '/^Pss:/ {print $2}' "/proc/$pid/smaps_rollup" 2>/dev/null || true; done | awk '{sum += $1} END {print sum + 0}'
}
# Runs a command; leaves its time in $seconds and in $memory the most that it held, or that the process named by $server did.
measure() {
    local start child value most=0
    start=$(now)
    "$@" >/dev/null 2>"$work/errors" &
    child=$!
    while kill -0 "$child" 2>/dev/null; do
        value=$(held "${server:-$child}")
        [ "$value" -gt "$most" ] && most=$value
        sleep 0.1
    done
    wait "$child" || { cat "$work/errors" >&2; exit 1; }
    seconds=$(awk -v a="$start" -v b="$(now)" 'BEGIN {printf "%.1f", b - a}')
    memory=$((most / 1024))
}
row() { printf '%-9s %-11s %9s %9s %9s %7s %9s\n' "$@"; }
# The line of an engine: seconds of loading and of judging, and memory; the program's own audit is what the others are held to.
line() {
    local total
    total=$(awk -v a="$2" -v b="$3" 'BEGIN {printf "%.1f", a + b}')
    [ "$1" = yaml ] && own=$total
    row "$size" "$1" "$2" "$3" "$total" "$(awk -v a="$total" -v b="${own:-0}" 'BEGIN {if (b > 0) printf "%.1f", a / b; else print "-"}')" "$4 MB"
}
into() { "$bin/dabiao" sql load --inventory "$data/$size" --as-of "$day" --into "$1"; }
count="SELECT (SELECT COUNT(*) FROM outcomes), (SELECT COUNT(*) FROM gaps)"

yaml() {
    measure "$bin/dabiao" audit --inventory "$data/$size" --as-of "$day" --output "$work/audit.txt"
    line yaml - "$seconds" "$memory"
}
duckdb() {
    local load
    rm -f "$work/facts.duckdb"
    PATH="$(dirname "$python"):$PATH" measure into "$work/facts.duckdb"
    load=$seconds
    "$bin/dabiao" sql audit --dialect duckdb -o "$work/audit.sql"
    measure "$python" -c "import duckdb, sys; db = duckdb.connect(sys.argv[1]); db.execute(open(sys.argv[2]).read()); print(db.execute(sys.argv[3]).fetchall())" \
        "$work/facts.duckdb" "$work/audit.sql" "$count"
    line duckdb "$load" "$seconds" "$memory"
}
postgresql() { scripts/sql/postgresql_server.sh bash Benchmarks/databases.sh --in-postgresql "$size" "${own:-0}"; }
in_postgresql() {
    local load server
    server=$(head -1 "$(psql -Atqc 'SHOW data_directory' postgres)/postmaster.pid")
    measure into "postgresql://$PGUSER@$PGHOST:$PGPORT/postgres"
    load=$seconds
    "$bin/dabiao" sql audit --dialect postgresql -o "$work/audit.sql"
    measure psql -qX -v ON_ERROR_STOP=1 -d postgres -f "$work/audit.sql" -c "$count"
    line postgresql "$load" "$seconds" "$memory"
}
spark() {
    "$bin/dabiao" sql load --inventory "$data/$size" --as-of "$day" --dialect spark -o "$work/spark" >/dev/null
    "$bin/dabiao" sql audit --dialect spark -o "$work/spark/audit.sql"
    measure "$python" -c "import sys; sys.path.insert(0, 'scripts/sql'); import spark_run; spark_run.count(sys.argv[1])" "$work/spark"
    line spark - "$seconds" "$memory"
    rm -rf "$work/spark"
}

if [ "${1:-}" = --in-postgresql ]; then
    size=$2 own=$3
    in_postgresql
    exit 0
fi
row clinics engine load judge total ratio memory
for size in $sizes; do
    [ -d "$data/$size" ] || "$bin/dabiao-sample" bench --clinics "$size" --into "$data/$size" >/dev/null
    own=
    for engine in $engines; do "$engine"; done
done
printf '\n%s\n' "seconds; ratio: loading and judging against the program's audit from YAML; $(nproc) cores"
