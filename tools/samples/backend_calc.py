"""Flat ODF spreadsheet → PDF by LibreOffice Calc: one sheet for each table and one for each run of prose."""
from xml.sax.saxutils import escape

from backend_odf import Styles, border, convert, fields, frame, line_breaks, page_layout, text_properties
from model import Cell, Heading, Paragraph, Table

NO_RULES = {side: None for side in ("top", "bottom", "left", "right")}


class Calc:
    def __init__(self, document):
        self.document, self.styles, self.sheets = document, Styles(), []

    def cell_style(self, cell, edges, size, font=None, shade="", wrap=True):
        d = self.document
        values = " ".join(f'fo:border-{side}="{border(rule)}"' for side, rule in edges.items())
        values += f' style:vertical-align="{cell.valign}" fo:wrap-option="{"wrap" if wrap else "no-wrap"}" style:text-align-source="fix" fo:padding="0.35mm"'
        if shade:
            values += f' fo:background-color="{shade}"'
        align = {"left": "start", "right": "end"}.get(cell.align, cell.align)
        return self.styles.get("table-cell", [
            ("table-cell-properties", values), ("paragraph-properties", f'fo:text-align="{align}" fo:margin-left="{cell.indent * size:g}pt"'),
            text_properties(font or d.body_font, size, cell.bold)], 'style:parent-style-name="Default"')

    def cell(self, cell, style):
        spans = (f' table:number-columns-spanned="{cell.cs}"' if cell.cs > 1 else "") + (f' table:number-rows-spanned="{cell.rs}"' if cell.rs > 1 else "")
        text = line_breaks(cell).replace("<text:line-break/>", "</text:p><text:p>")
        content = f' office:value-type="string"{spans}><text:p>{text}</text:p></table:table-cell>' if cell.text else f"{spans}/>"
        return f'<table:table-cell table:style-name="{style}"{content}'

    def row(self, cells, height):
        values = f'style:row-height="{height:g}mm" style:use-optimal-row-height="false" fo:break-before="auto"'
        name = self.styles.get("table-row", [("table-row-properties", values)])
        return f'<table:table-row table:style-name="{name}">{"".join(cells)}</table:table-row>'

    def sheet(self, name, widths, rows, landscape):
        columns = "".join(f'<table:table-column table:style-name="{self.styles.get("table-column", [("table-column-properties", value)])}"/>'
                          for value in (f'style:column-width="{w:g}mm"' for w in widths))
        style = self.styles.get("table", [("table-properties", 'table:display="true"')],
                                f'style:master-page-name="{"Landscape" if landscape else "Portrait"}"')
        self.sheets.append(f'<table:table table:name="{escape(name)}" table:style-name="{style}">{columns}{"".join(rows)}</table:table>')

    def single(self, cell, columns, edges, size, font=None):
        """A line over all columns."""
        cell.cs = columns
        return [self.cell(cell, self.cell_style(cell, edges, size, font))] + ["<table:covered-table-cell/>"] * (columns - 1)

    def table(self, table, landscape):
        d, n, rows = self.document, table.n_cols, []
        if table.number:
            rows.append(self.row(self.single(Cell(table.number, align="left"), n, NO_RULES, table.font_size), table.row_height))
        rows.append(self.row(self.single(Cell(table.title, bold=True), n, NO_RULES, table.title_size, d.head_font), table.title_size * 0.62))
        if table.caption_left or table.caption_right:
            split = max(1, n - max(1, n // 4))
            line = []
            for text, align, first, last in ((table.caption_left, "left", 0, split), (table.caption_right, "right", split, n)):
                cell = Cell(text, cs=last - first, align=align)
                line += [self.cell(cell, self.cell_style(cell, NO_RULES, table.font_size, wrap=False))] + ["<table:covered-table-cell/>"] * (last - first - 1)
            rows.append(self.row(line, table.row_height))
        cells, under = {}, {}
        for r, c, cell in table.placed():
            style = self.cell_style(cell, table.edges(r, c, cell), table.font_size, shade=table.shade_of(r, cell))
            cells[r, c] = self.cell(cell, style)
            under.update({(r + dr, c + dc): style for dr in range(cell.rs) for dc in range(cell.cs)})
        body = [self.row([cells.get((r, c)) or f'<table:covered-table-cell table:style-name="{under[r, c]}"/>' for c in range(n)],
                         table.heights.get(r, table.row_height)) for r in range(table.n_rows)]
        if table.repeat_header:
            rows.append("<table:table-header-rows>" + "".join(body[: table.header_rows]) + "</table:table-header-rows>")
            rows += body[table.header_rows:]
        else:
            rows += body
        if table.note:
            rows.append(self.row(self.single(Cell(table.note, align="left"), n, NO_RULES, table.font_size), table.row_height))
        self.sheet(table.title[:28], table.widths, rows, landscape)

    def prose(self, blocks, landscape):
        """Headings and paragraphs, one to a row; contents lines in two cells."""
        d, rows = self.document, []
        width = (297 if landscape else 210) - d.margins[1] - d.margins[3] - 2
        for block in blocks:
            if isinstance(block, Heading):
                cell = Cell(block.text, bold=True, align="center" if block.level == 1 else "left")
                size = d.body_size * {1: 1.5, 2: 1.08, 3: 1.0}[block.level]
                rows.append(self.row(self.single(cell, 2, NO_RULES, size, d.head_font), size * 0.85))
            elif block.style == "contents" and "\t" in block.text:
                left, right = (Cell(text, align=align) for text, align in zip(block.text.split("\t"), ("left", "right")))
                rows.append(self.row([self.cell(c, self.cell_style(c, NO_RULES, d.body_size)) for c in (left, right)], d.body_size * 0.75))
            else:
                first = "　　" if block.style == "body" else ""
                cell = Cell(first + block.text, align={"centre": "center", "right": "right"}.get(block.style, "left"), valign="top")
                per_line = (width - 2) / (d.body_size * 0.3528)
                lines = -(-len(cell.text) // int(per_line))
                rows.append(self.row(self.single(cell, 2, NO_RULES, d.body_size), lines * d.body_size * 0.53 + 1.5))
        name = next((b.text for b in blocks if isinstance(b, Heading)), "说明")
        self.sheet(name[:28], [width - 30, 30], rows, landscape)

    def xml(self):
        d = self.document
        for landscape, _, blocks in d.segments():
            run = []
            for block in blocks:
                if isinstance(block, Table):
                    if run:
                        self.prose(run, landscape)
                        run = []
                    self.table(block, landscape)
                elif isinstance(block, (Heading, Paragraph)):
                    run.append(block)
                else:
                    raise TypeError(type(block))
            if run:
                self.prose(run, landscape)
        footer = (f'<style:footer><text:p>{fields(d.footer)}</text:p></style:footer>' if d.footer else '<style:footer style:display="false"/>')
        masters = "".join(f'<style:master-page style:name="{name}" style:page-layout-name="{layout}"><style:header style:display="false"/>{footer}'
                          "</style:master-page>" for name, layout in (("Portrait", "LP"), ("Landscape", "LL")))
        default = f'<style:style style:name="Default" style:family="table-cell"><style:{text_properties(d.body_font, d.body_size)[0]} ' \
                  f'{text_properties(d.body_font, d.body_size)[1]}/></style:style>'
        layouts = page_layout("LP", d, False) + page_layout("LL", d, True)
        return frame(d, "application/vnd.oasis.opendocument.spreadsheet", default, layouts + "".join(self.styles.xml), masters,
                     f"<office:spreadsheet>{''.join(self.sheets)}</office:spreadsheet>")


def write_pdf(document, target):
    convert(Calc(document).xml(), "fods", "calc_pdf_Export", target)
