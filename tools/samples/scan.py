#!/usr/bin/env python3
"""Makes a scan of a PDF: its pages as pictures, a little turned, noisy, in JPEG, with a stamp if wanted.

    python3 tools/samples/scan.py Samples/unit-budget.pdf out.pdf --dpi 200 --skew 0.6 --stamp 1
    python3 tools/samples/scan.py --samples          the scans among the samples → Samples/scans/, with their truth

Needs Python 3.11, pdftoppm (poppler-utils) and `pip install pillow numpy`. The same arguments give the same bytes with the same versions.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy
from PIL import Image, ImageDraw, ImageFilter, ImageFont

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from pdf_file import PdfFile  # noqa: E402

SAMPLES = HERE.parent.parent / "Samples"
STAMP_FONTS = ["/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"]

# The scans among the samples: name, what they are scans of, and how they were made.
SCANS = {
    "county-budget-scan": ("county-budget", dict(pages=[1, 2, 3], dpi=150, skew=0.7, noise=5, quality=38, stamp=[1])),
    "performance-targets-scan": ("performance-targets", dict(pages=[2, 3, 4], dpi=150, skew=-0.5, noise=3, quality=34, grey=True, layer=True)),
}


def pages_of(pdf, dpi, folder):
    subprocess.run(["pdftoppm", "-r", str(dpi), "-png", str(pdf), str(folder / "p")], check=True)
    return [Image.open(path).convert("RGB") for path in sorted(folder.glob("p-*.png"))]


def stamped(page, dpi, random):
    """A round red stamp over the middle of the page, its ink patchy."""
    side = int(1.5 * dpi)
    stamp = Image.new("L", (side, side), 0)
    draw = ImageDraw.Draw(stamp)
    width = max(2, dpi // 40)
    draw.ellipse((width, width, side - width, side - width), outline=255, width=width)
    centre, outer = side / 2, side * 0.17
    points = []
    for k in range(10):
        angle, reach = numpy.pi * (k / 5 - 0.5), outer if k % 2 == 0 else outer * 0.4
        points.append((centre + reach * numpy.cos(angle), centre + reach * numpy.sin(angle)))
    draw.polygon(points, fill=255)
    path = next((p for p in STAMP_FONTS if pathlib.Path(p).exists()), None)
    if path:
        font = ImageFont.truetype(path, int(side * 0.13))
        for k, letter in enumerate("青禾县财政局公章"):
            tile = Image.new("L", (int(side * 0.16),) * 2, 0)
            ImageDraw.Draw(tile).text((0, -int(side * 0.03)), letter, font=font, fill=255)
            degrees = -120 + k * 240 / 7
            tile = tile.rotate(-degrees, expand=True, resample=Image.BICUBIC)
            x = centre + side * 0.36 * numpy.sin(numpy.radians(degrees)) - tile.width / 2
            y = centre - side * 0.36 * numpy.cos(numpy.radians(degrees)) - tile.height / 2
            stamp.paste(tile, (int(x), int(y)), tile)
    ink = numpy.asarray(stamp.rotate(8, resample=Image.BICUBIC), dtype=float) / 255
    ink *= (random.random(ink.shape) > 0.12) * 0.85
    picture = numpy.asarray(page, dtype=float)
    top, left = int(page.height * 0.3), int(page.width * 0.42)
    part = picture[top:top + side, left:left + side]
    alpha = ink[: part.shape[0], : part.shape[1], None]
    part *= 1 - alpha * (1 - numpy.array([205, 40, 45]) / 255)
    return Image.fromarray(picture.clip(0, 255).astype("uint8"))


def scanned(page, number, options, random):
    if number in options.get("stamp", []):
        page = stamped(page, options["dpi"], random)
    if options.get("skew"):
        page = page.rotate(-options["skew"] * (1 if number % 2 else -1), resample=Image.BICUBIC, fillcolor="white")
    page = page.filter(ImageFilter.GaussianBlur(options.get("blur", 0.5) * options["dpi"] / 200))
    picture = numpy.asarray(page, dtype=float)
    shade = 1 - options.get("shade", 0.06) * numpy.linspace(0, 1, page.width)[None, :, None]
    picture = picture * shade * 0.97 + random.normal(0, options.get("noise", 6), (page.height, page.width, 1))
    specks = random.random((page.height, page.width)) < options.get("specks", 0.00002)
    picture[specks] = 40
    page = Image.fromarray(picture.clip(0, 255).astype("uint8"))
    if options.get("grey") or not options.get("stamp") or (options["stamp"] and number not in options["stamp"]):
        page = page.convert("L")
    return page.rotate(90 * options.get("turn", 0), expand=True)


def write_pdf(path, pages, dpi, quality, layer):
    """A PDF of pictures, with a poor invisible text layer if wanted."""
    file = PdfFile()
    font = file.add(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    for page in pages:
        text = ""
        if layer:
            top = round(page.height * 72 / dpi, 2) - 80
            lines = "".join(f" 1 0 0 1 60 {top - 18 * k} Tm (l2.3O4 i|l ,7 B8S {k} 0.0O)Tj" for k in range(30))
            text = f" BT 3 Tr /F 9 Tf{lines} ET"
        file.add_scan(page, quality, dpi, dpi, text, f"/Font<</F {font} 0 R>>")
    file.write(path)


def scan(pdf, target, options):
    random = numpy.random.default_rng(7)
    with tempfile.TemporaryDirectory() as folder:
        pages = pages_of(pdf, options["dpi"], pathlib.Path(folder))
        wanted = options.get("pages") or range(1, len(pages) + 1)
        pictures = [scanned(pages[n - 1], n, options, random) for n in wanted]
    write_pdf(target, pictures, options["dpi"], options.get("quality", 60), options.get("layer", False))
    return list(wanted)


def truth_of(source, name, wanted):
    """The truth of the pages that were scanned: the tables that lie on them alone."""
    truth = json.loads(source.read_text())
    place = {page: k for k, page in enumerate(wanted, 1)}
    truth["blocks"] = [b for b in truth["blocks"] if set(b.get("pages") or [b.get("page")]) <= set(place)]
    for block in truth["blocks"]:
        if block.get("pages"):
            block["pages"] = [place[p] for p in block["pages"]]
        if block.get("page"):
            block["page"] = place[block["page"]]
    truth.update(slug=name, pdf=f"{name}.pdf", page_count=len(wanted))
    truth.pop("backend", None)
    return truth


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pdf", nargs="?", type=pathlib.Path)
    parser.add_argument("target", nargs="?", type=pathlib.Path)
    parser.add_argument("--samples", action="store_true")
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--skew", type=float, default=0.5, help="degrees; every other page the other way")
    parser.add_argument("--noise", type=float, default=6)
    parser.add_argument("--blur", type=float, default=0.5)
    parser.add_argument("--quality", type=int, default=60)
    parser.add_argument("--turn", type=int, default=0, help="quarter turns")
    parser.add_argument("--stamp", type=int, nargs="*", default=[])
    parser.add_argument("--pages", type=int, nargs="*", default=[])
    parser.add_argument("--grey", action="store_true")
    parser.add_argument("--layer", action="store_true", help="add a poor invisible text layer")
    args = parser.parse_args()
    if args.samples:
        for name, (source, options) in SCANS.items():
            target = SAMPLES / "scans" / f"{name}.pdf"
            wanted = scan(SAMPLES / f"{source}.pdf", target, options)
            truth = truth_of(HERE / "truth" / f"{source}.truth.json", name, wanted)
            text = json.dumps(truth, ensure_ascii=False, indent=1)
            (SAMPLES / "scans" / f"{name}.truth.json").write_text(re.sub(r"\s+$", "", text) + "\n")
            print(f"{name}: {len(wanted)} pages, {target.stat().st_size / 1000:.0f} kB")
    elif args.pdf and args.target:
        scan(args.pdf, args.target, vars(args))
    else:
        parser.error("name a PDF and a target, or --samples")


if __name__ == "__main__":
    main()
