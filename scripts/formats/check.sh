#!/bin/sh
# Writes the samples in every other format and reads each with a program that is made for it.
# usage: check.sh DABIAO [PYTHON]
# DABIAO_SARIF_SCHEMA may name the schema of SARIF 2.1.0; logs are then held against it too.
set -eu
dabiao=$1
python=${2:-.build/formats/bin/python}
here=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
county="--inventory $here/inventories/fangcheng"

for language in zh en; do
    for format in sarif junit oscal; do "$dabiao" audit $county --format "$format" --lang "$language" >"$work/audit-$language.$format"; done
    for format in sarif junit; do "$dabiao" check --format "$format" --lang "$language" >"$work/check-$language.$format"; done
done
"$dabiao" figures $county --format json >"$work/figures.json"
"$dabiao" figures $county --format dhis2 >"$work/figures.dhis2"
for kind in 村卫生室 乡镇卫生院 县级医院; do "$dabiao" template $county --format xlsform --kind "$kind" -o "$work/$kind.xlsx"; done
mkdir "$work/broken"
printf 'township: "411322101"\nname: 独树镇\nvillages:\n  - code: "411322101201"\n    clinic: {建筑面机: 60}\n' >"$work/broken/411322101.yaml"
for format in sarif junit; do "$dabiao" check "$work/broken" --format "$format" >"$work/broken.$format" 2>"$work/errors" || [ $? = 2 ]; done

export DABIAO_STANDARDS="$here/standards"
cd "$work"
"$dabiao" campaign start "$here/campaigns/fangcheng-2022.yaml" $county --as-of 2022-08-10 >/dev/null
"$dabiao" ledger export --format oscal -o "$work/plan.json"
"$dabiao" ledger remind --within 30 --format ics >"$work/due.ics"
cd "$here"
"$python" scripts/formats/read_back.py "$work"
