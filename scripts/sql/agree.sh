#!/usr/bin/env bash
# Runs the standards in databases over samples and made-up counties, and holds every result against the program's own audit.
# Prints a table; ends with 1 when anything differs.
# usage: agree.sh PROGRAM SAMPLE-MAKER [--engines "duckdb postgresql spark"] [--counties N] [--days "DAY …"] [--samples "DIR …"]
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
program=$1
maker=$2
shift 2
engines="duckdb postgresql"
counties=200
days="2022-08-10 2023-03-14 2023-03-15 2023-03-16 2024-06-30"
samples=$(ls -d inventories/*/ | sed 's,/$,,')
while [ $# -gt 0 ]; do
    case $1 in
        --engines) engines=$2 ;;
        --counties) counties=$2 ;;
        --days) days=$2 ;;
        --samples) samples=$2 ;;
        *) echo "agree.sh: $1?" >&2; exit 2 ;;
    esac
    shift 2
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
named() { (cd "$1" && ls ./*.yaml | sed -n 's,^\./\(.*\)\.yaml$,\1,p' | grep -v '^facts$' | tr '\n' ' '); }
failed=0

row() { printf '%-11s %-24s %-11s %10s %9s %7s %10s %11s\n' "$@"; }
# NAME INVENTORY STANDARDS FOLDERS: standards are those in force where none are named; their folders are the shipped one where none are.
compare() {
    local name=$1 inventory=$2 standards=$3 folder chosen
    chosen=${standards:+--standard $standards}${4:+ $4}
    for engine in $engines; do
        folder="$work/$engine-$name"
        # shellcheck disable=SC2086
        "$program" sql load --dialect "$engine" --inventory "$inventory" --as-of "${days%% *}" ${4:-} -o "$folder" >/dev/null 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
        "$program" sql audit --dialect "$engine" $chosen -o "$folder/audit.sql"
        case $engine in
            duckdb) "${DABIAO_PYTHON:-python3}" "$here/duckdb_run.py" "$folder" $days ;;
            postgresql) "$here/postgresql_server.sh" "$here/postgresql_run.sh" "$folder" $days ;;
            spark) "${DABIAO_PYTHON:-python3}" "$here/spark_run.py" "$folder" $days 2>/dev/null ;;
        esac
        for day in $days; do
            if "$program" sql compare --lang en --inventory "$inventory" --as-of "$day" $chosen --results "$folder/$day" >"$work/found" 2>/dev/null; then :; else failed=1; fi
            # shellcheck disable=SC2046
            row "$engine" "$name" "$day" $(tail -1 "$work/found" | grep -o '[0-9]\+')
            if ! tail -1 "$work/found" | grep -q ' 0 differences'; then head -20 "$work/found" >&2; failed=1; fi
        done
        rm -rf "$folder"
    done
}

row engine inventory day outcomes gaps blanks exceptions differences
for sample in $samples; do compare "$(basename "$sample")" "$sample" ""; done
if [ "$counties" -gt 0 ]; then
    "$maker" random --counties "$counties" --seed 7 --as-of 2023-03-15 --into "$work/random" >/dev/null
    compare "made-up ($counties)" "$work/random" "$(named standards)"
    # Standards that ask everything there is a form of.
    compare "every form ($counties)" "$work/random" "$(named Tests/Conformance)" "--standards standards/vocabulary --standards Tests/Conformance"
fi
exit $failed
