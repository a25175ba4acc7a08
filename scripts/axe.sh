#!/bin/sh
# Puts axe-core, which looks for what keeps people from using a page, where the tests in a browser find it: .build/axe.min.js.
# It comes from the Python package that carries it, at one version and with one checksum; nothing of that package is run.
set -eu
package=axe-playwright-python==0.1.8
sum=84494fec757e4710dc751c8d7a636e457f4532f08f85c86dc9070133fbff53bc
target=.build/axe.min.js

fits() { [ -f "$1" ] && printf '%s  %s\n' "$sum" "$1" | sha256sum -c - >/dev/null 2>&1; }

fits "$target" && exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m pip download --quiet --disable-pip-version-check --no-deps --dest "$work" "$package"
python3 -m zipfile -e "$work"/*.whl "$work/package"
if ! fits "$work/package/axe_playwright_python/axe.min.js"; then
    printf '%s\n' "axe.min.js 的校验值不符，不使用。" "axe.min.js has another checksum than expected: not used." >&2
    exit 1
fi
mkdir -p .build
cp "$work/package/axe_playwright_python/axe.min.js" "$target"
