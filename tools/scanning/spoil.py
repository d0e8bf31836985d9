"""What scanners, faxes, cameras and hands do to a page, one way at a time or several in turn."""
import pathlib
import sys

import numpy
from PIL import Image, ImageDraw, ImageFilter

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "samples"))
from scan import stamped  # noqa: E402


def array(page):
    return numpy.asarray(page, dtype=numpy.float32)


def picture(values):
    return Image.fromarray(values.clip(0, 255).astype("uint8"))


def glass(page, random, dpi, blur=0.5, noise=5, shade=0.05):
    """What every scanner does: a little blur, uneven light, noise."""
    page = page.filter(ImageFilter.GaussianBlur(blur * dpi / 200))
    values = array(page)
    light = 1 - shade * numpy.linspace(0, 1, page.width)[None, :, None]
    return picture(values * light * 0.97 + random.normal(0, noise, (page.height, page.width, 1)))


def skewed(page, degrees):
    return page.rotate(-degrees, resample=Image.BICUBIC, fillcolor="white", expand=abs(degrees) > 2)


def one_bit(page, random, level=150):
    values = array(page.convert("L")) + random.normal(0, 14, (page.height, page.width))
    return picture((values > level) * 255.0).convert("1", dither=Image.NONE)


def faded(page, strength):
    return picture(255 - (255 - array(page)) * strength)


def moved(page, xs, ys):
    """The page with each pixel taken from elsewhere, between its four neighbours."""
    values = array(page)
    x0, y0 = numpy.floor(xs).astype(int), numpy.floor(ys).astype(int)
    fx, fy = (xs - x0)[..., None], (ys - y0)[..., None]
    x0, y0 = x0.clip(0, page.width - 2), y0.clip(0, page.height - 2)
    top = values[y0, x0] * (1 - fx) + values[y0, x0 + 1] * fx
    low = values[y0 + 1, x0] * (1 - fx) + values[y0 + 1, x0 + 1] * fx
    out = top * (1 - fy) + low * fy
    out[(xs < 0) | (ys < 0) | (xs > page.width - 1) | (ys > page.height - 1)] = 235
    return picture(out)


def bowed(page, strength):
    """A book on the glass: lines bend up and crowd towards the spine."""
    y, x = numpy.mgrid[0:page.height, 0:page.width].astype(numpy.float32)
    lift = numpy.exp(-x / page.width * 7) * strength * page.width
    out = moved(page, x - 0.5 * lift * numpy.exp(-x / page.width * 7), y + lift - 2 * lift * y / page.height)
    shade = 1 - 0.5 * numpy.exp(-x / page.width * 18)[..., None] * min(1, strength * 60)
    return picture(array(out) * shade)


def photographed(page, random, strength, dpi):
    """Corners out of place, light from one side, a little out of focus."""
    y, x = numpy.mgrid[0:page.height, 0:page.width].astype(numpy.float32)
    u, v = x / page.width, y / page.height
    c = random.uniform(-strength, strength, (4, 2))
    corners = [(0, 0), (1, 0), (0, 1), (1, 1)]
    rows = []
    for (a, b), (dx, dy) in zip(corners, c):
        p, q = a + dx, b + dy
        rows += [([a, b, 1, 0, 0, 0, -p * a, -p * b], p), ([0, 0, 0, a, b, 1, -q * a, -q * b], q)]
    h = numpy.linalg.solve(numpy.array([r for r, _ in rows]), numpy.array([t for _, t in rows]))
    w = h[6] * u + h[7] * v + 1
    out = moved(page, (h[0] * u + h[1] * v + h[2]) / w * page.width, (h[3] * u + h[4] * v + h[5]) / w * page.height)
    light = 1 - 8 * strength * ((u - 0.3) ** 2 + (v - 0.2) ** 2)[..., None]
    out = picture(array(out) * light.clip(0.25, 1) * numpy.array([1.0, 0.97, 0.9]))
    return out.filter(ImageFilter.GaussianBlur(0.6 * dpi / 200))


def creased(page, random):
    """Folded twice: a dark line with a light one beside it, and what lies below it a pixel or two off."""
    values = array(page)
    for share in (0.33, 0.66):
        row = int(page.height * (share + random.uniform(-0.05, 0.05)))
        slope = random.uniform(-0.01, 0.01)
        for x in range(page.width):
            y = int(row + slope * x)
            values[y:y + 2, x] = 120
            values[y + 2:y + 4, x] = 250
        values[row + 6:] = numpy.roll(values[row + 6:], int(random.integers(-3, 4)), axis=1)
    return picture(values)


def sealed(page, random, dpi, places):
    """Round red stamps at shares of the page; one at 1.0 lies half beyond the right edge."""
    side = int(1.5 * dpi)
    for across, down in places:
        wide = Image.new("RGB", (page.width + side, page.height + side), "white")
        wide.paste(page, (0, 0))
        blank = Image.new("RGB", (int(side / 0.4), int(side / 0.4)), "white")
        stamp = stamped(blank, dpi, random)
        left, top = int(blank.width * 0.42), int(blank.height * 0.3)
        ink = array(stamp.crop((left, top, left + side, top + side))) / 255
        x, y = int(page.width * across - side / 2), int(page.height * down - side / 2)
        under = array(wide.crop((x, y, x + side, y + side)))
        wide.paste(picture(under * ink), (x, y))
        page = wide.crop((0, 0, page.width, page.height))
    return page


def penned(page, random, dpi, color):
    """Ticks, a signature and a line struck through some cells."""
    draw = ImageDraw.Draw(page)
    width = max(1, dpi // 70)
    for _ in range(14):
        x, y = random.uniform(0.1, 0.9) * page.width, random.uniform(0.15, 0.85) * page.height
        s = dpi * random.uniform(0.08, 0.2)
        draw.line([(x, y), (x + s * 0.4, y + s * 0.5), (x + s * 1.2, y - s * 0.8)], fill=color, width=width, joint="curve")
    x, y = 0.6 * page.width, 0.5 * page.height
    points = [(x + t * dpi * 0.03, y + dpi * 0.15 * numpy.sin(t) * numpy.cos(0.37 * t)) for t in numpy.arange(0, 30, 0.3)]
    draw.line(points, fill=color, width=width, joint="curve")
    return page


def bordered(page, random, dpi):
    """The dark lid of the scanner round the page."""
    wide = Image.new("RGB", (page.width + dpi // 2, page.height + dpi // 3), (28, 28, 30))
    wide.paste(skewed(page, 0.4), (dpi // 5, dpi // 8))
    return wide


def tinted(page):
    return picture(array(page) * numpy.array([0.93, 0.86, 0.70]))


def watermarked(page, dpi):
    mark = Image.new("L", page.size, 0)
    draw = ImageDraw.Draw(mark)
    for k in range(5):
        for j in range(3):
            x, y = page.width * (0.1 + 0.35 * j), page.height * (0.1 + 0.2 * k)
            for s in range(4):
                draw.rectangle((x + s * dpi * 0.2, y, x + s * dpi * 0.2 + dpi * 0.12, y + dpi * 0.3), outline=255, width=max(1, dpi // 25))
    return picture(array(page) * (1 - array(mark.rotate(20))[..., None] / 255 * 0.22))


def bled_through(page, other):
    back = other.resize(page.size).transpose(Image.FLIP_LEFT_RIGHT).filter(ImageFilter.GaussianBlur(1.5))
    return picture(array(page) * (1 - (255 - array(back)) / 255 * 0.16))


def in_dots(page):
    return page.convert("L").convert("1", dither=Image.FLOYDSTEINBERG)


class Kind:
    """A way to spoil pages.

    `dpi` and `rows` are the resolution across and down, `spoil` takes (page, next page, random, dpi), `grey` and `quality` say how the
    picture is kept, `shown` is the resolution that the file states, `group` how much of it must come back.
    """

    def __init__(self, spoil=None, dpi=200, rows=None, grey=True, quality=60, shown=None, turn=0, two_up=False, hard=False, extreme=False,
                 noise=5, blur=0.5):
        self.spoil, self.dpi, self.rows, self.grey, self.quality, self.shown = spoil, dpi, rows, grey, quality, shown
        self.turn, self.two_up, self.noise, self.blur = turn, two_up, noise, blur
        self.group = "extreme" if extreme else "hard" if hard else "mild"


KINDS = {
    "grey200": Kind(),
    "grey300": Kind(dpi=300),
    "grey600": Kind(dpi=600, quality=75),
    "grey150": Kind(dpi=150),
    "grey100": Kind(dpi=100, hard=True, quality=75),
    "grey75": Kind(dpi=75, hard=True, quality=80),
    "jpeg30": Kind(dpi=120, quality=30, hard=True),
    "bit400": Kind(lambda p, n, r, d: one_bit(p, r), dpi=400),
    "bit300": Kind(lambda p, n, r, d: one_bit(p, r), dpi=300),
    "bit200": Kind(lambda p, n, r, d: one_bit(p, r), hard=True),
    "bit150": Kind(lambda p, n, r, d: one_bit(p, r), dpi=150, extreme=True),
    "dither300": Kind(lambda p, n, r, d: in_dots(p), dpi=300, hard=True),
    "faxfine": Kind(lambda p, n, r, d: one_bit(p, r), dpi=204, rows=196, hard=True),
    "fax": Kind(lambda p, n, r, d: one_bit(p, r), dpi=204, rows=98, extreme=True),
    "skew3": Kind(lambda p, n, r, d: skewed(p, r.choice([-3, 3]))),
    "skew5": Kind(lambda p, n, r, d: skewed(p, r.choice([-5.5, 5.5]))),
    "turn90": Kind(turn=1),
    "turn180": Kind(turn=2),
    "turn270": Kind(turn=3),
    "photo": Kind(lambda p, n, r, d: photographed(p, r, 0.015, d), grey=False, hard=True),
    "photostrong": Kind(lambda p, n, r, d: photographed(p, r, 0.05, d), grey=False, extreme=True),
    "bow": Kind(lambda p, n, r, d: bowed(p, 0.006)),
    "bowstrong": Kind(lambda p, n, r, d: bowed(p, 0.015), hard=True),
    "faded": Kind(lambda p, n, r, d: faded(p, 0.3), hard=True, noise=3),
    "fadedstrong": Kind(lambda p, n, r, d: faded(p, 0.2), hard=True, noise=2),
    "crease": Kind(lambda p, n, r, d: creased(p, r), hard=True),
    "stamps": Kind(lambda p, n, r, d: sealed(p, r, d, [(0.5, 0.4), (0.8, 0.6)]), grey=False),
    "seam": Kind(lambda p, n, r, d: sealed(p, r, d, [(1.0, 0.5), (0.0, 0.3)]), grey=False),
    "stampsgrey": Kind(lambda p, n, r, d: sealed(p, r, d, [(0.5, 0.4), (0.8, 0.6)]), hard=True),
    "penblue": Kind(lambda p, n, r, d: penned(p, r, d, (40, 60, 170)), grey=False, hard=True),
    "pengrey": Kind(lambda p, n, r, d: penned(p, r, d, (70, 70, 70)), hard=True),
    "penred": Kind(lambda p, n, r, d: penned(p, r, d, (200, 40, 50)), grey=False, hard=True),
    "thick": Kind(lambda p, n, r, d: p.filter(ImageFilter.MinFilter(3))),
    "border": Kind(lambda p, n, r, d: bordered(p, r, d)),
    "tint": Kind(lambda p, n, r, d: tinted(p), grey=False),
    "watermark": Kind(lambda p, n, r, d: watermarked(p, d)),
    "bleed": Kind(lambda p, n, r, d: bled_through(p, n), hard=True),
    "twoup": Kind(dpi=250, two_up=True, hard=True),
    "pixelbox": Kind(dpi=300, shown=72),
}


# ---------------------------------------------------------------- several ways in turn

# What happens to the paper before it is scanned: (name, spoil).
ON_PAPER = [
    ("thick", lambda p, n, r, d: p.filter(ImageFilter.MinFilter(3))),
    ("tint", lambda p, n, r, d: tinted(p).convert("RGB")),
    ("watermark", lambda p, n, r, d: watermarked(p, d)),
    ("bleed", lambda p, n, r, d: bled_through(p, n)),
    ("faded", lambda p, n, r, d: faded(p, r.uniform(0.35, 0.7))),
    ("crease", lambda p, n, r, d: creased(p, r)),
    ("stamps", lambda p, n, r, d: sealed(p, r, d, [(r.uniform(0.3, 0.8), r.uniform(0.3, 0.8))])),
    ("seam", lambda p, n, r, d: sealed(p, r, d, [(1.0, r.uniform(0.3, 0.7))])),
    ("pen", lambda p, n, r, d: penned(p, r, d, [(40, 60, 170), (70, 70, 70), (200, 40, 50)][int(r.integers(3))])),
]
# How it lies on the glass, or before the camera.
ON_GLASS = [
    ("skew", lambda p, n, r, d: skewed(p, r.uniform(-2.5, 2.5))),
    ("bow", lambda p, n, r, d: bowed(p, r.uniform(0.002, 0.008))),
    ("border", lambda p, n, r, d: bordered(p, r, d)),
    ("photo", lambda p, n, r, d: photographed(p, r, r.uniform(0.005, 0.015), d)),
]
# How the picture is kept: (name, dots per inch, grey or colour, JPEG quality, one bit).
KEPT = [
    ("grey150", 150, True, 70, False), ("grey200", 200, True, 60, False), ("grey300", 300, True, 60, False), ("colour200", 200, False, 50, False),
    ("jpeg40", 150, True, 40, False), ("bit300", 300, True, 0, True), ("bit400", 400, True, 0, True),
]


def chain(random):
    """A kind made of one or two ways on paper, one on the glass and one of keeping, and the names of all."""
    steps = [ON_PAPER[i] for i in sorted(random.choice(len(ON_PAPER), int(random.integers(1, 3)), replace=False))]
    if random.random() < 0.7:
        steps.append(ON_GLASS[int(random.integers(len(ON_GLASS)))])
    name, dpi, grey, quality, is_one_bit = KEPT[int(random.integers(len(KEPT)))]

    def spoil(page, following, random, dpi):
        for _, step in steps:
            page = step(page.convert("RGB"), following, random, dpi)
        return one_bit(page, random) if is_one_bit else page

    turn = int(random.choice([0, 0, 0, 1, 2, 3]))
    kind = Kind(spoil, dpi=dpi, grey=grey, quality=quality, turn=turn)
    kind.group = "chain"
    return kind, [step for step, _ in steps] + [name] + ([f"turn{90 * turn}"] if turn else [])
