"""A city bureau: outlines by name and indent without codes, units down the rows, years of the three-public form down the rows and
funds across, procurement as a group beside the whole, and a list of projects with goals in the narrative."""
from decimal import Decimal

from budget import Agency, Project, money, percent
from classification import ECONOMIC, NUMERALS
from forms import Entry, Side, figures, level_of, listing, pairs, said_items, states, with_parents
from model import Document, Heading, PageBreak, Paragraph, Table, amount, centre, head, label

YEAR = 2026
NAME = "澜屿市海岸带保护局"
TITLE = f"{YEAR}年{NAME}部门预算"
ZERO = Decimal(0)

BASIC = {
    "30101": "412.86", "30102": "1305.44", "30103": "298.17", "30108": "214.72", "30109": "107.36", "30110": "96.31", "30112": "5.84", "30113": "236.95",
    "30199": "188.03", "30201": "42.60", "30202": "6.50", "30204": "0.35", "30207": "18.20", "30211": "21.74", "30212": "15.00", "30213": "9.16",
    "30215": "4.20", "30216": "8.85", "30217": "3.60", "30227": "11.40", "30228": "47.39", "30231": "29.70", "30239": "61.80", "30299": "38.52",
    "30301": "52.48", "30302": "301.26", "30399": "1.12", "31002": "12.75",
}
PROJECTS = [  # with the economic item and what of it is procured
    (Project("岸线巡护与监测", "2110401", "864.30"), "30227", "420.00"), (Project("红树林生态修复", "2110401", "1250.75"), "31005", "900.00"),
    (Project("海漂垃圾清理", "2110302", "638.48"), "30227", "638.48"), (Project("沙滩养护与开放管理", "2110401", "407.20"), "30213", "0"),
    (Project("海岸带信息平台运行维护", "2110102", "196.64"), "30213", "150.00"), (Project("综合管理", "2110102", "88.15"), "30299", "0"),
    (Project("预算准备金", "2110102", "35.00"), "30299", "0"), (Project("业务培训", "2050803", "46.90"), "30216", "0"),
    (Project("潮间带调查（上年结转）", "2110401", "126.35", "carryover"), "30227", "0"), (Project("合作研究安排的调查", "2110199", "48.60", "other"), "30227", "0"),
]
AGENCY = Agency(NAME, YEAR, "2110101", BASIC, [p for p, _, _ in PROJECTS])
GENERAL = ("general", "carryover")  # what the general public budget pays for in the year
THREE = {2025: {"abroad": "18.50", "reception": "3.60", "vehicleOperation": "31.20", "vehiclePurchase": "17.80"},
         2026: {"abroad": "15.00", "reception": "3.60", "vehicleOperation": "29.70", "vehiclePurchase": "0.00"}}
NOTE = "注：本套报表金额单位转换时可能存在尾数误差。"

INCOME = [("fiscalSpecialAccount", "财政专户管理资金", "special"), ("businessIncome", "事业收入", "business"), ("operatingIncome", "事业单位经营收入", "operating"),
          ("superiorGrants", "上级补助收入", "superior"), ("affiliateRemittances", "附属单位上缴收入", "affiliate"), ("otherIncome", "其他收入", "other")]


def looks(number, **more):
    return {"number": f"表{number}", "caption_left": f"部门名称：{NAME}", "caption_right": "单位：万元", "font_size": 8.5, "row_height": 6, "title_size": 13,
            "break_before": True, "space_before": 1, "repeat_header": True, "note": NOTE, **more}


def outline(sources):
    """The functional lines by name alone: numbered classes, groups and items told by their indents."""
    out, number = [], 0
    for f in AGENCY.functions(sources):
        if f.level == 1:
            number += 1
        name = f"{NUMERALS[number - 1]}、{f.name}" if f.level == 1 else f.name
        out.append(Entry(name, {"total": f.total}, level=f.level, indent=(0, 2, 4)[f.level - 1]))
    return out


def total(name, value):
    return Entry(name, {"total": value}, level=0, centred=True)


def item(name, value, level=1):
    return Entry(name, {"total": value} if value is not None else {}, level=level, indent=level - 1)


def balance():
    grand, carried = AGENCY.grand(), AGENCY.grand(("carryover",)).total
    left = [item("一、财政拨款", grand.of("general")), item("1.一般公共预算拨款", grand.of("general"), 2), item("2.政府性基金预算拨款", ZERO, 2),
            item("3.国有资本经营预算拨款", ZERO, 2), item("二、财政专户管理资金", ZERO), item("三、单位资金", grand.of("other"))]
    left += [item(f"{n}.{name}", grand.of(source), 2) for n, (_, name, source) in enumerate(INCOME[1:], 1)]
    feet = [total("本年收入合计", grand.total - carried), item("上年结余、结转", carried), item("1.财政拨款结余、结转", carried, 2), item("2.非财政拨款结余、结转", ZERO, 2),
            total("收入总计", grand.total)]
    right_feet = [total("本年支出合计", grand.total), item("结转下年", ZERO), None, None, total("支出总计", grand.total)]
    top = [[head("收　入", cs=2), head("支　出", cs=2)], [head("项　目"), head(f"{YEAR}年预算数"), head("项　目"), head(f"{YEAR}年预算数")]]
    return pairs("收支总表", top, [Side("revenue", ["total"], left, feet), Side("expenditure", ["total"], outline(("general", "carryover", "other")), right_feet)],
                 [78, 50, 82, 50], "balance", **looks(1, break_before=False, note="注：财政拨款收支情况包括一般公共预算、政府性基金预算、国有资本经营预算拨款收支情况。"))


def fund_heads(first, rs, group=None):
    """Heads of 总计, 财政拨款 (with 小计 where `group`), 财政专户管理资金, 单位资金 and 上年结余、结转 in two rows."""
    funds = ([head("小计")] if group else []) + [head(t) for t in ("一般公共预算拨款", "政府性基金预算拨款", "国有资本经营预算拨款")]
    upper = [head(first, rs=2), head("财政拨款", cs=len(funds)), head("财政专户管理资金", rs=2), head("单位资金", cs=5), head("上年结余、结转", rs=2)]
    return upper, funds + [head(name) for _, name, _ in INCOME[1:]]


def fund_amounts(general=ZERO, other=ZERO, carried=ZERO, group=False):
    values = {"total": general + other + carried, **({"fiscalAppropriation": general} if group else {}), "generalPublicBudget": general, "governmentFund": ZERO,
              "stateCapital": ZERO, **{key: ZERO for key, _, _ in INCOME}, "otherIncome": other, "carryover": carried}
    return values


def fund_columns(first, width, group=False):
    keys = ["total"] + (["fiscalAppropriation"] if group else []) + ["generalPublicBudget", "governmentFund", "stateCapital"] + [k for k, _, _ in INCOME] + ["carryover"]
    return [("name", first)] + [(key, width) for key in keys]


def revenue():
    grand = AGENCY.grand()
    top = [[head("预算单位", rs=3), head("收入总计", rs=3), head("本年收入", cs=9), head("上年结余、结转", rs=3)],
           [head("财政拨款", cs=3), head("财政专户管理资金", rs=2), head("单位资金", cs=5)],
           [head(t) for t in ("一般公共预算拨款", "政府性基金预算拨款", "国有资本经营预算拨款", *(name for _, name, _ in INCOME[1:]))]]
    entry = Entry(NAME, fund_amounts(grand.of("general"), grand.of("other"), grand.of("carryover")), level=1)
    return listing("收入总表", top, fund_columns(50, 19), [entry], "revenue", heights={2: 12, 3: 9}, **looks(2))


RESERVED = "其中：2026年政府采购项目中预留给中小企业的项目资金规模"
SMALL = "其中：2026年政府采购项目中预留给小型、微型企业的项目资金规模"


def procured():
    """Procurement by function: the whole, what is kept for small and middle enterprises, and of that for small ones."""
    leaves = {}
    for project, _, value in PROJECTS:
        leaves[project.function] = leaves.get(project.function, ZERO) + money(value)
    leaves["2110101"] = money("54.15")
    reserved = {code: (value * Decimal("0.4")).quantize(Decimal("0.01")) for code, value in leaves.items()}
    small = {code: (value * Decimal("0.25")).quantize(Decimal("0.01")) for code, value in leaves.items()}
    return [with_parents(values) for values in (leaves, reserved, small)]


def whole(values):
    return sum((v for code, v in values.items() if len(code) == 3), ZERO)


def expenditure():
    parts = procured()
    keys = ["procurement.total", "procurement.smeReserved", f"{YEAR}年政府采购项目/{SMALL}"]

    def amounts(f, bought):
        return {"total": f.total, "basic": f.basic, "project": f.project, "operating": ZERO, "remittancesToSuperior": ZERO, "affiliateGrants": ZERO,
                **dict(zip(keys, bought))}
    entries = [Entry(NAME, amounts(AGENCY.grand(), [whole(p) for p in parts]), level=0, attributes={"unit": NAME}, blank=("code", "name"))]
    entries += [Entry(f.name, amounts(f, [p.get(f.code, ZERO) for p in parts]), code=f.code, level=f.level) for f in AGENCY.functions()]
    top = [[head(t, rs=2) for t in ("预算单位", "科目编码", "科目名称", "支出总计", "基本支出", "项目支出", "事业单位经营支出", "上缴上级支出", "对附属单位补助支出")]
           + [head(f"{YEAR}年政府采购项目", cs=3)], [head("小计"), head(RESERVED), head(SMALL)]]
    columns = [("@unit", 38), ("code", 18), ("name", 46), ("total", 19), ("basic", 19), ("project", 19), ("operating", 15), ("remittancesToSuperior", 15),
               ("affiliateGrants", 16), (keys[0], 19), (keys[1], 28), (keys[2], 28)]
    return listing("支出总表", top, columns, entries, "expenditure", heights={1: 16}, **looks(3))


def basic():
    entries = [Entry(NAME, fund_amounts(AGENCY.basic_total, group=True), level=1)]
    entries += [Entry(e.name, fund_amounts(e.total, group=True), level=e.level + 1, indent=e.level) for e in AGENCY.economy()]
    upper, lower = fund_heads("总计", 2, group=True)
    return listing("基本支出总表", [[head("支出项目类别", rs=2)] + upper, lower], fund_columns(58, 17, True), entries, "basicExpenditure", heights={1: 12}, **looks(4))


def projects():
    grand = AGENCY.grand()
    entries = [Entry(NAME, fund_amounts(grand.of("general") - AGENCY.basic_total, grand.of("other"), grand.of("carryover")), level=1)]
    for p, _, _ in PROJECTS:
        entries.append(Entry(p.name, fund_amounts(**{{"general": "general", "carryover": "carried", "other": "other"}[p.source]: p.amount}), level=2, indent=1))
    upper, lower = fund_heads("总计", 2)
    return listing("项目支出总表", [[head("支出项目类别", rs=3), head(f"{YEAR}年预算", cs=11)], upper, lower], fund_columns(52, 19), entries, "projectExpenditure",
                   heights={2: 12}, **looks(5))


def fiscal_balance():
    grand = AGENCY.grand(GENERAL)
    general, carried = grand.of("general"), grand.of("carryover")
    left = [item("财政拨款", general), item("1.一般公共预算拨款", general, 2), item("2.政府性基金预算拨款", ZERO, 2), item("3.国有资本经营预算拨款", ZERO, 2)]
    feet = [total("本年收入合计", general), item("上年结余、结转", carried), item("1.一般公共预算拨款结余、结转", carried, 2), item("2.政府性基金预算拨款结余、结转", None, 2),
            item("3.国有资本经营预算拨款结余、结转", None, 2), total("收入总计", grand.total)]
    right_feet = [total("本年支出合计", grand.total), item("结转下年", ZERO), None, None, None, total("支出总计", grand.total)]
    top = [[head("收入", cs=2), head("支出", cs=2)], [head("项目"), head(f"{YEAR}年预算数"), head("项目"), head(f"{YEAR}年预算数")]]
    return pairs("财政拨款收支总表", top, [Side("revenue", ["total"], left, feet), Side("expenditure", ["total"], outline(GENERAL), right_feet)], [78, 50, 82, 50],
                 "fiscalBalance", **looks(6))


SPENT = [("total", 34), ("basic", 34), ("project", 34)]
SPENT_HEADS = [[head(t) for t in ("预算单位", "科目编码", "科目名称", "支出总计", "基本支出", "项目支出")]]
SPENT_COLUMNS = [("@unit", 52), ("code", 26), ("name", 80)] + SPENT


def unit_line(values):
    return Entry(NAME, values, level=0, attributes={"unit": NAME}, blank=("code", "name"))


def functional():
    grand = AGENCY.grand(GENERAL)
    entries = [unit_line({"total": grand.total, "basic": grand.basic, "project": grand.project})]
    entries += [Entry(f.name, {"total": f.total, "basic": f.basic, "project": f.project}, code=f.code, level=f.level) for f in AGENCY.functions(GENERAL)]
    return listing("一般公共预算支出表（按功能分类）", SPENT_HEADS, SPENT_COLUMNS, entries, "generalPublicExpenditure", **looks(7))


def economic():
    basics = with_parents(AGENCY.basic, (3, 5))
    leaves = {}
    for p, code, _ in PROJECTS:
        if p.source in GENERAL:
            leaves[code] = leaves.get(code, ZERO) + p.amount
    work = with_parents(leaves, (3, 5))
    entries = [unit_line({"total": whole(basics) + whole(work), "basic": whole(basics), "project": whole(work)})]
    for code in sorted(basics | work):
        one, two = basics.get(code, ZERO), work.get(code, ZERO)
        entries.append(Entry(ECONOMIC[code], {"total": one + two, "basic": one, "project": two}, code=code, level=level_of(code)))
    return listing("一般公共预算支出表（按经济分类）", SPENT_HEADS, SPENT_COLUMNS, entries, "generalPublicExpenditure", **looks(8))


FUNDS = [("generalPublicBudget", "一般公共预算"), ("governmentFund", "政府性基金预算"), ("stateCapital", "国有资本经营预算")]
THREE_ITEMS = [("total", "总计"), ("abroad", "因公出国（境）费"), ("reception", "公务接待费"), ("vehicles", "小计"), ("vehicleOperation", "公务用车运行维护费"),
               ("vehiclePurchase", "公务用车购置费")]


def three_values(year):
    values = {name: money(v) for name, v in THREE[year].items()}
    values["vehicles"] = values["vehicleOperation"] + values["vehiclePurchase"]
    values["total"] = values["abroad"] + values["reception"] + values["vehicles"]
    return values


def three_public():
    show = figures()
    top = [[head("预算单位", rs=3), head("年度", rs=3)] + [head(name, cs=3, rs=2) for _, name in THREE_ITEMS[:3]] + [head("公务用车购置和运行维护费", cs=9)],
           [head(name, cs=3) for _, name in THREE_ITEMS[3:]], [head(name) for _ in THREE_ITEMS for _, name in FUNDS]]
    rows, said = [], []
    now, before = three_values(YEAR), three_values(YEAR - 1)
    lines = [(f"{YEAR - 1}年", before, {"year": YEAR - 1}), (f"{YEAR}年", now, {"year": YEAR}),
             ("增减变化金额", {name: now[name] - before[name] for name in now}, {"year": None, "change": True})]
    for n, (text, values, attributes) in enumerate(lines):
        row = [label(NAME, rs=3)] if n == 0 else []
        row.append(centre(text))
        line = {}
        for name, _ in THREE_ITEMS:
            for fund, _ in FUNDS:
                line[name, fund] = values[name] if fund == "generalPublicBudget" else ZERO
                row.append(amount(show(line[name, fund])))
        rows.append(row)
        names = {"vehicles": "公务用车购置和运行维护费"}
        layout = [(name, names.get(name, printed), {fund: 2 + 3 * k + j for j, (fund, _) in enumerate(FUNDS)}) for k, (name, printed) in enumerate(THREE_ITEMS)]
        said += said_items(line, "万元", len(top) + n, layout, {"unit": NAME, **attributes})
    return Table("财政拨款“三公”经费支出表", [27, 18] + [12.2] * 18, top + rows, header_rows=3, said={"kind": "threePublic", "rows": said},
                 heights={0: 8, 1: 8, 2: 16, 3: 9, 4: 9, 5: 9}, **looks(9, font_size=7.5))


def empty(number, title, kind):
    entries = [unit_line({"total": ZERO, "basic": ZERO, "project": ZERO})]
    return listing(title, SPENT_HEADS, SPENT_COLUMNS, entries, kind, **looks(number, note="注：本表本年无发生额。", break_before=number == 10, space_before=1 if number == 10 else 12))


GOALS = [
    ("岸线巡护与监测", "完成全市大陆岸线和无居民海岛岸线巡护，重点岸段每月不少于4次；更新岸线变化监测数据2期，形成年度监测报告；及时发现并移交违法占用岸线线索，移交率达到100%。"),
    ("红树林生态修复", "新种红树林18公顷，补植抚育32公顷，当年成活率不低于85%；清理互花米草不少于6公顷；工程验收合格率达到100%。"),
    ("海漂垃圾清理", "对主要海湾和12处重点沙滩实行常态化保洁，海漂垃圾日均存量控制在每百米2公斤以内，台风过后72小时内完成集中清理。"),
    ("沙滩养护与开放管理", "保障8处公共沙滩安全开放，救生值守覆盖全部开放时段，游客满意度不低于90%。"),
    ("海岸带信息平台运行维护", "系统全年可用率不低于99.5%，故障在4小时内响应；完成等级保护测评1次；数据备份成功率达到100%。"),
    ("综合管理", "保障规划编制、法律顾问、档案整理和宣传等日常工作，按时完成人大建议和政协提案办理。"),
    ("预算准备金", "用于年度执行中不可预见的必要开支，按规定程序动用。"),
    ("业务培训", "举办业务培训5期，培训不少于260人次，参训人员考核合格率不低于95%。"),
]


def goals():
    rows = [[head(t) for t in ("二级预算单位名称", "一级项目名称", "预算数（万元）", "绩效目标")]]
    said = []
    for n, (name, goal) in enumerate(GOALS):
        value = next(p.amount for p, _, _ in PROJECTS if p.name == name)
        rows.append(([label(NAME, rs=len(GOALS))] if n == 0 else []) + [label(name), amount(f"{value:,.2f}"), label(goal)])
        said.append({"row": n + 1, "name": name, "level": 1, "amounts": {"total": f"{value * 10000:f}".rstrip("0").rstrip(".")}, "cells": {"total": 2},
                     "attributes": {"unit": NAME, "goal": goal}})
    return Table("", [30, 36, 26, 78], rows, header_rows=1, heading="（二）项目绩效目标", said={"kind": "projectExpenditure", "rows": said}, font_size=10.5, row_height=9,
                 repeat_header=True, space_before=2)


def narrative():
    grand = AGENCY.grand()
    now, before = three_values(YEAR), three_values(YEAR - 1)
    bought = whole(procured()[0])
    change = AGENCY.total - money("5412.90")
    return [
        Heading("第一部分 文字说明", 1), Heading("一、部门概况"), Heading("（一）主要职能", 3),
        Paragraph(f"{NAME}统筹全市海岸带生态保护与修复，拟订海岸带保护规划并组织实施；负责岸线占用监督、海漂垃圾治理和沙滩开放管理；组织海岸带调查监测，发布岸线变化信息。"),
        Heading("（二）机构编制及车辆情况", 3),
        Paragraph(f"{NAME}行政编制62人，实有在编人数58人；离休1人，退休37人。实有公务用车9辆，均为定编车辆，包括海岸执法用车5辆和机要通信用车4辆。"),
        Heading("二、部门预算收支总体情况"),
        states(f"{YEAR}年{NAME}部门预算收入{{}}万元，其中：财政预算拨款{{}}万元、其他收入{{}}万元、上年结转{{}}万元。", ("revenue.total", grand.total),
               ("revenue.fiscalAppropriation", grand.of("general")), ("revenue.other", grand.of("other")), ("revenue.carryover", grand.of("carryover"))),
        states(f"{YEAR}年{NAME}部门预算支出{{}}万元，比{YEAR - 1}年增加{{}}万元，增长{percent(change, money('5412.90'))}。其中：人员支出{{}}万元、公用支出{{}}万元、"
               "项目支出{}万元。预算收支增加的主要原因是新增红树林生态修复任务。", ("expenditure.total", grand.total), ("change.total", change),
               ("expenditure.personnel", AGENCY.personnel), ("expenditure.publicUse", AGENCY.public_use), ("expenditure.project", grand.project)),
        Heading("三、“三公”经费财政拨款预算情况"),
        states(f"{YEAR}年“三公”经费财政拨款预算{{}}万元，比{YEAR - 1}年减少{{}}万元。1.因公出国（境）费用：{YEAR}年预算数{{}}万元，比上年减少{{}}万元。"
               f"2.公务接待费：{YEAR}年预算数{{}}万元，与上年持平。3.公务用车购置和运行维护费：{YEAR}年预算数{{}}万元，其中：公务用车购置费0.00万元，"
               "公务用车运行维护费{}万元。", ("threePublic.total", now["total"]), ("change.threePublic", now["total"] - before["total"]), ("threePublic.abroad", now["abroad"]),
               (None, before["abroad"] - now["abroad"]), ("threePublic.reception", now["reception"]), ("threePublic.vehicles", now["vehicles"]),
               ("threePublic.vehicleOperation", now["vehicleOperation"])),
        Heading("四、政府采购预算情况"),
        states(f"{NAME}政府采购项目纳入{YEAR}年部门预算共计{{}}万元，其中货物采购{{}}万元、工程采购{{}}万元、服务采购{{}}万元。", ("procurement.total", bought),
               ("procurement.goods", money("54.15")), ("procurement.works", money("900.00")), ("procurement.services", bought - money("954.15"))),
        Heading("五、其他需要说明情况"),
        Heading("（一）机关运行经费", 3),
        states(f"{YEAR}年{NAME}机关运行经费财政拨款预算{{}}万元，用于维持机关日常运行。", ("operatingExpenses.total", AGENCY.public_use)),
        Heading("（二）项目绩效目标", 3),
        states("纳入绩效目标管理的项目8个，涉及资金{}万元，具体如下：", (None, sum(p.amount for p, _, _ in PROJECTS if p.source == "general"))),
        goals(),
        Heading("六、名词解释"),
        Paragraph("一、财政预算拨款：市级财政当年拨付的资金。"), Paragraph("二、上年结转：以前年度尚未完成、结转到本年继续使用的资金。"),
        Heading(f"第二部分 {YEAR}年部门预算表", 1, break_before=True),
    ]


def document():
    names = ["收支总表", "收入总表", "支出总表", "基本支出总表", "项目支出总表", "财政拨款收支总表", "一般公共预算支出表（按功能分类）", "一般公共预算支出表（按经济分类）",
             "财政拨款“三公”经费支出表", "政府性基金预算支出表", "国有资本经营预算支出表"]
    cover = [Paragraph(" ", "centre"), Paragraph(" ", "centre"), Paragraph(" ", "centre"), Heading(TITLE, 1), PageBreak(), Heading("目　录", 1)]
    cover += [Paragraph(f"{text}\t{page}", "contents") for text, page in [("第一部分 文字说明", 1), (f"第二部分 {YEAR}年部门预算表", 5)]
              + [(f"　　表{n} {name}", 5 + n) for n, name in enumerate(names, 1)]]
    tables = [balance(), revenue(), expenditure(), basic(), projects(), fiscal_balance(), functional(), economic(), three_public(),
              empty(10, "政府性基金预算支出表", "governmentFundExpenditure"), empty(11, "国有资本经营预算支出表", "stateCapitalExpenditure")]
    blocks = [*cover, PageBreak(), *narrative(), PageBreak(landscape=True), *tables]
    return Document("city-bureau-outline", "chromium", TITLE, blocks, margins=(18, 16, 16, 16), body_size=14, footer="{page}", line_height=1.75,
                    identity={"title": TITLE, "agency": NAME, "fiscalYear": YEAR, "kind": "budget", "entity": "department"})
