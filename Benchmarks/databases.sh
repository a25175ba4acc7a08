#!/usr/bin/env bash
# Prints one table: the same audit of made-up inventories from YAML by the program, in DuckDB, in PostgreSQL and in Spark; time and memory of loading and of judging.
# SIZES says how many clinics ("10000 100000"; 600000 is a country's prefecture or two), ENGINES which engines ("yaml duckdb postgresql"; spark needs PySpark).
# Judging is: every check judged and its outcomes and gaps counted. Memory is the most that the engine's processes hold together, each page counted once; CPU is
# what all processes together used, which says more than the clock where others use the machine.
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
# The CPU seconds a process used, with what it started that has ended.
used() { awk -v tick="$(getconf CLK_TCK)" '{sub(/^.*\) /, ""); print ($12 + $13 + $14 + $15) / tick}' "/proc/$1/stat"; }
# Runs a command; leaves its time in $seconds, adds what it and the server used to $cpu, and raises $memory to the most that it, or the server, held.
measure() {
    local start child value before=0 TIMEFORMAT='%U %S'
    [ -z "${server:-}" ] || before=$(used "$server")
    start=$(now)
    { time "$@" >/dev/null 2>"$work/errors" || exit 1; } 2>"$work/cpu" &
    child=$!
    while kill -0 "$child" 2>/dev/null; do
        value=$(($(held "${server:-$child}") / 1024))
        [ "$value" -gt "$memory" ] && memory=$value
        sleep 0.2
    done
    wait "$child" || { cat "$work/errors" >&2; exit 1; }
    seconds=$(awk -v a="$start" -v b="$(now)" 'BEGIN {printf "%.1f", b - a}')
    cpu=$(awk -v before="$before" -v after="$([ -z "${server:-}" ] && echo 0 || used "$server")" -v cpu="$cpu" '{printf "%.1f", cpu + $1 + $2 + after - before}' "$work/cpu")
}
row() { printf '%-9s %-11s %9s %9s %9s %7s %9s %7s %9s\n' "$@"; }
# The line of an engine: seconds of loading and of judging; the program's own audit is what the others are held to, by the clock and by CPU.
line() {
    local total
    total=$(awk -v a="$2" -v b="$3" 'BEGIN {printf "%.1f", a + b}')
    [ "$1" != yaml ] || own="$total $cpu"
    set -- "$@" $own
    row "$size" "$1" "$2" "$3" "$total" "$(times "$total" "${4:-}")" "$cpu" "$(times "$cpu" "${5:-}")" "$memory MB"
}
times() { awk -v a="$1" -v b="${2:-0}" 'BEGIN {if (b > 0) printf "%.1f", a / b; else print "-"}'; }
into() { "$bin/dabiao" sql load --inventory "$data/$size" --as-of "$day" --into "$1"; }
count="SELECT (SELECT COUNT(*) FROM outcomes), (SELECT COUNT(*) FROM gaps)"

yaml() {
    measure "$bin/dabiao" audit --inventory "$data/$size" --as-of "$day" --output "$work/audit.txt"
    line yaml - "$seconds"
}
duckdb() {
    local load
    rm -f "$work/facts.duckdb"
    PATH="$(dirname "$python"):$PATH" measure into "$work/facts.duckdb"
    load=$seconds
    "$bin/dabiao" sql audit --dialect duckdb -o "$work/audit.sql"
    measure "$python" -c "import duckdb, sys; db = duckdb.connect(sys.argv[1]); db.execute(open(sys.argv[2]).read()); print(db.execute(sys.argv[3]).fetchall())" \
        "$work/facts.duckdb" "$work/audit.sql" "$count"
    line duckdb "$load" "$seconds"
}
postgresql() { scripts/sql/postgresql_server.sh bash Benchmarks/databases.sh --in-postgresql "$size" "${own:-}"; }
in_postgresql() {
    local load server
    server=$(head -1 "$(psql -Atqc 'SHOW data_directory' postgres)/postmaster.pid")
    measure into "postgresql://$PGUSER@$PGHOST:$PGPORT/postgres"
    load=$seconds
    "$bin/dabiao" sql audit --dialect postgresql -o "$work/audit.sql"
    measure psql -qX -v ON_ERROR_STOP=1 -d postgres -f "$work/audit.sql" -c "$count"
    line postgresql "$load" "$seconds"
}
spark() {
    "$bin/dabiao" sql load --inventory "$data/$size" --as-of "$day" --dialect spark -o "$work/spark" >/dev/null
    "$bin/dabiao" sql audit --dialect spark -o "$work/spark/audit.sql"
    measure "$python" -c "import sys; sys.path.insert(0, 'scripts/sql'); import spark_run; spark_run.count(sys.argv[1])" "$work/spark"
    line spark - "$seconds"
    rm -rf "$work/spark"
}

if [ "${1:-}" = --in-postgresql ]; then
    size=$2 own=$3 cpu=0 memory=0
    in_postgresql
    exit 0
fi
row clinics engine load judge total ratio cpu ratio memory
for size in $sizes; do
    [ -d "$data/$size" ] || "$bin/dabiao-sample" bench --clinics "$size" --into "$data/$size" >/dev/null
    own=
    for engine in $engines; do
        cpu=0 memory=0
        "$engine"
    done
done
printf '\n%s\n' "seconds; ratios: loading and judging against the program's audit from YAML; $(nproc) cores"
