#!/usr/bin/env python3
"""Measures `gongkai extract` beside `pdftotext -bbox-layout` and pdfplumber's `extract_tables` on the same files in the same run.

    python3 tools/bench.py [--runs N] [--without-pdfplumber] [FILE …]

Prints CPU milliseconds a page (user and system time, the best of N runs) and the peak resident memory of each, with the ratios. Without files it takes
the disclosures of ../shared/corpus/real where that folder is, else Samples. Start-up counts: it is part of what a caller pays. Memory below some 15 MB
is that of this script, which the kernel counts in. pdfplumber is left out, with a note, where this Python does not have it (pip install pdfplumber).
"""
import argparse
import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
GONGKAI = ROOT / ".build/release/gongkai"
CORPUS = ROOT.parent / "shared/corpus/real"
PLUMBER = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        page.extract_tables()
        page.close()
"""


def measure(command, runs):
    """Least CPU seconds of several runs, and the most memory in megabytes; None where the program fails."""
    seconds, megabytes = [], []
    for _ in range(runs):
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            return None
        seconds.append(usage.ru_utime + usage.ru_stime)
        megabytes.append(usage.ru_maxrss / 1024)
    return min(seconds), max(megabytes)


def page_count(pdf):
    info = subprocess.run(["pdfinfo", str(pdf)], capture_output=True)
    if info.returncode:
        sys.exit(f"bench: {pdf}: {info.stderr.decode(errors='replace').strip()}")
    listing = info.stdout.decode(errors="replace")
    return int(next(line.split()[1] for line in listing.splitlines() if line.startswith("Pages:")))


def commands(without_pdfplumber):
    """The programs under test: name → command, the file's name still to come."""
    found = {"gongkai": [str(GONGKAI), "extract"], "pdftotext": ["pdftotext", "-bbox-layout"]}
    if without_pdfplumber:
        return found
    if importlib.util.find_spec("pdfplumber") is None:
        print("pdfplumber is left out: this Python does not have it (pip install pdfplumber)", file=sys.stderr)
        return found
    found["pdfplumber"] = [sys.executable, "-c", PLUMBER]
    return found


def ratio(a, b):
    return f"{a / b:.1f}" if a and b else "–"


def row(name, pages, results):
    """One line: CPU milliseconds a page and megabytes of each program, then the two ratios."""
    cells = [f"{name[:30]:30}", f"{pages:5}"]
    for result in results.values():
        cells.append(f"{1000 * result[0] / pages:8.1f} {result[1]:6.0f}" if result else f"{'failed':>8} {'–':>6}")
    cpu = {tool: result[0] for tool, result in results.items() if result}
    cells.append(f"{ratio(cpu.get('gongkai'), cpu.get('pdftotext')):>8}")
    if "pdfplumber" in results:
        cells.append(f"{ratio(cpu.get('pdfplumber'), cpu.get('gongkai')):>9}")
    return "  ".join(cells)


def header(tools):
    names = [f"{'':30}", f"{'':5}"] + [f"{tool:>15}" for tool in tools] + [f"{'gongkai/':>8}"]
    units = [f"{'file':30}", f"{'pages':>5}"] + [f"{'ms/page':>8} {'MB':>6}" for _ in tools] + [f"{'pdftotxt':>8}"]
    if "pdfplumber" in tools:
        names.append(f"{'plumber/':>9}")
        units.append(f"{'gongkai':>9}")
    return "  ".join(names) + "\n" + "  ".join(units)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="runs of each program on each file (default 3)")
    parser.add_argument("--without-pdfplumber", action="store_true", help="leave out pdfplumber, which takes most of the time")
    arguments = parser.parse_args()
    if arguments.runs < 1:
        parser.error("--runs must be 1 or more")
    if not GONGKAI.exists():
        sys.exit("bench: there is no release build: run make build")
    for program in ("pdftotext", "pdfinfo"):
        if not shutil.which(program):
            sys.exit(f"bench: {program} is missing: apt-get install poppler-utils")
    files = arguments.files or sorted((CORPUS if CORPUS.is_dir() else ROOT / "Samples").glob("*.pdf"))

    tools = commands(arguments.without_pdfplumber)
    print(header(tools))
    sums, peaks, page_sum, failures = dict.fromkeys(tools, 0.0), dict.fromkeys(tools, 0.0), 0, 0
    for pdf in files:
        pages = page_count(pdf)
        results = {tool: measure(command + [str(pdf)] + (["-"] if tool == "pdftotext" else []), arguments.runs) for tool, command in tools.items()}
        print(row(pdf.name, pages, results), flush=True)
        if not all(results.values()):
            failures += 1
            continue
        page_sum += pages
        for tool, (seconds, megabytes) in results.items():
            sums[tool] += seconds
            peaks[tool] = max(peaks[tool], megabytes)
    if page_sum:
        print(row(f"all {len(files) - failures}", page_sum, {tool: (sums[tool], peaks[tool]) for tool in tools}))
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
