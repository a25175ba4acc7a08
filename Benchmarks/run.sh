#!/usr/bin/env bash
# Prints one table: audits of made-up inventories of growing size against the floor, a bare libyaml event loop over the same files.
# Runs alternate (floor, audit, floor, audit, …), and ratios are medians of pairs, so that a machine that slows down slows both.
set -euo pipefail
export LC_ALL=C
cd "$(dirname "$0")/.."
bin=$(swift build -c release --show-bin-path)
data=bench-data
sizes=${SIZES:-"1000 10000 100000"}

now() { printf '%s' "${EPOCHREALTIME/,/.}"; }
median() { sort -n | awk '{v[NR]=$1} END {print (NR%2) ? v[(NR+1)/2] : (v[NR/2]+v[NR/2+1])/2}'; }
# Seconds a command takes, its output thrown away.
seconds() {
    local start end
    start=$(now)
    "$@" >/dev/null
    end=$(now)
    awk -v a="$start" -v b="$end" 'BEGIN {printf "%.4f\n", b - a}'
}
# The most memory a command holds, in MB, sampled from the kernel's own high-water mark.
peak() {
    "$@" >/dev/null &
    local child=$! most=0 value
    while value=$(awk '/VmHWM/ {print $2}' "/proc/$child/status" 2>/dev/null) && [ -n "$value" ]; do
        most=$value
        sleep 0.01
    done
    wait "$child"
    awk -v kb="$most" 'BEGIN {printf "%.0f\n", kb / 1024}'
}
verdict() { awk -v found="$1" -v aim="$2" 'BEGIN {if (found <= aim) print "hit"; else printf "missed by %.0f %%\n", (found / aim - 1) * 100}'; }

# The aims: a whole audit on one worker and on two, every gap as JSON and as CSV, as multiples of the floor.
aim() {
    case $1$2 in
        text1) echo 0.20 ;;
        text2) echo 0.11 ;;
        json*) echo 0.5 ;;
        csv*) echo 0.6 ;;
    esac
}
printf '%-9s %-8s %-6s %9s %9s %7s %6s %-15s %7s %s\n' clinics workers format floor audit ratio aim result peak "(aim 150 MB)"
for size in $sizes; do
    folder=$data/$size
    [ -d "$folder" ] || "$bin/dabiao-sample" bench --clinics "$size" --into "$folder" >/dev/null
    runs=5
    [ "$size" -ge 100000 ] && runs=3
    for format in text json csv; do
        for workers in 1 2; do
            audit=("$bin/dabiao" audit --inventory "$folder" --workers "$workers" --format "$format" --output /dev/null)
            "${audit[@]}"
            floors= audits= ratios=
            for _ in $(seq "$runs"); do
                floor=$(seconds "$bin/yaml-floor" "$folder")
                time=$(seconds "${audit[@]}")
                floors+="$floor"$'\n' audits+="$time"$'\n'
                ratios+="$(awk -v a="$time" -v f="$floor" 'BEGIN {printf "%.3f", a / f}')"$'\n'
            done
            ratio=$(printf '%s' "$ratios" | median)
            wanted=$(aim "$format" "$workers")
            memory=$(peak "${audit[@]}")
            printf '%-9s %-8s %-6s %8.2fs %8.2fs %7.2f %6s %-15s %4d MB %s\n' "$size" "$workers" "$format" \
                "$(printf '%s' "$floors" | median)" "$(printf '%s' "$audits" | median)" "$ratio" "$wanted" "$(verdict "$ratio" "$wanted")" \
                "$memory" "$(verdict "$memory" 150)"
        done
    done
done

# Beside it, over the same facts: a plain script over PyYAML, which decides ten of the lines of a clinic; it says itself how little that is.
smallest=${sizes%% *}
beside() { # name, runs, command: one row, without aims
    local name=$1 runs=$2 floor time floors= times= ratios=
    shift 2
    for _ in $(seq "$runs"); do
        floor=$(seconds "$bin/yaml-floor" "$data/$smallest")
        time=$(seconds "$@")
        floors+="$floor"$'\n' times+="$time"$'\n'
        ratios+="$(awk -v a="$time" -v f="$floor" 'BEGIN {printf "%.3f", a / f}')"$'\n'
    done
    printf '%-9s %-8s %-6s %8.2fs %8.2fs %7.2f %6s %-15s %4d MB\n' "$smallest" 1 "$name" "$(printf '%s' "$floors" | median)" "$(printf '%s' "$times" | median)" \
        "$(printf '%s' "$ratios" | median)" - "10 lines only" "$(peak "$@")"
}
if python3 -c 'import sys, yaml; sys.exit(not yaml.__with_libyaml__)' 2>/dev/null; then
    beside script 3 python3 Benchmarks/script.py "$data/$smallest" 2026-01-01
    # Its own parser, in Python, takes four times as long; more than a minute says nothing more.
    [ "$smallest" -gt 10000 ] || beside pure 1 python3 Benchmarks/script.py --pure "$data/$smallest" 2026-01-01
    echo "script: Benchmarks/script.py over PyYAML with libyaml; pure: with PyYAML's own parser"
else
    echo "script: left out, for Python has no PyYAML with libyaml here (apt install python3-yaml)"
fi

# What the machine itself gives: two floors at once, against one. 1.0 means two free cores, 2.0 that the second core brought nothing.
largest=${sizes##* }
pairs=
for _ in 1 2 3; do
    one=$(seconds "$bin/yaml-floor" "$data/$largest")
    two=$(seconds bash -c '"$1" "$2" & "$1" "$2" & wait' _ "$bin/yaml-floor" "$data/$largest")
    pairs+="$(awk -v a="$two" -v b="$one" 'BEGIN {printf "%.2f", a / b}')"$'\n'
done
printf '\n%s\n' "two floors at once take $(printf '%s' "$pairs" | median) times as long as one (1.0: two free cores; 2.0: the second brings nothing)"

times=
for _ in 1 2 3 4 5 6 7; do
    times+="$(seconds "$bin/dabiao" audit --inventory inventories/fangcheng --output /dev/null --as-of 2026-01-01)"$'\n'
done
county=$(printf '%s' "$times" | median | awk '{printf "%.0f", $1 * 1000}')
printf '%s\n' "inventories/fangcheng (570 villages), process start to exit: $county ms (aim 20 ms: $(verdict "$county" 20))"

# Answers at the speed of a change: the same audit again after one township's file was changed, with what was kept of the first.
folder=$data/$largest
again=("$bin/dabiao" audit --inventory "$folder" --as-of 2026-01-01 --cache "$data/kept" --output /dev/null)
rm -rf "$data/kept"
first=$(seconds "${again[@]}")
file=$(find "$folder" -mindepth 2 -name '[0-9]*.yaml' | sort | sed -n 1p)
cp "$file" "$data/township.yaml"
printf '# changed\n' >>"$file"
second=$(seconds "${again[@]}")
cp "$data/township.yaml" "$file"
rm -rf "$data/kept" "$data/township.yaml"
printf '%s\n' "audit of $largest clinics that keeps its results: $(printf '%.2f' "$first") s; again after one township changed: $(printf '%.2f' "$second") s (aim 1 s for 600,000: $(verdict "$second" 1))"

# Facilities as they come.
lines=$data/10000.jsonl
[ -d "$data/10000" ] || "$bin/dabiao-sample" bench --clinics 10000 --into "$data/10000" >/dev/null
[ -f "$lines" ] || "$bin/dabiao-sample" lines --inventory "$data/10000" --standards standards --output "$lines"
time=$(seconds "$bin/dabiao" evaluate "$lines" --region "$(basename "$(find "$data/10000" -mindepth 1 -maxdepth 1 -type d | sort | sed -n 1p)")" --as-of 2026-01-01)
rate=$(awk -v n="$(wc -l <"$lines")" -v t="$time" 'BEGIN {printf "%.0f", n / t}')
printf '%s\n' "evaluate: $(wc -l <"$lines") facilities in $(printf '%.2f' "$time") s, $rate a second (aim 50000)"

# Spreadsheets: 10,000 clinics in one sheet of 80 and more columns, imported where there is only a roster and where there is everything.
folder=$data/10000
[ -d "$folder" ] || "$bin/dabiao-sample" bench --clinics 10000 --into "$folder" >/dev/null
sheet=$data/clinics.xlsx
[ -f "$sheet" ] || "$bin/dabiao-sample" sheet --inventory "$folder" --standards standards --output "$sheet" >/dev/null
fresh() { # copies the rosters alone
    rm -rf "$data/rosters"
    (cd "$folder" && find . -name roster.yaml) | while read -r roster; do
        mkdir -p "$data/rosters/$(dirname "$roster")"
        cp "$folder/$roster" "$data/rosters/$roster"
    done
}
merge=("$bin/dabiao" import "$sheet" --into "$folder" --dry-run)
new=("$bin/dabiao" import "$sheet" --into "$data/rosters")
book=("$bin/dabiao" audit --inventory "$folder" --format xlsx --output "$data/audit.xlsx" --as-of 2026-01-01)
printf '\n%-44s %8s %6s %-15s %7s %s\n' "spreadsheets, 10,000 clinics" time aim result peak "(aim 250 MB)"
report() { # label, aim, times, memory
    local time
    time=$(printf '%s' "$3" | median)
    printf '%-44s %7.2fs %5ss %-15s %4d MB %s\n' "$1" "$time" "$2" "$(verdict "$time" "$2")" "$4" "$(verdict "$4" 250)"
}
times=
for _ in 1 2 3; do
    fresh
    times+="$(seconds "${new[@]}")"$'\n'
done
fresh
report "import into rosters, every file written" 1 "$times" "$(peak "${new[@]}")"
times=
for _ in 1 2 3; do times+="$(seconds "${merge[@]}")"$'\n'; done
report "import into a full inventory, every change shown" 1 "$times" "$(peak "${merge[@]}")"
times=
for _ in 1 2 3; do times+="$(seconds "${book[@]}")"$'\n'; done
report "audit workbook" 2 "$times" "$(peak "${book[@]}")"
rm -rf "$data/rosters" "$data/audit.xlsx"

# The ledger: 100,000 rows with 500,000 events beside an inventory of 10,000 clinics.
ledger=$data/bench.ledger
if [ ! -f "$ledger" ]; then
    "$bin/dabiao" campaign start Benchmarks/campaign.yaml --inventory "$folder" --ledger "$ledger" --as-of 2026-01-02 >/dev/null
    "$bin/dabiao-sample" ledger --ledger "$ledger" --rows 100000 --events 500000 >/dev/null
fi
printf '\n%-44s %8s %6s %-15s %7s\n' "ledger, 100,000 rows and 500,000 events" time aim result peak
for name in list status sync; do
    case $name in
        list) command=("$bin/dabiao" ledger list --ledger "$ledger" --output /dev/null) ;;
        status) command=("$bin/dabiao" campaign status --ledger "$ledger" --as-of 2026-01-10 --output /dev/null) ;;
        sync) command=("$bin/dabiao" ledger sync --ledger "$ledger" --inventory "$folder" --as-of 2026-01-10) ;;
    esac
    times=
    for _ in 1 2 3; do times+="$(seconds "${command[@]}")"$'\n'; done
    time=$(printf '%s' "$times" | median)
    printf '%-44s %7.2fs %5ss %-15s %4d MB\n' "$name" "$time" 2 "$(verdict "$time" 2)" "$(peak "${command[@]}")"
done

# The page: a folder of pages for the largest inventory.
pages=("$bin/dabiao" report --inventory "$data/$largest" --as-of 2026-01-01 -o "$data/pages")
rm -rf "$data/pages"
time=$(seconds "${pages[@]}")
rm -rf "$data/pages"
memory=$(peak "${pages[@]}")
printf '\nreport folder of %s clinics: %.2fs (aim 20 s: %s), %d MB (aim 300 MB: %s)\n' "$largest" "$time" "$(verdict "$time" 20)" "$memory" "$(verdict "$memory" 300)"
rm -rf "$data/pages"
