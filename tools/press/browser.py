"""A second press: forms as HTML, set by a browser with borders in CSS, widths of the browser's own and its page breaks.

What it draws and where it breaks is not chosen here: a browser paints the borders of cells side by side, each with its own corners, wraps and stretches columns by what
stands in them, repeats heads or not, and cuts rows and merged cells at the foot of a page. So it shows what was learned by heart from the press that draws itself.
Chromium (or its headless shell) prints; WeasyPrint takes the same pages where it is installed.
"""
import html
import pathlib
import random
import shutil
import subprocess
import tempfile

from variation import is_plain, varied

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
FAMILIES = ("WenQuanYi Zen Hei", "AR PL UMing CN", "Noto Serif CJK SC", "Noto Sans CJK SC")

# How each style is drawn: declarations of the table, of a head's cells and of a body's; {w} is a rule's width, {c} its colour, {s} shading.
LINE = "{w} solid {c}"
STYLES = {
    "grid": (f"border: {LINE}", f"border: {LINE}", f"border: {LINE}"),
    "separate": ("border: 0; border-collapse: separate; border-spacing: {g}", f"border: {LINE}", f"border: {LINE}"),
    "dotted": ("border: {w} dotted {c}", "border: {w} dotted {c}", "border: {w} dotted {c}"),
    "dashed": (f"border: {LINE}", "border: {w} dashed {c}", "border: {w} dashed {c}"),
    "double": ("border: 2.5pt double {c}", f"border: {LINE}", f"border: {LINE}"),
    "shaded-grid": (f"border: {LINE}", f"border: {LINE}; background: {{s}}", f"border: {LINE}"),
    "columns": (f"border: {LINE}", f"border: {LINE}", f"border-left: {LINE}; border-right: {LINE}"),
    "frame": (f"border: {LINE}", "", ""),
    "frame-rows": (f"border: {LINE}", f"border-bottom: {LINE}", f"border-bottom: {LINE}"),
    "rows": (f"border-top: 1.2pt solid {{c}}; border-bottom: 1.2pt solid {{c}}", f"border-bottom: {LINE}", f"border-bottom: {LINE}"),
    "three": ("border-top: 1.2pt solid {c}; border-bottom: 1.2pt solid {c}", "border-bottom: {w} solid {c}", ""),
    "dotted-rows": ("border-bottom: {w} solid {c}", f"border-bottom: {LINE}", "border-bottom: {w} dotted {c}"),
    "head-grid": ("border: 0", f"border: {LINE}", ""),
    "head-shaded": ("border: 0", "background: {s}", ""),
    "head-shaded-rows": ("border: 0", "background: {s}", f"border-bottom: {LINE}"),
    "zebra": ("border: 0", "background: {s}", ""),
    "none": ("border: 0", "", ""),
}
MOST_UPRIGHT = 9  # columns on an upright page
FULL = ("grid", "separate", "dotted", "dashed", "double", "shaded-grid")
PROSE = ("本部门预算按照收支平衡的原则编制，全部收入和支出都反映在预算中。收入包括一般公共预算拨款收入、政府性基金预算拨款收入和其他收入，"
         "支出包括基本支出和项目支出，具体情况见下列各表。")


class Look:
    """How one document is set."""

    def __init__(self, style, rng):
        self.style = style
        self.landscape = rng.random() < 0.55
        self.margins = " ".join(f"{rng.uniform(12, 24):.1f}mm" for _ in range(4))
        self.family = rng.choice(FAMILIES[:2])
        self.size = rng.choice((7.5, 8, 9, 10, 10.5))
        self.leading = rng.choice((1.15, 1.25, 1.4, 1.6))
        self.padding = f"{rng.choice((1, 2, 3, 5))}px {rng.choice((2, 4, 6, 8))}px"
        self.width = rng.choice(("100%", "100%", "auto"))
        self.shares = rng.random() < 0.4  # the form's own shares of the width, else the browser's
        self.rule = (rng.choice(("0.5pt", "0.75pt", "1px", "1pt")), rng.choice(("#000", "#000", "#444", "#999")))
        self.shade = rng.choice(("#e8eef7", "#d9d9d9", "#f2f2f2", "#fde9d9"))
        self.spacing = rng.choice(("0", "1px", "2px"))
        self.repeat = rng.random() < 0.6
        self.cut_rows = rng.random() < 0.25
        self.amounts = rng.choice(("right", "right", "right", "center"))
        self.height = rng.choice(("middle", "middle", "top"))
        self.heads = rng.choice(("center", "center", "center", "left"))
        self.bold = rng.random() < 0.5
        self.title = rng.choice(("heading", "heading", "caption"))
        self.unit = rng.choice(("sides", "sides", "right"))
        self.number = rng.choice(("counter(page)", '"- " counter(page) " -"', '"第 " counter(page) " 页"', None))
        self.note = rng.random() < 0.4
        self.new_page = rng.random() < 0.5


def css(look):
    width, colour = look.rule
    fill = dict(w=width, c=colour, s=look.shade, g=look.spacing)
    table, head, body = (part.format(**fill) for part in STYLES[look.style])
    number = f"@bottom-center {{ content: {look.number}; font-size: 9pt; }}" if look.number else ""
    zebra = f"tbody tr:nth-child(even) td {{ background: {look.shade}; }}" if look.style == "zebra" else ""
    return f"""
@page {{ size: A4 {"landscape" if look.landscape else "portrait"}; margin: {look.margins}; {number} }}
* {{ -webkit-print-color-adjust: exact; print-color-adjust: exact; }}
body {{ margin: 0; font-family: "{look.family}"; font-size: {look.size}pt; line-height: {look.leading}; }}
p {{ font-size: 10.5pt; text-indent: 2em; margin: .4em 0; line-height: 1.6; }}
h2, caption {{ font-size: {look.size * 1.55:.1f}pt; text-align: center; font-weight: {700 if look.bold else 400}; margin: .3em 0; break-after: avoid; }}
.sides {{ display: flex; justify-content: space-between; break-after: avoid; margin-bottom: 2px; }}
.right {{ text-align: right; break-after: avoid; margin-bottom: 2px; }}
.note {{ margin: 2px 0 0; }}
.form {{ margin-bottom: 14pt; }}
table {{ border-collapse: collapse; width: {look.width}; margin: 0 auto; {table}; }}
thead {{ display: {"table-header-group" if look.repeat else "table-row-group"}; }}
tr {{ break-inside: {"auto" if look.cut_rows else "avoid"}; }}
th, td {{ padding: {look.padding}; vertical-align: {look.height}; height: {look.leading}em; }}
th {{ font-weight: {700 if look.bold else 400}; text-align: {look.heads}; vertical-align: middle; {head} }}
td {{ {body} }}
{zebra}
"""


def cell_html(look, tag, cell):
    text = html.escape(cell.text).replace("\n", "<br>")
    if cell.stacked:
        text = "<br>".join(html.escape(ch) for ch in cell.text)
    style = ""
    if tag == "td":
        align = look.amounts if cell.align == "right" else "center" if cell.align == "justify" else cell.align
        style = f"text-align:{align}"
        if cell.align == "right":
            style += ";white-space:nowrap"
        if cell.indent:
            text = "　" * round(cell.indent) + text
    spans = (f" rowspan={cell.rs}" if cell.rs > 1 else "") + (f" colspan={cell.cs}" if cell.cs > 1 else "")
    return f'<{tag}{spans} style="{style}">{text}</{tag}>' if style else f"<{tag}{spans}>{text}</{tag}>"


def form_html(look, form, breaks):
    title, captions = html.escape(form.title), (html.escape(form.caption_left), html.escape(form.caption_right))
    out = f'<div class="form"{" style=break-before:page" if breaks else ""}>'
    unit = (f'<div class="sides"><span>{captions[0]}</span><span>{captions[1]}</span></div>' if look.unit == "sides"
            else f'<div class="right">{captions[1]}</div>')
    out += f"<h2>{title}</h2>{unit}<table>" if look.title == "heading" else f"{unit}<table><caption>{title}</caption>"
    if look.shares:
        total = sum(form.widths)
        out += "<colgroup>" + "".join(f'<col style="width:{100 * w / total:.1f}%">' for w in form.widths) + "</colgroup>"
    for tag, part, first, last in (("th", "thead", 0, form.header_rows), ("td", "tbody", form.header_rows, form.n_rows)):
        rows = ("".join(cell_html(look, tag, cell) for cell in row) for row in form.rows[first:last])
        out += f"<{part}>" + "".join(f"<tr>{row or ''}</tr>" for row in rows) + f"</{part}>"
    out += "</table>"
    if look.note and form.note:
        out += f'<div class="note">{html.escape(form.note[:60])}</div>'
    return out + "</div>"


def document(seed, style, forms):
    """One document and its truth."""
    rng = random.Random(f"{seed} browser")
    style = style or rng.choice(sorted(STYLES))
    look = Look(style, rng)
    # A list of contents is one in any frame; a browser widens a table beyond the page rather than break its figures.
    fitting = [form for form in forms if form.header_rows and form.title != "目录" and (style in FULL or is_plain(form))
               and (look.landscape or form.n_cols <= MOST_UPRIGHT)]
    body, truth = "", []
    if rng.random() < 0.7:
        body += f"<p>{PROSE}</p>"
    for index, form in enumerate(rng.sample(fitting, rng.randint(1, 4))):
        form = varied(form, rng)
        body += form_html(look, form, breaks=index > 0 and look.new_page)
        truth.append({"title": form.title, "n_rows": form.n_rows, "n_cols": form.n_cols, "cells": [
            {"r": r, "c": c, "rs": cell.rs, "cs": cell.cs, "text": cell.text} for r, c, cell in form.placed()]})
        if rng.random() < 0.3:
            body += f"<p>{PROSE}</p>"
    page = f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><style>{css(look)}</style></head><body>{body}</body></html>'
    return page, {"seed": seed, "rules": style, "tables": truth}


def chromium(page, target):
    """Prints a page with the first browser that is installed."""
    browser = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if not browser:
        raise SystemExit("variants: no Chromium; apt-get install chromium-headless-shell fonts-wqy-zenhei fonts-arphic-uming")
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "page.html"
        source.write_text(page, encoding="utf-8")
        subprocess.run(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", "--disable-pdf-tagging", "--no-pdf-header-footer",
             f"--print-to-pdf={target}", source.as_uri()], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)


def weasyprint(page, target):
    """Prints a page with WeasyPrint."""
    try:
        import weasyprint as printer
    except ImportError:
        raise SystemExit("variants: no WeasyPrint; python3 -m pip install weasyprint") from None
    printer.HTML(string=page).write_pdf(str(target))


PRINTERS = {"chromium": chromium, "weasyprint": weasyprint}
