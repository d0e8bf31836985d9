"""How much of a scan came back, and what of the rest nothing points at."""
import bisect
import collections
import difflib
from decimal import Decimal

# The edges of the classes of confidence.
CLASSES = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999]
# Those that a reader may trust, for each group of kinds.
SURE = [0.9, 0.95, 0.98]


def squeeze(text):
    return "".join(text.split())


def cells(table):
    return {(c["row"], c["column"], c.get("rowSpan", 1), c.get("columnSpan", 1), squeeze(c["text"]))
            for c in table["grid"]["cells"] if squeeze(c["text"])}


def texts(table):
    return collections.Counter(c[4] for c in cells(table))


def name(row):
    return (row.get("attributes") or {}).get("item") or row.get("code") or squeeze(row["name"])


def amounts(table):
    """Each amount of a table as (row, key, value, evidence)."""
    for row in table.get("rows") or []:
        for key, value in row.get("amounts", {}).items():
            yield row, key, Decimal(str(value)).normalize(), (row.get("evidence") or {}).get(key) or {}


def fact(table, row, key, value):
    return (table["kind"], row.get("side", ""), name(row), key, value)


def facts(table):
    return collections.Counter(fact(table, row, key, value) for row, key, value, _ in amounts(table))


def matched(expected, got):
    """Pairs of tables by the cells' texts that they share, at least half of them."""
    pairs = []
    for i, e in enumerate(expected):
        for j, g in enumerate(got):
            if set(e["pages"]) & set(g["pages"]):
                te, tg = texts(e), texts(g)
                pairs.append((sum((te & tg).values()) / max(1, sum(te.values())), -i, -j))
    taken, out = set(), {}
    for score, i, j in sorted(pairs, reverse=True):
        if score >= 0.5 and -i not in out and -j not in taken:
            out[-i] = got[-j]
            taken.add(-j)
    return out


def is_pointed_at(table, row, output):
    """Whether something tells the reader to look at the row again."""
    source = row.get("source") or {}
    read = [c for c in table["grid"]["cells"] if c["row"] == source.get("gridRow")]
    if any(c.get("confidence", 1) < 0.9 for c in read):
        return True
    # A diagnostic of one doubtful amount says nothing of the page's others.
    general = [d for d in output["diagnostics"] if d["code"] != "amount.doubtful"]
    if any(d.get("page") in table["pages"] or (d.get("source") or {}).get("page") in table["pages"] for d in general):
        return True
    return any(c["status"] == "failed" and c.get("table") == table["id"] for c in output["checks"])


class Truth:
    """The amounts of a table by what they mean, by their place and by their value."""

    def __init__(self, table):
        self.left = facts(table)
        self.at = {tuple(e["cell"]): value for _, _, value, e in amounts(table) if e}
        self.names = collections.defaultdict(list)
        for row, key, value, _ in amounts(table):
            self.names[key, value].append(name(row))

    def judge(self, table, row, key, value, evidence):
        """Whether an amount is right, right under a misread name, or wrong."""
        this = fact(table, row, key, value)
        if self.left[this] > 0:
            self.left[this] -= 1
            return "right"
        if self.at.get(tuple(evidence.get("cell", ()))) == value:
            return "misnamed"
        alike = any(difflib.SequenceMatcher(None, name(row), other).ratio() >= 0.5 for other in self.names[key, value])
        return "misnamed" if alike else "wrong"


def score(truth, output, show):
    """Counts and misses of one scan."""
    s = collections.Counter()
    misses = []
    got = output["tables"] if output else []
    pairs = matched(truth["tables"], got)
    want, have = collections.Counter(), collections.Counter()
    for i, e in enumerate(truth["tables"]):
        expected = cells(e)
        s["cells"] += len(expected)
        s["tables"] += 1
        want.update(facts(e))
        g = pairs.get(i)
        if g is None:
            misses.append(f"no table for {e['kind']} on {e['pages']}")
            continue
        found = cells(g)
        s["exact"] += len(expected & found)
        s["kinds"] += g["kind"] == e["kind"]
        s["loose"] += sum((texts(e) & texts(g)).values())
        have.update(facts(g))
        misses += [f"{e['kind']} {g['id']}: wanted {c}" for c in sorted(expected - found)[:show]]
        misses += [f"{e['kind']} {g['id']}: got    {c}" for c in sorted(found - expected)[:show]]
        known = Truth(e)
        for row, key, value, evidence in amounts(g):
            verdict = known.judge(g, row, key, value, evidence)
            group = CLASSES[bisect.bisect_right(CLASSES, evidence.get("confidence", 1)) - 1]
            s["of", group] += 1
            s["right", group] += verdict != "wrong"
            s["confirmed"] += evidence.get("standing") == "confirmed"
            if verdict == "wrong" and evidence.get("standing") == "confirmed":
                s["falsely"] += 1
                misses.append(f"{e['kind']} {g['id']}: falsely confirmed {fact(g, row, key, value)}")
            if verdict != "right" and not is_pointed_at(g, row, output):
                s["unseen" if verdict == "wrong" else "misnamed"] += 1
                misses.append(f"{e['kind']} {g['id']}: unseen {verdict} {fact(g, row, key, value)} {evidence.get('confidence')}")
    s["want"], s["have"], s["both"] = sum(want.values()), sum(have.values()), sum((want & have).values())
    return s, misses


HEAD = " cells  texts amounts kinds unseen names falsely confirmed amounts"


def figures(s):
    f1 = 2 * s["both"] / max(1, s["want"] + s["have"]) if s["want"] or s["have"] else None
    shown = "     -" if f1 is None else f"{f1:6.3f}"
    return (f"{s['exact'] / max(1, s['cells']):6.3f} {s['loose'] / max(1, s['cells']):6.3f} {shown} "
            f"{s['kinds'] / max(1, s['tables']):6.3f} {s['unseen']:6} {s['misnamed']:5} {s['falsely']:7} {s['confirmed']:9} {s['have']:7}")


def calibration(s):
    """How many of the amounts of each class of confidence are right, and of all that are at least as sure."""
    lines = ["confidence from   amounts  right   share   share from here"]
    for i, edge in enumerate(CLASSES):
        of, right = s["of", edge], s["right", edge]
        above = sum(s["of", e] for e in CLASSES[i:])
        above_right = sum(s["right", e] for e in CLASSES[i:])
        if of:
            lines.append(f"{edge:15}   {of:7} {right:6}  {right / of:.4f}            {above_right / above:.4f}")
    return "\n".join(lines)


def calibration_by_group(totals):
    """For each group of kinds, how many amounts are at least so sure, and how many of those are right."""
    lines = [f"{'':10}" + "".join(f"{f'from {edge}':>22}" for edge in SURE)]
    for group in ["mild", "hard", "extreme", "chain"]:
        if f"= {group}" not in totals:
            continue
        s = totals[f"= {group}"]
        counts = [[sum(s[what, e] for e in CLASSES if e >= edge) for what in ("of", "right")] for edge in SURE]
        lines.append(f"{group:10}" + "".join(f"{f'{right} of {of}':>22}" for of, right in counts))
    return "\n".join(lines)
