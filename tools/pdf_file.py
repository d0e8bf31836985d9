"""Writes PDF files object by object: what the varied press and the makers of scans share."""
import io
import zlib


class PdfFile:
    """A file that grows by objects; the catalog and the tree of pages make themselves."""

    def __init__(self):
        self.objects, self.kids = [b"<</Type/Catalog/Pages 2 0 R>>", b""], []

    def add(self, body):
        """Adds an object; gives its number."""
        self.objects.append(body)
        return len(self.objects)

    def add_stream(self, data, entries=b""):
        """Adds a stream; gives its number."""
        return self.add(b"<<%s/Length %d>>stream\n" % (entries, len(data)) + data + b"\nendstream")

    def add_picture(self, picture, quality):
        """Adds a picture of PIL, one of one bit without loss, others as JPEG; gives its number."""
        entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d" % picture.size
        if picture.mode == "1":
            return self.add_stream(zlib.compress(picture.tobytes()), entries + b"/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode")
        jpeg = io.BytesIO()
        picture.save(jpeg, "JPEG", quality=quality)
        space = b"/DeviceGray" if picture.mode == "L" else b"/DeviceRGB"
        return self.add_stream(jpeg.getvalue(), entries + b"/ColorSpace%s/BitsPerComponent 8/Filter/DCTDecode" % space)

    def add_page(self, width, height, content, resources, rotate=0):
        """Adds a page of points; `content` is the number of its stream."""
        turn = f"/Rotate {rotate}" if rotate else ""
        page = self.add(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]{turn}/Contents {content} 0 R/Resources<<{resources}>>>>".encode())
        self.kids.append(f"{page} 0 R")

    def add_scan(self, picture, quality, across, down, overlay="", resources=""):
        """Adds a page that a picture fills, at so many pixels to the inch, and what is written over it."""
        width, height = round(picture.width * 72 / across, 2), round(picture.height * 72 / down, 2)
        image = self.add_picture(picture, quality)
        content = self.add_stream(f"q {width} 0 0 {height} 0 0 cm /P Do Q{overlay}".encode())
        self.add_page(width, height, content, f"/XObject<</P {image} 0 R>>{resources}")

    def write(self, path):
        self.objects[1] = f"<</Type/Pages/Count {len(self.kids)}/Kids[{' '.join(self.kids)}]>>".encode()
        out, offsets = bytearray(b"%PDF-1.5\n"), []
        for number, body in enumerate(self.objects, 1):
            offsets.append(len(out))
            out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(self.objects) + 1) + b"".join(b"%010d 00000 n \n" % o for o in offsets)
        out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(self.objects) + 1, start)
        path.write_bytes(out)
