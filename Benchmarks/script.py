"""What a county's data person would write: reads every file of an inventory with PyYAML and decides ten lines for village clinics.

It does little of what an audit does. Of the fifty lines that are asked of a village clinic it decides the ten simplest, and none that are asked of villages, health centres,
townships or counties. It knows no exemptions, waivers, answers that lapse, verified records, units, aliases or other words for yes and no; it does not look whether a key or a
value means anything, does not hold files against the roster, and says neither which clinic falls short nor of what: it counts.

usage: script.py [--pure] FOLDER DAY     --pure: with PyYAML's own parser in Python instead of libyaml
"""

import datetime
import os
import sys

import yaml

ROOMS_1994 = ["诊室", "治疗室", "药房"]
ROOMS_2014 = ["诊室", "治疗室", "公共卫生室", "药房"]
EQUIPMENT = (
    "诊断床 听诊器 体温计 身高体重计 接种包 出诊箱 注射器 药品柜 有盖方盘 消毒缸 高压灭菌设备 污物桶 资料柜 健康教育影像（宣传）板".split()
)


def at_least(value, limit):
    return None if value is None else value >= limit


def is_yes(value):
    # 是 is a text in YAML, and yes a word of its own.
    return None if value is None else value is True or value == "是"


def has_rooms(clinic, rooms):
    there = clinic.get("rooms")
    return None if there is None else set(rooms) <= set(there)


def has_equipment(clinic, kinds):
    there = clinic.get("equipment")
    if there is None:
        return None
    found = [there.get(kind) for kind in kinds]
    if any(count == 0 for count in found):
        return False
    return None if None in found else True


def when(condition, required):
    """A line that is asked only under a condition; None where it cannot be told."""
    if condition is False:
        return "not-applicable"
    if condition is None and not required:
        return None
    return required


def decide(clinic, village, day):
    """The ten lines by their names in the standards."""
    population = village.get("resident-population")
    is_large = None if population is None else population > 800
    area = clinic.get("floor-area")
    until = clinic.get("licence-until")
    return {
        "basic-standards-1994/clinic.rooms": has_rooms(clinic, ROOMS_1994),
        "basic-standards-1994/clinic.area": at_least(area, 40),
        "basic-standards-1994/clinic.equipment": has_equipment(clinic, EQUIPMENT),
        "basic-standards-1994/clinic.syringes": at_least((clinic.get("equipment") or {}).get("注射器"), 50),
        "national-2019/clinic.rooms-equipment": is_yes(clinic.get("rooms-and-equipment")),
        "national-2019/line.clinic-area": when(is_large, at_least(area, 60)),
        "national-2019/line.clinic-rooms": when(is_large, has_rooms(clinic, ROOMS_2014)),
        "village-clinic-management-2014/licence": None if until is None else until >= day,
        "village-clinic-management-2014/integrated": is_yes(clinic.get("managed-by-health-centre")),
        "village-clinic-management-2014/rooms": has_rooms(clinic, ROOMS_2014),
    }


def clinics(township):
    for village in township.get("villages") or []:
        for clinic in [village.get("clinic")] + (village.get("clinics") or []):
            if not isinstance(clinic, dict) or clinic.get("status") == "停业":
                continue
            # What was found on site counts in place of what was reported.
            for key, value in (clinic.get("verified") or {}).items():
                if isinstance(value, dict) and isinstance(clinic.get(key), dict):
                    clinic[key] = {**clinic[key], **value}
                else:
                    clinic[key] = value
            yield clinic, village


def main(arguments):
    loader = yaml.CSafeLoader
    if arguments[0] == "--pure":
        loader = yaml.SafeLoader
        arguments = arguments[1:]
    folder, day = arguments[0], datetime.date.fromisoformat(arguments[1])
    words = {True: "met", False: "unmet", None: "unknown", "not-applicable": "not-applicable"}
    counts = {}
    for place, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if not name.endswith(".yaml"):
                continue
            with open(os.path.join(place, name), encoding="utf-8") as file:
                document = yaml.load(file, Loader=loader)
            if "township" not in document:
                continue
            for clinic, village in clinics(document):
                for line, outcome in decide(clinic, village, day).items():
                    tally = counts.setdefault(line, {})
                    tally[words[outcome]] = tally.get(words[outcome], 0) + 1
    for line, tally in counts.items():
        print(line, *(f"{word} {tally[word]}" for word in words.values() if word in tally))


if __name__ == "__main__":
    main(sys.argv[1:])
