"""The forms of all samples, with figures of their own for every variant: what stands in a cell changes, the form does not."""
import importlib
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "samples"))

from model import Cell, Table  # noqa: E402

MODULES = ("sample_county_budget", "sample_district_budget", "sample_final_accounts", "sample_numbered_county_budget",
           "sample_performance_targets", "sample_provincial_budget", "sample_unit_budget")
AMOUNT = re.compile(r"^-?[\d,]+\.\d+$")


LATER = ("sample_city_bureau_outline", "sample_city_commission_overview", "sample_final_accounts_evaluation", "sample_municipality_commission",
         "sample_prefecture_bureau_codes", "sample_western_comprehensive_budget")


def all_forms(modules=MODULES):
    """Every table of samples that has a title."""
    return [table for module in modules for table in importlib.import_module(module).document().tables() if table.title]


def is_plain(table):
    """Whether no cell of the body spans anything: only such a form can be read without its rules."""
    return all(cell.rs == 1 and cell.cs == 1 for r, _, cell in table.placed() if r >= table.header_rows)


def _figure(text, rng, scale, grouped):
    if not AMOUNT.match(text):
        return text
    places = len(text.split(".")[1])
    value = float(text.replace(",", "")) * scale * rng.uniform(0.3, 2.5)
    if rng.random() < 0.05:
        value = -value
    return f"{value:,.{places}f}" if grouped else f"{value:.{places}f}"


def varied(table, rng):
    """A copy of a form with other figures, perhaps with fewer body rows, one, or none that is filled."""
    scale, grouped = rng.choice((0.1, 1, 1, 10, 100)), rng.random() < 0.5
    rows = [[Cell(**{**vars(cell), "text": _figure(cell.text, rng, scale, grouped)}) for cell in row] for row in table.rows]
    head = table.header_rows
    if is_plain(table):
        kind = rng.random()
        if kind < 0.08:
            rows = rows[:head + 1]
        elif kind < 0.13:
            rows = rows[:head] + [[Cell() for _ in range(table.n_cols)]]
        elif kind < 0.4:
            rows = rows[:head + rng.randint(2, max(2, len(rows) - head))]
        if rng.random() < 0.2 and len(rows) > head + 1:
            blank = rng.randrange(2, table.n_cols) if table.n_cols > 3 else None
            for row in rows[head:]:
                if blank is not None and len(row) > blank and (AMOUNT.match(row[blank].text) or not row[blank].text):
                    row[blank] = Cell("", align="right")
    return Table(table.title, list(table.widths), rows, header_rows=head, caption_left=table.caption_left or "部门：某某局",
                 caption_right=table.caption_right or "单位：万元", note=table.note)
