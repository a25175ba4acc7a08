"""Reads what Dabiao writes with programs that are made for each format, and holds the numbers against its own figures."""
import json
import os
import pathlib
import shutil
import sys

import icalendar
import jsonschema
import junitparser
import sarif_pydantic
from pyxform.xls2xform import convert
from trestle.oscal import assessment_results, poam

folder = pathlib.Path(sys.argv[1])
figures = next(place["figures"] for place in json.loads((folder / "figures.json").read_text())["places"] if place["role"] == "whole")


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: {found}, not {wanted}")


schema = os.environ.get("DABIAO_SARIF_SCHEMA")
for path in sorted(folder.glob("*.sarif")):
    log = json.loads(path.read_text())
    results = sarif_pydantic.Sarif.model_validate(log).runs[0].results
    if schema:
        jsonschema.Draft7Validator(json.loads(pathlib.Path(schema).read_text())).validate(log)
    print(path.name, len(results), "results", "(schema)" if schema else "")

for path in sorted(folder.glob("*.junit")):
    suites = junitparser.JUnitXml.fromfile(str(path))
    if path.name.startswith("audit"):
        skipped = sum(figures[name] for name in ("checks.unreported", "checks.waived", "checks.not-applicable"))
        expect(path.name, (suites.tests, suites.failures, suites.skipped), (figures["checks"], figures["checks.unmet"], skipped))
        suites.update_statistics()
        expect(path.name, (suites.tests, suites.failures, suites.skipped), (figures["checks"], figures["checks.unmet"], skipped))
    print(path.name, suites.tests, "cases")

for path in sorted(folder.glob("audit-*.oscal")):
    result = assessment_results.Model.parse_raw(path.read_text())
    print(path.name, len(result.assessment_results.results[0].observations), "observations")
plan = poam.Model.parse_raw((folder / "plan.json").read_text()).plan_of_action_and_milestones
print("plan.json", len(plan.poam_items), "items")

sums = {}
for value in json.loads((folder / "figures.dhis2").read_text())["dataValues"]:
    if isinstance(figures[value["dataElement"]], int):
        sums[value["dataElement"]] = sums.get(value["dataElement"], 0) + int(value["value"])
for name, figure in figures.items():
    if isinstance(figure, int):
        expect(f"dhis2 {name}", sums.get(name), figure)
print("figures.dhis2", len(sums), "counts add up")

calendar = icalendar.Calendar.from_ical((folder / "due.ics").read_bytes())
events = list(calendar.walk("VEVENT"))
expect("due.ics", len({event["UID"] for event in events}), len(events))
print("due.ics", len(events), "days")

for path in sorted(folder.glob("*.xlsx")):
    # With Java at hand the form is also run once by the validator that pyxform brings along.
    form = convert(str(path), validate=shutil.which("java") is not None)
    expect(f"{path.name} warnings", form.warnings, [])
    print(path.name, form.xform.count("<bind"), "questions")
