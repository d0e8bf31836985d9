#!/usr/bin/env python3
"""Compares the golden files with what was typeset: an independent check, since golden files are written by the program that they judge.

    python3 tools/check_golden.py [NAME …] [--golden DIR] [--truth DIR] [--least SHARE]

For each sample the tables of Golden/NAME.json are set beside those of tools/samples/truth/NAME.truth.json, in order and by title: title, pages and every
cell with its spans and text (white space does not count). Each difference is a line; exits 1 on any, or, for scans, where one character may be misread,
if less than a share of the cells is right. Standard library only.
"""
import argparse
import difflib
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def squeeze(text):
    return "".join((text or "").split())


def typeset_cells(table):
    return {(c["r"], c["c"]): (c["rs"], c["cs"], squeeze(c["text"])) for c in table["cells"]}


def golden_cells(table):
    return {(c["row"], c["column"]): (c.get("rowSpan", 1), c.get("columnSpan", 1), squeeze(c["text"])) for c in table["grid"]["cells"]}


def shown(cell):
    if cell is None:
        return "no cell"
    rows, columns, text = cell
    return f"“{text}”" + (f" over {rows}×{columns}" if (rows, columns) != (1, 1) else "")


def differences(typeset, golden):
    """What differs between a table as it was typeset and as it was read, in lines."""
    if squeeze(typeset["title"]) != squeeze(golden["title"]):
        yield f"title: typeset “{typeset['title']}”, golden “{golden['title'] or ''}”"
    if typeset["pages"] != golden["pages"]:
        yield f"pages: typeset {typeset['pages']}, golden {golden['pages']}"
    grid = golden["grid"]
    if (typeset["n_rows"], typeset["n_cols"]) != (grid["rowCount"], grid["columnCount"]):
        yield f"size: typeset {typeset['n_rows']}×{typeset['n_cols']}, golden {grid['rowCount']}×{grid['columnCount']}"
    ours, theirs = golden_cells(golden), typeset_cells(typeset)
    for row, column in sorted(ours.keys() | theirs.keys()):
        a, b = theirs.get((row, column)), ours.get((row, column))
        if a != b:
            yield f"row {row} column {column}: typeset {shown(a)}, golden {shown(b)}"


def pairs(typeset, golden):
    """The tables that belong together in order; None stands for a table that has no partner."""
    titles = [squeeze(t["title"]) for t in typeset], [squeeze(t["title"]) for t in golden]
    for _, a, b, c, d in difflib.SequenceMatcher(None, *titles, autojunk=False).get_opcodes():
        both = min(b - a, d - c)
        yield from zip(typeset[a:a + both], golden[c:c + both])
        yield from ((table, None) for table in typeset[a + both:b])
        yield from ((None, table) for table in golden[c + both:d])


def report(typeset, golden):
    """The lines about one pair."""
    if golden is None:
        return [f"“{squeeze(typeset['title'])}” (pages {typeset['pages']}) was typeset and is not in the golden file"]
    if typeset is None:
        return [f"{golden['id']} “{golden['title'] or ''}” (pages {golden['pages']}) was not typeset"]
    return [f"{golden['id']} “{squeeze(typeset['title'])}”: {line}" for line in differences(typeset, golden)]


def check(name, golden_folder, truth_folder, most):
    """Prints the differences of one sample and gives their number and that of its tables."""
    typeset = [b for b in json.loads((truth_folder / f"{name}.truth.json").read_text(encoding="utf-8"))["blocks"] if b["type"] == "table"]
    path = golden_folder / f"{name}.json"
    if not path.exists():
        print(f"{name}: there is no {path}")
        return 1, 0, 0
    golden = json.loads(path.read_text(encoding="utf-8"))["tables"]
    lines = [line for pair in pairs(typeset, golden) for line in report(*pair)]
    for line in lines[:most]:
        print(f"{name}: {line}")
    if len(lines) > most:
        print(f"{name}: and {len(lines) - most} more")
    return len(lines), len(typeset), sum(len(table["cells"]) for table in typeset)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="samples (default: all that were typeset)")
    parser.add_argument("--golden", type=pathlib.Path, default=ROOT / "Golden", metavar="DIR")
    parser.add_argument("--truth", type=pathlib.Path, default=ROOT / "tools/samples/truth", metavar="DIR")
    parser.add_argument("--most", type=int, default=20, metavar="N", help="lines for each sample (default 20)")
    parser.add_argument("--least", type=float, default=1, metavar="SHARE", help="share of the cells that must be right (default 1: everything)")
    arguments = parser.parse_args()
    names = arguments.names or sorted(path.name.removesuffix(".truth.json") for path in arguments.truth.glob("*.truth.json"))
    if not names:
        sys.exit(f"check_golden: there is nothing typeset in {arguments.truth}")
    results = [check(name, arguments.golden, arguments.truth, arguments.most) for name in names]
    failed, tables, cells = (sum(numbers) for numbers in zip(*results))
    share = 1 - failed / max(cells, 1)
    print(f"{len(names)} samples, {tables} tables, {cells} cells: " + (f"{failed} differences" if failed else "all as typeset"))
    sys.exit(1 if share < arguments.least else 0)


if __name__ == "__main__":
    main()
