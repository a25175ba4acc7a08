#!/bin/sh
# Tests of build.sh's own logic: every program it asks for is a stub in a folder of its own.
set -u
build=$(dirname "$0")/build.sh
. "$(dirname "$0")/testing.sh"

# SYSTEM STANDARD-LIBRARY STATIC-LIBRARIES OPTIONS…: what Swift is asked for on such a machine.
asked() {
    system=$1 standard=$2 static=$3
    shift 3
    rm -rf "$work/bin" "$work/swift_static"
    mkdir -p "$work/bin"
    for tool in sh sed mktemp rm cat; do ln -s "$(command -v $tool)" "$work/bin/$tool"; done
    [ "$static" = no ] || { mkdir -p "$work/swift_static/linux" && : >"$work/swift_static/linux/static-stdlib-args.lnk"; }
    stub uname "echo $system"
    stub swiftc "printf '{\n  \"runtimeResourcePath\": \"%s/swift\"\n}\n' '$work'"
    [ "$standard" = none ] || stub cc "echo $standard"
    stub swift "echo \"\$*\" >'$work/asked'"
    PATH="$work/bin" sh "$build" "$@" 2>/dev/null
    cat "$work/asked"
}
stub() {
    printf '#!/bin/sh\n%s\n' "$2" >"$work/bin/$1"
    chmod +x "$work/bin/$1"
}
there=/usr/lib/gcc/libstdc++.so
check "a release contains Swift's libraries" "$(asked Linux $there yes release --product dabiao)" "build -c release --static-swift-stdlib --product dabiao"
check "a debug build does not" "$(asked Linux $there yes debug --product dabiao)" "build -c debug --product dabiao"
check "not where the toolchain has none" "$(asked Linux $there no release --product dabiao)" "build -c release --product dabiao"
check "not without the C++ library" "$(asked Linux libstdc++.so yes release)" "build -c release"
check "not without a compiler to ask" "$(asked Linux none yes release)" "build -c release"
check "not on another system" "$(asked Darwin $there yes release)" "build -c release"

verdict build.sh
