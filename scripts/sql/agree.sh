#!/usr/bin/env bash
# Runs the standards in databases over samples and made-up counties, and holds every result against the program's own audit.
# Prints a table; ends with 1 when anything differs.
# usage: agree.sh PROGRAM SAMPLE-MAKER [--engines "duckdb postgresql spark"] [--samples "DIR …"] [--counties N] [--seeds "N …"] [--days "DAY …"] [--clinics N] [--within MINUTES]
#   --counties  how many small counties with anything in them, for each of the seeds; 0 for none
#   --clinics   one inventory of so many ordinary village clinics besides, on one day; it is kept in bench-data
#   --within    an engine that takes longer for one inventory is stopped, and counts as one that differs
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
program=$1
maker=$2
shift 2
engines="duckdb postgresql"
counties=200
seeds=7
days="2022-08-10 2023-03-14 2023-03-15 2023-03-16 2024-06-30"
samples=$(ls -d inventories/*/ | sed 's,/$,,')
clinics=0
within=120
while [ $# -gt 0 ]; do
    case $1 in
        --engines) engines=$2 ;;
        --samples) samples=$2 ;;
        --counties) counties=$2 ;;
        --seeds) seeds=$2 ;;
        --days) days=$2 ;;
        --clinics) clinics=$2 ;;
        --within) within=$2 ;;
        *) echo "agree.sh: $1?" >&2; exit 2 ;;
    esac
    shift 2
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
named() { (cd "$1" && ls ./*.yaml | sed -n 's,^\./\(.*\)\.yaml$,\1,p' | grep -v '^facts$' | tr '\n' ' '); }
failed=0

row() { printf '%-11s %-26s %-11s %10s %9s %7s %10s %8s %11s %7s\n' "$@"; }
# Runs the scripts in a folder in an engine, on some days.
judge() {
    local limit="timeout --kill-after=30 ${within}m" engine=$1
    shift
    case $engine in
        duckdb) $limit "${DABIAO_PYTHON:-python3}" "$here/duckdb_run.py" "$@" ;;
        postgresql) "$here/postgresql_server.sh" $limit "$here/postgresql_run.sh" "$@" ;;
        spark) $limit "${DABIAO_PYTHON:-python3}" "$here/spark_run.py" "$@" ;;
    esac
}
# NAME INVENTORY STANDARDS FOLDERS: standards are those in force where none are named; their folders are the shipped one where none are.
compare() {
    local name=$1 inventory=$2 standards=$3 folder chosen engine day started time last
    chosen=${standards:+--standard $standards}${4:+ $4}
    for engine in $engines; do
        folder="$work/$engine"
        started=$SECONDS
        # shellcheck disable=SC2086
        "$program" sql load --dialect "$engine" --inventory "$inventory" --as-of "${days%% *}" ${4:-} -o "$folder" >/dev/null 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
        "$program" sql audit --dialect "$engine" $chosen -o "$folder/audit.sql"
        if ! judge "$engine" "$folder" $days 2>"$work/log"; then
            tail -20 "$work/log" >&2
            echo "$engine: $name: not judged" >&2
            failed=1
        fi
        time=$((SECONDS - started))
        for day in $days; do
            [ -d "$folder/$day" ] || continue
            # shellcheck disable=SC2086
            "$program" sql compare --lang en --inventory "$inventory" --as-of "$day" $chosen --results "$folder/$day" >"$work/found" 2>"$work/log" || failed=1
            last=$(tail -1 "$work/found")
            # shellcheck disable=SC2046
            row "$engine" "$name" "$day" $(grep -o '[0-9]\+' <<<"$last" || true) "$time s"
            case $last in
                *" 0 differences") ;;
                *) head -20 "$work/found" "$work/log" >&2; failed=1 ;;
            esac
        done
        rm -rf "$folder"
    done
}
# NAME SEED STANDARDS FOLDERS: counties whose facts lie around the limits of just these standards.
made_up() {
    # shellcheck disable=SC2086
    "$maker" random --counties "$counties" --seed "$2" --as-of 2023-03-15 $4 --into "$work/random" >/dev/null
    compare "$1 ($counties, $2)" "$work/random" "$3" "$4"
    rm -rf "$work/random"
}

row engine inventory day outcomes gaps blanks exceptions figures differences judged
for sample in $samples; do compare "$(basename "$sample")" "$sample" ""; done
if [ "$counties" -gt 0 ]; then
    for seed in $seeds; do
        made_up "made-up" "$seed" "$(named standards)" ""
        # Standards that ask everything there is a form of.
        made_up "every form" "$seed" "$(named Tests/Conformance)" "--standards standards/vocabulary --standards Tests/Conformance"
    done
fi
if [ "$clinics" -gt 0 ]; then
    [ -d "bench-data/$clinics" ] || "$maker" bench --clinics "$clinics" --into "bench-data/$clinics" >/dev/null
    days=2026-01-01
    compare "$clinics clinics" "bench-data/$clinics" ""
fi
exit $failed
