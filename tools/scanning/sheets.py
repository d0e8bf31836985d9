"""Pages of a PDF as pictures, and pictures as pages of a PDF."""
import pathlib
import subprocess
import tempfile

from pdf_file import PdfFile
from PIL import Image

from .spoil import glass


def printed(pdf, pages, dpi, rows):
    with tempfile.TemporaryDirectory() as folder:
        first, last = min(pages), max(pages)
        across = ["-rx", str(dpi), "-ry", str(rows or dpi)]
        subprocess.run(["pdftoppm", *across, "-f", str(first), "-l", str(last), str(pdf), folder + "/p"], check=True)
        return [Image.open(path).convert("RGB").copy() for path in sorted(pathlib.Path(folder).glob("p-*.ppm"))]


def spoiled(pages, kind, random):
    out = []
    for index, page in enumerate(pages):
        page = glass(page, random, kind.dpi, kind.blur, kind.noise)
        if kind.spoil:
            page = kind.spoil(page, pages[(index + 1) % len(pages)], random, kind.dpi)
        if kind.grey and page.mode == "RGB":
            page = page.convert("L")
        out.append(page)
    return out


def write_pdf(path, pages, kind):
    """A PDF whose pages are pictures."""
    file = PdfFile()
    for page in pages:
        if kind.turn:
            page = page.rotate(-90 * kind.turn, expand=True)
        file.add_scan(page, kind.quality, kind.shown or kind.dpi, kind.shown or kind.rows or kind.dpi)
    file.write(path)


def side_by_side(pages):
    sheets = []
    for left, right in zip(pages[::2], pages[1::2]):
        sheet = Image.new(left.mode, (left.width + right.width, max(left.height, right.height)), "white")
        sheet.paste(left, (0, 0))
        sheet.paste(right, (left.width, 0))
        sheets.append(sheet)
    return sheets
