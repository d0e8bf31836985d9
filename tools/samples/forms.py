"""Forms whose printed cells and whose meaning come from the same entries.

An `Entry` is one printed line: its name, code, amounts by the keys of docs/format.md and attributes. `listing` and `pairs` lay entries out as the rows of a
form and note beside the `Table` what its rows mean; `truth.py` writes that into the ground truth as `kind` and `rows`: amounts in yuan, and for each
the column of the cell that it stands in. A blank cell gives no amount, a printed zero gives 0. Three-public forms with the items across and target forms are laid out
by their samples; `said_items` and `said_targets` say what those mean.
"""
import re
from dataclasses import dataclass, field
from decimal import Decimal

from budget import grouped
from model import Cell, Paragraph, Table, amount, centre, label

UNITS = {"元": Decimal(1), "万元": Decimal(10000)}


@dataclass
class Entry:
    name: str
    amounts: dict = field(default_factory=dict)  # key → decimal in the form's unit; without the key the cell is blank
    code: str = ""
    level: int = None
    attributes: dict = field(default_factory=dict)
    indent: int = 0  # printed indent, in characters
    blank: tuple = ()  # columns ("name", "@unit" …) that this line leaves empty
    merged: int = 0  # the first columns as one cell with the name in it
    bold: bool = False
    shown: str = None  # the printed name where it is not `name`
    centred: bool = False


def yuan(value, unit):
    """A decimal string in yuan without trailing zeros."""
    text = f"{value * UNITS[unit]:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def said_row(entry, unit, row, cells, side=None, keys=None):
    """What one printed line means. `cells` maps amount keys to columns."""
    out = {"row": row, "side": side, "code": entry.code or None, "name": entry.name, "level": entry.level,
           "amounts": {key: yuan(entry.amounts[key], unit) for key in (keys or cells) if entry.amounts.get(key) is not None},
           "cells": {key: column for key, column in cells.items() if entry.amounts.get(key) is not None},
           "attributes": entry.attributes or None}
    return {key: value for key, value in out.items() if value is not None}


def figures(zero=True, style=grouped):
    """How amounts are printed: zeros as 0.00 or as blank cells. What is left blank also is no amount."""
    def show(value):
        return "" if value is None else style(value, blank=not zero)
    show.zero = zero
    return show


def settle(entries, show):
    """Takes away the zeros that are printed as blank cells."""
    for entry in entries:
        if entry is not None and not show.zero:
            entry.amounts = {key: value for key, value in entry.amounts.items() if value}
    return entries


def code_cells(entry, split, padded=False):
    """A code over 类, 款, 项 columns, parents not repeated (the default of the split columns)."""
    parts = [entry.code[:3], entry.code[3:5], entry.code[5:7]][:split]
    last = max((n for n, part in enumerate(parts) if part), default=-1)
    return [centre(part if padded or n == last else "") for n, part in enumerate(parts)]


def fit(tables, width):
    """Narrows tables that are wider than the page."""
    for table in tables:
        table.widths = [w * min(1, width / sum(table.widths)) for w in table.widths]
    return tables


CODE_PARTS = re.compile("(split|padded|government)[23]")


def listing(title, top, columns, entries, kind, unit="万元", show=None, header_rows=None, code_align="left", code_indent=False,
            left=("@goal", "@unit", "@governmentName"), **looks):
    """A form with one list. `columns` is a list of (what, width): "code", "split2"/"split3" (parents blank), "padded2" (parents repeated),
    "government2" (the government's code in two columns), "name", "@attribute", or an amount key; a two-dimensional `top` is its head."""
    show = show or figures()
    settle(entries, show)
    widths, kinds = [], []
    for what, width in columns:
        if CODE_PARTS.fullmatch(what):
            each = int(what[-1])
            widths += [width] * each
            kinds += [what] + [None] * (each - 1)
        else:
            widths.append(width)
            kinds.append(what)
    cells_of = {what: n for n, what in enumerate(kinds) if what and not CODE_PARTS.fullmatch(what) and not what.startswith("@") and what not in ("code", "name")}
    rows, said = list(top), []
    for entry in entries:
        line = []
        looks_bold = {"bold": entry.bold}
        for n, what in enumerate(kinds):
            if what is None or n < entry.merged:
                continue
            if entry.merged and n == entry.merged:
                line.append(centre(entry.shown or entry.name, cs=entry.merged, **looks_bold))
            if what.startswith("split"):
                line += code_cells(entry, int(what[-1]))
            elif what.startswith("padded"):
                line += code_cells(entry, int(what[-1]), True)
            elif what == "government2":
                line += [centre(part) for part in (entry.attributes.get("governmentCode", "")[:3], entry.attributes.get("governmentCode", "")[3:])]
            elif what in entry.blank:
                line.append(Cell())
            elif what == "code":
                line.append(Cell(entry.code, align=code_align, indent=max(0, len(entry.code) // 2 - 1) if code_indent else 0))
            elif what == "name":
                line.append(Cell(entry.shown or entry.name, align="center" if entry.centred else "left", indent=entry.indent, bold=entry.bold))
            elif what.startswith("@"):
                value = entry.attributes.get(what[1:], "")
                line.append(label(str(value)) if what in left else centre(str(value)))
            else:
                line.append(amount(show(entry.amounts.get(what)), bold=entry.bold))
        said.append(said_row(entry, unit, len(rows), cells_of))
        rows.append(line)
    return Table(title, widths, rows, header_rows=header_rows if header_rows is not None else len(top), said={"kind": kind, "rows": said}, **looks)


@dataclass
class Side:
    """One list of a balance: its columns are the name and the amounts in `keys`."""
    side: str
    keys: list
    body: list
    foot: list = field(default_factory=list)  # lines that stand at the bottom, beside the other lists'
    classification: str = None
    numbered: int = None  # the first 行次, printed in a column behind the names


def pairs(title, top, sides, widths, kind, unit="万元", show=None, least=0, **looks):
    """A balance: lists beside each other, each a name and its amounts; the feet stand on the same lines."""
    show = show or figures()
    for side in sides:
        settle(side.body, show)
        settle(side.foot, show)
    body = max([least] + [len(side.body) for side in sides])
    foot = max(len(side.foot) for side in sides)
    rows, said, column = list(top), [], 0
    lines = [[] for _ in range(body + foot)]
    for side in sides:
        entries = side.body + [None] * (body - len(side.body)) + [None] * (foot - len(side.foot)) + side.foot
        before = 1 if side.numbered is None else 2
        cells = {key: column + before + n for n, key in enumerate(side.keys)}
        for n, entry in enumerate(entries):
            if entry is None:
                lines[n].append(Cell())
                lines[n] += [centre(str(side.numbered + n)) for _ in range(before - 1)] + [Cell() for _ in side.keys]
                continue
            lines[n].append(Cell(entry.shown or entry.name, align="center" if entry.centred else "left", indent=entry.indent, bold=entry.bold))
            lines[n] += [centre(str(side.numbered + n)) for _ in range(before - 1)]
            lines[n] += [amount(show(entry.amounts.get(key)), bold=entry.bold) for key in side.keys]
            if side.classification:
                entry.attributes = {**entry.attributes, "classification": side.classification}
            said.append(said_row(entry, unit, len(top) + n, cells, side.side))
            if side.numbered is not None:
                said[-1]["line"] = side.numbered + n
        column += before + len(side.keys)
    return Table(title, widths, rows + lines, header_rows=len(top), said={"kind": kind, "rows": said}, **looks)


ITEMS = {"total": "合计", "abroad": "因公出国（境）费", "vehicles": "公务用车购置及运行费", "vehiclePurchase": "公务用车购置费", "vehicleOperation": "公务用车运行费",
         "reception": "公务接待费"}


def said_items(line, unit, row, layout, attributes=None):
    """Three-public items across the columns: one row for each item. `layout` is a list of (item, name, {key: column}); `line` maps (item, key) to values."""
    out = []
    for item, name, cells in layout:
        entry = Entry(name, {key: line[item, key] for key in cells if line.get((item, key)) is not None}, attributes={"item": item, **(attributes or {})})
        out.append(said_row(entry, unit, row, cells))
    return out


# Performance

COMPARATORS = {"≥": ">=", "≤": "<=", "＝": "=", "=": "=", ">": ">", "<": "<", "＞": ">", "＜": "<"}


def target(text):
    """A printed target taken apart: comparator, number and unit; words have neither."""
    match = re.fullmatch(r"([≥≤＝=><＞＜]?)(-?\d+(?:\.\d+)?)(\D*)", text)
    if not match or re.search(r"\d", match.group(3)):
        return {"text": text, "comparator": None, "value": None, "unit": None}
    sign, number, unit = match.groups()
    return {"text": text, "comparator": COMPARATORS.get(sign, "="), "value": number, "unit": unit or None}


def indicator(level3, text, level1=None, level2=None, **more):
    out = {"level1": level1, "level2": level2, "level3": level3, "target": target(text)}
    for key, value in more.items():
        out[key] = target(value) if key == "actual" else value
    return out


def said_targets(project=None, total=None, fiscal=None, other=None, goals=(), indicators=(), code=None, fields=None, unit="万元", **more):
    """What a target or evaluation form means; `budget` in yuan, what the form does not print is left out."""
    budget = {key: yuan(value, unit) for key, value in (("total", total), ("fiscal", fiscal), ("other", other), ("final", more.pop("final", None)))
              if value is not None}
    budget.update(more.pop("rate", None) or {})
    out = {"project": {"code": code, "name": project}, "budget": budget, "goals": list(goals), "indicators": list(indicators), "fields": fields or {}, **more}
    return {key: value for key, value in out.items() if value not in ({}, [], None)}


# Narrative

def wan(value):
    return f"{value:,.2f}".replace(",", "")


def states(text, *stated, style="body", unit="万元", show=wan, **looks):
    """A paragraph with amounts in it: each of `stated` is (metric or None, value) for one {} of the text."""
    said = [(metric, yuan(value, unit)) for metric, value in stated if metric]
    return Paragraph(text.format(*(show(abs(value)) for _, value in stated)), style, said=said, **looks)


# Functional and economic lines

def split_basic(agency):
    """The basic expenditure of every functional code (with parents) split into personnel and public use: {code: (personnel, public use)}."""
    out = {}
    for item, value in agency.basic.items():
        leaf = agency.contributions.get(item, agency.main_function)
        for length in (3, 5, 7):
            people, use = out.get(leaf[:length], (Decimal(0), Decimal(0)))
            out[leaf[:length]] = (people + value, use) if item[:3] in ("301", "303") else (people, use + value)
    return out


def with_parents(leaves, lengths=(3, 5, 7)):
    """Sums of a {code: value} map for every code and its parents."""
    out = {}
    for code, value in leaves.items():
        for length in lengths:
            if length <= len(code):
                out[code[:length]] = out.get(code[:length], Decimal(0)) + value
    return out


def level_of(code):
    return {3: 1, 5: 2, 7: 3}[len(code)]
