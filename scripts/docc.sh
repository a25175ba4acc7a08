#!/bin/sh
# Makes the library's pages (docs of the product DabiaoKit) from the debug build; a warning is an error.
# Usage: scripts/docc.sh FOLDER
set -eu
cd "$(dirname "$0")/.."
out=${1:?name the folder to write the pages to}
tools=$(dirname "$(command -v swift)")
docc=$(command -v docc || true)
[ -n "$docc" ] || docc=$tools/docc
[ -x "$docc" ] || { echo "docc: 没有找到 docc，它随 Swift 工具链提供 / docc is not there; it comes with the Swift toolchain" >&2; exit 2; }

swift build --target DabiaoKit
modules=$(swift build --show-bin-path)/Modules
graphs=$(mktemp -d)
trap 'rm -rf "$graphs"' EXIT

maps=
for map in Sources/*/module.modulemap .build/checkouts/*/Sources/*/module.modulemap; do
    maps="$maps -Xcc -fmodule-map-file=$PWD/$map"
done
triple=$(swift -print-target-info | sed -n 's/^ *"unversionedTriple": "\(.*\)",*$/\1/p' | head -1)
# The rooms whose public declarations the facade hands out.
for room in $(sed -n 's/^@_exported import \([A-Za-z]*\)$/\1/p' Sources/DabiaoKit/DabiaoKit.swift); do
    # shellcheck disable=SC2086
    swift symbolgraph-extract -module-name "$room" -I "$modules" $maps -target "$triple" \
        -minimum-access-level public -skip-synthesized-members -output-dir "$graphs"
done
rm -rf "$out"
"$docc" convert Sources/DabiaoKit/DabiaoKit.docc --additional-symbol-graph-dir "$graphs" --output-path "$out" \
    --fallback-display-name DabiaoKit --fallback-bundle-identifier dabiao --warnings-as-errors
