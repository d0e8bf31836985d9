"""A city's institute: names told apart by leading spaces alone, a last head row of signs (** ** 1 2 3), three-public items of several
units down the rows, projects by unit, last year's carry-over divided by fund."""
from decimal import Decimal

from budget import CONTRIBUTIONS, Agency, Project, money
from classification import ECONOMIC, FUNCTIONAL
from department import Department, Unit
from forms import Entry, Side, figures, fit, level_of, listing, pairs, said_items, states, with_parents
from model import Cell, Document, Heading, PageBreak, Paragraph, Table, amount, head, label

YEAR = 2026
NAME = "榕汀市气象科学研究院"
TITLE = f"{NAME}{YEAR}年度部门预算"
STATION = "榕汀市海洋气象台（榕汀市预警信息中心）"
ZERO = Decimal(0)

BASICS = {
    NAME: {"30101": "168.42", "30102": "36.80", "30107": "742.16", "30108": "118.64", "30109": "59.32", "30110": "66.05", "30112": "6.41", "30113": "142.70",
           "30201": "38.25", "30205": "2.86", "30206": "27.44", "30207": "18.10", "30209": "56.30", "30211": "22.75", "30215": "4.60", "30216": "9.20",
           "30217": "3.15", "30226": "12.40", "30228": "16.85", "30231": "12.60", "30299": "20.33", "30302": "88.47", "31002": "6.80"},
    STATION: {"30101": "94.36", "30102": "22.15", "30107": "386.90", "30108": "64.28", "30109": "32.14", "30110": "35.70", "30112": "3.95", "30113": "76.20",
              "30201": "14.42", "30206": "31.68", "30207": "9.75", "30211": "13.36", "30217": "0.85", "30228": "9.12", "30231": "21.40", "30299": "11.07",
              "30302": "40.15", "30309": "0.36"},
}
WORK = {
    NAME: [(Project("气象科学研究与成果转化", "2060404", "186.00"), "30227", "1.开展台风近岸强度变化和城市内涝风险预报等课题研究不少于8项，形成可业务化成果4项；2.发表核心期刊论文不少于12篇，取得软件著作权6项。"),
           (Project("城市气象业务建设", "2200509", "924.50"), "31003", "建设城市边界层立体观测站3个、社区微型站120个，观测资料到报率不低于98%；完善网格化预报系统，24小时晴雨预报准确率不低于88%。"),
           (Project("气象科普与服务", "2200509", "148.36"), "30226", "面向学校和社区开展科普活动不少于60场，受众不少于2.4万人次；编发农业和交通专题服务产品不少于180期，用户满意度不低于92%。"),
           (Project("观测站网改造（上年结转）", "2200510", "64.20", "carryover"), "31003", "完成上年启动的自动站防雷与供电改造收尾工作，验收合格率达到100%。"),
           (Project("专业气象技术服务", "2200509", "136.80", "business"), "30226", "为港口、能源等行业提供专业预报服务，履约率达到100%，服务投诉不超过2次。")],
    STATION: [(Project("海洋气象监测预警", "2200508", "512.75"), "30213", "维持海岛站、浮标站常年稳定运行，设备故障响应时间不超过24小时；海上大风预警准确率不低于85%，预警提前量不少于90分钟。"),
              (Project("预警信息发布平台运行", "2200509", "203.40"), "30213", "平台全年可用率不低于99.9%，红色预警信息10分钟内发布到位率达到100%，覆盖人口比例不低于97%。"),
              (Project("船舶气象导航服务", "2200509", "42.15", "other"), "30226", "为远洋和近海船舶提供导航服务不少于300航次，节油率评估合格。")],
}
INSTITUTION = {**CONTRIBUTIONS, "30302": "2080502", "30110": "2101102"}
DEPARTMENT = Department({name: Unit(Agency(name, YEAR, "2200504", BASICS[name], [p for p, _, _ in WORK[name]], contributions=INSTITUTION),
                                    {p.name: item for p, item, _ in WORK[name]}, institution=True) for name in BASICS})
FISCAL, ALL = ("general", "carryover"), ("general", "business", "other", "carryover")
SHOW = figures(zero=False)


def spaced(table):
    """Indents as leading spaces of the names, as such forms have them, instead of room in the cell."""
    for cell in (cell for row in table.rows for cell in row if cell.indent):
        cell.text, cell.indent = "　" * (cell.indent // 2) + cell.text, 0
    return table


def looks(number, **more):
    return {"caption_left": f"部门名称：{NAME}", "caption_right": "单位：万元", "font_size": 9, "row_height": 6.2, "title_size": 15, "rules": "hairline",
            "break_before": True, "repeat_header": True, "space_before": 1, **more}


def title(number, text):
    return f"表{number}：{YEAR}年市级部门{text}"


def signs(names, amounts):
    """The last row of a head: ** under the names, numbers under the amounts."""
    return [head("**", bold=False) for _ in range(names)] + [head(str(n), bold=False) for n in range(1, amounts + 1)]


def one(name, value, level=1, **more):
    return Entry(name, {} if value is None else {"total": value}, level=level, indent=more.pop("indent", 2 * (level - 1) if level else 0), **more)


def outline(sources):
    """The functional lines by name and indent."""
    return [one(FUNCTIONAL[code], sum(v.values()), level_of(code)) for code, v in DEPARTMENT.sources(sources).items()]


def foot(name, shown, value):
    return Entry(name, {"total": value}, level=0, shown=shown)


def balance():
    whole, carried = DEPARTMENT.total(ALL), DEPARTMENT.of("carryover")
    general = DEPARTMENT.of("general")
    left = [one("一、财政拨款", general), one("一般公共预算", general, 2), one("政府性基金预算", None, 2), one("国有资本经营预算", None, 2), one("二、财政专户管理资金", None),
            one("三、事业收入", DEPARTMENT.of("business")), one("四、事业单位经营收入", None), one("五、上级补助收入", None), one("六、附属单位上缴收入", None),
            one("七、其他收入", DEPARTMENT.of("other"))]
    top = [[head("收　　入", cs=2), head("支　　出", cs=2)], [head("项　　目"), head("预算数"), head("项　　目"), head("预算数")]]
    return pairs(title(1, "收支预算总表"), top, [
        Side("revenue", ["total"], left, [foot("本年收入合计", "本年收入合计", whole - carried), one("上年结转结余", carried), foot("收入总计", "收　入　总　计", whole)]),
        Side("expenditure", ["total"], outline(ALL), [foot("本年支出合计", "本年支出合计", whole), one("年终结转结余", None), foot("支出总计", "支　出　总　计", whole)])],
        [76, 44, 84, 44], "balance", show=SHOW, note="注：本表金额转化为万元时，因四舍五入可能存在尾差，下同。", **looks(1, break_before=False, row_height=5.6))


def revenue():
    def build(names):
        v = {s: DEPARTMENT.of(s, names) for s in ALL}
        return {"total": sum(v.values()), "currentYear": sum(v.values()) - v["carryover"], "generalPublicBudget": v["general"], "businessIncome": v["business"],
                "otherIncome": v["other"], "carryover": v["carryover"], "carryover.generalPublicBudget": v["carryover"]}
    entries = [Entry("合计", build(None), level=0), Entry(NAME, build(None), level=1)]
    entries += [Entry(name, build([name]), level=2, indent=2) for name in BASICS]
    keys = ["total", "currentYear", "generalPublicBudget", "governmentFund", "stateCapital", "fiscalSpecialAccount", "businessIncome", "operatingIncome", "superiorGrants",
            "affiliateRemittances", "otherIncome", "carryover", "carryover.generalPublicBudget", "carryover.governmentFund", "carryover.stateCapital",
            "carryover.fiscalSpecialAccount", "carryover.unitFunds"]
    top = [[head("单位名称", rs=2), head("总计", rs=2), head("本年收入", cs=10), head("上年结转结余", cs=6)],
           [head(t) for t in ("小计", "一般公共预算", "政府性基金预算", "国有资本经营预算", "财政专户管理资金", "事业收入", "事业单位经营收入", "上级补助收入", "附属单位上缴收入", "其他收入",
                              "小计", "一般公共预算", "政府性基金预算", "国有资本经营预算", "财政专户管理资金", "单位资金")], signs(1, 17)]
    return listing(title(2, "收入预算总表"), top, [("name", 32)] + [(key, 16 if n < 3 else 13) for n, key in enumerate(keys)], entries, "revenue", show=SHOW,
                   heights={1: 22}, **looks(2, font_size=8, row_height=9))


def functional(number, text, kind, sources, heads, columns, build):
    values = DEPARTMENT.functions(sources)
    tops = [build(v) for code, v in values.items() if len(code) == 3]
    entries = [Entry("合计", {key: sum(t[key] for t in tops) for key in tops[0]}, level=0)]
    entries += [Entry(FUNCTIONAL[code], build(v), level=level_of(code), indent=2 * (level_of(code) - 1)) for code, v in values.items()]
    return listing(title(number, text), heads + [signs(1, len(columns))], [("name", 86)] + columns, entries, kind, show=SHOW, **looks(number))


def expenditure():
    heads = [[head("功能分类科目名称", rs=2), head("总计", rs=2), head("基本支出", cs=2)] + [head(t, rs=2) for t in ("项目支出", "事业单位经营支出", "上缴上级支出", "对附属单位补助支出")],
             [head("人员支出"), head("日常公用支出")]]
    columns = [("total", 27), ("personnel", 27), ("publicUse", 27), ("project", 27), ("operating", 22), ("remittancesToSuperior", 22), ("affiliateGrants", 22)]
    return functional(3, "支出预算总表", "expenditure", ALL, heads, columns, lambda v: {"total": sum(v), "personnel": v[0], "publicUse": v[1], "project": v[2]})


def fiscal_balance():
    general, carried = DEPARTMENT.of("general"), DEPARTMENT.of("carryover")
    left = [one("一、财政拨款", general), one("一般公共预算", general, 2), one("政府性基金预算", None, 2), one("国有资本经营预算", None, 2), one("二、上年结转结余", carried),
            one("一般公共预算", carried, 2), one("政府性基金预算", None, 2), one("国有资本经营预算", None, 2)]
    right = [one("一、本年支出合计", general + carried)] + [one(e.name, e.amounts["total"], e.level + 1) for e in outline(FISCAL)] + [one("二、年终结转结余", None)]
    top = [[head("收　　入", cs=2), head("支　　出", cs=2)], [head("项　　目"), head("预算数"), head("项　　目"), head("预算数")]]
    return pairs(title(4, "财政拨款收支预算总表"), top, [Side("revenue", ["total"], left, [foot("收入总计", "收　入　总　计", general + carried)]),
                                                Side("expenditure", ["total"], right, [foot("支出总计", "支　出　总　计", general + carried)])],
                 [76, 44, 84, 44], "fiscalBalance", show=SHOW, **looks(4, row_height=5.6))


def general_public():
    heads = [[head("功能分类科目名称", rs=2), head("合　计", rs=2), head("基本支出", cs=3), head("项目支出", rs=2)], [head("小计"), head("人员经费"), head("日常公用支出")]]
    columns = [("total", 34), ("basic", 34), ("personnel", 34), ("publicUse", 34), ("project", 34)]
    return functional(5, "一般公共预算支出预算表", "generalPublicExpenditure", FISCAL, heads, columns,
                      lambda v: {"total": sum(v), "basic": v[0] + v[1], "personnel": v[0], "publicUse": v[1], "project": v[2]})


def basic():
    leaves = {}
    for unit in DEPARTMENT.pick():
        for item, value in unit.agency.basic.items():
            leaves[item] = leaves.get(item, ZERO) + value
    sums = with_parents(leaves, (3, 5))

    def build(code, value):
        return {"total": value, "personnel" if code[:3] in ("301", "303") else "publicUse": value}
    whole = {"total": sum(leaves.values()), "personnel": sum(v for c, v in leaves.items() if c[:3] in ("301", "303"))}
    whole["publicUse"] = whole["total"] - whole["personnel"]
    entries = [Entry("合计", whole, level=0)] + [Entry(ECONOMIC[c], build(c, sums[c]), level=level_of(c), indent=2 * (level_of(c) - 1)) for c in sorted(sums)]
    heads = [[head("经济分类科目名称", rs=2), head("本年一般公共预算基本支出", cs=3)], [head(t) for t in ("合计", "人员经费", "日常公用支出")], signs(1, 3)]
    return listing(title(6, "一般公共预算基本支出预算表"), heads, [("name", 74), ("total", 32), ("personnel", 32), ("publicUse", 32)], entries, "generalPublicBasicExpenditure",
                   show=SHOW, **looks(6, row_height=5.6, break_before=False))


THREE = {NAME: {"abroad": "5.00", "vehicleOperation": "12.60", "reception": "3.15"}, STATION: {"vehiclePurchase": "19.80", "vehicleOperation": "21.40", "reception": "0.85"}}
THREE_NAMES = {"total": "“三公”经费合计", "abroad": "因公出国(境)费用", "vehicles": "公务用车购置及运行费", "vehiclePurchase": "公务用车购置费", "vehicleOperation": "公务用车运行维护费",
               "reception": "公务接待费"}


def three_values(names):
    v = {item: sum((money(THREE[name].get(item, "0")) for name in names), ZERO) for item in ("abroad", "vehiclePurchase", "vehicleOperation", "reception")}
    v["vehicles"] = v["vehiclePurchase"] + v["vehicleOperation"]
    v["total"] = v["abroad"] + v["vehicles"] + v["reception"]
    return {item: v[item] for item in THREE_NAMES if v[item]}


def three_public():
    top = [[head("单位名称", rs=2), head("“三公”经费合计", rs=2), head("因公出国(境)费用", rs=2), head("公务用车购置及运行费", cs=3), head("公务接待费", rs=2)],
           [head("小计"), head("公务用车购置费"), head("公务用车运行维护费")], signs(1, 6)]
    layout = [(item, name, {"total": n}) for n, (item, name) in enumerate(THREE_NAMES.items(), 1)]
    rows, said = [], []
    for name, names in (("合计", list(THREE)), *((name, [name]) for name in THREE)):
        values = three_values(names)
        said += said_items({(item, "total"): v for item, v in values.items()}, "万元", len(top) + len(rows), layout, None if name == "合计" else {"unit": name})
        rows.append([label(name)] + [amount(SHOW(values.get(item))) for item in THREE_NAMES])
    said = [row for row in said if row["amounts"]]
    return Table(title(7, "一般公共预算“三公”经费预算表"), [74, 30, 30, 30, 30, 34, 30], top + rows, header_rows=3, said={"kind": "threePublic", "rows": said},
                 note="注：不含教学科研人员学术交流因公出国（境）费用。", **looks(7, row_height=8, heights={1: 10}))


def empty(number, text, kind, heads, width, columns, note):
    rows = heads + [[label("合计")] + [Cell() for _ in range(columns)], [Cell() for _ in range(columns + 1)]]
    said = [{"row": len(heads), "name": "合计", "level": 0, "amounts": {}, "cells": {}}]
    return Table(title(number, text), [110] + [width] * columns, rows, header_rows=len(heads), said={"kind": kind, "rows": said}, note=note,
                 **looks(number, row_height=7, break_before=number == 8, space_before=1 if number == 8 else 12))


def projects():
    def build(p):
        return {"total": p.amount, "generalPublicBudget" if p.source in FISCAL else "unitFunds": p.amount}
    rows = [(name, p) for name, items in WORK.items() for p, _, _ in items]
    whole = {key: sum((build(p).get(key, ZERO) for _, p in rows), ZERO) for key in ("total", "generalPublicBudget", "unitFunds")}
    entries = [Entry("合计", whole, level=0)] + [Entry(p.name, build(p), level=1, attributes={"unit": name}) for name, p in rows]
    entries[0].blank = ("@unit",)
    top = [[head("单位名称", rs=2), head("项目名称", rs=2), head("总计", rs=2), head("财政拨款收入", cs=3), head("财政专户管理资金", rs=2), head("单位资金", rs=2)],
           [head("一般公共预算"), head("政府性基金"), head("国有资本经营预算")], signs(2, 6)]
    columns = [("@unit", 62), ("name", 62), ("total", 26), ("generalPublicBudget", 26), ("governmentFund", 21), ("stateCapital", 21), ("fiscalSpecialAccount", 21), ("unitFunds", 24)]
    return listing(title(10, "项目支出预算表"), top, columns, entries, "projectExpenditure", show=SHOW, heights={1: 10}, **looks(10, row_height=8))


def goals():
    entries = [Entry(p.name, {"total": p.amount}, level=1, attributes={"unit": name, "goal": goal}) for name, items in WORK.items() for p, _, goal in items]
    top = [[head(t) for t in ("单位名称", "项目名称", "金额", "绩效目标")]]
    return listing(title(11, "项目支出绩效表"), top, [("@unit", 48), ("name", 48), ("total", 26), ("@goal", 138)], entries, "projectExpenditure", show=SHOW, split_rows=True,
                   **looks(11, row_height=9))


def narrative():
    v = {s: DEPARTMENT.of(s) for s in ALL}
    whole, basics = sum(v.values()), DEPARTMENT.basic()
    values = DEPARTMENT.functions(ALL)
    people, use, work = (sum((x[k] for c, x in values.items() if len(c) == 3), ZERO) for k in range(3))
    three = three_values(list(THREE))
    return [
        Heading("一、部门概况"), Heading("（一）主要职责", 3),
        Paragraph("承担城市与海洋气象科学研究和成果转化，负责天气监测、预报和预警信息发布，开展气象科普和公共气象服务。"),
        Heading("（二）部门预算单位构成", 3), Paragraph(f"从预算单位构成看，部门预算包括{NAME}和{STATION}。"),
        Heading(f"二、{YEAR}年部门预算安排情况说明"), Heading("（一）部门收支预算情况总体说明", 3),
        states(f"{YEAR}年部门收支总预算{{}}万元。收入包括：一般公共预算拨款收入{{}}万元、事业收入{{}}万元、其他收入{{}}万元、上年结转结余{{}}万元；支出包括：科学技术支出{{}}万元、"
               "社会保障和就业支出{}万元、卫生健康支出{}万元、自然资源海洋气象等支出{}万元、住房保障支出{}万元。", ("revenue.total", whole), ("revenue.generalPublicBudget", v["general"]),
               ("revenue.businessIncome", v["business"]), ("revenue.other", v["other"]), ("revenue.carryover", v["carryover"]),
               *((None, sum(values[code])) for code in ("206", "208", "210", "220", "221"))),
        Heading("（二）部门支出预算情况说明", 3),
        states(f"{YEAR}年部门支出预算{{}}万元，其中：基本支出{{}}万元，项目支出{{}}万元。基本支出中人员支出{{}}万元，日常公用支出{{}}万元。", ("expenditure.total", whole),
               ("expenditure.basic", basics), ("expenditure.project", work), ("expenditure.personnel", people), ("expenditure.publicUse", use)),
        Heading("（三）财政拨款收支预算情况总体说明", 3),
        states(f"{YEAR}年财政拨款收支总预算{{}}万元，全部为一般公共预算，其中上年结转结余{{}}万元。", ("fiscal.total", v["general"] + v["carryover"]), (None, v["carryover"])),
        Heading("（四）一般公共预算“三公”经费预算情况说明", 3),
        states(f"{YEAR}年“三公”经费预算{{}}万元。其中：1.因公出国（境）费用{{}}万元；2.公务接待费{{}}万元；3.公务用车购置及运行维护费{{}}万元，其中公务用车购置费{{}}万元，"
               "公务用车运行维护费{}万元。", ("threePublic.total", three["total"]), ("threePublic.abroad", three["abroad"]), ("threePublic.reception", three["reception"]),
               ("threePublic.vehicles", three["vehicles"]), ("threePublic.vehiclePurchase", three["vehiclePurchase"]), ("threePublic.vehicleOperation", three["vehicleOperation"])),
        Heading("（五）预算绩效情况说明", 3),
        states(f"{YEAR}年项目支出均实行绩效目标管理，共计8个一级项目，涉及资金{{}}万元。", (None, work)),
        Heading("三、名词解释"), Paragraph("1.单位资金：除财政拨款和财政专户管理资金以外的收入，包括事业收入和其他收入等。"),
        Paragraph("2.日常公用支出：保障单位正常运转的商品和服务支出以及办公设备购置。"),
        Heading(f"四、{YEAR}年预算公开表"),
        *[Paragraph(f"{text}", "plain") for text in (f"表1.{YEAR}年市级部门收支预算总表", f"表2.{YEAR}年市级部门收入预算总表", f"表3.{YEAR}年市级部门支出预算总表",
                                                    f"表4.{YEAR}年市级部门财政拨款收支预算总表", f"表5.{YEAR}年市级部门一般公共预算支出预算表",
                                                    f"表6.{YEAR}年市级部门一般公共预算基本支出预算表", f"表7.{YEAR}年市级部门一般公共预算“三公”经费预算表",
                                                    f"表8.{YEAR}年市级部门政府性基金预算支出预算表", f"表9.{YEAR}年市级部门国有资本经营预算支出预算表",
                                                    f"表10.{YEAR}年市级部门项目支出预算表", f"表11.{YEAR}年市级部门项目支出绩效表")],
    ]


def document():
    cover = [Paragraph(" ", "centre"), Paragraph(" ", "centre"), Paragraph(" ", "centre"), Heading(NAME, 1), Heading(f"{YEAR}年度部门预算", 1), PageBreak(), Heading("目　录", 1)]
    cover += [Paragraph(f"{text}\t{page}", "contents") for text, page in (("一、部门概况", 3), (f"二、{YEAR}年部门预算安排情况说明", 3), ("三、名词解释", 4), (f"四、{YEAR}年预算公开表", 4))]
    none = "备注：本部门没有{}预算拨款安排的支出，故本表无数据。"
    empties = [empty(8, "政府性基金预算支出预算表", "governmentFundExpenditure",
                     [[head("功能分类科目名称", rs=2), head("本年政府性基金预算支出", cs=3)], [head(t) for t in ("合　计", "基本支出", "项目支出")], signs(1, 3)], 46, 3, none.format("政府性基金")),
               empty(9, "国有资本经营预算支出预算表", "stateCapitalExpenditure", [[head("功能分类科目名称"), head("项目支出")], signs(1, 1)], 138, 1, none.format("国有资本经营"))]
    blocks = [*cover, PageBreak(), *narrative(), PageBreak(landscape=True), *fit([balance(), revenue(), expenditure(), fiscal_balance(), general_public()], 262),
              PageBreak(landscape=False), basic(), PageBreak(landscape=True), *fit([three_public(), *empties, projects(), goals()], 262)]
    for table in (block for block in blocks if isinstance(block, Table)):
        spaced(table)
        number, text = table.title.split("：")
        table.said |= {"title": text, "number": number}  # printed in one line
    return Document("city-institute-signs", "chromium", TITLE, blocks, margins=(18, 16, 16, 16), body_size=14, body_font="Noto Sans CJK SC", footer="{page}", line_height=1.7,
                    through="cairo", identity={"title": TITLE, "agency": NAME, "fiscalYear": YEAR, "kind": "budget", "entity": "department"})
