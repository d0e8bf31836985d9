#!/usr/bin/env python3
"""Checks that an export counts no money twice and none not at all, and that its data package is valid.

    tools/check_export.py BINARY PATH...        # PDFs, JSONs that `gongkai extract` wrote, folders of both
    tools/check_export.py BINARY PATH... --list # each list that does not add up too

On every document: the leaves of each list of a form make one of its totals, column by column; the figures of 三公 make their total, those of basic and
project expenditure the total expenditure; the leaves of `functions` make the figure of their money; a figure from a form is what that form prints.
What does not hold although a check in the same document says so is the form's own fault ("told"). What does not hold without a word is ours: it is
printed, and the exit code is 1. With frictionless (PyPI) at hand the data package is validated too; the last line says whether it was.
"""
import argparse
import collections
import decimal
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

Decimal = decimal.Decimal
# The figures of 三公: a whole, the parts that are always there, and those that may be missing.
THREE_PUBLIC = [
    ("threePublic.total", ["threePublic.vehicles"], ["threePublic.abroad", "threePublic.reception"]),
    ("threePublic.vehicles", ["threePublic.vehiclePurchase", "threePublic.vehicleOperation"], []),
]
EXPENDITURE = ("expenditure.total", ["expenditure.basic", "expenditure.project"],
               ["expenditure.reserve", "expenditure.carriedForward", "expenditure.operating", "expenditure.remittancesToSuperior",
                "expenditure.affiliateGrants"])
FUNCTIONS = {"all": "expenditure.total", "generalPublicBudget": "expenditure.generalPublicBudget"}
# A printed amount is rounded to a hundredth of its unit, where the form does not say otherwise; figures of two forms to a hundredth of 万元.
SHARE_OF_UNIT = 100
FEN_OF_ROUNDING = 10000


def decimals(printed):
    """How many decimals a printed amount has."""
    return len((printed or "").partition(".")[2].strip())


class Sums:
    """The sums of one document of a database."""

    def __init__(self, database, document):
        self.database, self.document = database, document
        self.held, self.told, self.silent = 0, [], []
        # The rows of tables that a failed check covers.
        self.doubted = set(self.rows("SELECT cc.table_id, cc.grid_row FROM check_cells cc JOIN checks c USING (document, check_no)"
                                     " WHERE c.passed = 0 AND document = ?"))

    def rows(self, sql, *values):
        return self.database.execute(sql, (self.document, *values)).fetchall()

    def note(self, holds, is_told, words):
        if holds:
            self.held += 1
        else:
            (self.told if is_told else self.silent).append(words)

    def lists(self):
        """The leaves of each list and column of a form make one of its totals, or all of them together."""
        units = dict(self.rows("SELECT table_id, unit_yuan FROM tables WHERE document = ?"))
        lists = collections.defaultdict(lambda: {"total": [], "subtotal": [], "leaf": []})
        for table, side, name, key, part, fen, line, printed in self.rows(
                "SELECT a.table_id, a.side, r.classification, a.key, a.part, a.fen, r.grid_row, a.printed FROM amounts a JOIN rows r USING (document, table_id, row_no)"
                " WHERE document = ? AND a.part IN ('total', 'subtotal', 'leaf') AND a.fen IS NOT NULL AND a.column_group IS NOT 'change'"
                " AND a.key NOT IN ('unitPrice', 'projectBudget')"):
            lists[table, side, name, key][part].append((fen, line, decimals(printed)))
        for (table, side, name, key), entries in sorted(lists.items(), key=str):
            totals, leaves = entries["total"], entries["leaf"]
            if not totals or not leaves:
                continue
            whole = sum(fen for fen, _, _ in leaves)
            # Each amount was rounded to a hundredth of the unit, a total to what it prints.
            unit = Decimal(str(units.get(table) or 1)) * 100
            tolerance = max([unit / SHARE_OF_UNIT * len(leaves)] + [unit / 10**places for _, _, places in totals])
            candidates = [fen for fen, _, _ in totals] + [sum(fen for fen, _, _ in totals)]
            is_told = any((table, line) in self.doubted for _, line, _ in totals + entries["subtotal"] + leaves)
            self.note(any(abs(total - whole) <= tolerance for total in candidates), is_told,
                      f"{table} {side or ''} {name or ''} {key}: the leaves make {whole / 100:.2f} yuan, the form prints "
                      + ", ".join(f"{fen / 100:.2f}" for fen, _, _ in totals))

    def figures(self):
        """The figures of the document's own phase add up, and are what their forms print."""
        found = {metric: (fen, table, line) for metric, fen, table, line in self.rows(
            "SELECT f.metric, f.fen, f.table_id, r.grid_row FROM figures f LEFT JOIN rows r USING (document, table_id, row_no)"
            " WHERE document = ? AND f.phase <> 'previous' AND (f.document_kind <> 'finalAccounts' OR f.phase = 'final')")}
        for whole, parts, others in [*THREE_PUBLIC, EXPENDITURE]:
            if whole not in found or any(part not in found for part in parts):
                continue
            places = [found[metric] for metric in [whole, *parts, *others] if metric in found]
            # The narrative need not name all parts, and another form may be of other money.
            if {table for _, table, _ in places} != {found[whole][1]} or found[whole][1] is None:
                continue
            total = sum(found[metric][0] for metric in [*parts, *others] if metric in found)
            is_told = any(place[1:] in self.doubted for place in places)
            self.note(abs(total - found[whole][0]) <= FEN_OF_ROUNDING * len(places), is_told,
                      f"figure {whole} is {found[whole][0] / 100:.2f} yuan, its parts make {total / 100:.2f}")
        for metric, fen, printed in self.rows(
                "SELECT f.metric, f.fen, a.fen FROM figures f JOIN amounts a USING (document, table_id, row_no, key) WHERE document = ?"):
            self.note(fen == printed, False, f"figure {metric} is {fen / 100:.2f} yuan, its form prints {printed / 100:.2f}")
        leaves = self.rows("SELECT scope, table_id, sum(fen) FROM functions WHERE document = ? AND is_leaf AND fen IS NOT NULL")
        for scope, table, whole in leaves:
            metric = FUNCTIONS.get(scope)
            if metric in found:
                count = self.rows("SELECT count(*) FROM functions WHERE document = ? AND is_leaf")[0][0]
                is_told = any(place == table for place, _ in self.doubted) or found[metric][1:] in self.doubted
                self.note(abs(whole - found[metric][0]) <= FEN_OF_ROUNDING * count, is_told,
                          f"functions of {table} make {whole / 100:.2f} yuan, figure {metric} is {found[metric][0] / 100:.2f}")


def check_sums(path):
    """The sums of every document of a database by its file's name."""
    with sqlite3.connect(path) as database:
        checked = {}
        for document, file in database.execute("SELECT document, file FROM documents ORDER BY file").fetchall():
            sums = checked[file] = Sums(database, document)
            sums.lists()
            sums.figures()
        return checked


def validate(package):
    """What frictionless finds wrong with a data package; None without frictionless."""
    try:
        from frictionless import Package
    except ImportError:
        return None
    report = Package(str(package / "datapackage.json")).validate()
    return [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors] + [str(error.message) for error in report.errors]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--list", action="store_true", help="name what is told too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for words in (["--sqlite", folder / "all.sqlite"], ["--csv", folder / "csv"]):
            done = subprocess.run([options.binary.resolve(), "export", *options.paths, *words], stderr=subprocess.PIPE, text=True, check=False)
            if done.returncode not in (0, 1, 3):
                sys.exit(f"check_export: export failed: {done.stderr}")
        print(done.stderr, end="", file=sys.stderr)
        checked = check_sums(folder / "all.sqlite")
        problems = validate(folder / "csv")
    silent = 0
    for file, sums in checked.items():
        for words in sums.silent:
            print(f"{file}: {words}")
        for words in sums.told if options.list else []:
            print(f"{file}: (told) {words}")
        silent += len(sums.silent)
    for problem in problems or []:
        print(f"datapackage.json: {problem}")
    held, told = sum(sums.held for sums in checked.values()), sum(len(sums.told) for sums in checked.values())
    valid = "was not validated: frictionless is not installed" if problems is None else "is valid" if not problems else "is not valid"
    print(f"check_export: {len(checked)} documents: {held} sums hold, {told} do not and a check says so, {silent} do not without a word; the data package {valid}")
    return 1 if silent or problems else 0


if __name__ == "__main__":
    sys.exit(main())
