"""Turns a document into HTML with CSS, for the producers that print HTML (WeasyPrint and Chromium)."""
import html
import re

from model import Columns, Heading, Paragraph, SideBySide, Table

BASE_CSS = """
* {{ box-sizing: border-box; }}
@page {{ size: A4; margin: {margins}; {boxes} }}
@page landscape {{ size: A4 landscape; }}
@page rotated {{ size: A4; margin: 0; @bottom-center {{ content: none; }} @top-center {{ content: none; }} }}
html, body {{ margin: 0; padding: 0; }}
body {{ font-family: "{body_font}"; font-size: {size}pt; line-height: {line}; }}
section.portrait {{ page: auto; }}
section.landscape {{ page: landscape; }}
section.rotated {{ page: rotated; position: relative; height: 297mm; }}
section.rotated > div {{ position: absolute; left: 0; top: 0; width: 297mm; height: 210mm; padding: 18mm;
  transform-origin: 0 0; transform: translate(0, 297mm) rotate(-90deg); }}
section + section {{ break-before: page; }}
h1, h2, h3 {{ font-family: "{head_font}"; margin: 0; font-weight: 700; }}
h1 {{ font-size: 1.5em; text-align: center; line-height: 1.5; margin: .5em 0 .6em; }}
h2 {{ font-size: 1.08em; text-indent: 2em; }}
h3 {{ font-size: 1em; text-indent: 2em; font-family: "{body_font}"; }}
p {{ margin: 0; text-indent: 2em; text-align: justify; }}
p.plain {{ text-indent: 0; }}
p.centre {{ text-indent: 0; text-align: center; }}
p.right {{ text-indent: 0; text-align: right; }}
p.contents {{ text-indent: 0; display: flex; justify-content: space-between; }}
.break {{ break-before: page; }}
.number {{ font-size: .85em; line-height: 1.3; break-after: avoid; }}
.title {{ font-family: "{head_font}"; font-weight: 700; text-align: center; line-height: 1.5; break-after: avoid; }}
.subtitle {{ text-align: center; font-size: .8em; line-height: 1.3; break-after: avoid; }}
.caption {{ display: flex; justify-content: space-between; line-height: 1.5; break-after: avoid; }}
.note {{ line-height: 1.5; }}
table.form {{ border-collapse: collapse; table-layout: fixed; margin: 0 auto; }}
table.form td {{ padding: .4pt 2pt; line-height: 1.3; overflow-wrap: anywhere; }}
tr.whole {{ break-inside: avoid; }}
.no-repeat thead {{ display: table-row-group; }}
.beside {{ display: flex; }}
td.stacked {{ line-height: 1.15; }}
td.spread {{ text-align-last: justify; padding-left: 6pt; padding-right: 6pt; }}
"""


def margin_boxes(document):
    def content(text):
        parts = re.split(r"(\{pages?\})", text)
        return " ".join({"{page}": "counter(page)", "{pages}": "counter(pages)"}.get(part, f'"{part}"') for part in parts if part)

    boxes = ""
    if document.footer:
        boxes += f"@bottom-center {{ content: {content(document.footer)}; font-size: 9pt; font-family: '{document.body_font}'; }} "
    if document.header:
        boxes += (f"@top-center {{ content: {content(document.header)}; font-size: 9pt; font-family: '{document.body_font}'; "
                  "border-bottom: .5pt solid #000; vertical-align: bottom; padding-bottom: 2pt; margin-bottom: 4mm; width: 100%; } ")
    return boxes


def rule_css(rule):
    return f"{rule.width:g}pt {rule.style} {rule.colour}" if rule else "none"


def text_html(cell, spread_by_letters):
    text = html.escape(cell.text)
    if cell.stacked:
        return "<br>".join(html.escape(ch) for ch in cell.text)
    if cell.align == "justify" and spread_by_letters and len(cell.text) > 1:
        return f'<span style="letter-spacing:{spread_by_letters}em">{text[:-1]}</span>{text[-1]}'
    return text.replace("\n", "<br>")


def cell_html(table, r, c, cell, ident, spread_by_letters):
    edges = table.edges(r, c, cell)
    if len({(e.width, e.style, e.colour) if e else None for e in edges.values()}) == 1:
        style = f"border:{rule_css(edges['top'])}"
    else:
        style = ";".join(f"border-{side}:{rule_css(rule)}" for side, rule in edges.items())
    classes = []
    if cell.align == "justify":
        classes.append("spread")
        if spread_by_letters:
            style += ";text-align:center;text-align-last:center"
    else:
        style += f";text-align:{cell.align}"
    if cell.valign != "middle":
        style += f";vertical-align:{cell.valign}"
    else:
        style += ";vertical-align:middle"
    if cell.bold:
        style += ";font-weight:700"
    if table.shade_of(r, cell):
        style += f";background:{table.shade_of(r, cell)}"
    if cell.indent:
        style += f";padding-left:{cell.indent}em"
    if cell.stacked:
        classes.append("stacked")
    spans = (f' rowspan="{cell.rs}"' if cell.rs > 1 else "") + (f' colspan="{cell.cs}"' if cell.cs > 1 else "")
    names = f' class="{" ".join(classes)}"' if classes else ""
    return f'<td id="{ident}-{r}-{c}"{names}{spans} style="{style}">{text_html(cell, spread_by_letters)}</td>'


def caption_rows(table):
    """Title and captions as rule-less rows of the grid itself."""
    n, rows = table.n_cols, ""
    blank = 'style="border:none;'
    if table.number:
        rows += f'<tr class="whole"><td colspan="{n}" {blank}text-align:left">{html.escape(table.number)}</td></tr>'
    rows += (f'<tr class="whole"><td colspan="{n}" {blank}text-align:center;font-weight:700;font-size:{table.title_size}pt">'
             f"{html.escape(table.title)}</td></tr>")
    left = max(1, n - max(1, n // 3))
    rows += (f'<tr class="whole"><td colspan="{left}" {blank}text-align:left">{html.escape(table.caption_left)}</td>'
             f'<td colspan="{n - left}" {blank}text-align:right">{html.escape(table.caption_right)}</td></tr>')
    return rows


def table_html(table, ident, spread_by_letters=0):
    out, by_row = [], {}
    for r, c, cell in table.placed():
        by_row.setdefault(r, []).append(cell_html(table, r, c, cell, ident, spread_by_letters))
    whole = "" if table.split_rows else ' class="whole"'

    def rows(first, last):
        return "".join(f'<tr{whole} style="height:{table.heights.get(r, table.row_height):g}mm">{"".join(by_row.get(r, []))}</tr>'
                       for r in range(first, last))

    out.append(f'<div class="block{" break" if table.break_before else ""}" '
               f'style="padding-top:{table.space_before:g}mm">')
    if not table.caption_in_grid:
        if table.number:
            out.append(f'<div class="number">{html.escape(table.number)}</div>')
        if table.title:
            out.append(f'<div class="title" style="font-size:{table.title_size:g}pt">{html.escape(table.title)}</div>')
        if table.subtitle:
            out.append(f'<div class="subtitle">{html.escape(table.subtitle)}</div>')
        captions = [table.caption_left, table.caption_mid, table.caption_right]
        if any(captions):
            spans = "".join(f"<span>{html.escape(text)}</span>" for text in captions)
            out.append(f'<div class="caption" style="width:{sum(table.widths):g}mm;margin:0 auto;font-size:{table.font_size:g}pt">{spans}</div>')
    columns = "".join(f'<col style="width:{w:g}mm">' for w in table.widths)
    repeat = "" if table.repeat_header else " no-repeat"
    out.append(f'<table class="form{repeat}" style="width:{sum(table.widths):g}mm;font-size:{table.font_size:g}pt"><colgroup>{columns}</colgroup>')
    top = caption_rows(table) if table.caption_in_grid else ""
    if table.header_rows and table.repeat_header:
        out.append(f"<thead>{top}{rows(0, table.header_rows)}</thead><tbody>{rows(table.header_rows, table.n_rows)}</tbody></table>")
    else:
        out.append(f"<tbody>{top}{rows(0, table.n_rows)}</tbody></table>")
    if table.note:
        out.append(f'<div class="note" style="width:{sum(table.widths):g}mm;margin:0 auto;font-size:{table.font_size:g}pt">'
                   f"{html.escape(table.note)}</div>")
    out.append("</div>")
    return "".join(out)


def block_html(block, ident, spread_by_letters):
    broken = " break" if getattr(block, "break_before", False) else ""
    if isinstance(block, Heading):
        align = f' style="text-align:{block.align};text-indent:0"' if block.align else ""
        return f'<h{block.level} id="{ident}" class="{broken.strip()}"{align}>{html.escape(block.text)}</h{block.level}>'
    if isinstance(block, Paragraph):
        text = html.escape(block.text)
        if block.style == "contents" and "\t" in block.text:
            text = "".join(f"<span>{html.escape(part)}</span>" for part in block.text.split("\t"))
        return f'<p id="{ident}" class="{block.style}{broken}">{text}</p>'
    if isinstance(block, Table):
        return table_html(block, ident, spread_by_letters)
    if isinstance(block, SideBySide):
        parts = "".join(f'<div style="width:{sum(table.widths):g}mm;margin-right:{block.gap if i + 1 < len(block.tables) else 0:g}mm">'
                        f"{table_html(table, f'{ident}-{i}', spread_by_letters)}</div>" for i, table in enumerate(block.tables))
        return f'<div class="beside">{parts}</div>'
    if isinstance(block, Columns):
        inner = "".join(block_html(b, f"{ident}-{i}", spread_by_letters) for i, b in enumerate(block.blocks))
        return f'<div style="column-count:{block.count};column-gap:9mm">{inner}</div>'
    raise TypeError(type(block))


def document_html(document, spread_by_letters=0):
    """The whole document. `spread_by_letters` (em) stands in for justified short words where the producer cannot justify them."""
    css = BASE_CSS.format(margins=" ".join(f"{m}mm" for m in document.margins), boxes=margin_boxes(document), body_font=document.body_font,
                          head_font=document.head_font, size=document.body_size, line=document.line_height)
    idents = {id(block): f"b{i}" for i, block in enumerate(document.blocks)}
    sections = []
    for landscape, rotated, blocks in document.segments():
        inner = "".join(block_html(block, idents[id(block)], spread_by_letters) for block in blocks)
        kind = "rotated" if rotated else "landscape" if landscape else "portrait"
        sections.append(f'<section class="{kind}">{"<div>" if rotated else ""}{inner}{"</div>" if rotated else ""}</section>')
    return (f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{html.escape(document.title)}</title><style>{css}</style>'
            f"</head><body>{''.join(sections)}</body></html>")
