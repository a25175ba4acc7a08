#!/bin/sh
# Installs what is missing to build Dabiao on Debian 12: looks for what is really there, and asks apt for the rest.
# usage: sh scripts/setup.sh [--dry-run] [--browser] [--databases]
#   --browser asks for what the tests in a browser need, too; --databases for what those in databases do.
set -u

dry_run=no
browser=no
databases=no
for option; do
    case $option in
        --dry-run) dry_run=yes ;;
        --browser) browser=yes ;;
        --databases) databases=yes ;;
    esac
done

say() { printf '%s\n' "$*" >&2; }
has() { command -v "$1" >/dev/null 2>&1; }

# What a Swift from swift.org needs of Debian 12, besides itself.
swift_packages="binutils libc6-dev libcurl4 libedit2 libgcc-12-dev libncurses6 libpython3.11 libsqlite3-0 libstdc++-12-dev libxml2 libz3-4 pkg-config tzdata zlib1g-dev"

# The packages of the libraries that the loader did not find, as far as they are known.
missing_libraries() {
    names=$(printf '%s\n' "$printed" | sed -n 's/.*loading shared libraries: \([^:]*\):.*/\1/p')
    # The loader names the first only; ldd names all that this program and its companions lack.
    if has ldd; then
        program=$(command -v swift)
        has readlink && program=$(readlink -f "$program")
        for tool in "$program" "${program%/*}/swift-build" "${program%/*}/swift-frontend" "${program%/*}/clang"; do
            [ -e "$tool" ] && names="$names
$(ldd "$tool" 2>/dev/null | sed -n 's/^[[:space:]]*\([^ ]*\) => not found.*/\1/p')"
        done
    fi
    found=
    for name in $names; do
        case $name in
            libcurl.so.4*) package=libcurl4 ;;
            libedit.so.2*) package=libedit2 ;;
            libncurses.so.6* | libncursesw.so.6* | libpanel.so.6* | libform.so.6*) package=libncurses6 ;;
            libtinfo.so.6*) package=libtinfo6 ;;
            libpython3.11.so*) package=libpython3.11 ;;
            libsqlite3.so.0*) package=libsqlite3-0 ;;
            libxml2.so.2*) package=libxml2 ;;
            libz3.so.4*) package=libz3-4 ;;
            libz.so.1*) package=zlib1g ;;
            libstdc++.so.6*) package=libstdc++6 ;;
            libgcc_s.so.1*) package=libgcc-s1 ;;
            libuuid.so.1*) package=libuuid1 ;;
            *) continue ;;
        esac
        case " $found " in *" $package "*) ;; *) found="$found $package" ;; esac
    done
    printf '%s' "${found# }"
}

# Swift first: apt cannot give it.
if ! has swift; then
    say "缺少 Swift 6：请按 swift.org/install 安装后再试。"
    say "Swift 6 is missing: install it as swift.org/install describes, then try again."
    exit 1
fi
if ! printed=$(swift --version 2>&1); then
    say "找到了 Swift，但它运行不了："
    say "Swift is there but cannot run:"
    say "$printed"
    libraries=$(missing_libraries)
    if [ -n "$libraries" ]; then
        say "缺少系统的库，请以 root 运行 / libraries of the system are missing; run as root:"
        say "  apt-get install $libraries"
    else
        say "在 Debian 12 上 Swift 需要这些软件包 / on Debian 12 Swift needs these packages:"
        say "  $swift_packages"
    fi
    exit 1
fi
version=$(printf '%s\n' "$printed" | sed -n 's/.*Swift version \([0-9][0-9]*\)\..*/\1/p' | head -n 1)
if [ -z "$version" ] || [ "$version" -lt 6 ]; then
    say "需要 Swift 6 或更新版本，现为 ${version:-未知}。"
    say "Swift 6 or later is needed, found ${version:-unknown}."
    exit 1
fi

packages=
need() { packages="$packages $1"; }
has make || need make
has cc || need "gcc libc6-dev"
has pkg-config || need pkg-config
# A library is there when pkg-config knows its module.
library() { has pkg-config && pkg-config --exists "$1" 2>/dev/null || need "$2"; }
library yaml-0.1 libyaml-dev
library libzip libzip-dev
library libsodium libsodium-dev
library expat libexpat1-dev
library xlsxwriter libxlsxwriter-dev
library sqlite3 libsqlite3-dev
library zlib zlib1g-dev
# libcsv has no module; its header tells.
has cc && printf '#include <csv.h>\n' | cc -E - >/dev/null 2>&1 || need libcsv-dev
if [ "$browser" = yes ]; then
    has chromium || need chromium
    has chromedriver || need chromium-driver
    has python3 || need python3
    has python3 && python3 -c 'import pip' >/dev/null 2>&1 || need python3-pip
    [ -n "$(fc-list :lang=zh 2>/dev/null)" ] || need fonts-noto-cjk
fi
if [ "$databases" = yes ]; then
    [ "$browser" = yes ] || has python3 || need python3
    has python3 && python3 -c 'import ensurepip' >/dev/null 2>&1 || need python3-venv
    has setpriv || need util-linux
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || need postgresql
fi
packages=${packages# }

if [ -z "$packages" ]; then
    exit 0
fi
if [ "$dry_run" = yes ]; then
    printf '%s\n' "$packages"
    exit 0
fi
if ! has apt-get; then
    say "缺少：$packages。本机没有 apt-get，请用系统的软件包工具安装。"
    say "Missing: $packages. There is no apt-get here; install them with your system's package tool."
    exit 1
fi
root=
if [ "$(id -u)" != 0 ]; then
    if has sudo; then
        root=sudo
    else
        say "缺少：$packages。请以 root 运行，或安装 sudo。"
        say "Missing: $packages. Run this as root, or install sudo."
        exit 1
    fi
fi
say "正在安装 / installing: $packages"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# shellcheck disable=SC2086  # the list is split on purpose
if ! { $root apt-get update && $root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $packages; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    say "安装失败 / installing failed: $packages"
    exit 1
fi
