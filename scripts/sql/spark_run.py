"""Makes the tables, loads the facts and runs the audit of a folder in Spark, in local mode, and writes the views as CSV files.

Usage: spark_run.py FOLDER [DAY ...]: FOLDER has schema.sql, load.sql and audit.sql; each day's views go to FOLDER/DAY.
       spark_run.py --count FOLDER: judges, and says how long loading took and how many outcomes and gaps there are.
"""

import contextlib
import csv
import os
import re
import shutil
import sys
import tempfile
import time

from pyspark.sql import SparkSession

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "views"), encoding="utf-8") as names:
    VIEWS = names.read().split()


def statements(path):
    with open(path, encoding="utf-8") as file:
        for statement in re.split(r";\n", file.read()):
            lines = [line for line in statement.split("\n") if not line.startswith("--")]
            if "".join(lines).strip():
                yield "\n".join(lines)


def cell(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "t" if value else "f"
    return format(value, "f") if hasattr(value, "as_tuple") else str(value)


@contextlib.contextmanager
def spark():
    """A session in local mode, whose tables are gone in the end."""
    place = tempfile.mkdtemp(prefix="dabiao-spark-")
    session = (
        SparkSession.builder.master("local[2]")
        .appName("dabiao")
        .config("spark.sql.warehouse.dir", place)
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        # Amounts are exact or refused, never rounded on the way.
        .config("spark.sql.decimalOperations.allowPrecisionLoss", "false")
        .config("spark.sql.ansi.enabled", "true")
        # Generated code of expressions this long is compiled for longer than it runs.
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.driver.memory", "6g")
        .config("spark.sql.maxPlanStringLength", "1000")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    try:
        yield session
    finally:
        session.stop()
        shutil.rmtree(place, ignore_errors=True)


def run(session, *scripts):
    for script in scripts:
        for statement in statements(script):
            session.sql(statement)


def count(folder):
    """Judges, and prints how long loading took and how many outcomes and gaps there are."""
    start = time.monotonic()
    os.chdir(folder)
    with spark() as session:
        run(session, "schema.sql", "load.sql")
        print(f"loaded {time.monotonic() - start:.1f}")
        run(session, "audit.sql")
        print([session.table(view).count() for view in ("outcomes", "gaps")])


def main(folder, days):
    os.chdir(folder)
    with spark() as session:
        run(session, "schema.sql", "load.sql")
        for day in days or [None]:
            if day:
                session.sql(f"INSERT OVERWRITE parameters VALUES (DATE '{day}')")
            run(session, "audit.sql")
            target = day or "views"
            os.makedirs(target, exist_ok=True)
            for view in VIEWS:
                frame = session.sql(f"SELECT * FROM {view}")
                with open(f"{target}/{view}.csv", "w", encoding="utf-8", newline="") as file:
                    writer = csv.writer(file, lineterminator="\n")
                    writer.writerow(frame.columns)
                    for row in frame.toLocalIterator():
                        writer.writerow([cell(value) for value in row])


if __name__ == "__main__":
    if sys.argv[1] == "--count":
        count(sys.argv[2])
    else:
        main(sys.argv[1], sys.argv[2:])
