"""Makes the tables, loads the facts and runs the audit of a folder in DuckDB, and writes the views as CSV files.

Usage: duckdb_run.py FOLDER [DAY ...]: FOLDER has schema.sql, load.sql and audit.sql; each day's views go to FOLDER/DAY.
"""

import os
import sys

import duckdb

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "views"), encoding="utf-8") as names:
    VIEWS = names.read().split()


def main(folder, days):
    os.chdir(folder)
    database = duckdb.connect()
    for script in ("schema.sql", "load.sql"):
        with open(script, encoding="utf-8") as file:
            database.execute(file.read())
    with open("audit.sql", encoding="utf-8") as file:
        audit = file.read()
    for day in days or [None]:
        if day:
            database.execute("UPDATE parameters SET as_of = CAST(? AS DATE)", [day])
        database.execute(audit)
        target = day or "views"
        os.makedirs(target, exist_ok=True)
        for view in VIEWS:
            database.execute(f"COPY (SELECT * FROM {view}) TO '{target}/{view}.csv' (HEADER)")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
