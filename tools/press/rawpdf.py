"""A PDF written by hand: pages of text, lines and filled boxes, in points from the top left.

Text is set in a font that the file does not embed (its widths are the file's own: Chinese an em, Latin half an em), as many office printers do.
"""
import zlib

from pdf_file import PdfFile


class Canvas:
    """One page's content stream; a turned one is written sideways and asks the viewer to turn it."""

    def __init__(self, width, height, turned=False):
        self.width, self.height, self.turned, self.out = width, height, turned, []

    def line(self, x0, y0, x1, y1, width=0.5, colour=(0, 0, 0), dash=None):
        pattern = f"[{dash[0]} {dash[1]}] 0 d" if dash else "[] 0 d"
        r, g, b = colour
        self.out.append(f"{pattern} {width:.2f} w {r} {g} {b} RG {x0:.2f} {self.height - y0:.2f} m {x1:.2f} {self.height - y1:.2f} l S")

    def fill(self, x0, y0, x1, y1, colour):
        r, g, b = colour
        self.out.append(f"{r} {g} {b} rg {x0:.2f} {self.height - y1:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re f")

    def text(self, text, x, baseline, size, spacing=0, rise=0):
        code = text.encode("utf-16-be").hex()
        self.out.append(f"BT 0 0 0 rg /F1 {size:.2f} Tf {spacing:.3f} Tc {rise:.2f} Ts {x:.2f} {self.height - baseline:.2f} Td <{code}> Tj ET")


def width_of(text, size):
    """The advance of a text in points."""
    return sum(size / 2 if ord(ch) < 0x2000 else size for ch in text)


def write(path, canvases):
    """Writes the pages to a file."""
    file = PdfFile()
    first = len(file.objects) + 1
    font = file.add(b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[%d 0 R]>>" % (first + 1))
    file.add(b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
             b"/FontDescriptor %d 0 R/DW 1000/W[1 95 500 814 939 500]>>" % (first + 2))
    file.add(b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120"
             b"/CapHeight 880/StemV 93>>")
    for canvas in canvases:
        turn = f"q 0 1 -1 0 {canvas.height:.2f} 0 cm\n" if canvas.turned else ""
        size = (canvas.height, canvas.width) if canvas.turned else (canvas.width, canvas.height)
        data = zlib.compress((turn + "\n".join(canvas.out) + ("\nQ" if turn else "")).encode(), 9)
        content = file.add_stream(data, b"/Filter/FlateDecode")
        file.add_page(*(f"{side:.2f}" for side in size), content, f"/Font<</F1 {font} 0 R>>", rotate=90 if turn else 0)
    file.write(path)
