#!/usr/bin/env python3
"""Runs tools/spark/extract.py on a cluster of two workers on this machine and compares the facts with those of a plain run.

    tools/spark/test.py .build/release/gongkai

The documents are the samples and some hostile ones. The job runs twice into the same folder: undisturbed, and with one executor killed while
documents are read; both must give what `gongkai extract` gives, each fact once.
"""

import collections
import decimal
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
MASTER = "local-cluster[2,1,1024]"
# No document of these hangs: seconds enough for the slowest machine.
PATIENCE = "3600"


def prepare(folder):
    """The documents: the samples in two folders, and what no reader can read."""
    samples = sorted((ROOT / "Samples").glob("*.pdf"))
    for index, sample in enumerate(samples):
        target = folder / ("x" if index % 2 else "y") / sample.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(sample, target)
    whole = samples[0].read_bytes()
    (folder / "cut.pdf").write_bytes(whole[: len(whole) // 2])
    (folder / "word.pdf").write_bytes(b"PK\x03\x04 a Word file")
    (folder / "empty.PDF").write_bytes(b"")
    # Its pages lead back to themselves.
    (folder / "loop.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n")


def plain(binary, folder):
    """The facts of a plain run: amounts, counts and failures by the document's path below the folder."""
    with tempfile.TemporaryDirectory() as out:
        report = pathlib.Path(out) / "report"
        run = subprocess.run([binary, "extract", folder, "--format", "ndjson", "--recognize", "never", "--timeout", PATIENCE, "--report", report, "-q"],
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        reported = [json.loads(line) for line in report.read_text().splitlines()]
    amounts, counts, failures = collections.Counter(), {}, {}
    read = [entry for entry in reported if entry["status"] == "done"]
    failures = {os.path.relpath(entry["path"], folder): entry["error"]["code"] for entry in reported if entry["status"] == "failed"}
    for entry, line in zip(read, run.stdout.splitlines(), strict=True):
        path, disclosure = os.path.relpath(entry["path"], folder), json.loads(line, parse_float=decimal.Decimal)
        for table in disclosure["tables"]:
            for index, row in enumerate(table.get("rows") or []):
                for key, yuan in row["amounts"].items():
                    amounts[path, table["id"], index, key, decimal.Decimal(yuan)] += 1
        counts[path] = {name: len(disclosure[name]) for name in ("tables", "statements", "checks", "diagnostics")}
        counts[path]["rows"] = sum(len(table.get("rows") or []) for table in disclosure["tables"])
        counts[path]["indicators"] = sum(
            len(performance.get("indicators", []))
            for table in disclosure["tables"]
            for performance in table.get("performances") or [p for p in [table.get("performance")] if p]
        )
    return amounts, counts, failures


def descendants(process):
    children = collections.defaultdict(list)
    for entry in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            children[int(entry.read_text().rsplit(")", 1)[1].split()[1])].append(int(entry.parent.name))
        except OSError:
            continue
    found, queue = [], [process]
    while queue:
        queue += (new := children[queue.pop()])
        found += new
    return found


def kill_an_executor(job, killed):
    """Waits until an executor of this job reads documents, and kills it."""
    while job.poll() is None:
        commands = {}
        for process in descendants(job.pid):
            try:
                commands[process] = pathlib.Path(f"/proc/{process}/cmdline").read_bytes()
            except OSError:
                continue
        executors = [process for process, command in commands.items() if b"CoarseGrainedExecutorBackend" in command]
        for executor in executors:
            if any(b"\0pipe\0" in commands.get(process, b"") for process in descendants(executor)):
                os.kill(executor, signal.SIGKILL)
                killed.append(executor)
                return
        time.sleep(0.05)


def job(binary, folder, output, disturbed):
    command = [str(pathlib.Path(sys.executable).parent / "spark-submit"), "--master", MASTER, "--files", str(binary),
               "--conf", "spark.ui.enabled=false", "--conf", "spark.executor.memory=512m", "--conf", "spark.sql.shuffle.partitions=4",
               "--conf", "spark.log.level=ERROR", str(ROOT / "tools/spark/extract.py"), f"file:{folder}", f"file:{output}", "--partitions", "6",
               "--no-models", "--timeout", PATIENCE]
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "PYSPARK_DRIVER_PYTHON": sys.executable}
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment, cwd=output.parent)
        killed = []
        if disturbed:
            threading.Thread(target=kill_an_executor, args=(process, killed), daemon=True).start()
        if process.wait() != 0:
            log.seek(0)
            lines = log.read().decode(errors="replace").splitlines()
            # What Spark says while it shuts down buries the cause, which stands where errors begin.
            first = next((index for index, line in enumerate(lines) if "Error" in line or "Exception" in line), 0)
            sys.exit("\n".join(lines[max(0, first - 5) : first + 60]) + "\ntest-spark: the job failed")
    if disturbed and not killed:
        sys.exit("test-spark: the job was over before an executor could be killed")


def facts(folder, output):
    import pyarrow.parquet

    def rows(name):
        return pyarrow.parquet.read_table(output / name).to_pylist()

    def below(row):
        return os.path.relpath(row["path"].removeprefix("file:"), folder)

    amounts = collections.Counter((below(row), row["tableId"], row["row"], row["key"], row["yuan"].normalize()) for row in rows("amounts"))
    counts = {below(row): collections.Counter() for row in rows("documents")}
    for name in ("tables", "rows", "indicators", "statements", "checks", "diagnostics"):
        for row in rows(name):
            counts[below(row)][name] += 1
    if len(rows("documents")) != len(counts):
        sys.exit("test-spark: a document is there twice")
    return amounts, counts, {below(row): row["code"] for row in rows("errors")}


def main():
    binary = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="gongkai-spark-") as place:
        folder, output = pathlib.Path(place) / "in", pathlib.Path(place) / "out"
        prepare(folder)
        # Spark ships a file under its own name, by which the job knows it.
        binary = shutil.copy(binary, pathlib.Path(place) / "gongkai")
        expected = plain(binary, folder)
        for disturbed in (False, True):
            start = time.monotonic()
            job(binary, folder, output, disturbed)
            found = facts(folder, output)
            for name, want, got in zip(("amounts", "counts", "failures"), expected, found):
                if name == "amounts":
                    want = collections.Counter({(*key[:4], key[4].normalize()): count for key, count in want.items()})
                if name == "counts":
                    got = {path: {relation: counts.get(relation, 0) for relation in next(iter(want.values()))} for path, counts in got.items()}
                if want != got:
                    differing = [key for key in {*want, *got} if want.get(key) != got.get(key)]
                    sys.exit(f"test-spark: {name} differ at {differing[:5]}: {[(want.get(k), got.get(k)) for k in differing[:5]]}")
            print(f"test-spark: {len(found[1])} documents, {sum(found[0].values())} amounts and {len(found[2])} failures as in a plain run"
                  f"{', with an executor killed' if disturbed else ''} ({time.monotonic() - start:.0f} s)", file=sys.stderr)


if __name__ == "__main__":
    main()
