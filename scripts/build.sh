#!/bin/sh
# Builds quietly: what the compiler prints is shown only when it fails.
# usage: sh scripts/build.sh CONFIGURATION [swift build options]
set -u
configuration=$1
shift
log=$(mktemp)
trap 'rm -f "$log"' EXIT
[ -t 2 ] && printf '正在编译，首次约需一两分钟 / building, a minute or two the first time …\n' >&2
# A released program contains Swift's own libraries where the toolchain has them to put in: it starts faster, and runs where there is no Swift.
if [ "$configuration" = release ]; then
    libraries=$(swiftc -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')_static
    [ "$(uname)" = Linux ] && [ -d "$libraries/linux" ] && set -- --static-swift-stdlib "$@"
fi
if ! swift build -c "$configuration" "$@" >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
fi
