#!/bin/sh
# Puts acorn, which reads JavaScript by the rules of one edition of the language, where the tests in a browser find it: .build/acorn.js.
# It comes from Debian's package, at one version and with one checksum; nothing is installed, and nothing of that package is run here.
set -eu
package=node-acorn
sum=cb3b2d439857d6e4514d23a1219f6354c23498f5fa81fdf2691a5a9e53de43c0
target=.build/acorn.js
installed=/usr/share/nodejs/acorn/dist/acorn.js

fits() { [ -f "$1" ] && printf '%s  %s\n' "$sum" "$1" | sha256sum -c - >/dev/null 2>&1; }

fits "$target" && exit 0
mkdir -p .build
if fits "$installed"; then
    cp "$installed" "$target"
    exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
here=$(pwd)
cd "$work"
apt-get download "$package" >/dev/null 2>&1 || { apt-get update >/dev/null 2>&1 && apt-get download "$package" >/dev/null; }
dpkg-deb -x "$package"_*.deb package
cd "$here"
if ! fits "$work/package$installed"; then
    printf '%s\n' "acorn.js 的校验值不符，不使用。" "acorn.js has another checksum than expected: not used." >&2
    exit 1
fi
cp "$work/package$installed" "$target"
