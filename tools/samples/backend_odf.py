"""What the two LibreOffice back ends share: a registry of automatic styles, the flat OpenDocument frame and the conversion to PDF."""
import pathlib
import subprocess
import tempfile
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = " ".join(f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in {
    "office": "office", "style": "style", "text": "text", "table": "table", "fo": "xsl-fo-compatible", "svg": "svg-compatible",
    "number": "datastyle", "draw": "drawing"}.items())


class Styles:
    """Hands out one automatic style for each distinct set of properties."""

    def __init__(self):
        self.names, self.xml = {}, []

    def get(self, family, properties, attributes=""):
        """`properties` is a list of (element, attribute string); returns the style's name."""
        key = (family, tuple(properties), attributes)
        if key not in self.names:
            self.names[key] = f"{family.split('-')[-1][0].upper()}{len(self.names) + 1}"
            inner = "".join(f"<style:{element} {values}>{inner}</style:{element}>" if inner else f"<style:{element} {values}/>"
                            for element, values, inner in (p if len(p) == 3 else (*p, "") for p in properties))
            self.xml.append(f'<style:style style:name="{self.names[key]}" style:family="{family}" {attributes}>{inner}</style:style>')
        return self.names[key]


def text_properties(font, size, bold=False):
    weight = "bold" if bold else "normal"
    return ("text-properties", f'style:font-name="{font}" style:font-name-asian="{font}" fo:font-size="{size:g}pt" style:font-size-asian="{size:g}pt" '
            f'fo:font-weight="{weight}" style:font-weight-asian="{weight}" fo:language="zh" fo:country="CN" style:language-asian="zh" '
            'style:country-asian="CN"')


def border(rule):
    if not rule:
        return "none"
    if rule.style == "double":
        return f"{rule.width:g}pt double {rule.colour}"
    return f"{rule.width:g}pt {rule.style} {rule.colour}"


def line_breaks(cell):
    """The cell's text with explicit breaks as ODF markup."""
    text = "\n".join(cell.text) if cell.stacked else cell.text
    return "<text:line-break/>".join(escape(part) for part in text.split("\n"))


def page_layout(name, document, landscape):
    width, height = ("297mm", "210mm") if landscape else ("210mm", "297mm")
    top, right, bottom, left = document.margins
    footer = ('<style:footer-style><style:header-footer-properties fo:min-height="8mm" fo:margin-top="3mm"/></style:footer-style>'
              if document.footer else "")
    header = ('<style:header-style><style:header-footer-properties fo:min-height="8mm" fo:margin-bottom="3mm"/></style:header-style>'
              if document.header else "")
    return (f'<style:page-layout style:name="{name}"><style:page-layout-properties fo:page-width="{width}" fo:page-height="{height}" '
            f'style:print-orientation="{"landscape" if landscape else "portrait"}" fo:margin-top="{top}mm" fo:margin-right="{right}mm" '
            f'fo:margin-bottom="{bottom}mm" fo:margin-left="{left}mm" style:table-centering="horizontal" style:print-page-order="ttb"/>'
            f"{header}{footer}</style:page-layout>")


def fields(text):
    """Header or footer text with the page number fields filled in."""
    return escape(text).replace("{page}", '<text:page-number text:select-page="current">1</text:page-number>').replace(
        "{pages}", "<text:page-count>1</text:page-count>")


def frame(document, mime, styles, automatic, masters, body):
    fonts = "".join(f'<style:font-face style:name={quoteattr(font)} svg:font-family="&apos;{font}&apos;"/>'
                    for font in dict.fromkeys((document.body_font, document.head_font)))
    return (f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.3" office:mimetype="{mime}">'
            f"<office:font-face-decls>{fonts}</office:font-face-decls><office:styles>{styles}</office:styles>"
            f"<office:automatic-styles>{automatic}</office:automatic-styles><office:master-styles>{masters}</office:master-styles>"
            f"<office:body>{body}</office:body></office:document>")


def convert(xml, suffix, export_filter, target):
    """Lets LibreOffice turn flat ODF into a PDF, with a user profile of its own."""
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / f"{target.stem}.{suffix}"
        source.write_text(xml, encoding="utf-8")
        options = ":{" + '"UseTaggedPDF":{"type":"boolean","value":"false"},"ExportBookmarks":{"type":"boolean","value":"false"}}'
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", f"pdf:{export_filter}{options}",
                        "--outdir", folder, str(source)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
        target.write_bytes(source.with_suffix(".pdf").read_bytes())
