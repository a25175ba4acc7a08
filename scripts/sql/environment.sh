#!/bin/sh
# Makes the Python environment that the databases of the comparison are run from: .build/databases.
# usage: environment.sh PACKAGE==VERSION
set -eu
place=.build/databases
[ -x "$place/bin/python" ] || python3 -m venv "$place"
"$place/bin/python" -m pip install --quiet --disable-pip-version-check "$1"
