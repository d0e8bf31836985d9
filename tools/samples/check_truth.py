#!/usr/bin/env python3
"""Checks that the ground truth of the samples adds up and says what its cells print.

    python3 tools/samples/check_truth.py [NAME …]

For every table with `rows`: each amount is what its cell prints, no printed amount is left out; parts give their total, lines by code and lines by
indent give their parents, both sides of a balance agree, totals agree between the forms and with the narrative, weights come to 100. Each failure is a line;
exits 1 on any. Standard library only.
"""
import json
import pathlib
import re
import sys
from collections import defaultdict
from decimal import Decimal

TRUTH = pathlib.Path(__file__).resolve().parent / "truth"
FUNDS = ("generalPublicBudget", "governmentFund", "stateCapital")
INCOME = ("fiscalSpecialAccount", "unitFunds", "businessIncome", "operatingIncome", "superiorGrants", "affiliateRemittances", "otherIncome", "otherFunds", "fundBalance",
          "carryover")
SPENDING = ("basic", "project", "operating", "remittancesToSuperior", "affiliateGrants")


def number(text):
    text = text.replace(",", "").strip().removesuffix("%")
    return Decimal(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None


def parts_of(amounts, prefix=""):
    """(whole, parts) among the keys of one row."""
    plain = {key.removeprefix(prefix): value for key, value in amounts.items() if key.startswith(prefix) and ("." not in key.removeprefix(prefix))}
    fiscal = "fiscalAppropriation" in plain
    funds, income = [k for k in FUNDS if k in plain], [k for k in INCOME if k in plain]
    if fiscal and funds:
        yield "fiscalAppropriation", plain["fiscalAppropriation"], sum(plain[k] for k in funds)
    spending = [k for k in SPENDING if k in plain]
    if "total" in plain and ("personnel" in plain or "publicUse" in plain) and "basic" not in plain:
        yield "total", plain["total"], sum(plain[k] for k in ("personnel", "publicUse", "project") if k in plain)
    elif "total" in plain and ("basic" in plain or "project" in plain) and spending:
        yield "total", plain["total"], sum(plain[k] for k in spending)
    if "basic" in plain and ("personnel" in plain or "publicUse" in plain):
        yield "basic", plain["basic"], sum(plain.get(k, Decimal(0)) for k in ("personnel", "publicUse"))
    if "total" in plain and (funds or income) and not spending:
        yield "total", plain["total"], plain.get("fiscalAppropriation", sum(plain[k] for k in funds)) + sum(plain[k] for k in income)
    if "currentYear" in plain:
        yield "currentYear", plain["currentYear"], sum(plain[k] for k in (*funds, *income) if k != "carryover")
        yield "carryover", plain.get("carryover", Decimal(0)), sum(v for k, v in amounts.items() if k.startswith("carryover."))
    if prefix == "" and "previous.total" in amounts and "change.total" in amounts and "total" in amounts:
        yield "change", amounts["change.total"], amounts["total"] - amounts["previous.total"]


class Sample:
    def __init__(self, path):
        self.truth, self.failures, self.tested = json.loads(path.read_text(encoding="utf-8")), [], 0

    def expect(self, where, a, b):
        self.tested += 1
        if a != b:
            self.failures.append(f"{where}: {a} is not {b}")

    def run(self):
        totals = defaultdict(list)
        tables = [b for b in self.truth["blocks"] if b["type"] == "table" and "kind" in b]
        for table in tables:
            where = table["title"]
            unit = Decimal(1) if "万元" not in table["caption_right"] + table["title"] + str([c["text"] for c in table["cells"] if c["r"] < 4]) else Decimal(10000)
            if "rows" in table:
                self.cells(table, unit, where)
                self.rows(table, where)
                totals[table["kind"]].append((where, table["rows"]))
            for targets in [table["performance"]] if "performance" in table else table.get("performances", []):
                self.targets(targets, where, table)
        self.cross(totals)
        self.statements(totals)
        return self.failures

    def cells(self, table, unit, where):
        printed = {(c["r"], c["c"]): c["text"] for c in table["cells"]}
        claimed, columns = set(), set()
        for row in table["rows"]:
            for key, value in row["amounts"].items():
                column = row["cells"][key]
                at = row.get("cellRows", {}).get(key, row["row"])
                claimed.add((at, column))
                columns.add(column)
                figure = number(printed.get((at, column), ""))
                factor = Decimal(1) if key.startswith("changePercent") or (row.get("attributes") or {}).get("count") else unit
                self.expect(f"{where} row {row['row']} {key}", Decimal(value), None if figure is None else figure * factor)
        for (r, c), text in printed.items():
            if r >= table["header_rows"] and c in columns and number(text) is not None and (r, c) not in claimed and table["header_rows"]:
                self.expect(f"{where} cell {r},{c} “{text}” is not in the truth", 0, 1)

    def rows(self, table, where):
        rows = [(row, {k: Decimal(v) for k, v in row["amounts"].items()}) for row in table["rows"]]
        for row, amounts in rows:
            for prefix in ("", "previous."):
                for name, whole, parts in parts_of(amounts, prefix):
                    self.expect(f"{where} {row['name']} {name}", whole, parts)
        lists = defaultdict(list)
        for row, amounts in rows:
            attributes = row.get("attributes") or {}
            group = attributes.get("unit") if table["kind"] != "projectExpenditure" else None
            lists[row.get("side"), attributes.get("classification"), group if table["kind"] != "threePublic" else None].append((row, amounts))
        if table["kind"] == "threePublic":
            return self.three(table, rows, where)
        for (side, kind, _), entries in lists.items():
            self.children(entries, f"{where} {side or ''} {kind or ''}")
        if table["kind"] in ("balance", "fiscalBalance"):
            finals = defaultdict(list)
            for row, amounts in rows:
                if row["level"] == 0 and re.search("总计|合计", row["name"]) and not row["name"].startswith("本年") and amounts:
                    finals[row["side"]].append(amounts.get("total", amounts.get("final")))
            sides = [set(values[-1:]) for values in finals.values()]
            self.expect(f"{where}: sides", len(sides) > 1 and len(set().union(*sides)) == 1, True)

    def children(self, entries, where):
        """Lines by code, and lines by level, give their parents."""
        keys = sorted({k for _, amounts in entries for k in amounts})
        coded = [(r, a) for r, a in entries if r.get("code")]
        seen = defaultdict(list)
        for r, a in coded:
            seen[r["code"]].append((r, a))
        unique = all(len(v) == 1 for v in seen.values())
        if not unique and all("governmentCode" in (r.get("attributes") or {}) and len(r["code"]) < 7 for r, _ in coded):  # a parent for each pair of classes
            groups = defaultdict(list)
            for r, a in coded:
                groups[r["code"][:3], r["attributes"]["governmentCode"][:3]].append((r, a))
            for (code, government), lines in groups.items():
                for key in keys:
                    parts = sum(a.get(key, Decimal(0)) for r, a in lines if len(r["code"]) == 5)
                    self.expect(f"{where} {code}/{government} {key}", sum(a.get(key, Decimal(0)) for r, a in lines if len(r["code"]) == 3), parts)
            top = next(a for r, a in entries if r["level"] == 0)
            for key in keys:
                self.expect(f"{where} 合计 {key}", top.get(key, Decimal(0)), sum(a.get(key, Decimal(0)) for r, a in coded if len(r["code"]) == 3))
        for r, a in coded if unique else []:
            below = [b for s, b in coded if s["code"].startswith(r["code"]) and len(s["code"]) == len(r["code"]) + 2]
            for key in keys if below else []:
                self.expect(f"{where} {r['code']} {key}", a.get(key, Decimal(0)), sum(b.get(key, Decimal(0)) for b in below))
        tops = [a for r, a in entries if r["level"] == 0 and not r.get("code")]
        if len(tops) == 2:  # personnel and public use of a folded form
            tops = [{key: sum(a.get(key, Decimal(0)) for a in tops) for key in keys}]
        top = tops[0] if tops else None
        if top is not None and coded and unique:
            for key in keys:
                parts = [a.get(key, Decimal(0)) for r, a in coded if len(r["code"]) == 3]
                self.expect(f"{where} 合计 {key}", top.get(key, Decimal(0)), sum(parts))
        if not coded:
            self.outline(entries, keys, where)

    def outline(self, entries, keys, where):
        for n, (r, a) in enumerate(entries):
            below = []
            for s, b in entries[n + 1:]:
                if s["level"] <= r["level"] and r["level"] > 0 or s["level"] == 0:
                    break
                below.append((s, b))
            if r["level"] > 0 and below:
                next_level = min(s["level"] for s, _ in below)
                for key in keys:
                    parts = [b[key] for s, b in below if s["level"] == next_level and key in b]
                    if below[0][0]["name"].startswith("其中") and len(parts) == 1:  # a part of it, not all
                        self.expect(f"{where} {r['name']} {key} holds its part", a.get(key, Decimal(0)) >= parts[0], True)
                        continue
                    if key in a and parts and not (r.get("attributes") or {}).get("partly"):
                        self.expect(f"{where} {r['name']} {key}", a[key], sum(parts))
        head = [(r, a) for r, a in entries if r["level"] == 1]
        for n, (r, a) in enumerate(entries):
            if r["level"] == 0 and n in (0, len(entries) - 1):
                for key in keys:
                    parts = [b[key] for _, b in head if key in b]
                    if key in a and parts:
                        self.expect(f"{where} {r['name']} {key}", a[key], sum(parts))

    def three(self, table, rows, where):
        groups = defaultdict(dict)
        for row, amounts in rows:
            attributes = row.get("attributes") or {}
            for key, value in amounts.items():
                if not key.startswith("changePercent"):
                    mark = (attributes.get("unit"), attributes.get("year"), attributes.get("change"), key)
                    groups[mark][attributes.get("item")] = value
        for mark, items in groups.items():
            zero = Decimal(0)
            if "vehicles" in items and ("vehicleOperation" in items or "vehiclePurchase" in items):
                self.expect(f"{where} {mark} vehicles", items["vehicles"], items.get("vehiclePurchase", zero) + items.get("vehicleOperation", zero))
            if "total" in items:
                self.expect(f"{where} {mark} total", items["total"], items.get("abroad", zero) + items.get("vehicles", zero) + items.get("reception", zero))
            if "grandTotal" in items:
                self.expect(f"{where} {mark} grand total", items["grandTotal"], sum(items.get(k, zero) for k in ("total", "conference", "training")))

    def targets(self, targets, where, table):
        name = (targets.get("project") or {}).get("name") or where
        weights = [Decimal(i["weight"]) for i in targets.get("indicators", []) if "weight" in i]
        if weights:
            self.expect(f"{where} {name} weights", sum(weights) + Decimal(targets.get("budget", {}).get("weight", "0")), 100)
        budget = {k: Decimal(v) for k, v in targets.get("budget", {}).items()}
        if "total" in budget and "fiscal" in budget:
            self.expect(f"{where} {name} budget", budget["total"], budget["fiscal"] + budget.get("other", 0) + budget.get("carryover", 0))
        printed = {c["text"] for c in table["cells"]}
        for i in targets.get("indicators", []):
            joined = i["target"]["text"]
            self.expect(f"{where} {i['level3']} is printed", i["level3"] in printed and (joined in printed or "level1" not in i or i["level1"] is None), True)
        if "score" in targets and weights:
            scores = [Decimal(i["score"]) for i in targets["indicators"]]
            self.expect(f"{where} {name} score", Decimal(targets["score"]), sum(scores) + budget.get("score", 0))
            self.expect(f"{where} {name} rate", budget["rate"], (budget["final"] * 100 / budget["total"]).quantize(Decimal("0.01")))

    def cross(self, totals):
        """The whole of the general public budget, of revenue and of expenditure is the same in every form."""
        def whole(kind, wanted="total"):
            for where, rows in totals.get(kind, []):
                key = "final" if wanted == "total" and all("total" not in r["amounts"] for r in rows) else wanted
                found = [r for r in rows if r["level"] == 0 and key in r["amounts"]]
                if found:
                    yield where, sum(Decimal(r["amounts"][key]) for r in found[:2 if found[0]["name"].startswith("人员") else 1])
        for kinds in (("revenue", "expenditure"),) if self.truth["document"]["kind"] == "budget" else ():
            values = [v for kind in kinds for v in whole(kind)]
            if len({v for _, v in values}) > 1:
                self.expect(f"totals {values}", 1, len({v for _, v in values}))
        for a, key, b in (("generalPublicExpenditure", "basic", "generalPublicBasicExpenditure"), ("expenditure", "basic", "basicExpenditure"),
                          ("expenditure", "project", "projectExpenditure"), ("generalPublicExpenditure", "project", "projectExpenditure")):
            left = list(whole(a, key))
            of_fund = a.startswith("generalPublic")
            right = [(where, v) for where, v in whole(b) if b.startswith("generalPublic") or of_fund == ("一般公共预算" in where)]
            if left and right:
                for where, value in right:
                    self.expect(f"{left[0][0]} {key} = {where}", left[0][1], value)

    def statements(self, totals):
        """What the narrative states stands in a form, is a sum of its lines, or adds up with what stands beside it."""
        tables = [rows for found in totals.values() for _, rows in found]
        printed = {Decimal(v) for rows in tables for r in rows for v in r["amounts"].values()}
        for rows in tables:  # personnel and public use are sums of the economic classes
            for key in {k for r in rows for k in r["amounts"]}:
                classes = {r["name"]: Decimal(r["amounts"].get(key, 0)) for r in rows}
                printed |= {sum(classes.get(name, 0) for name in names) for names in (("工资福利支出", "对个人和家庭的补助"), ("商品和服务支出", "资本性支出"))}
        for block in self.truth["blocks"]:
            stated = {s["metric"]: Decimal(s["yuan"]) for s in block.get("statements", [])}
            kinds = [v for metric, v in stated.items() if metric in ("procurement.goods", "procurement.works", "procurement.services")]
            if kinds and "procurement.total" in stated:
                self.expect("kinds of procurement", stated["procurement.total"], sum(kinds))
                printed |= set(kinds)
            for metric, value in stated.items():
                if not metric.startswith(("change.", "operatingExpenses.")):  # those of the offices alone, which no form tells
                    self.expect(f"{metric} {value} stands in a form", value in printed or value == 0, True)


def main():
    names = sys.argv[1:] or sorted(p.name.removesuffix(".truth.json") for p in TRUTH.glob("*.truth.json"))
    failed = 0
    for name in names:
        sample = Sample(TRUTH / f"{name}.truth.json")
        if "document" not in sample.truth:
            continue  # of the samples whose truth is the cells alone
        for line in sample.run():
            print(f"{name}: {line}")
            failed += 1
        print(f"{name}: {sample.tested} tests, {len(sample.failures)} failures")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
