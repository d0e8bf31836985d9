"""TrueType subsets of the Noto CJK fonts for Chromium, which embeds CFF fonts from collections only as bulky Type 3 fonts."""
import io
import subprocess

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable


def installed(family, weight):
    """File and collection index of an installed font."""
    found = subprocess.run(["fc-match", "-f", "%{file}\t%{index}", f"{family}:weight={weight}"], check=True, capture_output=True, text=True).stdout
    path, index = found.split("\t")
    return path, int(index)


def truetype_subset(family, weight, characters):
    """The bytes of a TrueType font with only these characters, outlines made quadratic."""
    path, index = installed(family, weight)
    font = TTFont(path, fontNumber=index, recalcTimestamp=False)
    options = subset.Options(layout_features=[], hinting=False, desubroutinize=True, notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes={ord(ch) for ch in characters} | {0x20})
    subsetter.subset(font)
    order, glyphs, drawn = font.getGlyphOrder(), font.getGlyphSet(), {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, max_err=0.8, reverse_direction=True))
        drawn[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, drawn
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements", "maxSizeOfInstructions",
                  "maxComponentElements", "maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours", "maxComponentDepth"):
        setattr(maxp, field, 1 if field == "maxZones" else 0)
    for tag in ("CFF ", "VORG", "vhea", "vmtx", "BASE", "GSUB", "GPOS"):
        if tag in font:
            del font[tag]
    font["post"].formatType = 3.0
    font.sfntVersion = "\000\001\000\000"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
