"""The arithmetic of an invented agency's budget: everything printed is derived here, in decimals, from leaf amounts.

An `Agency` is given the leaves of its basic expenditure by economic item (30101 …) and its projects; it derives the functional lines,
all parents and totals, the sources and the “three public” items, so that every accounting identity of the forms holds by construction.
`Agency.check()` states these identities once more and is run for every sample.
"""
from dataclasses import dataclass, field
from decimal import Decimal

from classification import ECONOMIC, FUNCTIONAL

ZERO = Decimal(0)
CENT = Decimal("0.01")

# Social contributions are booked under functions of their own; all other basic expenditure goes to the agency's main function.
CONTRIBUTIONS = {"30108": "2080505", "30109": "2080506", "30302": "2080501", "30110": "2101101", "30111": "2101103", "30113": "2210201"}
SOURCES = ("general", "fund", "capital", "special", "business", "operating", "superior", "affiliate", "other", "carryover")
FISCAL = ("general", "fund", "capital")


def money(text):
    """A decimal from its printed form, with at least two places (targets also come with four: 53.4857)."""
    value = Decimal(text)
    return value.quantize(CENT) if value == value.quantize(CENT) else value


def plain(value, blank=True):
    """1234.50, or 76.5082 where cents are not enough; zero gives an empty cell unless `blank` is false."""
    if blank and not value:
        return ""
    return f"{value:.2f}" if value == value.quantize(CENT) else f"{value.normalize():f}"


def grouped(value, blank=True):
    """1,234.50"""
    return "" if blank and not value else f"{value:,.2f}"


def short(value, blank=True):
    """1234.5, 700: trailing zeros dropped."""
    if blank and not value:
        return ""
    text = f"{value:.2f}"
    return text.rstrip("0").rstrip(".")


def percent(part, whole):
    """Share with two places, as narratives print it."""
    return f"{(part * 100 / whole).quantize(CENT):.2f}%"


@dataclass
class Project:
    """A project: its functional code, amount (万元) and where the money comes from."""
    name: str
    function: str
    amount: Decimal
    source: str = "general"
    code: str = ""

    def __post_init__(self):
        self.amount = money(self.amount)


@dataclass
class Line:
    """One line of a classification with everything that can be printed beside it."""
    code: str
    name: str
    basic: Decimal = ZERO
    project: Decimal = ZERO
    sources: dict = field(default_factory=dict)
    basic_sources: dict = field(default_factory=dict)
    project_sources: dict = field(default_factory=dict)

    @property
    def level(self):
        return {3: 1, 5: 2, 7: 3}[len(self.code)]

    @property
    def total(self):
        return self.basic + self.project

    def of(self, *sources):
        return sum((self.sources.get(s, ZERO) for s in sources), ZERO)

    def part(self, sources):
        """The same line reduced to some sources, or None when nothing is left."""
        basic = sum((self.basic_sources.get(s, ZERO) for s in sources), ZERO)
        project = sum((self.project_sources.get(s, ZERO) for s in sources), ZERO)
        return Line(self.code, self.name, basic, project, {s: self.sources.get(s, ZERO) for s in sources}) if basic or project else None

    def add(self, kind, source, value):
        setattr(self, kind, getattr(self, kind) + value)
        for box in (self.sources, getattr(self, kind + "_sources")):
            box[source] = box.get(source, ZERO) + value


@dataclass
class EconomicLine:
    code: str
    name: str
    total: Decimal

    @property
    def level(self):
        return {3: 1, 5: 2}[len(self.code)]

    @property
    def personnel(self):
        return self.total if self.code[:3] in ("301", "303") else ZERO

    @property
    def public_use(self):
        return self.total - self.personnel


class Agency:
    """An invented agency for one year. `basic` maps economic leaves to amounts in 万元, all from the general public budget."""

    def __init__(self, name, year, main_function, basic, projects, contributions=None, code=""):
        self.name, self.year, self.main_function, self.code = name, year, main_function, code
        self.basic = {item: money(value) for item, value in sorted(basic.items())}
        self.projects = list(projects)
        self.contributions = contributions or CONTRIBUTIONS
        self.check()

    def functions(self, sources=SOURCES):
        """Functional lines with all their parents, in code order, reduced to some sources."""
        lines = {}

        def book(code, kind, source, value):
            for length in (3, 5, 7):
                key = code[:length]
                lines.setdefault(key, Line(key, FUNCTIONAL[key])).add(kind, source, value)

        for item, value in self.basic.items():
            book(self.contributions.get(item, self.main_function), "basic", "general", value)
        for project in self.projects:
            book(project.function, "project", project.source, project.amount)
        parts = (lines[code].part(sources) for code in sorted(lines))
        return [line for line in parts if line]

    def economy(self, keep=lambda code: True):
        """Economic lines of the basic expenditure with their parents, in code order."""
        sums = {}
        for item, value in self.basic.items():
            if keep(item):
                for key in (item[:3], item):
                    sums[key] = sums.get(key, ZERO) + value
        return [EconomicLine(code, ECONOMIC[code], sums[code]) for code in sorted(sums)]

    def grand(self, sources=SOURCES):
        """The 合计 line."""
        total = Line("", "合计")
        for line in self.functions(sources):
            if line.level == 1:
                total.basic += line.basic
                total.project += line.project
                for s, v in line.sources.items():
                    total.sources[s] = total.sources.get(s, ZERO) + v
        return total

    def by_category(self, sources=SOURCES):
        """Level-1 functional totals by three-digit code."""
        return {line.code: line for line in self.functions(sources) if line.level == 1}

    @property
    def basic_total(self):
        return sum(self.basic.values(), ZERO)

    @property
    def personnel(self):
        return sum((line.personnel for line in self.economy() if line.level == 1), ZERO)

    @property
    def public_use(self):
        return self.basic_total - self.personnel

    @property
    def project_total(self):
        return sum((p.amount for p in self.projects), ZERO)

    @property
    def total(self):
        return self.basic_total + self.project_total

    def check(self):
        """The identities that the printed forms must satisfy."""
        lines = self.functions()
        for parent in lines:
            children = [c for c in lines if c.level == parent.level + 1 and c.code.startswith(parent.code)]
            if parent.level < 3:
                assert parent.total == sum(c.total for c in children), parent.code
            assert parent.total == parent.of(*SOURCES), parent.code
        assert self.grand().total == self.total and self.grand().basic == self.basic_total
        assert self.personnel + self.public_use == self.basic_total
        for parent in self.economy():
            if parent.level == 1:
                assert parent.total == sum(c.total for c in self.economy() if c.level == 2 and c.code.startswith(parent.code))


@dataclass
class ThreePublic:
    """The “three public” expenses in 万元; totals are derived."""
    abroad: Decimal = ZERO
    purchase: Decimal = ZERO
    operation: Decimal = ZERO
    reception: Decimal = ZERO

    def __post_init__(self):
        self.abroad, self.purchase, self.operation, self.reception = map(money, (self.abroad, self.purchase, self.operation, self.reception))

    @property
    def vehicles(self):
        return self.purchase + self.operation

    @property
    def total(self):
        return self.abroad + self.vehicles + self.reception


def running_plan(amount, shares):
    """Running payment totals at the given shares of a budget, in cents, the last one being the budget itself."""
    plan = [(amount * Decimal(share) / 100).quantize(CENT) for share in shares[:-1]]
    return plan + [amount]
