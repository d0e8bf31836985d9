"""Flat ODF text → PDF by LibreOffice Writer."""
from xml.sax.saxutils import escape

from backend_odf import Styles, border, convert, fields, frame, line_breaks, page_layout, text_properties
from model import Cell, Heading, Paragraph, Table


class Writer:
    def __init__(self, document):
        self.document, self.styles, self.body = document, Styles(), []
        self.pending = ""  # master page to begin with the next block

    # Paragraphs

    def paragraph(self, markup, font=None, size=None, bold=False, align="left", indent=0, margins=(0, 0), side=0, keep=False, tabs=None, break_before=False,
                  line_height=None):
        d = self.document
        size = size or d.body_size
        values = (f'fo:text-align="{align}" fo:margin-top="{margins[0]:g}mm" fo:margin-bottom="{margins[1]:g}mm" fo:text-indent="{indent * size:g}pt" '
                  f'fo:margin-left="{side:g}mm" fo:margin-right="{side:g}mm" fo:line-height="{(line_height or d.line_height) * 72:.0f}%" '
                  'fo:orphans="1" fo:widows="1" style:snap-to-layout-grid="false"')
        if align == "justify-last":
            values = values.replace('fo:text-align="justify-last"',
                                    'fo:text-align="justify" fo:text-align-last="justify" style:justify-single-word="true"')
        if keep:
            values += ' fo:keep-with-next="always"'
        if break_before and not self.pending:
            values += ' fo:break-before="page"'
        stops = "".join(f'<style:tab-stop style:position="{x:g}mm" style:type="{kind}"/>' for x, kind in tabs or [])
        properties = [("paragraph-properties", values, f"<style:tab-stops>{stops}</style:tab-stops>" if stops else ""),
                      text_properties(font or d.body_font, size, bold)]
        master, self.pending = (f'style:master-page-name="{self.pending}"' if self.pending else ""), ""
        name = self.styles.get("paragraph", properties, master)
        return f'<text:p text:style-name="{name}">{markup}</text:p>'

    # Tables

    def cell_style(self, edges, valign, shade):
        values = " ".join(f'fo:border-{side}="{border(rule)}"' for side, rule in edges.items())
        values += f' fo:padding="0.35mm" fo:padding-left="0.8mm" fo:padding-right="0.8mm" style:vertical-align="{valign}"'
        if shade:
            values += f' fo:background-color="{shade}"'
        return self.styles.get("table-cell", [("table-cell-properties", values)])

    def cell(self, table, r, c, cell, edges=None, size=None):
        edges = edges if edges is not None else table.edges(r, c, cell)
        name = self.cell_style(edges, cell.valign, table.shade_of(r, cell) if r >= 0 else "")
        align = {"justify": "justify-last", "right": "end", "left": "start"}.get(cell.align, "center")
        inner = self.paragraph(line_breaks(cell), size=size or table.font_size, bold=cell.bold, align=align, line_height=1.6, indent=cell.indent)
        spans = (f' table:number-columns-spanned="{cell.cs}"' if cell.cs > 1 else "") + (f' table:number-rows-spanned="{cell.rs}"' if cell.rs > 1 else "")
        return f'<table:table-cell table:style-name="{name}" office:value-type="string"{spans}>{inner}</table:table-cell>'

    def row(self, cells, height, whole):
        keep = ' fo:keep-together="always"' if whole else ' fo:keep-together="auto"'
        name = self.styles.get("table-row", [("table-row-properties", f'style:min-row-height="{height:g}mm"{keep}')])
        return f'<table:table-row table:style-name="{name}">{"".join(cells)}</table:table-row>'

    def caption_rows(self, table):
        """Title and captions as rule-less rows of the grid itself."""
        n = table.n_cols
        none = {side: None for side in ("top", "bottom", "left", "right")}

        def covered(count):
            return ["<table:covered-table-cell/>"] * count

        rows = []
        if table.number:
            rows.append(self.row([self.cell(table, -1, 0, Cell(table.number, cs=n, align="left"), none)] + covered(n - 1), table.row_height, True))
        title = Cell(table.title, cs=n, bold=True)
        rows.append(self.row([self.cell(table, -1, 0, title, none, size=table.title_size)] + covered(n - 1), table.row_height * 1.6, True))
        left = max(1, n - max(1, n // 3))
        rows.append(self.row([self.cell(table, -1, 0, Cell(table.caption_left, cs=left, align="left"), none)] + covered(left - 1)
                             + [self.cell(table, -1, left, Cell(table.caption_right, cs=n - left, align="right"), none)] + covered(n - left - 1),
                             table.row_height, True))
        return rows

    def table(self, table, landscape):
        d = self.document
        text_width = (297 if landscape else 210) - d.margins[1] - d.margins[3]
        width = sum(table.widths)
        side = max(0.0, (text_width - width) / 2)
        breaking = table.break_before
        if not table.caption_in_grid:
            top = table.space_before
            if table.number:
                self.body.append(self.paragraph(escape(table.number), size=table.font_size + 1, margins=(top, 0), side=side, keep=True, break_before=breaking))
                breaking, top = False, 0
            if table.title:
                self.body.append(self.paragraph(escape(table.title), font=d.head_font, size=table.title_size, bold=True, align="center", margins=(top, 1),
                                                keep=True, break_before=breaking, line_height=1.6))
                breaking = False
            if table.subtitle:
                self.body.append(self.paragraph(escape(table.subtitle), size=table.font_size, align="center", keep=True))
            captions = [table.caption_left, table.caption_mid, table.caption_right]
            if any(captions):
                tabs = [(width / 2, "center"), (width, "right")]
                self.body.append(self.paragraph("<text:tab/>".join(escape(text) for text in captions), size=table.font_size, side=side, keep=True, tabs=tabs,
                                                break_before=breaking, line_height=1.6))
                breaking = False
        values = (f'style:width="{width:g}mm" table:align="center" table:border-model="collapsing" style:may-break-between-rows="true" '
                  f'fo:margin-top="0mm" fo:margin-bottom="0mm"')
        if table.caption_in_grid:
            values = values.replace('fo:margin-top="0mm"', f'fo:margin-top="{table.space_before:g}mm"')
            if breaking and not self.pending:
                values += ' fo:break-before="page"'
        master, self.pending = (f'style:master-page-name="{self.pending}"' if self.pending else ""), ""
        name = self.styles.get("table", [("table-properties", values)], master)
        columns = "".join(f'<table:table-column table:style-name="{self.styles.get("table-column", [("table-column-properties", column)])}"/>'
                          for column in (f'style:column-width="{w:g}mm"' for w in table.widths))
        cells, under = {}, {}
        for r, c, cell in table.placed():
            cells[r, c] = cell
            style = self.cell_style(table.edges(r, c, cell), cell.valign, table.shade_of(r, cell))
            under.update({(r + dr, c + dc): style for dr in range(cell.rs) for dc in range(cell.cs)})
        rows = []
        for r in range(table.n_rows):  # covered cells carry their cell's borders, else Writer drops them behind a page break
            line = [self.cell(table, r, c, cells[r, c]) if (r, c) in cells else f'<table:covered-table-cell table:style-name="{under[r, c]}"/>'
                    for c in range(table.n_cols)]
            rows.append(self.row(line, table.heights.get(r, table.row_height), not table.split_rows))
        top = self.caption_rows(table) if table.caption_in_grid else []
        if table.repeat_header and table.header_rows:
            rows = ["<table:table-header-rows>" + "".join(top + rows[: table.header_rows]) + "</table:table-header-rows>"] + rows[table.header_rows:]
        else:
            rows = top + rows
        self.body.append(f'<table:table table:name="{escape(table.title)}" table:style-name="{name}">{columns}{"".join(rows)}</table:table>')
        if table.note:
            self.body.append(self.paragraph(escape(table.note), size=table.font_size, side=side, line_height=1.6))

    # Blocks

    def block(self, block, landscape):
        d = self.document
        if isinstance(block, Heading):
            align = block.align or ("center" if block.level == 1 else "left")
            size = d.body_size * {1: 1.5, 2: 1.08, 3: 1.0}[block.level]
            self.body.append(self.paragraph(escape(block.text), font=d.head_font if block.level < 3 else None, size=size, bold=True, align=align,
                                            indent=0 if align == "center" or block.align else 2, margins=(4, 4) if block.level == 1 else (0, 0), keep=True,
                                            break_before=block.break_before))
        elif isinstance(block, Paragraph):
            looks = {"body": {"indent": 2, "align": "justify"}, "plain": {}, "centre": {"align": "center"}, "right": {"align": "end"},
                     "contents": {"tabs": [((297 if landscape else 210) - d.margins[1] - d.margins[3], "right")]}}[block.style]
            markup = escape(block.text).replace("\t", "<text:tab/>")
            self.body.append(self.paragraph(markup, break_before=block.break_before, **looks))
        elif isinstance(block, Table):
            self.table(block, landscape)
        else:
            raise TypeError(type(block))

    def xml(self):
        d = self.document
        for landscape, _, blocks in d.segments():
            self.pending = "Landscape" if landscape else "Portrait"
            for block in blocks:
                self.block(block, landscape)
        furniture = ""
        if d.header:
            furniture += f"<style:header>{self.paragraph(fields(d.header), size=9, align='center', line_height=1.6)}</style:header>"
        if d.footer:
            furniture += f"<style:footer>{self.paragraph(fields(d.footer), size=9, align='center', line_height=1.6)}</style:footer>"
        layouts = page_layout("LP", d, False) + page_layout("LL", d, True)
        masters = "".join(f'<style:master-page style:name="{name}" style:page-layout-name="{layout}">{furniture}</style:master-page>'
                          for name, layout in (("Portrait", "LP"), ("Landscape", "LL")))
        default = ('<style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/></style:default-style>'
                   '<style:default-style style:family="table-row"><style:table-row-properties fo:keep-together="auto"/></style:default-style>')
        return frame(d, "application/vnd.oasis.opendocument.text", default, layouts + "".join(self.styles.xml), masters,
                     f"<office:text>{''.join(self.body)}</office:text>")


def write_pdf(document, target):
    convert(Writer(document).xml(), "fodt", "writer_pdf_Export", target)
