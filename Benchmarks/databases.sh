#!/usr/bin/env bash
# Prints one table: the same audit of made-up inventories from YAML by the program, in DuckDB, in PostgreSQL and in Spark; time and memory of loading and of judging.
# SIZES says how many clinics ("10000 100000"; 600000 is a country's prefecture or two), ENGINES which engines ("yaml duckdb postgresql"; spark needs PySpark),
# LIMIT after how many minutes a step is given up. Inventories are made where they are not there yet, and kept in bench-data: 600,000 clinics are 1.5 GB.
# What goes on is told beside the table; a step that fails or takes too long leaves its line empty, and the others go on.
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
limit=${LIMIT:-60}
day=2026-01-01
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

tell() { printf '%(%H:%M:%S)T %s\n' -1 "$*" >&2; }
now() { printf '%s' "${EPOCHREALTIME/,/.}"; }
# Seconds a command takes.
seconds() {
    local start
    start=$(now)
    "$@" >/dev/null
    awk -v a="$start" -v b="$(now)" 'BEGIN {printf "%.2f\n", b - a}'
}
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
# Runs a command; leaves its time in $seconds and what it said in $work/said, adds what it and the server used to $cpu, and raises $memory to the most that it,
# or the server, held.
measure() {
    local start child value before=0 TIMEFORMAT='%U %S'
    tell "$size $engine: $1"
    shift
    [ -z "${server:-}" ] || before=$(used "$server")
    start=$(now)
    { time timeout --foreground --kill-after=30 "${limit}m" "$@" >"$work/said" 2>"$work/errors"; } 2>"$work/cpu" &
    child=$!
    while kill -0 "$child" 2>/dev/null; do
        value=$(($(held "${server:-$child}") / 1024))
        [ "$value" -gt "$memory" ] && memory=$value
        sleep 0.2
    done
    if ! wait "$child"; then
        tail -5 "$work/errors" >&2
        tell "$size $engine: failed, or took longer than $limit minutes"
        return 1
    fi
    seconds=$(awk -v a="$start" -v b="$(now)" 'BEGIN {printf "%.1f", b - a}')
    cpu=$(awk -v before="$before" -v after="$([ -z "${server:-}" ] && echo 0 || used "$server")" -v cpu="$cpu" '{printf "%.1f", cpu + $1 + $2 + after - before}' "$work/cpu")
}
row() { printf '%-9s %-11s %9s %9s %9s %9s %7s %9s %9s %9s %9s\n' "$@"; }
# The line of an engine: seconds of loading and of judging, as multiples of the floor, a bare libyaml loop over the same files, and of the program's own audit, by the
# clock and by CPU.
line() {
    local total
    total=$(awk -v a="$2" -v b="$3" 'BEGIN {printf "%.1f", a + b}')
    [ "$1" != yaml ] || own="$total $cpu"
    set -- "$@" $own
    row "$size" "$1" "$floor" "$2" "$3" "$total" "$(times "$total" "$floor")" "$(times "$total" "${4:-}")" "$cpu" "$(times "$cpu" "${5:-}")" "$memory MB"
}
times() { awk -v a="$1" -v b="${2:-0}" 'BEGIN {if (b > 0) printf "%.1f", a / b; else print "-"}'; }
load() { measure loading env PATH="$(dirname "$python"):$PATH" "$bin/dabiao" sql load --inventory "$data/$size" --as-of "$day" "$@"; }
count="SELECT (SELECT COUNT(*) FROM outcomes), (SELECT COUNT(*) FROM gaps)"

yaml() {
    measure judging "$bin/dabiao" audit --inventory "$data/$size" --as-of "$day" --output "$work/audit.txt" || return 1
    line yaml - "$seconds"
}
duckdb() {
    local load
    rm -f "$work/facts.duckdb"
    load --into "$work/facts.duckdb" || return 1
    load=$seconds
    "$bin/dabiao" sql audit --dialect duckdb -o "$work/audit.sql" --force
    measure judging "$python" -c "import duckdb, sys; db = duckdb.connect(sys.argv[1]); db.execute(open(sys.argv[2]).read()); print(db.execute(sys.argv[3]).fetchall())" \
        "$work/facts.duckdb" "$work/audit.sql" "$count" || return 1
    line duckdb "$load" "$seconds"
    rm -f "$work/facts.duckdb"
}
postgresql() { scripts/sql/postgresql_server.sh bash Benchmarks/databases.sh --in-postgresql "$size" "$floor" "${own:-}"; }
in_postgresql() {
    local load server
    server=$(head -1 "$(psql -Atqc 'SHOW data_directory' postgres)/postmaster.pid")
    load --into "postgresql://$PGUSER@$PGHOST:$PGPORT/postgres" || return 1
    load=$seconds
    "$bin/dabiao" sql audit --dialect postgresql -o "$work/audit.sql" --force
    measure judging psql -qX -v ON_ERROR_STOP=1 -d postgres -f "$work/audit.sql" -c "$count" || return 1
    line postgresql "$load" "$seconds"
}
# Its session ends with its tables, so loading is what it says it was, the start of its machine included.
spark() {
    local load
    rm -rf "$work/spark"
    load --dialect spark -o "$work/spark" || return 1
    load=$seconds
    "$bin/dabiao" sql audit --dialect spark -o "$work/spark/audit.sql"
    measure "loading and judging" "$python" scripts/sql/spark_run.py --count "$work/spark" || return 1
    line spark "$(awk -v load="$load" '/^loaded/ {printf "%.1f", load + $2}' "$work/said")" "$(awk -v all="$seconds" '/^loaded/ {printf "%.1f", all - $2}' "$work/said")"
    rm -rf "$work/spark"
}

if [ "${1:-}" = --in-postgresql ]; then
    engine=postgresql size=$2 floor=$3 own=$4 cpu=0 memory=0
    in_postgresql || exit 1
    exit 0
fi
row clinics engine floor load judge total ratio "to audit" cpu "to audit" memory
for size in $sizes; do
    if [ ! -d "$data/$size" ]; then
        tell "$size: making the inventory"
        rm -rf "$data/$size.new"
        "$bin/dabiao-sample" bench --clinics "$size" --into "$data/$size.new" >/dev/null
        mv "$data/$size.new" "$data/$size"
    fi
    own=
    floor=$(for _ in 1 2 3; do seconds "$bin/yaml-floor" "$data/$size"; done | sort -n | sed -n 2p)
    for engine in $engines; do
        cpu=0 memory=0
        "$engine" || row "$size" "$engine" "$floor" - - - - - - - -
    done
done
printf '\n%s\n' "seconds; ratio: loading and judging against the floor, a bare libyaml loop; to audit: against the program's audit from YAML; $(nproc) cores"
