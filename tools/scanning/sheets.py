"""Pages of a PDF as pictures, and pictures as pages of a PDF."""
import io
import pathlib
import subprocess
import tempfile
import zlib

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


def image_object(page, quality):
    head = b"<</Type/XObject/Subtype/Image/Width %d/Height %d" % page.size
    if page.mode == "1":
        data = zlib.compress(page.tobytes())
        head += b"/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode"
    else:
        jpeg = io.BytesIO()
        page.save(jpeg, "JPEG", quality=quality)
        data = jpeg.getvalue()
        head += b"/ColorSpace%s/BitsPerComponent 8/Filter/DCTDecode" % (b"/DeviceGray" if page.mode == "L" else b"/DeviceRGB")
    return head + b"/Length %d>>stream\n" % len(data) + data + b"\nendstream"


def write_pdf(path, pages, kind):
    """A PDF whose pages are pictures."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    for page in pages:
        if kind.turn:
            page = page.rotate(-90 * kind.turn, expand=True)
        across, down = kind.shown or kind.dpi, kind.shown or kind.rows or kind.dpi
        width, height = round(page.width * 72 / across, 2), round(page.height * 72 / down, 2)
        objects.append(image_object(page, kind.quality))
        content = f"q {width} 0 0 {height} 0 0 cm /P Do Q".encode()
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents {len(objects)} 0 R"
                       f"/Resources<</XObject<</P {len(objects) - 1} 0 R>>>>>>".encode())
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    out, offsets = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % o for o in offsets)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    path.write_bytes(out)


def side_by_side(pages):
    sheets = []
    for left, right in zip(pages[::2], pages[1::2]):
        sheet = Image.new(left.mode, (left.width + right.width, max(left.height, right.height)), "white")
        sheet.paste(left, (0, 0))
        sheet.paste(right, (left.width, 0))
        sheets.append(sheet)
    return sheets
