#!/usr/bin/env bash
# Holds a program's audits against those of an earlier one, byte by byte, over made-up counties: everything they write as JSON (every outcome), CSV and text, what
# they tell, and how they end. The facts are drawn around the limits of the standards; two thirds of the counties were then edited as by hand, a few damaged.
# usage: same-outcomes.sh OLD NEW [--inventories N] [--seed N] [--batch N] [--keep DIR]
#   OLD, NEW       programs; the standards are those of this folder for both. To see a difference found, give a script that runs one with other standards.
#   --inventories  how many counties in all (100000); as many as --batch (1000) lie in one folder and are audited at once
#   --seed         the same seed makes the same counties
#   MAKER          in the environment: the program that makes counties, where it is not the one that is built here
#   --keep         where the first county that differs is left, with what both say of it (.build/same-outcomes)
# Counties with errors are sorted out by the earlier program and held against each other in folders of 20, for errors stop an audit. Ends with 1 when anything differs.
set -euo pipefail
export LC_ALL=C
unset COLUMNS DABIAO_STANDARDS
cd "$(dirname "$0")/.."
[ $# -ge 2 ] || { sed -n 's/^# usage: //p' "$0" >&2; exit 2; }
old=$1 new=$2
shift 2
inventories=100000 seed=1 batch=1000 keep=.build/same-outcomes
while [ $# -gt 0 ]; do
    case $1 in
        --inventories) inventories=$2 ;;
        --seed) seed=$2 ;;
        --batch) batch=$2 ;;
        --keep) keep=$2 ;;
        *) echo "same-outcomes.sh: $1?" >&2; exit 2 ;;
    esac
    shift 2
done
maker=${MAKER:-$(swift build -c release --show-bin-path)/dabiao-fuzz}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
days=(2023-03-15 2022-08-10 2023-03-14 2024-06-30 2023-03-16)
named() { (cd "$1" && ls ./*.yaml | sed -n 's,^\./\(.*\)\.yaml$,\1,p' | grep -v '^facts$' | tr '\n' ' '); }
shipped=$(named standards) forms=$(named Tests/Conformance)

counties=0 broken=0 refused=0 outcomes=0 gaps=0 problems=0 bytes=0 runs=0 differing=0

# PLACE ARGUMENTS: runs both programs with the same arguments; whether they write, tell and end alike. What they wrote is left in the place.
alike() {
    local place=$1 name code
    shift
    for name in old new; do
        code=0
        "${!name}" audit "$@" >"$place/$name.out" 2>"$place/$name.told" || code=$?
        echo "ended with $code" >>"$place/$name.told"
    done
    cmp -s "$place/old.out" "$place/new.out" && cmp -s "$place/old.told" "$place/new.told"
}
# FOLDER ARGUMENTS: compares; a difference is counted, and the first is traced to the county it comes from.
compare() {
    local folder=$1
    shift
    runs=$((runs + 1))
    if ! alike "$work" --inventory "$folder" "$@"; then
        differing=$((differing + 1))
        [ "$differing" -gt 1 ] || trace "$folder" "$@"
        return 0
    fi
    bytes=$((bytes + $(cat "$work/old.out" "$work/old.told" | wc -c)))
}
# Halves a folder of counties as long as one of the halves differs.
trace() {
    local folder=$1 half parts=() found
    shift
    rm -rf "$keep"
    mkdir -p "$keep"
    cp -r "$folder" "$keep/inventory"
    found=1
    while [ "$found" = 1 ]; do
        found=0
        mapfile -t parts < <(cd "$keep/inventory" && ls -d [0-9]*/ 2>/dev/null)
        [ "${#parts[@]}" -gt 1 ] || break
        for half in 0 1; do
            rm -rf "$keep/half"
            mkdir "$keep/half"
            cp "$keep"/inventory/*.yaml "$keep/half" 2>/dev/null || true
            for index in "${!parts[@]}"; do
                [ $((index * 2 / ${#parts[@]})) != "$half" ] || cp -r "$keep/inventory/${parts[$index]}" "$keep/half"
            done
            if ! alike "$keep" --inventory "$keep/half" "$@"; then
                rm -rf "$keep/inventory"
                mv "$keep/half" "$keep/inventory"
                found=1
                break
            fi
        done
    done
    # Without what stands above it, if it differs by itself.
    rm -rf "$keep/half"
    cp -r "$keep/inventory" "$keep/half"
    rm -f "$keep"/half/*.yaml
    if [ "${#parts[@]}" != 0 ] && ! alike "$keep" --inventory "$keep/half" "$@"; then
        rm -rf "$keep/inventory"
        mv "$keep/half" "$keep/inventory"
    fi
    rm -rf "$keep/half"
    alike "$keep" --inventory "$keep/inventory" "$@" || true
    {
        echo "differs: audit --inventory $keep/inventory $*"
        for kind in told out; do
            diff <(tr , '\n' <"$keep/old.$kind") <(tr , '\n' <"$keep/new.$kind") | head -8 || true
        done
    } | tee "$keep/difference" >&2
}
# Moves the counties out of a folder that have errors.
sort_out() {
    local all=$1 aside=$2 county found
    shift 2
    while ! "$old" audit --inventory "$all" "$@" -o /dev/null 2>"$work/said"; do
        found=0
        while read -r county; do
            [ -d "$all/$county" ] || continue
            mv "$all/$county" "$aside"
            found=1
        done < <(grep -a ': 错误: ' "$work/said" | grep -ao "^$all/[0-9]*" | sed 's,.*/,,' | sort -u)
        if [ "$found" = 0 ]; then
            echo "an error that is no county's:" >&2
            head -5 "$work/said" >&2
            exit 2
        fi
    done
}

start=$SECONDS number=0
# The samples, in every format there is.
for sample in inventories/*/; do
    for format in text json csv xlsx html sarif junit oscal; do compare "${sample%/}" --full --format "$format" --as-of 2026-01-01; done
done
samples=$runs
while [ "$counties" -lt "$inventories" ]; do
    count=$((inventories - counties < batch ? inventories - counties : batch))
    # Standards in force, all that are shipped, and those that ask everything there is a form of.
    case $((number % 5)) in
        0) folders=() chosen=() ;;
        4) folders=(--standards standards/vocabulary --standards Tests/Conformance) chosen=(--standard $forms) ;;
        *) folders=() chosen=(--standard $shipped) ;;
    esac
    options=("${folders[@]}" "${chosen[@]}")
    rm -rf "$work/all" "$work/aside"
    mkdir "$work/all" "$work/aside"
    "$maker" counties --count "$count" --seed $((seed * 1000003 + number)) --as-of 2023-03-15 "${folders[@]}" --into "$work/all"
    day() { echo "${days[$(((number + $1) % ${#days[@]}))]}"; }
    sort_out "$work/all" "$work/aside" --as-of "$(day 0)" "${options[@]}"
    compare "$work/all" --as-of "$(day 0)" "${options[@]}" --format json --outcomes
    outcomes=$((outcomes + $(head -c 20000 "$work/old.out" | grep -ao '"checks":[0-9]*' | sed -n '1s/.*://p;1q')))
    gaps=$((gaps + $(awk '/^"gaps":\[/ {on = 1; next} /^"levels":\[/ {exit} on && /^{/ {n++} END {print n + 0}' "$work/old.out")))
    if [ $((number % 2)) = 0 ]; then
        compare "$work/all" --as-of "$(day 1)" "${options[@]}" --format csv --lang en --workers 1
    else
        compare "$work/all" --as-of "$(day 1)" "${options[@]}" --full
    fi
    broken=$((broken + $(ls "$work/aside" | wc -l)))
    while [ -n "$(ls "$work/aside")" ]; do
        rm -rf "$work/some"
        mkdir "$work/some"
        for county in $(ls "$work/aside" | head -20); do mv "$work/aside/$county" "$work/some"; done
        compare "$work/some" --as-of "$(day 2)" "${options[@]}"
        refused=$((refused + 1))
        problems=$((problems + $(grep -ac ': 错误: ' "$work/old.told" || true)))
    done
    counties=$((counties + count)) number=$((number + 1))
    [ $((number % 10)) != 0 ] || printf '%(%H:%M:%S)T %s\n' -1 "$counties counties, $differing runs differ" >&2
done
cat <<END
the samples, $samples audits in every format
$counties inventories in $((runs - samples)) audits by each program, seed $seed, $((SECONDS - start)) s
$((counties - broken)) without errors: $outcomes outcomes and $gaps gaps as JSON, on another day CSV or text
$broken with errors, refused in $refused audits for $problems errors
$bytes bytes alike; audits that differ: $differing
END
[ "$differing" = 0 ] || { echo "the first is in $keep"; exit 1; }
