"""HTML → PDF by WeasyPrint, in this process."""
import io
import logging

import weasyprint
from fontTools import subset
from fontTools.ttLib import TTFont
from weasyprint.text.fonts import FontConfiguration

from backend_html import document_html

logging.getLogger("weasyprint").setLevel(logging.ERROR)
logging.getLogger("fontTools").setLevel(logging.ERROR)


def write_pdf(document, target):
    fonts = FontConfiguration()
    rendered = weasyprint.HTML(string=document_html(document, spread_by_letters=1.6)).render(font_config=fonts)
    upright = [index for index, page in enumerate(rendered.pages) if page._page_box.page_type.name == "rotated"]

    def finish(_, pdf):
        pages = [item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/Page"]
        for index in upright:
            pages[index]["Rotate"] = 90
        for item in pdf.objects:
            if getattr(item, "extra", {}).get("Subtype") == "/OpenType":
                shrink(item)

    rendered.write_pdf(target, pdf_identifier=document.name.encode(), finisher=finish)


def shrink(stream):
    """Replaces an embedded OpenType font, which keeps an empty slot for each of its 65,535 glyphs, by its bare CFF table without them."""
    font = TTFont(io.BytesIO(b"".join(part if isinstance(part, bytes) else str(part).encode() for part in stream.stream)))
    charstrings = font["CFF "].cff.topDictIndex[0].CharStrings
    used = [name for name in font.getGlyphOrder() if name == ".notdef" or len(charstrings[name].bytecode or b"") > 3]
    options = subset.Options(notdef_outline=True, retain_gids=False, hinting=True, desubroutinize=True, glyph_names=True, legacy_cmap=True)
    for tag in set(font.keys()) - {"CFF ", "head", "hhea", "hmtx", "maxp", "GlyphOrder"}:
        del font[tag]
    subsetter = subset.Subsetter(options)
    subsetter.populate(glyphs=used)
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out)
    out.seek(0)
    stream.stream = [TTFont(out).reader["CFF "]]
    stream.extra["Subtype"] = "/CIDFontType0C"
