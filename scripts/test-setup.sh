#!/bin/sh
# Tests of setup.sh's own logic: every program it asks for is a stub in a folder of its own.
set -u
setup=$(dirname "$0")/setup.sh
. "$(dirname "$0")/testing.sh"

# Makes a folder with only the stubs named and the few real tools the script itself needs.
stubs() {
    rm -rf "$work/bin" "$work/calls"
    mkdir -p "$work/bin"
    : >"$work/calls"
    for tool in sh sed head tail mktemp rm env; do ln -s "$(command -v $tool)" "$work/bin/$tool"; done
    swift_version=6 user=0 missing=none csv=0 apt_status=0 broken= libraries=
    for name; do
        case $name in
            swift=*) swift_version=${name#swift=}; name=swift ;;
            broken=*) broken=${name#broken=}; name=swift ;;
            ldd=*) libraries=${name#ldd=}; name=ldd ;;
            user=*) user=${name#user=}; continue ;;
            missing=*) missing=${name#missing=}; continue ;;
            csv=no) csv=1; continue ;;
            apt-get=fails) apt_status=100; name=apt-get ;;
        esac
        printf '#!/bin/sh\n' >"$work/bin/$name"
        case $name in
            swift) [ -n "$broken" ] && echo "echo 'swift: $broken' >&2; exit 127" >>"$work/bin/$name"
                echo "echo 'Swift version $swift_version.1 (swift-$swift_version.1-RELEASE)'" >>"$work/bin/$name" ;;
            ldd) for library in $libraries; do echo "echo '	$library => not found'" >>"$work/bin/$name"; done ;;
            sudo) echo 'echo sudo >>'"$work/calls"'; exec "$@"' >>"$work/bin/$name" ;;
            apt-get) echo 'echo "apt-get $*" >>'"$work/calls; exit $apt_status" >>"$work/bin/$name" ;;
        esac
        chmod +x "$work/bin/$name"
    done
    printf '#!/bin/sh\necho %s\n' "$user" >"$work/bin/id"
    chmod +x "$work/bin/id"
    [ -e "$work/bin/pkg-config" ] && echo "[ \"\$2\" != $missing ]" >>"$work/bin/pkg-config"
    [ -e "$work/bin/cc" ] && echo "exit $csv" >>"$work/bin/cc"
    return 0
}

run() {
    output=$(PATH="$work/bin" sh "$setup" "$@" 2>&1)
    status=$?
    calls=$(cat "$work/calls")
}

contains() { case $1 in *"$2"*) echo yes ;; *) echo no ;; esac; }

stubs swift make cc pkg-config apt-get
run
check "nothing missing: status" "$status" 0
check "nothing missing: apt is not called" "$calls" ""

stubs swift make cc pkg-config missing=yaml-0.1 apt-get
run
check "libyaml missing: status" "$status" 0
check "libyaml missing: installs just that" "$calls" "apt-get update
apt-get install -y --no-install-recommends libyaml-dev"

stubs swift make cc pkg-config csv=no apt-get
run --dry-run
check "libcsv missing: found by its header" "$output" "libcsv-dev"

for pair in libzip:libzip-dev libsodium:libsodium-dev expat:libexpat1-dev xlsxwriter:libxlsxwriter-dev sqlite3:libsqlite3-dev zlib:zlib1g-dev; do
    stubs swift make cc pkg-config "missing=${pair%%:*}" apt-get
    run --dry-run
    check "${pair%%:*} missing: asks for just that" "$output" "${pair#*:}"
done

stubs swift make cc pkg-config apt-get
run --dry-run --browser
check "the browser is asked for only when it is wanted" "$output" "chromium chromium-driver python3 python3-pip fonts-noto-cjk"

stubs swift make cc pkg-config apt-get
run --dry-run --databases
check "databases are asked for only when they are wanted" "$(contains "$output" "python3-venv")$(contains "$output" "chromium")" yesno

stubs swift apt-get
run --dry-run
check "dry run lists everything" "$output" "make gcc libc6-dev pkg-config libyaml-dev libzip-dev libsodium-dev libexpat1-dev libxlsxwriter-dev libsqlite3-dev zlib1g-dev libcsv-dev"
check "dry run installs nothing" "$calls" ""

stubs swift make cc pkg-config missing=yaml-0.1 apt-get=fails
run
check "apt fails: status" "$status" 1
check "apt fails: says what" "$(contains "$output" "installing failed: libyaml-dev")" yes

stubs swift make cc pkg-config missing=yaml-0.1 apt-get user=1000
run
check "not root, no sudo: status" "$status" 1
check "not root, no sudo: says so" "$(contains "$output" "Run this as root")" yes
check "not root, no sudo: apt is not called" "$calls" ""

stubs swift make cc pkg-config missing=yaml-0.1 apt-get sudo user=1000
run
check "not root, sudo: status" "$status" 0
check "not root, sudo: used" "$(contains "$calls" "sudo
apt-get install")" yes

stubs swift make cc pkg-config missing=yaml-0.1
run
check "no apt: status" "$status" 1
check "no apt: says so" "$(contains "$output" "no apt-get here")" yes

stubs swift=5 make cc pkg-config apt-get
run
check "old swift: status" "$status" 1
check "old swift: says so" "$(contains "$output" "Swift 6 or later is needed, found 5")" yes

loader="error while loading shared libraries: libncurses.so.6: cannot open shared object file: No such file or directory"
stubs "broken=$loader" make cc pkg-config apt-get
run
check "swift lacks a library: status" "$status" 1
check "swift lacks a library: shows what it printed" "$(contains "$output" "$loader")" yes
check "swift lacks a library: names the package" "$(contains "$output" "apt-get install libncurses6")" yes
check "swift lacks a library: installs nothing" "$calls" ""

stubs "broken=$loader" "ldd=libcurl.so.4 libncurses.so.6 libfoo.so.1 libxml2.so.2" make cc pkg-config apt-get
run
check "swift lacks several libraries: names every package once" "$(contains "$output" "apt-get install libncurses6 libcurl4 libxml2")" yes

stubs "broken=Segmentation fault" make cc pkg-config apt-get
run
check "swift cannot run for another reason: lists what it needs" "$(contains "$output" "binutils libc6-dev libcurl4 libedit2 libgcc-12-dev")" yes
check "swift cannot run for another reason: is not called too old" "$(contains "$output" "or later is needed")" no

stubs make cc pkg-config apt-get
run
check "no swift: status" "$status" 1
check "no swift: says how to get it" "$(contains "$output" "swift.org/install")" yes

verdict setup.sh
