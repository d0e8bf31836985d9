"""A museum's final accounts on the national forms, 行次 and 栏次 in them and the economic items folded in three, and the self-evaluations (绩效自评) of two
projects and of the whole: targets beside what was done, weights and scores."""
from decimal import Decimal

from budget import CONTRIBUTIONS, Agency, Project, ThreePublic, grouped, money, percent
from classification import ECONOMIC, FUNCTIONAL, NUMERALS
from forms import ITEMS, Entry, Side, figures, fit, indicator, level_of, listing, pairs, said_items, said_row, said_targets, states
from model import Cell, Document, Heading, PageBreak, Paragraph, Table, amount, centre, head, label

YEAR = 2024
NAME = "朔岭市文物博物院"
TITLE = f"{NAME}{YEAR}年度单位决算"
ZERO = Decimal(0)

BASIC = {
    "30101": "386.42", "30102": "74.15", "30107": "812.60", "30108": "198.36", "30109": "99.18", "30110": "94.27", "30112": "12.84", "30113": "176.50",
    "30201": "41.08", "30202": "3.62", "30205": "7.14", "30206": "96.43", "30207": "15.20", "30209": "118.75", "30211": "12.36", "30213": "33.90",
    "30216": "4.85", "30217": "0.92", "30226": "21.40", "30228": "26.18", "30231": "8.76", "30299": "17.33", "30302": "42.71", "30305": "6.30",
    "31002": "9.64",
}
FLOWS = [  # name, function, year's budget, spent
    ("馆藏文物保护修复", "2070204", "486.00", "471.42"), ("免费开放运行", "2070205", "652.50", "652.50"), ("陈列展览提升", "2070205", "318.00", "296.38"),
    ("考古资料整理", "2070204", "124.80", "124.80"), ("文创产品开发支出", "2070205", "88.60", "80.15"),
]
INSTITUTION = {**CONTRIBUTIONS, "30302": "2080502", "30110": "2101102"}
SPENT = Agency(NAME, YEAR, "2070205", BASIC, [Project(n, c, out, "business" if n.startswith("文创") else "general") for n, c, _, out in FLOWS], contributions=INSTITUTION)
RECEIVED = Agency(NAME, YEAR, "2070205", BASIC, [Project(n, c, "92.40" if n.startswith("文创") else into, "business" if n.startswith("文创") else "general") for n, c, into, _ in FLOWS]
                  + [Project("利息等收入", "2070205", "5.86", "other")], contributions=INSTITUTION)
OPENING_FISCAL, OPENING_OTHER = money("38.50"), money("12.07")
CLOSING_FISCAL = OPENING_FISCAL + RECEIVED.grand(("general",)).total - SPENT.grand(("general",)).total
CLOSING = OPENING_FISCAL + OPENING_OTHER + RECEIVED.total - SPENT.total
BALANCE = RECEIVED.total + OPENING_FISCAL + OPENING_OTHER
BUDGETED, FINAL = ThreePublic(operation="11.50", reception="1.80"), ThreePublic(operation="8.76", reception="0.92")
SHOW = figures(zero=False)
CATEGORIES = ["一般公共服务支出", "外交支出", "国防支出", "公共安全支出", "教育支出", "科学技术支出", "文化旅游体育与传媒支出", "社会保障和就业支出", "卫生健康支出", "节能环保支出",
              "城乡社区支出", "农林水支出", "交通运输支出", "资源勘探工业信息等支出", "商业服务业等支出", "金融支出", "援助其他地区支出", "自然资源海洋气象等支出", "住房保障支出",
              "粮油物资储备支出", "国有资本经营预算支出", "灾害防治及应急管理支出", "其他支出"]


def looks(number, **more):
    return {"number": f"公开{number:02}表", "caption_left": f"单位：{NAME}", "caption_right": "金额单位：万元", "font_size": 8.5, "row_height": 5.4, "title_size": 15,
            "break_before": True, "space_before": 0, **more}


def one(name, key, value, level=1, **more):
    return Entry(name, {} if value is None else {key: value}, level=level, **more)


def categories(agency, sources, keys):
    values = {FUNCTIONAL[code]: line.total for code, line in agency.by_category(sources).items()}
    return [Entry(f"{NUMERALS[n]}、{name}", {key: values.get(name, ZERO) for key in keys}, level=1) for n, name in enumerate(CATEGORIES)]


def balance():
    received = RECEIVED.grand()
    parts = [("一般公共预算财政拨款收入", received.of("general")), ("政府性基金预算财政拨款收入", None), ("国有资本经营预算财政拨款收入", None), ("上级补助收入", None),
             ("事业收入", received.of("business")), ("经营收入", None), ("附属单位上缴收入", None), ("其他收入", received.of("other"))]
    left = [one(f"{NUMERALS[n]}、{name}", "final", value) for n, (name, value) in enumerate(parts)]

    def feet(rows):
        return [Entry(name, {"final": value} if value else {}, level=0 if centred else 1, centred=centred) for name, value, centred in rows]
    left_feet = feet([("本年收入合计", received.total, True), ("使用非财政拨款结余和专用结余", None, False), ("年初结转和结余", OPENING_FISCAL + OPENING_OTHER, False), ("总计", BALANCE, True)])
    right_feet = feet([("本年支出合计", SPENT.total, True), ("结余分配", None, False), ("年末结转和结余", CLOSING, False), ("总计", BALANCE, True)])
    top = [[head("收入", cs=3), head("支出", cs=3)], [head(t) for t in ("项目", "行次", "决算数") * 2], [head(t) for t in ("栏次", "", "1", "栏次", "", "2")]]
    sides = [Side("revenue", ["final"], left, left_feet, numbered=1), Side("expenditure", ["final"], categories(SPENT, ("general", "business"), ["final"]), right_feet, numbered=28)]
    return pairs("收入支出决算总表", top, sides, [58, 11, 27, 52, 11, 27], "balance", show=SHOW, note="注：本表反映单位本年度的总收支和年末结转结余情况。",
                 **looks(1, row_height=6.6, break_before=False))


def numbered(keys):
    return [head("栏次", cs=2)] + [head(str(n)) for n, _ in enumerate(keys, 1)]


def flow_form(number, title, kind, agency, heads, build, sources=None, note=""):
    lines = agency.functions(sources) if sources else agency.functions()
    total = agency.grand(sources) if sources else agency.grand()
    entries = [Entry("合计", build(total), level=0, merged=2)] + [Entry(f.name, build(f), code=f.code, level=f.level) for f in lines]
    keys = [key for key, _ in heads]
    top = [[head("项目", cs=2)] + [head(t, rs=2) for _, t in heads], [head("科目代码"), head("科目名称")], numbered(keys)]
    return listing(title, top, [("code", 24), ("name", 70)] + [(key, 168 / len(keys)) for key in keys], entries, kind, show=SHOW, heights={1: 8}, note=note,
                   repeat_header=True, **looks(number))


def revenue():
    heads = [("total", "本年收入合计"), ("fiscalAppropriation", "财政拨款收入"), ("superiorGrants", "上级补助收入"), ("businessIncome", "事业收入"), ("operatingIncome", "经营收入"),
             ("affiliateRemittances", "附属单位上缴收入"), ("otherIncome", "其他收入")]
    return flow_form(2, "收入决算表", "revenue", RECEIVED, heads, lambda f: {"total": f.total, "fiscalAppropriation": f.of("general"), "businessIncome": f.of("business"),
                                                                      "otherIncome": f.of("other")}, note="注：本表反映单位本年度取得的各项收入情况。")


def expenditure():
    heads = [("total", "本年支出合计"), ("basic", "基本支出"), ("project", "项目支出"), ("remittancesToSuperior", "上缴上级支出"), ("operating", "经营支出"),
             ("affiliateGrants", "对附属单位补助支出")]
    return flow_form(3, "支出决算表", "expenditure", SPENT, heads, lambda f: {"total": f.total, "basic": f.basic, "project": f.project}, note="注：本表反映单位本年度各项支出情况。")


def fiscal_balance():
    received = RECEIVED.grand(("general",)).total
    whole = received + OPENING_FISCAL
    keys = ["total", "generalPublicBudget", "governmentFund", "stateCapital"]
    left = [one("一、一般公共预算财政拨款", "final", received), one("二、政府性基金预算财政拨款", "final", None), one("三、国有资本经营预算财政拨款", "final", None)]
    left_feet = [one("本年收入合计", "final", received, 0, centred=True), one("年初财政拨款结转和结余", "final", OPENING_FISCAL),
                 one("一、一般公共预算财政拨款", "final", OPENING_FISCAL, 2, indent=1), one("总计", "final", whole, 0, centred=True)]

    def spread(name, value, level=1, **more):
        return Entry(name, {"total": value, "generalPublicBudget": value}, level=level, **more)
    right_feet = [spread("本年支出合计", whole - CLOSING_FISCAL, 0, centred=True), spread("年末财政拨款结转和结余", CLOSING_FISCAL), None, spread("总计", whole, 0, centred=True)]
    top = [[head("收入", cs=3), head("支出", cs=6)],
           [head(t) for t in ("项目", "行次", "金额", "项目", "行次", "合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")],
           [head(t) for t in ("栏次", "", "1", "栏次", "", "2", "3", "4", "5")]]
    for entry in left + left_feet:
        entry.amounts = {"total": v for v in entry.amounts.values()}
    sides = [Side("revenue", ["total"], left, left_feet, numbered=1),
             Side("expenditure", keys, categories(SPENT, ("general",), keys[:2]), right_feet, numbered=28)]
    return pairs("财政拨款收入支出决算总表", top, sides, [56, 11, 26, 52, 11, 27, 27, 25, 27], "fiscalBalance", show=SHOW, heights={1: 10},
                 note="注：本表反映单位本年度一般公共预算财政拨款、政府性基金预算财政拨款和国有资本经营预算财政拨款的总收支和年末结转结余情况。", **looks(4, row_height=4.9, font_size=8))


def general_public():
    heads = [("total", "小计"), ("basic", "基本支出"), ("project", "项目支出")]
    return flow_form(5, "一般公共预算财政拨款支出决算表", "generalPublicExpenditure", SPENT, heads, lambda f: {"total": f.total, "basic": f.basic, "project": f.project},
                     ("general",), note="注：本表反映单位本年度一般公共预算财政拨款支出情况。")


def basic():
    amounts = {line.code: line.total for line in SPENT.economy()}
    folds = [[c for c in ECONOMIC if c[:3] in ("301", "303")], [c for c in ECONOMIC if c[:3] == "302"], [c for c in ECONOMIC if c[:3] == "310"]]
    rows = [[head("人员经费", cs=3), head("公用经费", cs=6)], [head(t) for t in ("科目代码", "科目名称", "决算数") * 3]]
    said, height = [], max(map(len, folds))
    for n in range(height):
        row = []
        for codes in folds:
            if n < len(codes):
                row += [label(codes[n]), label(ECONOMIC[codes[n]], indent=len(codes[n]) // 2 - 1), amount(grouped(amounts.get(codes[n], ZERO)))]
            else:
                row += [Cell(), Cell(), Cell()]
        rows.append(row)
    for k, codes in enumerate(folds):
        for n, code in enumerate(codes):
            value = amounts.get(code, ZERO)
            said.append(said_row(Entry(ECONOMIC[code], {"final": value} if value else {}, code=code, level=level_of(code)), "万元", 2 + n, {"final": 3 * k + 2}))
    rows.append([centre("人员经费合计", cs=2), amount(grouped(SPENT.personnel)), centre("公用经费合计", cs=5), amount(grouped(SPENT.public_use))])
    said += [said_row(Entry("人员经费合计", {"final": SPENT.personnel}, level=0), "万元", len(rows) - 1, {"final": 2}),
             said_row(Entry("公用经费合计", {"final": SPENT.public_use}, level=0), "万元", len(rows) - 1, {"final": 8})]
    return Table("一般公共预算财政拨款基本支出决算表", [20, 48, 22, 20, 42, 22, 20, 46, 22], rows, header_rows=2, said={"kind": "generalPublicBasicExpenditure", "rows": said},
                 note="注：本表反映单位本年度一般公共预算财政拨款基本支出明细情况。", repeat_header=True, **looks(6, row_height=4.9, font_size=8))


def three_public():
    order = list(ITEMS)
    groups = [("预算数", "budget", 0, BUDGETED), ("决算数", "final", 6, FINAL)]
    top = [[head(text, cs=6) for text, *_ in groups],
           [c for _ in groups for c in (head("合计", rs=2), head("因公出国（境）费", rs=2), head("公务用车购置及运行维护费", cs=3), head("公务接待费", rs=2))],
           [c for _ in groups for c in (head("小计"), head("公务用车购置费"), head("公务用车运行维护费"))], [head(str(n)) for n in range(1, 13)]]
    values = {}
    for _, key, _, three in groups:
        parts = {"total": three.total, "abroad": three.abroad, "vehicles": three.vehicles, "vehiclePurchase": three.purchase, "vehicleOperation": three.operation,
                 "reception": three.reception}
        values.update({(item, key): value for item, value in parts.items() if value})
    names = {**ITEMS, "vehicles": "公务用车购置及运行维护费", "vehicleOperation": "公务用车运行维护费"}
    layout = [(item, names[item], {key: first + n for _, key, first, _ in groups}) for n, item in enumerate(order)]
    rows = top + [[amount(SHOW(values.get((item, key)))) for _, key, _, _ in groups for item in order]]
    return Table("财政拨款“三公”经费支出决算表", [21.6] * 12, rows, header_rows=4, said={"kind": "threePublic", "rows": said_items(values, "万元", 4, layout)},
                 note="注：本表反映单位本年度“三公”经费支出预决算情况。其中，预算数为“三公”经费全年预算数，决算数包括当年财政拨款和以前年度结转资金安排的实际支出。",
                 **looks(7, heights={1: 8, 2: 13, 4: 9}))


def empty(number, title, kind, text, heads):
    top = [[head("项目", cs=2)] + [head(t, rs=2) for t in heads], [head("科目代码"), head("科目名称")], numbered(heads), [centre("合计", cs=2)] + [Cell() for _ in heads],
           [Cell() for _ in range(2 + len(heads))]]
    said = [{"row": 3, "name": "合计", "level": 0, "amounts": {}, "cells": {}}]
    return Table(title, [26, 70] + [164 / len(heads)] * len(heads), top, header_rows=3, said={"kind": kind, "rows": said}, note=text, heights={1: 8},
                 **looks(number, break_before=number == 8, space_before=0 if number == 8 else 12))


EVALUATIONS = [
    ("馆藏文物保护修复", ("460.00", "486.00", "471.42"), ("460.00", "447.50", "432.92"), ("0.00", "38.50", "38.50"),
     "完成馆藏金属、纸质和纺织品文物保护修复不少于120件（套），完善库房环境监测，延缓文物劣变。",
     "全年完成文物保护修复126件（套），改造库房恒湿柜18台，环境监测数据连续完整。纺织品类修复因专用材料到货推迟，有4件转入下年。", [
         ("产出指标", "数量指标", "修复文物数量", "≥120件（套）", "126件（套）", "15", "15", ""), ("产出指标", "数量指标", "建立修复档案份数", "≥120份", "122份", "10", "10", ""),
         ("产出指标", "质量指标", "修复验收合格率", "=100%", "100%", "15", "15", ""), ("产出指标", "时效指标", "年度任务完成率", "=100%", "96.8%", "10", "9.5", "材料到货推迟，提前组织采购"),
         ("成本指标", "经济成本指标", "单件平均修复成本", "≤3.9万元", "3.74万元", "10", "10", ""), ("效益指标", "社会效益指标", "修复成果展出件数", "≥40件", "35件", "10", "8.75", "展期调整，下年补足"),
         ("效益指标", "可持续影响指标", "修复技术传承", "有效传承", "达成预期", "10", "10", ""), ("满意度指标", "服务对象满意度指标", "专家评审满意度", "≥90%", "94%", "10", "10", "")]),
    ("陈列展览提升", ("330.00", "318.00", "296.38"), ("330.00", "318.00", "296.38"), ("0.00", "0.00", "0.00"),
     "改造基本陈列展厅2个，举办临时展览6场，数字展示内容更新率达到30%，观众参观体验明显改善。",
     "改造基本陈列展厅2个，举办临时展览7场，更新数字展示内容34%，全年接待观众81.6万人次。", [
         ("产出指标", "数量指标", "改造展厅数量", "=2个", "2个", "15", "15", ""), ("产出指标", "数量指标", "举办临时展览场次", "≥6场", "7场", "15", "15", ""),
         ("产出指标", "质量指标", "展厅改造验收合格率", "=100%", "100%", "10", "10", ""), ("产出指标", "时效指标", "展厅改造完成时间", "9月底前", "10月中旬", "10", "7", "方案论证时间较长"),
         ("成本指标", "经济成本指标", "展览制作成本", "≤318万元", "296.38万元", "10", "10", ""), ("效益指标", "社会效益指标", "年接待观众人次", "≥75万人次", "81.6万人次", "20", "20", ""),
         ("满意度指标", "服务对象满意度指标", "观众满意度", "≥92%", "95.3%", "10", "10", "")]),
]


def rate_of(final, whole):
    return (money(final) * 100 / money(whole)).quantize(Decimal("0.01"))


def indicator_lines(items, columns):
    """Rows of indicators with merged levels; `columns` cells right of level 2."""
    rows = []
    for n, i in enumerate(items):
        row = []
        if n == 0 or items[n - 1][0] != i[0]:
            row.append(centre(i[0], rs=sum(k[0] == i[0] for k in items)))
        if n == 0 or items[n - 1][:2] != i[:2]:
            row.append(centre(i[1], rs=sum(k[:2] == i[:2] for k in items)))
        rows.append(row + columns(i))
    return rows


def evaluation(name, whole, fiscal, carried, goal, done, items):
    rate = rate_of(whole[2], whole[1])
    points = (rate / 10).quantize(Decimal("0.01"))
    score = points + sum(Decimal(i[6]) for i in items)
    rows = [[head("项目名称", cs=2), centre(name, cs=7)], [head("主管部门", cs=2), centre("朔岭市文化和旅游局", cs=3), head("实施单位", cs=2), centre(NAME, cs=2)],
            [head("项目资金\n（万元）", cs=2, rs=5), Cell()] + [head(t) for t in ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")],
            [label("年度资金总额"), *(amount(v) for v in whole), centre("10"), centre(f"{rate}%"), centre(f"{points}")],
            [label("其中：当年财政拨款"), *(amount(v) for v in fiscal), centre("—"), centre("—"), centre("—")],
            [label("上年结转资金"), *(amount(v) for v in carried), centre("—"), centre("—"), centre("—")],
            [label("其他资金"), *(amount("0.00") for _ in range(3)), centre("—"), centre("—"), centre("—")],
            [head("年度总体目标", rs=2), head("预期目标", cs=4), head("实际完成情况", cs=4)], [label(goal, cs=4), label(done, cs=4)],
            [head("绩效指标", rs=len(items) + 1)] + [head(t) for t in ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")]]
    rows += indicator_lines(items, lambda i: [label(i[2]), *(centre(v) for v in i[3:7]), label(i[7])])
    rows.append([head("总分", cs=6), centre("100"), centre(f"{score}"), Cell()])
    assert money(whole[1]) == money(fiscal[1]) + money(carried[1]) and money(whole[2]) == next(money(out) for n, _, _, out in FLOWS if n == name)
    said = said_targets(name, total=money(whole[1]), fiscal=money(fiscal[1]), other=None, goals=[goal],
                        indicators=[indicator(i[2], i[3], i[0], i[1], actual=i[4], weight=i[5], score=i[6], **({"fields": {"偏差原因分析及改进措施": i[7]}} if i[7] else {})) for i in items],
                        fields={"主管部门": "朔岭市文化和旅游局", "实施单位": NAME, "实际完成情况": done}, final=money(whole[2]),
                        rate={"initial": f"{money(whole[0]) * 10000:.0f}", "carryover": f"{money(carried[1]) * 10000:.0f}", "rate": str(rate), "weight": "10", "score": str(points)},
                        score=str(score))
    return Table(f"{YEAR}年度项目支出绩效自评表", [13, 19, 29, 23, 22, 22, 13, 16, 25], rows, header_rows=0, heights={8: 26}, font_size=8.5, row_height=7.4, title_size=14,
                 break_before=True, split_rows=True, said={"kind": "evaluation", "performance": said}, caption_left="", caption_right="")


OVERALL = [
    ("产出指标", "数量指标", "举办展览和社会教育活动场次", "≥150场", "163场", "15", "15"), ("产出指标", "数量指标", "开放天数", "≥310天", "312天", "10", "10"),
    ("产出指标", "质量指标", "文物安全事故发生数", "=0起", "0起", "15", "15"), ("产出指标", "时效指标", "重点工作按期完成率", "≥95%", "93%", "10", "9.2"),
    ("成本指标", "经济成本指标", "“三公”经费控制率", "≤100%", "72.78%", "10", "10"), ("效益指标", "社会效益指标", "青少年观众占比", "≥35%", "37.2%", "10", "10"),
    ("效益指标", "可持续影响指标", "馆校合作机制", "持续巩固", "达成预期", "10", "10"), ("满意度指标", "服务对象满意度指标", "观众满意度", "≥92%", "95.3%", "10", "10"),
]


def overall():
    fiscal = SPENT.grand(("general",))
    basics, work = SPENT.basic_total, SPENT.project_total
    planned_basic, planned_work = money("2340.00"), sum(money(into) for _, _, into, _ in FLOWS)
    initial_basic, initial_work = money("2310.00"), money("1602.40")
    whole = [initial_basic + initial_work, planned_basic + planned_work, basics + work]
    rate = rate_of(f"{whole[2]}", f"{whole[1]}")
    points = (rate / 10).quantize(Decimal("0.01"))
    score = points + sum(Decimal(i[6]) for i in OVERALL)
    goal = "目标1：保障免费开放和日常运行。目标2：完成馆藏文物保护修复和陈列提升任务。目标3：开展社会教育，扩大公共文化服务覆盖面。"
    done = "全年开放312天，接待观众81.6万人次，修复文物126件（套），各项任务基本完成。"
    rows = [[head("单位名称", cs=2), centre(NAME, cs=7)],
            [head("年度预算执行情况（万元）", rs=4, cs=2), Cell()] + [head(t) for t in ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")],
            [label("年度资金总额"), *(amount(f"{v:.2f}") for v in whole), centre("10"), centre(f"{rate}%"), centre(f"{points}")],
            [label("其中：基本支出"), *(amount(f"{v:.2f}") for v in (initial_basic, planned_basic, basics)), centre("—"), centre("—"), centre("—")],
            [label("项目支出"), *(amount(f"{v:.2f}") for v in (initial_work, planned_work, work)), centre("—"), centre("—"), centre("—")],
            [head("年度总体目标", rs=2), head("预期目标", cs=4), head("实际完成情况", cs=4)], [label(goal, cs=4), label(done, cs=4)],
            [head("绩效指标", rs=len(OVERALL) + 1)] + [head(t) for t in ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "备注")]]
    rows += indicator_lines(OVERALL, lambda i: [label(i[2]), *(centre(v) for v in i[3:7]), Cell()])
    rows += [[head("总分", cs=6), centre("100"), centre(f"{score}"), Cell()], [head("自评等级", cs=2), centre("优", cs=7)]]
    assert fiscal.basic == basics
    goals = ["保障免费开放和日常运行。", "完成馆藏文物保护修复和陈列提升任务。", "开展社会教育，扩大公共文化服务覆盖面。"]
    said = said_targets(None, total=whole[1], goals=goals, final=whole[2],
                        indicators=[indicator(i[2], i[3], i[0], i[1], actual=i[4], weight=i[5], score=i[6]) for i in OVERALL], fields={"单位名称": NAME, "实际完成情况": done},
                        rate={"initial": f"{whole[0] * 10000:.0f}", "rate": str(rate), "weight": "10", "score": str(points)}, score=str(score), grade="优")
    return Table(f"{YEAR}年度单位整体支出绩效自评表", [13, 19, 29, 23, 22, 22, 13, 16, 25], rows, header_rows=0, heights={6: 22}, font_size=8.5, row_height=7.4, title_size=14,
                 break_before=True, split_rows=True, said={"kind": "evaluation", "performance": said}, caption_left="", caption_right="")


def narrative():
    received, spent = RECEIVED.grand(), SPENT.grand()
    general, last = SPENT.grand(("general",)), money("3960.55")
    first = [
        Heading("第一部分 单位概况", 1), Heading("一、主要职责"), Paragraph("负责馆藏文物的征集、保管、保护修复和研究；举办陈列展览，开展社会教育和公共文化服务；承担考古资料整理。"),
        Heading("二、机构设置"), Paragraph(f"{NAME}为公益一类事业单位，内设综合部、保管部、保护修复部、陈列部、社会教育部和安全保卫部。"),
    ]
    second = [
        PageBreak(landscape=False), Heading(f"第三部分 {YEAR}年度单位决算情况说明", 1), Heading("一、收入支出决算总体情况说明"),
        states(f"{YEAR}年度收、支总计均为{{}}万元。与{YEAR - 1}年度相比，收、支总计各增加{{}}万元，增长{percent(BALANCE - last, last)}。", ("balance.total", BALANCE),
               (None, BALANCE - last)),
        Heading("二、收入决算情况说明"),
        states("本年收入合计{}万元，其中：财政拨款收入{}万元，占" + percent(received.of("general"), received.total) + "；事业收入{}万元；其他收入{}万元。",
               ("revenue.total", received.total), ("revenue.fiscalAppropriation", received.of("general")), ("revenue.businessIncome", received.of("business")),
               ("revenue.other", received.of("other"))),
        Heading("三、支出决算情况说明"),
        states("本年支出合计{}万元，其中：基本支出{}万元，项目支出{}万元。", ("expenditure.total", spent.total), ("expenditure.basic", spent.basic), ("expenditure.project", spent.project)),
        Heading("四、财政拨款收入支出决算总体情况说明"),
        states(f"{YEAR}年度财政拨款收、支总计均为{{}}万元。", ("fiscal.total", received.of("general") + OPENING_FISCAL)),
        Heading("五、一般公共预算财政拨款支出决算情况说明"),
        states("一般公共预算财政拨款支出{}万元，其中基本支出{}万元：人员经费{}万元，公用经费{}万元。", ("expenditure.generalPublicBudget", general.total), (None, general.basic),
               ("expenditure.personnel", SPENT.personnel), ("expenditure.publicUse", SPENT.public_use)),
        Heading("六、“三公”经费支出决算情况说明"),
        states(f"{YEAR}年度“三公”经费财政拨款支出预算为{{}}万元，支出决算为{{}}万元，完成预算的{percent(FINAL.total, BUDGETED.total)}。其中：公务用车购置及运行维护费支出决算为"
               "{}万元，其中公务用车运行维护费{}万元；公务接待费支出决算为{}万元。", (None, BUDGETED.total), ("threePublic.total", FINAL.total), ("threePublic.vehicles", FINAL.vehicles),
               ("threePublic.vehicleOperation", FINAL.operation), ("threePublic.reception", FINAL.reception)),
        Heading("七、预算绩效情况说明"),
        Paragraph(f"组织对{YEAR}年度2个项目开展绩效自评，并开展单位整体支出绩效自评，结果如下："),
    ]
    return first, second


def document():
    before, after = narrative()
    cover = [Paragraph(" ", "centre"), Paragraph(" ", "centre"), Heading(f"{YEAR}年度", 1), Heading(NAME, 1), Heading("单位决算", 1), Heading("目　录", 1, break_before=True)]
    cover += [Paragraph(f"{text}\t{page}", "contents") for text, page in (
        ("第一部分 单位概况", 3), (f"第二部分 {YEAR}年度单位决算表", 4), (f"第三部分 {YEAR}年度单位决算情况说明", 12), ("附件 绩效自评表", 13), ("第四部分 名词解释", 16))]
    upright = [balance()]
    wide = [revenue(), expenditure(), fiscal_balance(), general_public(), basic(), three_public(),
            empty(8, "政府性基金预算财政拨款收入支出决算表", "governmentFundBalance", "注：本单位本年度没有政府性基金预算财政拨款收入和支出，本表无数据。",
                  ["年初结转和结余", "本年收入", "本年支出", "年末结转和结余"]),
            empty(9, "国有资本经营预算财政拨款支出决算表", "stateCapitalExpenditure", "注：本单位本年度没有国有资本经营预算财政拨款支出，本表无数据。", ["合计", "基本支出", "项目支出"])]
    forms = [*(evaluation(*item) for item in EVALUATIONS), overall()]
    last = [Heading("第四部分 名词解释", 1, break_before=True), Paragraph("一、事业收入：开展专业业务活动及辅助活动取得的收入。"), Paragraph("二、绩效自评：单位对照年初目标自行开展的评价。")]
    blocks = [*cover, PageBreak(), *before, Heading(f"第二部分 {YEAR}年度单位决算表", 1, break_before=True), *upright, PageBreak(landscape=True), *fit(wide, 262),
              *after, *forms, *last]
    return Document("final-accounts-evaluation", "writer", TITLE, blocks, through="ghostscript", margins=(18, 14, 16, 14), body_size=13, footer="— {page} —", line_height=1.7,
                    identity={"title": TITLE, "agency": NAME, "fiscalYear": YEAR, "kind": "finalAccounts", "entity": "unit"})
