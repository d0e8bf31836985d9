"""Typesets forms page by page in a dialect: the rules that are drawn, the type, the breaks, what stands around."""
from dataclasses import dataclass

from rawpdf import Canvas, width_of

MM = 72 / 25.4


@dataclass
class Dialect:
    """How one document is set."""
    rules: str = "grid"
    producer: str = "raw"
    width: float = 842.0
    height: float = 595.0
    margin: tuple = (56, 50, 56, 50)  # top, right, bottom, left
    size: float = 9.0
    leading: float = 1.3
    padding: tuple = (2.5, 2.0)  # sideways, up and down
    row_height: float = 15.0
    amounts: str = "right"  # how figures stand in their cells
    labels: str = "left"
    repeat_head: bool = True
    moving_edges: bool = False
    title_inside: bool = False
    number_dress: str = "- # -"
    number_height: float = 0.955
    pieces: bool = False
    rects: bool = False
    shaded_head: bool = False
    note: bool = False
    prose: bool = True
    number_place: str = "center"  # left, center or right
    number_at_head: bool = False
    turned: bool = False
    footnotes: bool = False  # raised marks behind some amounts


GREY = (0.5, 0.5, 0.5)
#                 top & bottom, left & right, under the head, between rows, between columns, columns in the head
RULES = {
    "grid": (1, 1, 1, 1, 1, 1), "grey": (1, 1, 1, 1, 1, 1), "dotted": (1, 1, 1, 1, 1, 1), "double": (1, 1, 1, 1, 1, 1), "open": (1, 0, 1, 1, 1, 1),
    "upright": (1, 1, 1, 0, 1, 1), "upright-open": (1, 0, 1, 0, 1, 1), "shaded": (0, 0, 0, 0, 0, 0), "zebra": (0, 0, 0, 0, 0, 0),
    "three": (1, 0, 1, 0, 0, 0), "rows": (1, 0, 1, 1, 0, 0), "none": (0, 0, 0, 0, 0, 0), "frame-rows": (1, 1, 1, 1, 0, 0),
    "frame": (1, 1, 0, 0, 0, 0), "frame-head": (1, 1, 1, 0, 0, 0), "fifth": (1, 0, 1, 5, 0, 0), "head-columns": (1, 1, 1, 1, 0, 1),
    "head-grid": (1, 1, 1, 0, 0, 1),
}
FULL = ("grid", "grey", "dotted", "double", "open")


def wrapped(text, room, size):
    """The lines of a text: broken between Chinese characters, in Latin only where a word is too long."""
    lines = []
    for part in text.split("\n"):
        atoms, word = [], ""
        for ch in part:
            if ord(ch) < 0x2000 and ch != " ":
                word += ch
            else:
                if word:
                    atoms.append(word)
                word = ""
                atoms.append(ch)
        if word:
            atoms.append(word)
        line = ""
        for atom in atoms:
            if line and width_of(line + atom, size) > room:
                # No line begins with a closing mark.
                if atom in "，。、；：）》”" and width_of(line, size) <= room:
                    line += atom
                    continue
                lines.append(line)
                line = ""
            while width_of(atom, size) > room and len(atom) > 1:
                cut = max(1, int(room // (size / 2)))
                lines.append(atom[:cut])
                atom = atom[cut:]
            line += atom
        lines.append(line)
    return [line.strip() for line in lines] or [""]


class Press:
    """Sets one document and records where its tables stand."""

    def __init__(self, dialect, rng):
        self.d, self.rng, self.pages, self.truth, self.marks = dialect, rng, [], [], {}
        self.new_page()

    # Pages

    def new_page(self):
        self.page = Canvas(self.d.width, self.d.height, turned=self.d.turned)
        self.pages.append(self.page)
        self.y = self.d.margin[0]

    @property
    def bottom(self):
        return min(self.d.height - self.d.margin[2], self.d.height * self.d.number_height - 16)

    @property
    def left(self):
        return self.d.margin[3]

    @property
    def room(self):
        return self.d.width - self.d.margin[1] - self.d.margin[3]

    def finish(self):
        for number, page in enumerate(self.pages, 1):
            if self.d.number_dress:
                digits = " ".join(str(number)) if "_" in self.d.number_dress else str(number)
                text = self.d.number_dress.replace("_", "").replace("#", digits).replace("@", str(len(self.pages)))
                free = page.width - width_of(text, 9)
                x = {"left": self.left, "center": free / 2, "right": free - self.d.margin[1]}[self.d.number_place]
                page.text(text, x, 26 if self.d.number_at_head else page.height * self.d.number_height, 9)
        return self.pages

    # Text

    def line(self, text, size, align="left", gap=1.5):
        if self.y + size * gap > self.bottom:
            self.new_page()
        free = self.room - width_of(text, size)
        x = self.left + {"left": 0, "center": free / 2, "right": free}[align]
        self.page.text(text, x, self.y + size, size)
        self.y += size * gap

    def paragraph(self, text, size=10.5):
        for line in wrapped("　　" + text, self.room, size):
            text = line if not self.page.out or line else line
            if self.y + size * 1.6 > self.bottom:
                self.new_page()
            self.page.text(text, self.left + (2 * size if line is not text else 0), self.y + size, size)
            self.y += size * 1.6

    # Tables

    def table(self, form):
        d = self.d
        self.truth.append({"title": form.title, "pages": [], "cells": [
            {"r": r, "c": c, "rs": cell.rs, "cs": cell.cs, "text": cell.text} for r, c, cell in form.placed()],
            "n_rows": form.n_rows, "n_cols": form.n_cols})
        total = sum(form.widths)
        scale = min(self.room / total, MM * 1.0)
        xs = [self.left + (self.room - total * scale) / 2]
        for w in form.widths:
            xs.append(xs[-1] + w * scale)
        placed = form.placed()
        if d.footnotes:
            self.mark(form, placed)
        figures = [(width_of(cell.text, 1), xs[c + cell.cs] - xs[c]) for _, c, cell in placed if cell.align == "right" and cell.text]
        fitting = min(((room - 2 * d.padding[0] - 0.5) / width for width, room in figures), default=d.size)
        size, d.size = d.size, max(5.0, min(d.size, fitting))
        heights = self.heights(form, placed, xs)
        head = sum(heights[:form.header_rows])
        if self.y + d.size * 5 + head + sum(heights[form.header_rows:form.header_rows + 1]) > self.bottom:
            self.new_page()
        if d.title_inside:
            self.framed_title(form.title, xs)
        else:
            self.line(form.title, d.size * 1.6, "center")
        captions = (form.caption_left, form.caption_right)
        if not d.title_inside:
            self.page.text(captions[0], xs[0], self.y + d.size, d.size)
            self.page.text(captions[1], xs[-1] - width_of(captions[1], d.size), self.y + d.size, d.size)
            self.y += d.size * 1.7
        row, first = 0, True
        while row < form.n_rows:
            start = row
            begin = [] if first or not d.repeat_head else list(range(form.header_rows))
            space = self.bottom - self.y - (head if begin else 0)
            used = 0
            while row < form.n_rows and (used + heights[row] <= space or row == start or row < form.header_rows):
                used += heights[row]
                row += 1
            moved = self.moved(xs) if d.moving_edges and not first else xs
            self.part(form, placed, moved, heights, begin, start, row)
            self.truth[-1]["pages"].append(len(self.pages))
            first = False
            if row < form.n_rows:
                self.new_page()
        d.size = size
        if d.note and form.note:
            self.line(form.note[:60], d.size * 0.95)
        self.y += 14

    def framed_title(self, title, xs):
        """The title in a cell of its own over the whole table."""
        top, size = self.y, self.d.size * 1.6
        self.y += size * 1.8
        self.page.text(title, (xs[0] + xs[-1] - width_of(title, size)) / 2, top + size * 1.2, size)
        for x0, y0, x1, y1 in ((xs[0], top, xs[-1], top), (xs[0], top, xs[0], self.y), (xs[-1], top, xs[-1], self.y)):
            self.page.line(x0, y0, x1, y1)

    def mark(self, form, placed):
        """Chooses amounts that refer to a footnote; in the truth the mark stands behind the figure as a raised digit."""
        self.marks = {}
        for r, c, cell in placed:
            if r >= form.header_rows and cell.text and cell.text[-1].isdigit() and "." in cell.text and self.rng.random() < 0.1:
                self.marks[r, c] = self.rng.randint(1, 9)
        for cell in self.truth[-1]["cells"]:
            if (cell["r"], cell["c"]) in self.marks:
                cell["text"] += "⁰¹²³⁴⁵⁶⁷⁸⁹"[self.marks[cell["r"], cell["c"]]]

    def chart(self):
        """A bar chart with an axis, ticks and a legend: no table."""
        width, height = 220, 110
        if self.y + height + 30 > self.bottom:
            self.new_page()
        left, base = self.left + 40, self.y + height
        for i in range(5):
            y = base - i * height / 5
            self.page.line(left, y, left + width, y, 0.4, GREY)
            self.page.text(str(i * 200), left - 24, y + 3, 7)
        self.page.line(left, self.y, left, base)
        for i in range(5):
            x, tall = left + 12 + i * 42, self.rng.uniform(0.2, 0.95) * height
            self.page.fill(x, base - tall, x + 22, base, (0.3, 0.45, 0.7))
            self.page.text(f"{2019 + i}年", x - 2, base + 10, 7)
        self.y = base + 26

    def link(self, text, size=10.5):
        """A line of text in the frame that some producers draw around a link."""
        self.line(text, size, gap=2)
        self.page.line(self.left - 1, self.y - size * 2, self.left + width_of(text, size) + 1, self.y - size * 2, 0.5, (0, 0, 1))
        self.page.line(self.left - 1, self.y - size * 0.6, self.left + width_of(text, size) + 1, self.y - size * 0.6, 0.5, (0, 0, 1))
        for x in (self.left - 1, self.left + width_of(text, size) + 1):
            self.page.line(x, self.y - size * 2, x, self.y - size * 0.6, 0.5, (0, 0, 1))

    def beside(self, left, right):
        """Two small tables side by side."""
        d, margin = self.d, self.d.margin
        start, middle = self.y, self.left + self.room / 2
        d.margin = (margin[0], d.width - middle + 18, margin[2], margin[3])
        self.table(left)
        low, self.y = self.y, start
        d.margin = (margin[0], margin[1], margin[2], middle + 18)
        self.table(right)
        d.margin = margin
        self.y = max(low, self.y)

    def moved(self, xs):
        inner = [x + self.rng.uniform(-0.2, 0.2) * min(x - a, b - x) for a, x, b in zip(xs, xs[1:], xs[2:])]
        return [xs[0]] + inner + [xs[-1]]

    def heights(self, form, placed, xs):
        d = self.d
        heights = [d.row_height] * form.n_rows
        for r, c, cell in sorted(placed, key=lambda p: p[2].rs):
            room = xs[c + cell.cs] - xs[c] - 2 * d.padding[0] - cell.indent * d.size
            need = len(wrapped(cell.text, room, d.size)) * d.size * d.leading + 2 * d.padding[1] + 0.5
            have = sum(heights[r:r + cell.rs])
            if need > have:
                heights[r + cell.rs - 1] += need - have
        return heights

    def part(self, form, placed, xs, heights, begin, start, end):
        """One page's part: the head again where it is repeated, then rows start..<end."""
        d, rows = self.d, begin + list(range(start, end))
        ys, tops = [self.y], {}
        for index, r in enumerate(rows):
            tops[r] = ys[-1]
            ys.append(ys[-1] + heights[r])
        bottoms = {r: tops[r] + heights[r] for r in rows}
        shown = []
        for r, c, cell in placed:
            mine = [k for k in range(r, r + cell.rs) if k in tops]
            if mine:
                shown.append((r, c, cell, tops[mine[0]], bottoms[mine[-1]], mine))
        self.shade(form, xs, rows, tops, bottoms)
        for r, c, cell, top, bottom, mine in shown:
            if mine[0] == r:
                self.cell_text(form, r, c, cell, xs, top, bottom)
        self.rule(form, shown, xs, ys, rows)
        self.y = ys[-1]

    def shade(self, form, xs, rows, tops, bottoms):
        d = self.d
        for i, r in enumerate(rows):
            if d.rules == "shaded" or d.rules == "zebra" and (i % 2 or r < form.header_rows):
                tone = 0.8 if r < form.header_rows else 0.93 if i % 2 else 0.97
                self.page.fill(xs[0], tops[r] + 0.6, xs[-1], bottoms[r] - 0.6, (tone, tone, tone))
            elif d.shaded_head and r < form.header_rows:
                self.page.fill(xs[0], tops[r], xs[-1], bottoms[r], (0.85, 0.9, 0.95))

    def cell_text(self, form, r, c, cell, xs, top, bottom):
        d = self.d
        if not cell.text:
            return
        left, right = xs[c] + d.padding[0] + cell.indent * d.size, xs[c + cell.cs] - d.padding[0]
        lines = wrapped(cell.text, right - left, d.size)
        step = d.size * d.leading
        y = (top + bottom - len(lines) * step) / 2
        align = cell.align
        if r >= form.header_rows:
            align = d.amounts if align == "right" else d.labels if align == "left" else align
        for i, text in enumerate(lines):
            free = right - left - width_of(text, d.size)
            x = left + (free / 2 if align in ("center", "justify") else free if align == "right" else 0)
            baseline = y + i * step + (step + d.size * 0.72) / 2
            self.page.text(text, x, baseline, d.size)
            if i == len(lines) - 1 and (r, c) in self.marks:
                self.page.text(str(self.marks[r, c]), x + width_of(text, d.size), baseline - d.size * 0.35, d.size * 0.55)

    def rule(self, form, shown, xs, ys, rows):
        d = self.d
        ends, sides, under, between, columns, head_columns = RULES[d.rules]
        lines = set()
        for r, c, cell, top, bottom, mine in shown:
            x0, x1 = xs[c], xs[c + cell.cs]
            in_head = r + cell.rs <= form.header_rows
            last = mine[-1]
            for y, row_before, is_top in ((top, mine[0] - 1, True), (bottom, last, False)):
                on_frame = abs(y - ys[0]) < 0.01 or abs(y - ys[-1]) < 0.01
                if on_frame:
                    draw = ends
                elif row_before == form.header_rows - 1:
                    draw = under
                elif row_before < form.header_rows - 1:
                    draw = between == 1 or head_columns  # between the rows of a head
                    if not draw and d.rules in ("three", "fifth", "frame-head") and not is_top and cell.cs > 1:
                        self.add(x0 + 2, y, x1 - 2, y, lines)
                else:
                    draw = between == 1 or between == 5 and (row_before - form.header_rows + 1) % 5 == 0
                if draw:
                    self.add(x0, y, x1, y, lines)
            for x in (x0, x1):
                on_frame = x in (xs[0], xs[-1])
                if sides if on_frame else (head_columns if in_head else columns):
                    self.add(x, top, x, bottom, lines)
        colour = GREY if d.rules == "grey" else (0, 0, 0)
        dash = (1, 1.5) if d.rules == "dotted" else None
        for x0, y0, x1, y1 in sorted(lines if d.pieces else merged(lines)):
            for shift in (-0.9, 0.9) if d.rules == "double" and (y0 == y1 and y0 in (ys[0], ys[-1]) or x0 == x1 and x0 in (xs[0], xs[-1])) else (0,):
                dx, dy = (0, shift) if y0 == y1 else (shift, 0)
                if d.rects and not dash:
                    w = 0.25
                    if y0 == y1:
                        self.page.fill(x0 - w, y0 + dy - w, x1 + w, y0 + dy + w, colour)
                    else:
                        self.page.fill(x0 + dx - w, y0 - w, x0 + dx + w, y1 + w, colour)
                else:
                    self.page.line(x0 + dx, y0 + dy, x1 + dx, y1 + dy, 0.5, colour, dash)

    @staticmethod
    def add(x0, y0, x1, y1, lines):
        lines.add((round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2)))


def merged(lines):
    """Pieces that go on where another ends, as one line."""
    out = []
    for axis in (0, 1):
        mine = sorted((l for l in lines if (l[1] == l[3]) == (axis == 0)), key=lambda l: (l[1], l[0]) if axis == 0 else (l[0], l[1]))
        for line in mine:
            if out and (out[-1][1] == out[-1][3]) == (axis == 0):
                last = out[-1]
                if axis == 0 and last[1] == line[1] and line[0] <= last[2] + 0.1:
                    out[-1] = (last[0], last[1], max(last[2], line[2]), last[3])
                    continue
                if axis == 1 and last[0] == line[0] and line[1] <= last[3] + 0.1:
                    out[-1] = (last[0], last[1], last[2], max(last[3], line[3]))
                    continue
            out.append(line)
    return out
