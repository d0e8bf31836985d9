"""A department's comprehensive budget in the forms of the west (陕西): balances of four pairs, revenue and expenditure by unit with unit codes, both
economic classifications in one row, 专项业务经费, and three-public items with 上年, 本年 and 增减 side by side."""
import re
from decimal import Decimal

from budget import CONTRIBUTIONS, Agency, Project, money
from classification import ECONOMIC, FUNCTIONAL
from department import Department, Unit
from economics import GOVERNMENT, government_code
from forms import Entry, Side, figures, fit, indicator, level_of, listing, pairs, said_items, said_targets, states
from model import Cell, Document, Heading, PageBreak, Paragraph, Table, amount, centre, head, label

YEAR = 2025
NAME = "棠川省草原保育局"
SECOND = "棠川省草原监测站"
TITLE = f"{NAME}{YEAR}年部门综合预算"
CODES = {NAME: "318", f"{NAME}本级": "318001", SECOND: "318002"}
ZERO = Decimal(0)

OFFICE_BASIC = {
    "30101": "386.42", "30102": "298.15", "30103": "204.60", "30108": "141.87", "30109": "70.93", "30110": "83.36", "30112": "4.26", "30113": "118.64",
    "30199": "36.00", "30201": "38.50", "30202": "6.20", "30205": "3.10", "30206": "14.75", "30207": "11.30", "30208": "26.40", "30211": "32.85",
    "30213": "9.60", "30215": "8.40", "30216": "12.60", "30217": "6.75", "30226": "10.20", "30228": "23.73", "30231": "41.50", "30239": "68.90",
    "30299": "17.46", "30302": "22.18", "30305": "5.04", "31002": "11.80",
}
STATION_BASIC = {
    "30101": "248.36", "30102": "61.72", "30107": "187.40", "30108": "79.60", "30109": "39.80", "30110": "46.77", "30112": "3.48", "30113": "66.20",
    "30201": "16.30", "30206": "8.42", "30207": "5.16", "30211": "24.80", "30216": "6.90", "30217": "1.20", "30228": "13.26", "30231": "18.60",
    "30299": "9.05", "30302": "4.32", "30304": "8.65", "31002": "5.40",
}
WORK = {  # unit: (project, economic item, brief)
    f"{NAME}本级": [
        (Project("草原生态修复治理", "2130299", "1300.00"), "31005", "退化草原补播改良、围栏封育和鼠虫害综合治理，资金列入部门预算。"),
        (Project("草原防火物资储备", "2130234", "216.50"), "30218", "购置扑火机具、防护装备和通信设备，补充省级储备库。"),
        (Project("草原执法监督", "2130207", "142.80"), "30211", "开展草原征占用核查、禁牧休牧巡查和案件督办。"),
        (Project("保育综合事务管理", "2130201", "88.36"), "30227", "规划编制、法律服务、档案数字化和宣传。"),
        (Project("修复工程质量核查（上年结转）", "2130299", "186.20", "carryover"), "30227", "对上年度修复工程开展第三方核查。")],
    SECOND: [
        (Project("草原资源与生态监测", "2130204", "364.70"), "30227", "布设样地样方、遥感解译和年度监测报告编制。"),
        (Project("有害生物预测预报", "2130211", "128.45"), "30213", "测报点运行维护、数据采集和预报发布。"),
        (Project("监测设备更新", "2130204", "97.20"), "31003", "更新便携式光谱仪、自动气象站等设备。"),
        (Project("技术服务收入安排的监测", "2130206", "212.50", "business"), "30227", "受托开展草原碳汇计量和生态评估。"),
        (Project("合作项目经费", "2130206", "36.80", "other"), "30226", "与科研院所合作开展牧草品种试验。")],
}
STATION = {**CONTRIBUTIONS, "30302": "2080502", "30110": "2101102", "30304": "2080801"}
DEPARTMENT = Department({
    f"{NAME}本级": Unit(Agency(f"{NAME}本级", YEAR, "2130201", OFFICE_BASIC, [p for p, _, _ in WORK[f"{NAME}本级"]]),
                      {p.name: item for p, item, _ in WORK[f"{NAME}本级"]}),
    SECOND: Unit(Agency(SECOND, YEAR, "2130204", STATION_BASIC, [p for p, _, _ in WORK[SECOND]], contributions=STATION),
                 {p.name: item for p, item, _ in WORK[SECOND]}, institution=True),
})
UNITS = {name: unit.agency for name, unit in DEPARTMENT.units.items()}
of, total, functions, uses = DEPARTMENT.of, DEPARTMENT.total, DEPARTMENT.functions, DEPARTMENT.economy
FISCAL = ("general", "carryover")
ALL = ("general", "business", "other", "carryover")
EARMARKED = money("1300.00")  # 专项资金列入部门预算的项目
SHOW = figures(zero=False)


def looks(number, title, **more):
    return {"number": f"表{number}", "caption_left": "", "caption_right": "单位：万元", "font_size": 9, "row_height": 6.2, "title_size": 15, **more}


def four(sources, left, feet, number, title, kind):
    """A balance of four pairs; the three lists of expenditure are views of the same money."""
    whole = total(sources)
    functional = [Entry("一、财政拨款" if kind == "fiscalBalance" else "一、部门预算", {"total": whole}, level=1)]
    fixed = ["201", "205", "206", "207", "208", "210", "211", "212", "213", "214", "220", "221", "224"]
    values = functions(sources)
    functional += [Entry(f"{n}、{FUNCTIONAL.get(code, {'214': '交通运输支出'}.get(code))}", {"total": sum(values.get(code, (ZERO,)))}, level=2, indent=1) for n, code in enumerate(fixed, 1)]
    department = {}
    government = {}
    for item, gov, people, use, work in uses(sources):
        for group, value in (("basic", people + use), ("project", work)):
            department[group, item[:3]] = department.get((group, item[:3]), ZERO) + value
        government[gov[:3]] = government.get(gov[:3], ZERO) + people + use + work
    economic = [Entry(functional[0].name, {"total": whole}, level=1)]
    for n, (group, text) in enumerate((("basic", "人员经费和公用经费支出"), ("project", "专项业务经费支出")), 1):
        economic.append(Entry(f"{n}、{text}", {"total": sum(v for (g, _), v in department.items() if g == group)}, level=2, indent=1))
        for m, code in enumerate(("301", "302", "303", "310"), 1):
            economic.append(Entry(f"({m}){ECONOMIC[code]}", {"total": department.get((group, code), ZERO)}, level=3, indent=2))
    economic += [Entry(f"{n}、{text}", {}, level=2, indent=1) for n, text in enumerate(("上缴上级支出", "事业单位经营支出", "对附属单位补助支出"), 3)]
    wide = [("501", ""), ("502", ""), ("503", ""), ("504", "机关资本性支出（二）"), ("505", ""), ("506", ""), ("507", "对企业补助"), ("508", "对企业资本性支出"), ("509", ""),
            ("510", "对社会保障基金补助"), ("511", "债务利息及费用支出"), ("513", "转移性支出"), ("599", "其他支出")]
    public = [Entry(functional[0].name, {"total": whole}, level=1)]
    public += [Entry(f"{n}、{text or GOVERNMENT[code]}", {"total": government.get(code, ZERO)}, level=2, indent=1) for n, (code, text) in enumerate(wide, 1)]

    def foot():
        lines = [Entry("本年支出合计", {"total": whole}, level=0, centred=True, bold=True), Entry("结转下年", {}, level=1)]
        return lines + [None] * (len(feet) - 3) + [Entry("支出总计", {"total": whole}, level=0, centred=True, bold=True)]

    top = [[head("收入", cs=2), head("支出", cs=6)],
           [head(t) for t in ("项目", "预算数", "支出功能分科目（按大类）", "预算数", "部门预算支出经济科目（按大类）", "预算数", "政府预算支出经济分类科目（按大类）", "预算数")]]
    sides = [Side("revenue", ["total"], left, feet), Side("expenditure", ["total"], functional, foot()),
             Side("expenditure", ["total"], economic, foot(), "departmentEconomic"), Side("expenditure", ["total"], public, foot(), "governmentEconomic")]
    return pairs(title, top, sides, [55, 20, 43, 20, 44, 20, 44, 20], kind, show=SHOW, **looks(number, title, font_size=8, row_height=5.4, heights={1: 9}))


def item(name, value, level, indent=None):
    return Entry(name, {} if value is None else {"total": value}, level=level, indent=level - 1 if indent is None else indent)


def final(name, value):
    return Entry(name, {"total": value}, level=0, centred=True, bold=True)


def balance():
    now = total(ALL) - of("carryover")
    left = [item("一、部门预算", now, 1), item("1、财政拨款", of("general"), 2), item("(1)一般公共预算拨款", of("general"), 3),
            item("其中：专项资金列入部门预算的项目", EARMARKED, 4, 2.5), item("(2)政府性基金拨款", None, 3), item("(3)国有资本经营预算收入", None, 3), item("2、上级补助收入", None, 2),
            item("3、事业收入", of("business"), 2), item("其中：纳入财政专户管理的收费", None, 3), item("4、事业单位经营收入", None, 2), item("5、附属单位上缴收入", None, 2),
            item("6、其他收入", of("other"), 2)]
    feet = [final("本年收入合计", now), item("用事业基金弥补收支差额", None, 1), item("上年结转", of("carryover"), 1), item("其中：财政拨款资金结转", of("carryover"), 2),
            item("非财政拨款资金结余", None, 2), final("收入总计", total(ALL))]
    return four(ALL, left, feet, 1, f"{YEAR}年部门综合预算收支总表", "balance")


def fiscal_balance():
    left = [item("一、财政拨款", of("general"), 1), item("1、一般公共预算拨款", of("general"), 2), item("其中：专项资金列入部门预算的项目", EARMARKED, 3, 2),
            item("2、政府性基金拨款", None, 2), item("3、国有资本经营预算收入", None, 2)]
    feet = [final("本年收入合计", of("general")), item("上年结转", of("carryover"), 1), final("收入总计", total(FISCAL))]
    return four(FISCAL, left, feet, 4, f"{YEAR}年部门综合预算财政拨款收支总表", "fiscalBalance")


EARMARK = "公共预算拨款/其中：专项资金列入部门预算项目"


def by_unit(number, title, kind):
    def amounts(units):
        parts = [u.grand(ALL) for u in units]
        value = {s: sum((p.of(s) for p in parts), ZERO) for s in ALL}
        return {"total": sum(value.values()), "generalPublicBudget": value["general"], EARMARK: EARMARKED if UNITS[f"{NAME}本级"] in units else ZERO,
                "businessIncome": value["business"], "otherIncome": value["other"], "carryover": value["carryover"]}
    entries = [Entry("合计", amounts(list(UNITS.values())), level=0, blank=("@unitCode",), centred=True, bold=True)]
    for name, units in ((NAME, list(UNITS.values())), *((name, [unit]) for name, unit in UNITS.items())):
        entries.append(Entry(name, amounts(units), level=1 if name == NAME else 2, indent=0 if name == NAME else 1, attributes={"unitCode": CODES[name]}))
    columns = [("@unitCode", 20), ("name", 50), ("total", 22), ("generalPublicBudget", 22), (EARMARK, 24), ("governmentFund", 17), ("stateCapital", 17),
               ("superiorGrants", 15), ("businessIncome", 18), ("_", 18), ("operatingIncome", 15)]
    tail = [("affiliateRemittances", 16), ("otherIncome", 16), ("carryover", 18)]
    top = [[head("单位编码", rs=2), head("单位名称", rs=2), head("总计", rs=2), head("公共预算拨款", cs=2), head("政府性基金拨款", rs=2), head("国有资本经营预算收入", rs=2),
            head("上级补助收入", rs=2), head("事业收入", cs=2), head("事业单位经营收入", rs=2), head("附属单位上缴收入", rs=2), head("其他收入", rs=2),
            head("上年结转", rs=2)],
           [head("小计"), head("其中：专项资金列入部门预算项目"), head("小计"), head("其中：纳入财政专户管理的收费")]]
    return listing(title, top, columns + tail, entries, kind, show=SHOW, **looks(number, title, font_size=8, heights={0: 9, 1: 15}, row_height=7))


def functional():
    values = functions(FISCAL)
    sums = [sum((v[k] for c, v in values.items() if len(c) == 3), ZERO) for k in range(3)]
    keys = ("personnel", "publicUse", "project")
    entries = [Entry("合计", {"total": sum(sums), **dict(zip(keys, sums))}, level=0, blank=("code",), centred=True, bold=True)]
    entries += [Entry(FUNCTIONAL[code], {"total": sum(v), **dict(zip(keys, v))}, code=code, level=level_of(code), indent=level_of(code) - 1) for code, v in values.items()]
    top = [[head(t) for t in ("功能科目编码", "功能科目名称", "合计", "人员经费支出", "公用经费支出", "专项业务经费支出", "备注")]]
    columns = [("code", 28), ("name", 84), ("total", 30), ("personnel", 30), ("publicUse", 30), ("project", 34), ("@note", 26)]
    title = f"{YEAR}年部门综合预算一般公共预算支出明细表（按功能科目分）"
    return listing(title, top, columns, entries, "generalPublicExpenditure", show=SHOW, repeat_header=True, **looks(5, title, row_height=5.5))


def economic(number, title, kind, with_projects):
    pairs_of = [(d, g, p, u, w if with_projects else ZERO) for d, g, p, u, w in uses(FISCAL)]
    pairs_of = [p for p in pairs_of if any(p[2:])]
    keys = ("personnel", "publicUse") + (("project",) if with_projects else ())

    def amounts(rows):
        parts = [sum((r[k] for r in rows), ZERO) for k in range(2, 2 + len(keys))]
        return {"total": sum(parts), **dict(zip(keys, parts))}
    entries = [Entry("合计", amounts(pairs_of), level=0, blank=("code",), centred=True, bold=True)]
    for klass in ("301", "302", "303", "310"):
        rows = [r for r in pairs_of if r[0].startswith(klass)]
        entries.append(Entry(ECONOMIC[klass], amounts(rows), code=klass, level=1))
        entries += [Entry(ECONOMIC[r[0]], amounts([r]), code=r[0], level=2, indent=1,
                          attributes={"governmentCode": r[1], "governmentName": GOVERNMENT[r[1]]}) for r in rows]
    heads = ["部门经济科目编码", "部门经济科目名称", "政府经济科目编码", "政府经济科目名称", "合计", "人员经费支出", "公用经费支出"] + (["专项业务经费支出"] if with_projects else []) + ["备注"]
    columns = [("code", 24), ("name", 58), ("@governmentCode", 24), ("@governmentName", 46), ("total", 26), ("personnel", 26), ("publicUse", 26)]
    columns += ([("project", 26)] if with_projects else []) + [("@note", 14)]
    return listing(title, [[head(t) for t in heads]], columns, entries, kind, show=SHOW, repeat_header=True, heights={0: 10}, **looks(number, title, row_height=5.2, font_size=8.5))


def special():
    entries = []
    whole = sum((p.amount for items in WORK.values() for p, _, _ in items), ZERO)
    entries.append(Entry("合计", {"total": whole}, level=0, blank=("@unitCode",), centred=True, bold=True))
    for name, items in WORK.items():
        entries.append(Entry(name, {"total": sum(p.amount for p, _, _ in items)}, level=1, attributes={"unitCode": CODES[name]}))
        entries += [Entry(p.name, {"total": p.amount}, level=2, indent=1, attributes={"项目简介": brief}) for p, _, brief in items]
    title = f"{YEAR}年部门综合预算专项业务经费支出表"
    return listing(title, [[head(t) for t in ("单位编码", "单位（项目）名称", "项目金额", "项目简介")]], [("@unitCode", 28), ("name", 82), ("total", 32), ("@项目简介", 118)],
                   entries, "projectExpenditure", left=("@项目简介",), show=SHOW, **looks(8, title, row_height=7.5))


BOUGHT = [  # function, unit, name, catalogue, quantity, economic item, month, amount
    ("2130234", f"{NAME}本级", "扑火机具及防护装备", "A02130000 消防设备", "420", "30218", "2025-04", "96.40"),
    ("2130201", f"{NAME}本级", "台式计算机", "A02010104 台式计算机", "14", "31002", "2025-05", "7.28"),
    ("2130299", f"{NAME}本级", "草原补播改良工程", "B07000000 园林绿化工程", "1", "31005", "2025-03", "860.00"),
    ("2130204", SECOND, "便携式光谱仪", "A02100400 光学仪器", "3", "31003", "2025-06", "58.50"),
    ("2130204", SECOND, "遥感解译服务", "C19040000 技术测试和分析服务", "1", "30227", "2025-04", "145.00"),
]


def procurement():
    top = [[head("科目编码", cs=3), head("单位编码", rs=2), head("采购项目", rs=2), head("采购目录", rs=2), head("数量", rs=2), head("部门预算支出经济科目编码", rs=2),
            head("政府预算支出经济科目编码", rs=2), head("实施采购时间", rs=2), head("预算金额", rs=2)], [head(t) for t in ("类", "款", "项")]]
    whole = sum(money(b[-1]) for b in BOUGHT)
    rows = [[centre("合计", cs=6, bold=True), Cell(), Cell(), Cell(), Cell(), amount(f"{whole:,.2f}")]]
    said = [{"row": 2, "name": "合计", "level": 0, "amounts": {"total": f"{whole * 10000:.0f}"}, "cells": {"total": 10}}]
    for code, unit, name, catalogue, quantity, use, month, value in BOUGHT:
        government = government_code(use, unit == SECOND)
        said.append({"row": 2 + len(rows), "code": code, "name": name, "level": 3, "amounts": {"total": f"{money(value) * 10000:.0f}"}, "cells": {"total": 10},
                     "attributes": {"unitCode": CODES[unit], "catalogCode": catalogue, "quantity": quantity, "economicItem": use, "governmentCode": government,
                                    "实施采购时间": month}})
        rows.append([centre(code[:3]), centre(code[3:5]), centre(code[5:]), centre(CODES[unit]), label(name), label(catalogue), centre(quantity), centre(use), centre(government),
                     centre(month), amount(f"{money(value):,.2f}")])
    title = f"{YEAR}年部门综合预算政府采购预算表"
    return Table(title, [14, 12, 12, 22, 46, 50, 16, 27, 27, 24, 24], top + rows, header_rows=2, said={"kind": "procurement", "rows": said},
                 **looks(9, title, row_height=8, heights={0: 10, 1: 7}))


ITEM_ORDER = [("grandTotal", "合计"), ("total", "小计"), ("abroad", "因公出国（境）费用"), ("reception", "公务接待费"), ("vehicles", "小计"), ("vehiclePurchase", "公务用车购置费"),
              ("vehicleOperation", "公务用车运行维护费"), ("conference", "会议费"), ("training", "培训费")]
LEAVES = {  # unit: item: (last year, this year)
    f"{NAME}本级": {"abroad": ("12.00", "0"), "reception": ("7.80", "6.75"), "vehiclePurchase": ("0", "0"), "vehicleOperation": ("44.20", "41.50"), "conference": ("9.10", "8.40"),
                 "training": ("12.60", "12.60")},
    SECOND: {"abroad": ("0", "0"), "reception": ("1.45", "1.20"), "vehiclePurchase": ("19.60", "0"), "vehicleOperation": ("17.30", "18.60"), "conference": ("0", "0"),
             "training": ("5.75", "6.90")},
}


def three_values(units):
    out = {}
    for n, key in enumerate(("previous.total", "total")):
        v = {name: sum((money(LEAVES[u][name][n]) for u in units), ZERO) for name in LEAVES[SECOND]}
        v["vehicles"] = v["vehiclePurchase"] + v["vehicleOperation"]
        v["total"] = v["abroad"] + v["reception"] + v["vehicles"]
        v["grandTotal"] = v["total"] + v["conference"] + v["training"]
        out.update({(name, key): value for name, value in v.items()})
    out.update({(name, "change.total"): out[name, "total"] - out[name, "previous.total"] for name, _ in ITEM_ORDER})
    return {key: value for key, value in out.items() if value}  # zeros are left blank


def three_public():
    groups = [("上年", "previous.total", 2), ("本年", "total", 11), ("增减变化情况", "change.total", 20)]
    top = [[head("单位编码", rs=4), head("单位名称", rs=4)] + [head(text, cs=9) for text, _, _ in groups],
           [c for _ in groups for c in (head("合计", rs=3), head("一般公共预算拨款安排的“三公”经费预算", cs=6), head("会议费", rs=3), head("培训费", rs=3))],
           [c for _ in groups for c in (head("小计", rs=2), head("因公出国（境）费用", rs=2), head("公务接待费", rs=2), head("公务用车购置及运行维护费", cs=3))],
           [c for _ in groups for c in (head("小计"), head("公务用车购置费"), head("公务用车运行维护费"))]]
    names = {"vehicles": "公务用车购置及运行维护费", "total": "“三公”经费"}
    rows, said = [], []
    for name, units in (("合计", list(UNITS)), (NAME, list(UNITS)), *((name, [name]) for name in UNITS)):
        values = three_values(units)
        layout = [(item, names.get(item, text), {key: first + n for _, key, first in groups}) for n, (item, text) in enumerate(ITEM_ORDER)]
        attributes = {} if name == "合计" else {"unit": name, "unitCode": CODES[name]}
        said += [row for row in said_items(values, "万元", 4 + len(rows), layout, attributes) if row["amounts"]]
        rows.append([centre(CODES.get(name, "")), centre(name) if name == "合计" else label(name)]
                    + [amount(SHOW(values.get((item, key)))) for _, key, _ in groups for item, _ in ITEM_ORDER])
    title = f"{YEAR}年部门综合预算一般公共预算拨款“三公”经费及会议费、培训费支出预算表"
    return Table(title, [12, 25] + [8.6] * 27, top + rows, header_rows=4, said={"kind": "threePublic", "rows": said},
                 **looks(10, title, font_size=6, row_height=9, heights={0: 6, 1: 9, 2: 13, 3: 16}))


PROJECT = ("草原生态修复治理", money("3600.00"), money("1300.00"),
           "目标1：三年内完成退化草原补播改良42万亩，修复区植被盖度提高8个百分点以上。目标2：建立修复成效长期监测样地。",
           "目标1：完成补播改良14万亩、围栏封育9万亩。目标2：防治鼠虫害26万亩，危害面积比上年下降。目标3：布设成效监测样地60处。",
           [("产出指标", "数量指标", "补播改良面积", "≥14万亩", "≥42万亩"), ("产出指标", "数量指标", "围栏封育面积", "≥9万亩", "≥27万亩"),
            ("产出指标", "质量指标", "工程验收合格率", "≥95%", "≥95%"), ("产出指标", "时效指标", "年度任务完成时间", "12月底前", "2027年底前"),
            ("产出指标", "成本指标", "补播改良单位成本", "≤62元/亩", "≤62元/亩"), ("效益指标", "生态效益指标", "修复区植被盖度提高幅度", "≥3个百分点", "≥8个百分点"),
            ("效益指标", "社会效益指标", "带动牧民参与工程建设人次", "≥1800人次", "≥5400人次"), ("满意度指标", "服务对象满意度指标", "项目区牧民满意度", "≥90%", "≥90%")])


def levels(items, build):
    """Rows of indicators with merged levels 1 and 2."""
    rows = []
    for n, i in enumerate(items):
        row = []
        if n == 0 or items[n - 1][0] != i[0]:
            row.append(centre(i[0], rs=sum(1 for k in items if k[0] == i[0])))
        if n == 0 or items[n - 1][:2] != i[:2]:
            row.append(centre(i[1], rs=sum(1 for k in items if k[:2] == i[:2])))
        rows.append(row + build(i))
    return rows


def split_goals(text):
    return [part.strip() for part in re.split(r"目标\d：", text) if part.strip()]


def project_targets():
    name, term, year, long_goal, goal, items = PROJECT
    rows = [[head("项目名称", cs=2), centre(name, cs=4)], [head("主管部门", cs=2), centre(NAME, cs=4)],
            [head("资金金额（万元）", cs=2, rs=3), head("实施期资金总额："), amount(f"{term:.2f}"), head("年度资金总额："), amount(f"{year:.2f}")],
            [label("其中：财政拨款"), amount(f"{term:.2f}"), label("其中：财政拨款"), amount(f"{year:.2f}")],
            [label("其他资金"), amount("0.00"), label("其他资金"), amount("0.00")],
            [head("总体目标", rs=2), head("实施期总目标", cs=3), head("年度目标", cs=2)], [label(long_goal, cs=3, valign="top"), label(goal, cs=2, valign="top")],
            [head(t) for t in ("一级指标", "二级指标", "指标内容", "实施期指标值", "年度指标值", "备注")]]
    rows += levels(items, lambda i: [label(i[2]), centre(i[4]), centre(i[3]), Cell()])
    said = [indicator(i[2], i[4], i[0], i[1], set="term") for i in items] + [indicator(i[2], i[3], i[0], i[1], set="annual") for i in items]
    title = f"{YEAR}年部门专项业务经费一级项目绩效目标表"
    return Table(title, [28, 42, 50, 34, 40, 26], rows, header_rows=0, heights={6: 40},
                 said={"kind": "performance", "performance": said_targets(name, total=year, fiscal=year, other=ZERO, indicators=said,
                       goals=[{"set": "term", "text": t} for t in split_goals(long_goal)] + [{"set": "annual", "text": t} for t in split_goals(goal)],
                       fields={"主管部门": NAME, "实施期资金总额：": f"{term:.2f}"})},
                 **looks(11, title, row_height=7.6, font_size=10, caption_right=""))


OVERALL = [("产出指标", "数量指标", "完成草原修复治理面积", "≥23万亩"), ("产出指标", "数量指标", "编制年度监测报告份数", "≥3份"), ("产出指标", "质量指标", "监测数据审核合格率", "≥98%"),
           ("产出指标", "时效指标", "重点工作按期完成率", "100%"), ("产出指标", "成本指标", "“三公”经费变动情况", "只减不增"), ("效益指标", "生态效益指标", "全省草原综合植被盖度", "≥58.4%"),
           ("效益指标", "可持续影响指标", "保育制度体系", "逐步完善"), ("满意度指标", "服务对象满意度指标", "服务对象满意度", "≥90%")]
OVERALL_GOAL = "目标1：修复退化草原，提高草原综合植被盖度。目标2：健全监测预报体系，及时发布草原资源与有害生物信息。目标3：保障机关和所属单位正常运转，压减一般性支出。"


def overall_targets():
    work = {name: sum(p.amount for p, _, _ in items) for name, items in WORK.items()}
    basics = sum(u.basic_total for u in UNITS.values())
    own = of("business") + of("other")
    tasks = [("保障运转", "人员经费和公用经费，保障机关及所属单位正常运转。", basics, ZERO), ("修复与防火", "草原修复治理、防火储备、执法监督和综合事务。", work[f"{NAME}本级"], ZERO),
             ("监测预报", "草原资源与生态监测、有害生物预报、设备更新和技术服务。", work[SECOND] - own, own)]
    whole, mine = sum(t[2] + t[3] for t in tasks), sum(t[3] for t in tasks)
    assert whole == total(ALL)
    rows = [[head("部门（单位）名称", cs=2), centre(NAME, cs=5)],
            [head("年度主要任务", rs=len(tasks) + 3), head("任务名称", rs=2), head("主要内容", rs=2, cs=2), head("预算金额（万元）", cs=3)], [head("总额"), head("财政拨款"), head("其他资金")]]
    rows += [[label(name), label(text, cs=2), *(amount(SHOW(v)) for v in (fiscal + other, fiscal, other))] for name, text, fiscal, other in tasks]
    rows += [[head("金额合计", cs=3), *(amount(SHOW(v)) for v in (whole, whole - mine, mine))], [head("年度总体目标"), label(OVERALL_GOAL, cs=6)],
             [head("年度绩效指标", rs=len(OVERALL) + 1)] + [head("一级指标"), head("二级指标"), head("指标内容"), head("指标值", cs=3)]]
    rows += levels(OVERALL, lambda i: [label(i[2]), centre(i[3], cs=3)])
    title = f"{YEAR}年部门整体支出绩效目标表"
    fields = {"部门（单位）名称": NAME}
    said = said_targets(None, total=whole, fiscal=whole - mine, other=mine, goals=split_goals(OVERALL_GOAL), indicators=[indicator(i[2], i[3], i[0], i[1]) for i in OVERALL],
                        fields=fields)
    return Table(title, [28, 30, 36, 62, 24, 24, 24], rows, header_rows=0, heights={3 + len(tasks) + 1: 18}, said={"kind": "performance", "performance": said},
                 **looks(12, title, row_height=8, font_size=10, caption_right=""))


def narrative():
    whole, fiscal = total(ALL), total(FISCAL)
    values = functions(FISCAL)
    people, use, work = (sum((v[k] for c, v in values.items() if len(c) == 3), ZERO) for k in range(3))
    three = three_values(list(UNITS))
    last = money("5180.42")
    bought = sum(money(b[-1]) for b in BOUGHT)
    return [
        Heading("第一部分 部门概况", 1), Heading("一、部门主要职责及机构设置"),
        Paragraph(f"{NAME}负责全省草原保护、修复和合理利用，拟订草原保育规划和技术规程并组织实施；监督管理草原征占用和禁牧休牧；组织草原防火和有害生物防治；开展草原资源调查监测。"),
        Heading(f"二、{YEAR}年部门工作任务"), Paragraph("完成退化草原修复治理二十三万亩，更新省级防火物资储备，布设成效监测样地，发布有害生物预报信息，开展征占用专项核查。"),
        Heading("三、部门预算单位构成"), Paragraph(f"纳入本部门{YEAR}年部门预算编制范围的预算单位共2个：1.{NAME}本级（机关）；2.{SECOND}。"),
        Heading("第二部分 收支情况", 1), Heading("四、部门收支情况说明"),
        states(f"按照综合预算的原则，本部门所有收入和支出均纳入部门预算管理。{YEAR}年本部门预算收入{{}}万元，其中一般公共预算拨款收入{{}}万元、事业收入{{}}万元、其他收入{{}}万元、"
               "上年结转{}万元，较上年增加{}万元，主要原因是草原修复治理资金增加；本部门当年预算支出{}万元。", ("revenue.total", whole), ("revenue.generalPublicBudget", of("general")),
               ("revenue.businessIncome", of("business")), ("revenue.other", of("other")), ("revenue.carryover", of("carryover")), ("change.total", whole - last),
               ("expenditure.total", whole)),
        Heading("五、财政拨款收支情况"),
        states(f"{YEAR}年本部门财政拨款收支总预算{{}}万元，其中一般公共预算拨款收入{{}}万元、上年结转{{}}万元；财政拨款支出均为一般公共预算拨款支出。", ("fiscal.total", fiscal),
               (None, of("general")), (None, of("carryover"))),
        states("一般公共预算拨款支出按功能分类：社会保障和就业支出{}万元、卫生健康支出{}万元、农林水支出{}万元、住房保障支出{}万元。",
               *((None, sum(values[code])) for code in ("208", "210", "213", "221"))),
        states("一般公共预算支出中，人员经费支出{}万元，公用经费支出{}万元，专项业务经费支出{}万元。", ("expenditure.personnel", people), ("expenditure.publicUse", use),
               ("expenditure.project", work)),
        Heading("六、“三公”经费等预算情况"),
        states(f"{YEAR}年本部门一般公共预算“三公”经费预算支出{{}}万元，较上年减少{{}}万元。其中：公务接待费{{}}万元；公务用车运行维护费{{}}万元；会议费预算支出{{}}万元；"
               "培训费预算支出{}万元。", ("threePublic.total", three["total", "total"]), ("change.threePublic", three["total", "change.total"]),
               ("threePublic.reception", three["reception", "total"]), ("threePublic.vehicleOperation", three["vehicleOperation", "total"]),
               ("conference.total", three["conference", "total"]), ("training.total", three["training", "total"])),
        PageBreak(), Heading("第三部分 其他说明情况", 1),
        states("七、政府采购情况：当年本部门政府采购预算共{}万元，其中政府采购货物类预算{}万元、政府采购工程类预算{}万元、政府采购服务类预算{}万元。", ("procurement.total", bought),
               ("procurement.goods", money("162.18")), ("procurement.works", money("860.00")), ("procurement.services", money("145.00"))),
        states("八、机关运行经费安排说明：当年机关运行经费预算安排{}万元。", ("operatingExpenses.total", UNITS[f"{NAME}本级"].public_use)),
        Paragraph("九、专业名词解释：专项业务经费是为完成特定工作任务、在人员经费和公用经费之外安排的支出。"),
    ]


def contents():
    names = [f"{YEAR}年部门综合预算收支总表", f"{YEAR}年部门综合预算收入总表", f"{YEAR}年部门综合预算支出总表", f"{YEAR}年部门综合预算财政拨款收支总表",
             f"{YEAR}年部门综合预算一般公共预算支出明细表（按功能科目分）", f"{YEAR}年部门综合预算一般公共预算支出明细表（按经济分类科目分）",
             f"{YEAR}年部门综合预算一般公共预算基本支出明细表（按经济分类科目分）", f"{YEAR}年部门综合预算专项业务经费支出表", f"{YEAR}年部门综合预算政府采购预算表",
             f"{YEAR}年部门综合预算一般公共预算拨款“三公”经费及会议费、培训费支出预算表", f"{YEAR}年部门专项业务经费一级项目绩效目标表", f"{YEAR}年部门整体支出绩效目标表"]
    rows = [[head(t) for t in ("报表", "报表名称", "是否空表", "空表理由")]]
    rows += [[centre(f"表{n}"), label(name), centre("否"), Cell()] for n, name in enumerate(names, 1)]
    return Table("目录", [24, 150, 28, 50], rows, header_rows=1, said={"kind": "contents"}, font_size=10.5, row_height=9, title_size=16)


def document():
    titles = {7: f"{YEAR}年部门综合预算一般公共预算基本支出明细表（按经济分类科目分）", 6: f"{YEAR}年部门综合预算一般公共预算支出明细表（按经济分类科目分）"}
    tables = [balance(), by_unit(2, f"{YEAR}年部门综合预算收入总表", "revenue"), by_unit(3, f"{YEAR}年部门综合预算支出总表", "expenditure"), fiscal_balance(), functional(),
              economic(6, titles[6], "generalPublicExpenditure", True), economic(7, titles[7], "generalPublicBasicExpenditure", False), special(), procurement(),
              three_public(), project_targets(), overall_targets()]
    cover = [Paragraph(" ", "centre"), Paragraph(" ", "centre"), Paragraph(" ", "centre"), Heading(TITLE, 1), Paragraph(" ", "centre"), Paragraph("保密审查情况：已审查", "centre")]
    blocks = [*cover, PageBreak(), *narrative(), PageBreak(landscape=True), contents(), *fit(tables, 264)]  # Calc would print what is wider on a second page
    return Document("western-comprehensive-budget", "calc", TITLE, blocks, margins=(15, 14, 14, 14), body_size=12, head_font="Noto Sans CJK SC", footer="第{page}页",
                    identity={"title": TITLE, "agency": NAME, "fiscalYear": YEAR, "kind": "budget", "entity": "department"})
