"""A department of several budget units: what its forms add up over the units."""
from dataclasses import dataclass
from decimal import Decimal

from budget import Agency
from economics import government_code
from forms import with_parents

ZERO = Decimal(0)


@dataclass
class Unit:
    """A budget unit: its agency and its projects with the economic item that each is spent on."""
    agency: Agency
    uses: dict  # project name → economic item
    institution: bool = False  # 事业单位: its wages and goods have other codes in the government's classification


class Department:
    def __init__(self, units):
        self.units = units  # name → Unit

    def pick(self, names=None):
        return [self.units[name] for name in names or self.units]

    def of(self, source, names=None):
        return sum((u.agency.grand().of(source) for u in self.pick(names)), ZERO)

    def total(self, sources, names=None):
        return sum((u.agency.grand(sources).total for u in self.pick(names)), ZERO)

    def basic(self, names=None):
        return sum((u.agency.basic_total for u in self.pick(names)), ZERO)

    def sources(self, wanted, names=None):
        """{code: {source: amount}} by function with parents."""
        sums = {s: {} for s in wanted}
        for unit in self.pick(names):
            for line in unit.agency.functions(wanted):
                if line.level == 3:
                    for s in wanted:
                        sums[s][line.code] = sums[s].get(line.code, ZERO) + line.of(s)
        full = {s: with_parents(leaves) for s, leaves in sums.items()}
        return {code: {s: full[s].get(code, ZERO) for s in wanted} for code in sorted(set().union(*full.values()))}

    def functions(self, sources, names=None):
        """{code: (personnel, public use, projects)} with parents."""
        leaves = [{}, {}, {}]
        for unit in self.pick(names):
            agency = unit.agency
            for item, value in agency.basic.items():
                code = agency.contributions.get(item, agency.main_function)
                kind = 0 if item[:3] in ("301", "303") else 1
                leaves[kind][code] = leaves[kind].get(code, ZERO) + value
            for p in agency.projects:
                if p.source in sources:
                    leaves[2][p.function] = leaves[2].get(p.function, ZERO) + p.amount
        sums = [with_parents(part) for part in leaves]
        return {code: tuple(part.get(code, ZERO) for part in sums) for code in sorted(set().union(*sums))}

    def economy(self, sources, names=None):
        """[(department's item, government's item, personnel, public use, projects)], one for each pair of codes."""
        out = {}
        for unit in self.pick(names):
            parts = [(item, 0 if item[:3] in ("301", "303") else 1, value) for item, value in unit.agency.basic.items()]
            parts += [(unit.uses[p.name], 2, p.amount) for p in unit.agency.projects if p.source in sources]
            for item, kind, value in parts:
                out.setdefault((item, government_code(item, unit.institution)), [ZERO, ZERO, ZERO])[kind] += value
        return [(*key, *out[key]) for key in sorted(out)]
