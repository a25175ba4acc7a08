#!/bin/sh
# Builds quietly: what the compiler prints is shown only when it fails.
# usage: sh scripts/build.sh CONFIGURATION [swift build options]
set -u
configuration=$1
shift
log=$(mktemp)
trap 'rm -f "$log"' EXIT
[ -t 2 ] && printf '正在编译，首次约需一两分钟 / building, a minute or two the first time …\n' >&2
# A released program contains Swift's own libraries, so it starts faster, and runs where there is no Swift: where the toolchain has them to put in, and
# the system the C++ library they want.
if [ "$configuration" = release ] && [ "$(uname)" = Linux ]; then
    libraries=$(swiftc -print-target-info 2>/dev/null | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')_static/linux
    case $(cc -print-file-name=libstdc++.so 2>/dev/null) in
        /*) [ -e "$libraries/static-stdlib-args.lnk" ] && set -- --static-swift-stdlib "$@" ;;
    esac
fi
if ! swift build -c "$configuration" "$@" >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
fi
