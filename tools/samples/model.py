"""What a sample document is made of, whatever program typesets it: a list of blocks.

A `Document` holds `Heading`, `Paragraph`, `Table`, `SideBySide`, `Columns` and `PageBreak` blocks in reading order. Each producer back end
turns the same blocks into its own markup; `truth.py` turns them into the ground truth. A table is a list of rows, a row is a list of the
cells that *begin* in it (as in HTML); `Table.placed()` works out the grid positions and refuses grids with holes or overlaps.
"""
from dataclasses import dataclass, field


@dataclass
class Cell:
    """One cell: its text, spans and looks. Explicit line breaks are `\\n`; they are not part of the ground truth."""
    text: str = ""
    rs: int = 1
    cs: int = 1
    align: str = "center"  # left, center, right or justify
    valign: str = "middle"  # top, middle or bottom
    bold: bool = False
    shade: str = ""  # background colour, "#rrggbb"
    stacked: bool = False  # one character a line
    indent: int = 0  # in characters


def head(text, rs=1, cs=1, **looks):
    """A header cell."""
    return Cell(text, rs, cs, bold=looks.pop("bold", True), **looks)


def label(text, rs=1, cs=1, indent=0, **looks):
    """A left-aligned text cell."""
    return Cell(text, rs, cs, align="left", indent=indent, **looks)


def centre(text, rs=1, cs=1, **looks):
    """A centred text cell."""
    return Cell(text, rs, cs, **looks)


def amount(text, rs=1, cs=1, **looks):
    """A right-aligned amount, already formatted."""
    return Cell(text, rs, cs, align="right", **looks)


def blanks(count):
    """That many empty cells."""
    return [Cell() for _ in range(count)]


@dataclass(frozen=True)
class Rule:
    """How one edge of a cell is drawn."""
    width: float = 0.5  # points
    style: str = "solid"  # solid, dashed, dotted or double
    colour: str = "#000000"


THIN = Rule()


@dataclass
class Table:
    """A form. `widths` are the column widths in millimetres; `header_rows` counts the rows above the body."""
    title: str
    widths: list
    rows: list
    header_rows: int = 1
    number: str = ""  # form number printed above the title (公开01表)
    subtitle: str = ""
    caption_left: str = ""
    caption_mid: str = ""
    caption_right: str = ""
    note: str = ""
    heading: str = ""  # for a table without a title: the heading that it stands under
    repeat_header: bool = False
    split_rows: bool = False  # a page break may cut a row
    rules: str = "grid"  # a key of RULE_STYLES
    caption_in_grid: bool = False  # title and caption are rule-less rows of the table itself
    font_size: float = 9
    row_height: float = 6.0  # millimetres, at least
    heights: dict = field(default_factory=dict)  # row index → millimetres, where a row differs
    title_size: float = 15
    header_shade: str = ""
    break_before: bool = False
    space_before: float = 3.0  # millimetres above the title
    said: dict = None  # what the form means, for the ground truth: kind and rows, performance or performances

    @property
    def n_cols(self):
        return len(self.widths)

    @property
    def n_rows(self):
        return len(self.rows)

    def placed(self):
        """All cells with their grid row and column, row by row."""
        taken, out = {}, []
        for r, row in enumerate(self.rows):
            c = 0
            for cell in row:
                while (r, c) in taken:
                    c += 1
                for dr in range(cell.rs):
                    for dc in range(cell.cs):
                        if (r + dr, c + dc) in taken or c + dc >= self.n_cols or r + dr >= self.n_rows:
                            raise ValueError(f"{self.title}: cell “{cell.text}” at {r},{c} does not fit")
                        taken[r + dr, c + dc] = cell
                out.append((r, c, cell))
                c += cell.cs
        holes = [(r, c) for r in range(self.n_rows) for c in range(self.n_cols) if (r, c) not in taken]
        if holes:
            raise ValueError(f"{self.title}: no cell at {holes[:5]}")
        return out

    def edges(self, r, c, cell):
        """The rules of a cell by side: {'top': Rule or None, …}."""
        return RULE_STYLES[self.rules](self, r, c, cell)

    def shade_of(self, r, cell):
        return cell.shade or (self.header_shade if r < self.header_rows else "")


def _sides(table, r, c, cell):
    """Which sides of a cell lie on the table's frame."""
    return {"top": r == 0, "bottom": r + cell.rs == table.n_rows, "left": c == 0, "right": c + cell.cs == table.n_cols}


def _framed(inner, outer):
    def edges(table, r, c, cell):
        return {side: outer if on_frame else inner for side, on_frame in _sides(table, r, c, cell).items()}
    return edges


def _open_sided(table, r, c, cell):
    return {side: None if on_frame and side in ("left", "right") else THIN for side, on_frame in _sides(table, r, c, cell).items()}


def _horizontal(table, r, c, cell):
    heavy, light = Rule(1.2), Rule(0.4)
    on = _sides(table, r, c, cell)
    top = heavy if on["top"] or r == table.header_rows else light
    bottom = heavy if on["bottom"] or r + cell.rs == table.header_rows else light
    return {"top": top, "bottom": bottom, "left": None, "right": None}


def _shaded_header(table, r, c, cell):
    """Header cells told apart by their shading alone; the body is ruled in grey."""
    grey = Rule(0.5, "solid", "#7f7f7f")
    if r + cell.rs <= table.header_rows:
        return {"top": None, "bottom": grey if r + cell.rs == table.header_rows else None, "left": None, "right": None}
    return {"top": grey, "bottom": grey, "left": grey, "right": grey}


RULE_STYLES = {
    "grid": _framed(THIN, THIN),
    "heavy-frame": _framed(THIN, Rule(1.5)),
    "double": _framed(THIN, Rule(2.2, "double")),
    "dashed": _framed(Rule(0.5, "dashed"), Rule(0.75)),
    "hairline": _framed(Rule(0.1), Rule(0.1)),
    "grey": _framed(Rule(0.5, "solid", "#808080"), Rule(0.5, "solid", "#808080")),
    "open": _open_sided,
    "horizontal": _horizontal,
    "shaded-header": _shaded_header,
    "none": _framed(None, None),
}


@dataclass
class Heading:
    text: str
    level: int = 2
    break_before: bool = False
    align: str = ""  # empty: level 1 centred, others left


@dataclass
class Paragraph:
    text: str
    style: str = "body"  # body, plain (no first-line indent), centre, right, contents
    break_before: bool = False
    said: list = field(default_factory=list)  # (metric, yuan) of the amounts that it states


@dataclass
class SideBySide:
    """Two or more tables next to each other."""
    tables: list
    gap: float = 8.0  # millimetres


@dataclass
class Columns:
    """Prose set in columns, without any table."""
    blocks: list
    count: int = 2


@dataclass
class PageBreak:
    """A new page; `landscape` None keeps the orientation. `rotated` pages are landscape pages stored upright with /Rotate 90."""
    landscape: bool = None
    rotated: bool = False


@dataclass
class Document:
    """One sample: its file name without extension, the back end that typesets it, its looks and its blocks."""
    name: str
    producer: str
    title: str
    blocks: list
    landscape: bool = False
    margins: tuple = (20, 18, 20, 18)  # millimetres: top, right, bottom, left
    body_font: str = "Noto Serif CJK SC"
    head_font: str = "Noto Sans CJK SC"
    body_size: float = 12
    line_height: float = 1.7
    footer: str = ""  # text with {page} and perhaps {pages}
    header: str = ""
    type3_fonts: bool = False  # let Chromium embed the installed fonts as it does: as Type 3
    through: str = ""  # the printer that prints the finished PDF once more, a key of reprint.COMMANDS
    identity: dict = None  # what the document says of itself: title, agency, fiscalYear, kind …

    def tables(self):
        for block in self.blocks:
            if isinstance(block, Table):
                yield block
            elif isinstance(block, SideBySide):
                yield from block.tables

    def segments(self):
        """Runs of blocks between page breaks: (landscape, rotated, blocks)."""
        landscape, rotated, run = self.landscape, False, []
        for block in self.blocks:
            if isinstance(block, PageBreak):
                if run:
                    yield landscape, rotated, run
                landscape = landscape if block.landscape is None else block.landscape
                rotated, run = block.rotated, []
            else:
                run.append(block)
        if run:
            yield landscape, rotated, run
