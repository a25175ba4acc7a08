#!/bin/sh
# Makes the Python environment with the programs that other formats are read back with: .build/formats.
set -eu
place=.build/formats
[ -x "$place/bin/python" ] || python3 -m venv "$place"
"$place/bin/python" -m pip install --quiet --disable-pip-version-check \
    compliance-trestle==3.12.4 junitparser==5.0.3 sarif-pydantic==0.6.2 icalendar==7.3.0 pyxform==4.5.0 jsonschema==4.26.0
