#!/usr/bin/env python3
"""Tests what `gongkai export` gives on the samples, as a data team would use it: in SQLite, as a data package, in DuckDB, PostgreSQL and pandas.

    tools/test-export.py BINARY [DIR]

Its packages (pandas, frictionless, duckdb, pytest) are installed into a virtual environment in DIR (.build/test-export) on the first run. PostgreSQL is
tested where its server's programs are installed, and the last line says whether it was.
"""

import contextlib
import glob
import os
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
PACKAGES = ["pandas>=1.5", "frictionless[json]>=5", "duckdb>=1", "pytest"]
KILLS = 10
# A second run must take less than this share of the first.
SECOND_RUN = 0.1

JOBS = {
    "三公 by agency and year": "SELECT agency_name, fiscal_year, item_name, yuan FROM three_public WHERE phase <> 'previous'",
    "indicators": "SELECT agency_name, project_name, level1, level2, level3, target FROM indicators_by_project",
    "expenditure by function": "SELECT min(name), code, sum(yuan) FROM expenditure_by_function WHERE is_leaf GROUP BY coalesce(code, name)",
    "expenditure by agency": "SELECT agency_name, fiscal_year, yuan FROM figures_yuan WHERE metric = 'expenditure.total' AND phase <> 'previous'",
}


def say(line):
    print(f"test-export: {line}", flush=True)


def check(holds, line):
    if not holds:
        sys.exit(f"test-export: {line}")


def inside_environment(folder):
    """Runs this script again with its packages; gives back only there."""
    python = folder / "venv" / "bin" / "python"
    if pathlib.Path(sys.prefix).resolve() == (folder / "venv").resolve():
        return
    ready = folder / "venv" / "ready"
    if not ready.exists() or ready.read_text() != "\n".join(PACKAGES):
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder / "venv")], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *PACKAGES], check=True)
        ready.write_text("\n".join(PACKAGES))
    os.execv(python, [str(python), __file__, *sys.argv[1:]])


def dump(path):
    with contextlib.closing(sqlite3.connect(path)) as database:
        return "\n".join(database.iterdump())


def export(binary, *words, codes=(0,)):
    done = subprocess.run([binary, "export", *words], capture_output=True, text=True, check=False)
    check(done.returncode in codes, f"export {' '.join(words)}: code {done.returncode}: {done.stderr}")
    return done


def test_sqlite(binary, inputs, folder):
    path = folder / "samples.sqlite"
    start = time.monotonic()
    export(binary, *inputs, "--sqlite", str(path))
    first = time.monotonic() - start
    whole = dump(path)
    start = time.monotonic()
    export(binary, *inputs, "--sqlite", str(path))
    second = time.monotonic() - start
    check(dump(path) == whole, "exporting twice changed the database")
    check(second < first * SECOND_RUN, f"the second run took {second:.2f} s, the first {first:.2f} s")
    say(f"SQLite: {len(inputs)} documents in {first:.2f} s, again in {second:.2f} s, the same database")
    with contextlib.closing(sqlite3.connect(path)) as database:
        for job, sql in JOBS.items():
            rows = database.execute(sql).fetchall()
            check(rows and all(row[0] is not None for row in rows), f"{job}: a row without its first column among {len(rows)}")
            say(f"{job}: {len(rows)} rows")
        totals = {document: fen for document, fen in database.execute(
            "SELECT document, fen FROM figures WHERE metric = 'expenditure.total' AND phase <> 'previous'")}
        forms = database.execute(
            "SELECT document, fen FROM amounts WHERE kind = 'expenditure' AND part = 'total' AND is_main").fetchall()
        check(forms and all(totals[document] == fen for document, fen in forms), "a figure is not what its form prints")
        found = database.execute("SELECT count(*) FROM search WHERE search MATCH '满意度'").fetchone()[0]
        check(found > 0, "the full-text search found nothing")
        check(not database.execute("PRAGMA foreign_key_check").fetchall(), "a foreign key leads nowhere")
    return whole


def test_sums(binary, folder):
    """No money is counted twice: tools/check_export.py has the sums."""
    sys.path.insert(0, str(ROOT / "tools"))
    import check_export

    export(binary, str(ROOT / "Samples" / "variants"), "--sqlite", str(folder / "variants.sqlite"))
    for name in ("samples.sqlite", "variants.sqlite"):
        checked = check_export.check_sums(folder / name)
        silent = [f"{file}: {words}" for file, sums in checked.items() for words in sums.silent]
        check(not silent, f"sums that do not hold, and no check says so: {silent[:3]}")
        held = sum(sums.held for sums in checked.values())
        check(held > 0, f"no sum was tested in {name}")
        say(f"{name}: {held} sums of leaves and figures are the forms' totals")


def blocks(text, language):
    """The fenced blocks of a language in a text."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.M | re.S)


def test_readme(binary, folder):
    """The questions of README, in both languages of it: each has an answer, and those that are printed are the program's."""
    path = folder / "readme.sqlite"
    done = export(binary, str(ROOT / "Samples"), "--sqlite", str(path), codes=(0, 3))
    with contextlib.closing(sqlite3.connect(path)) as database:
        for name in ("README.md", "README.zh.md"):
            text = (ROOT / name).read_text()
            questions = [sql for block in blocks(text, "sql") for sql in block.split(";") if sql.strip()]
            check(len(questions) == 3, f"{name} asks {len(questions)} questions in SQL, not 3")
            for sql in questions:
                check(database.execute(sql).fetchall(), f"{name}: no row answers {sql.strip()}")
            asked = re.search(r'sqlite3 budgets.sqlite "(.*?)"\n\n```\n(.*?)```', text, re.S)
            check(asked, f"{name} has no question with its answer")
            answer = "".join("|".join(map(str, row)) + "\n" for row in database.execute(asked[1]))
            check(done.returncode == 3 or answer == asked[2], f"{name}: the answer is\n{answer}")
    say("README: each question has its answer" + (", but scans were not read" if done.returncode == 3 else ""))


def test_kills(binary, inputs, folder, whole):
    """Kills the export at random moments, goes on, and compares."""
    seed = 20
    chance = random.Random(seed)
    path = folder / "killed.sqlite"
    kills = 0
    for _ in range(KILLS):
        process = subprocess.Popen([binary, "export", *inputs, "--sqlite", str(path)], stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.01, 0.4))
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            kills += 1
        process.wait()
    export(binary, *inputs, "--sqlite", str(path))
    check(dump(path) == whole, "a killed export, gone on with, gives another database")
    say(f"killed {kills} times and gone on with: the same database")


def test_package(binary, inputs, folder):
    from frictionless import Package

    for name, words in [("csv", ["--csv"]), ("excel", ["--excel", "--csv"]), ("ndjson", ["--ndjson"])]:
        target = folder / name
        export(binary, *inputs, *words, str(target))
        package = Package(str(target / "datapackage.json"))
        # Frictionless takes a file of JSON lines without a line for a broken one.
        for resource in [r for r in package.resources if name == "ndjson" and (target / r.path).stat().st_size == 0]:
            package.remove_resource(resource.name)
        report = package.validate()
        problems = [error.message for task in report.tasks for error in task.errors]
        check(report.valid, f"{name}: {problems[:3]}")
    say("frictionless validates the data package as CSV, CSV for Excel and JSON lines")


def test_duckdb(folder):
    import duckdb

    sql = subprocess.run([ROOT / "tools" / "load-sql", folder / "csv", "duckdb"], capture_output=True, text=True, check=True).stdout
    with duckdb.connect(str(folder / "samples.duckdb")) as database:
        database.execute(sql)
        total, = database.execute("SELECT sum(yuan) FROM figures WHERE metric = 'expenditure.total' AND phase <> 'previous'").fetchone()
        parquet = folder / "figures.parquet"
        database.execute(f"COPY figures TO '{parquet}' (FORMAT parquet)")
        again, = database.execute(f"SELECT sum(yuan) FROM '{parquet}' WHERE metric = 'expenditure.total' AND phase <> 'previous'").fetchone()
        lines, = database.execute(f"SELECT count(*) FROM read_json('{folder / 'ndjson' / 'amounts.ndjson'}')").fetchone()
        amounts, = database.execute("SELECT count(*) FROM amounts").fetchone()
    check(total == again and lines == amounts, "DuckDB reads CSV, Parquet and JSON lines differently")
    say(f"DuckDB: {amounts} amounts; all expenditure {total.normalize():f} yuan, in Parquet too")
    return total


def test_postgresql(folder, total):
    """Starts a server of its own on a socket in the folder; gives whether there is one to start."""
    programs = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
    if not programs or not shutil.which("psql"):
        return False
    home = pathlib.Path(programs[-1]).parent
    data = folder / "postgresql"
    as_user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    if as_user:
        # The server refuses to run as root, and must reach its folder.
        data = pathlib.Path("/tmp") / f"gongkai-postgresql-{os.getpid()}"
        data.mkdir(mode=0o700)
        os.chown(data, 65534, 65534)
    quiet = {"stdout": subprocess.DEVNULL, "check": True, "cwd": "/"}
    server = f"-k {data} -c listen_addresses= -c fsync=off"
    try:
        subprocess.run([*as_user, home / "initdb", "-D", data / "db", "-U", "gongkai", "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust"], **quiet)
        subprocess.run([*as_user, home / "pg_ctl", "-w", "-D", data / "db", "-o", server, "-l", data / "log", "start"], **quiet)
        try:
            sql = subprocess.run([ROOT / "tools" / "load-sql", folder / "csv", "postgresql"], capture_output=True, check=True).stdout
            psql = ["psql", "-X", "-q", "-h", str(data), "-U", "gongkai", "-d", "postgres"]
            for _ in range(2):
                subprocess.run(psql, input=sql, **quiet)
            query = "SELECT sum(yuan) FROM figures WHERE metric = 'expenditure.total' AND phase <> 'previous'"
            found = subprocess.run([*psql, "-At", "-c", query], capture_output=True, text=True, check=True).stdout.strip()
        finally:
            subprocess.run([*as_user, home / "pg_ctl", "-D", data / "db", "-m", "fast", "stop"], **quiet)
    finally:
        shutil.rmtree(data, ignore_errors=True)
    check(float(found) == float(total), f"PostgreSQL has {found}, DuckDB {total}")
    say("PostgreSQL: the same")
    return True


def test_python(binary, folder):
    """The package of python/, installed, with its own tests, and the four jobs as one line of pandas each."""
    subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--force-reinstall", "--no-deps", ROOT / "python"], check=True)
    programs = folder / "bin"
    programs.mkdir(exist_ok=True)
    link = programs / "gongkai"
    link.unlink(missing_ok=True)
    link.symlink_to(pathlib.Path(binary).resolve())
    os.environ["PATH"] = f"{programs}:{os.environ['PATH']}"
    subprocess.run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", ROOT / "python" / "tests"], check=True, cwd=folder)
    import gongkai

    many = gongkai.read_many(ROOT / "Golden")
    own = many.figures[many.figures.phase != "previous"]
    jobs = {
        "三公 by agency and year": own[own.metric.str.startswith("threePublic.")][["agency_name", "fiscal_year", "metric", "yuan"]],
        "indicators": many.indicators[["agency_name", "project_name", "level1", "level2", "level3", "target"]],
        "expenditure by function": many.frame("functions").query("is_leaf").groupby("code").yuan.sum(),
        "expenditure by agency": own.query("metric == 'expenditure.total'")[["agency_name", "fiscal_year", "yuan"]],
    }
    check(all(len(rows) for rows in jobs.values()), "a job in pandas gives nothing")
    for name in ("README.md", "README.zh.md"):
        for block in blocks((ROOT / name).read_text(), "python"):
            *lines, last = block.replace('"Samples"', repr(str(ROOT / "Golden"))).strip().splitlines()
            scope = {}
            exec("\n".join(lines), scope)
            check(len(eval(last, scope)), f"{name}: {last} gives nothing")
    say("pandas: " + ", ".join(f"{job} {len(rows)}" for job, rows in jobs.items()))


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit("usage: test-export.py BINARY [DIR]")
    binary = str(pathlib.Path(sys.argv[1]).resolve())
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) == 3 else ROOT / ".build" / "test-export").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    inside_environment(folder)
    work = folder / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    inputs = [str(path) for path in sorted((ROOT / "Samples").glob("*.pdf"))]
    whole = test_sqlite(binary, inputs, work)
    test_sums(binary, work)
    test_readme(binary, work)
    test_kills(binary, inputs, work, whole)
    test_package(binary, inputs, work)
    total = test_duckdb(work)
    with_postgresql = test_postgresql(work, total)
    test_python(binary, work)
    say("all hold" if with_postgresql else "all hold; PostgreSQL is not installed and was not tested")


main()
