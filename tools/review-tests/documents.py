"""Makes the documents that the browser tests review: forms of invented agencies, small enough that a test can say all that is in them."""
import io
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from pdf_file import PdfFile  # noqa: E402

WIDTH, HEIGHT = 595, 842


class Sheet:
    """A page that grows by lines of text and ruled tables; points count from the upper left corner."""

    def __init__(self):
        self.content = []

    def text(self, text, x, y, size=10):
        codes = text.encode("utf-16-be").hex()
        self.content.append(f"BT /F {size} Tf {x} {HEIGHT - y} Td <{codes}> Tj ET")

    def line(self, x0, y0, x1, y1):
        self.content.append(f"0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")

    def table(self, xs, top, rows, height=20):
        bottom = top + height * len(rows)
        for row in range(len(rows) + 1):
            self.line(xs[0], top + row * height, xs[-1], top + row * height)
        for x in xs:
            self.line(x, top, x, bottom)
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                if text:
                    self.text(text, xs[column] + 3, top + (row + 1) * height - 6)


def write(path, sheets):
    file = PdfFile()
    descriptor = file.add(b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80>>")
    inner = file.add(
        f"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor {descriptor} 0 R/DW 1000/W[1 95 500]>>".encode())
    font = file.add(f"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[{inner} 0 R]>>".encode())
    for sheet in sheets:
        content = file.add_stream("\n".join(sheet.content).encode())
        file.add_page(WIDTH, HEIGHT, content, f"/Font<</F {font} 0 R>>")
    file.write(path)


XS = [50, 130, 320, 430, 540]
HEAD = ["科目编码", "科目名称", "合计", "基本支出"]


def form(sheet, top, rows, title="支出总表"):
    sheet.text(title, 260, top - 34, 16)
    sheet.text("单位：万元", 470, top - 8)
    sheet.table(XS, top, [HEAD] + rows)


def cut_row(path):
    """A form in which one line is printed as two rows: 文化旅游体育与 | 传媒支出."""
    sheet = Sheet()
    form(sheet, 120, [["", "合计", "5.00", "5.00"], ["207", "文化旅游体育与", "", ""], ["", "传媒支出", "3.00", "3.00"], ["208", "社会保障和就业支出", "2.00", "2.00"]])
    write(path, [sheet])


def missed_table(path):
    """A form, and below it two labels with figures that nothing rules."""
    sheet = Sheet()
    form(sheet, 120, [["", "合计", "5.00", "5.00"], ["207", "文化旅游体育与传媒支出", "3.00", "3.00"], ["208", "社会保障和就业支出", "2.00", "2.00"]])
    sheet.text("本部门另有下列事项。", 60, 300)
    sheet.text("图书馆面积", 70, 340)
    sheet.text("三千平方米", 330, 340)
    sheet.text("以上。", 60, 420)
    write(path, [sheet])


MARKUP = ["<script>window.hacked=1</script>", "<img src=x onerror=window.hacked=1>", "\"><svg onload=window.hacked=1>", "</td><b>粗</b>", "javascript:alert(1)"]


def markup(path):
    """A form whose names are HTML."""
    sheet = Sheet()
    rows = [["", "合计", "9.00", "5.00"]] + [["20" + str(n), text, "1.00", "1.00"] for n, text in enumerate(MARKUP, 3)]
    sheet.text("<b>支出总表</b>", 260, 86, 16)
    sheet.text("单位：万元", 470, 112)
    sheet.table(XS, 120, [HEAD] + rows)
    write(path, [sheet])


def long_document(path, pages=60):
    """Sixty pages with a form on each; one sum on the last fails."""
    sheets = []
    for page in range(1, pages + 1):
        sheet = Sheet()
        rows = [[f"2070{n}", f"第{page}页项目{n}", f"{page + n}.00", f"{page + n}.00"] for n in range(1, 9)]
        total = sum(page + n for n in range(1, 9)) + (7 if page == pages else 0)
        form(sheet, 120, [["", "合计", f"{total}.00", f"{total}.00"], ["207", "文化旅游体育与传媒支出", f"{sum(page + n for n in range(1, 9))}.00", f"{sum(page + n for n in range(1, 9))}.00"]] + rows,
             title=f"第{page}号支出总表")
        sheets.append(sheet)
    write(path, sheets)


def misread_scan(scan, path, binary):
    """A scan in which one amount reads otherwise: the picture of another amount is laid over it. Gives what it read and what it should read."""
    from PIL import Image
    read = json.loads(subprocess.run([binary, "extract", str(scan)], check=True, capture_output=True).stdout)
    cells = []
    for table in read["tables"]:
        for row in table.get("rows") or []:
            for key, evidence in (row.get("evidence") or {}).items():
                cell = next(c for c in table["grid"]["cells"] if [c["row"], c["column"]] == evidence["cell"])
                cells.append((table, cell, evidence, row))
    # An amount of the third page, where several sums cross, that at least two sums confirm, and another of as many digits.
    target = next(c for c in cells if c[1]["page"] == 3 and c[2].get("confirmations", 0) >= 2 and row_is_part(c[3]))
    source = next(c for c in cells if c[1]["page"] == 3 and len(c[1]["text"]) == len(target[1]["text"]) and c[1]["text"] != target[1]["text"]
                  and abs(width(c[1]) - width(target[1])) < 2)
    data = scan.read_bytes()
    pictures = [(m.start(1), m.end(1)) for m in re.finditer(rb"stream\n(\xff\xd8.*?\xff\xd9)\nendstream", data, re.S)]
    sheets = [Image.open(io.BytesIO(data[a:b])) for a, b in pictures]
    file = PdfFile()
    for number, sheet in enumerate(sheets, 1):
        sheet.load()
        page = read["pages"][number - 1]
        scale = sheet.width / original_width(data, number)
        if number == 3:
            x0, y0, x1, y1 = [round(edge * scale) for edge in source[1]["bbox"]]
            patch = sheet.crop((x0 + 4, y0 + 4, x1 - 4, y1 - 4))
            tx0, ty0 = round(target[1]["bbox"][0] * scale), round(target[1]["bbox"][1] * scale)
            sheet.paste(patch, (tx0 + 4, ty0 + 4))
        file.add_scan(sheet, 80, 72 * scale, 72 * scale)
        del page
    file.write(path)
    return source[1]["text"], target[1]["text"]


def row_is_part(row):
    return row.get("part") in ("leaf", "subtotal")


def width(cell):
    return cell["bbox"][2] - cell["bbox"][0]


def original_width(data, number):
    boxes = re.findall(rb"/MediaBox\[0 0 ([\d.]+) ([\d.]+)\]", data)
    return float(boxes[number - 1][0])
