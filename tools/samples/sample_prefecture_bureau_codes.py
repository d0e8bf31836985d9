"""A prefecture's bureau: class, group and item columns whose parents are not repeated, the codes of both economic classifications
in one row, titles and captions repeated on every page, and target forms whose budget head reads 年度预算资金总额."""
from decimal import Decimal

from budget import CONTRIBUTIONS, Agency, Project, money
from classification import ECONOMIC, FUNCTIONAL, NUMERALS
from department import Department, Unit
from economics import GOVERNMENT
from forms import ITEMS, Entry, Side, figures, fit, indicator, level_of, listing, pairs, said_items, said_targets, states, with_parents
from model import Cell, Document, Heading, PageBreak, Paragraph, Table, amount, centre, head, label

YEAR = 2026
NAME = "汶澜市市场监督管理局"
TITLE = f"{YEAR}年{NAME}部门预算"
ZERO = Decimal(0)

OFFICE_BASIC = {
    "30101": "986.40", "30102": "1042.75", "30103": "864.22", "30108": "402.18", "30109": "201.09", "30110": "196.35", "30111": "88.40", "30112": "36.52",
    "30113": "358.70", "30201": "112.36", "30212": "6.00", "30217": "4.80", "30227": "96.18", "30228": "78.60", "30231": "38.40", "30239": "151.24",
    "30299": "62.85", "30302": "312.06", "30305": "9.84", "30309": "0.24", "31002": "15.60",
}
CENTRE_BASIC = {
    "30101": "318.64", "30102": "96.28", "30103": "142.60", "30107": "405.33", "30108": "128.75", "30109": "64.37", "30110": "58.92", "30111": "31.18",
    "30112": "20.45", "30113": "112.06", "30201": "42.18", "30206": "36.90", "30227": "88.50", "30228": "24.36", "30299": "18.74", "30302": "97.15",
    "31003": "21.00",
}
PROJECTS = {
    "office": [(Project("市场监管专项经费", "2013805", "486.20"), "30227", "特定目标类"), (Project("食品安全抽检经费", "2013816", "1265.00"), "30227", "特定目标类"),
               (Project("药品化妆品监管经费", "2013812", "238.60"), "30227", "特定目标类"), (Project("综合业务运转经费", "2013802", "314.75"), "30299", "其他运转类"),
               (Project("办公设备购置及维护", "2013802", "76.40"), "31002", "其他运转类"), (Project("执法装备更新（上年结转）", "2013805", "58.00", "carryover"), "31003", "特定目标类"),
               (Project("干部业务培训", "2050803", "32.00"), "30216", "其他运转类")],
    "centre": [(Project("检验检测能力提升", "2013810", "920.45"), "31003", "特定目标类"), (Project("计量检定业务经费", "2013899", "176.30", "business"), "30218", "其他运转类"),
               (Project("食品安全抽检经费", "2013816", "338.00"), "30227", "特定目标类")],
}
CENTRE = {**CONTRIBUTIONS, "30302": "2080502", "30110": "2101102"}
DEPARTMENT = Department({
    NAME: Unit(Agency(NAME, YEAR, "2013801", OFFICE_BASIC, [p for p, _, _ in PROJECTS["office"]]), {p.name: item for p, item, _ in PROJECTS["office"]}),
    "汶澜市产品检验检测中心": Unit(Agency("汶澜市产品检验检测中心", YEAR, "2013850", CENTRE_BASIC, [p for p, _, _ in PROJECTS["centre"]], contributions=CENTRE),
                        {p.name: item for p, item, _ in PROJECTS["centre"]}, institution=True),
})
FISCAL, ALL = ("general", "carryover"), ("general", "business", "carryover")
SHOW = figures(zero=False)
CATEGORIES = ["201", "202", "204", "205", "206", "207", "208", "210", "211", "212", "213", "214", "215", "216", "217", "220", "221", "222", "223", "224", "229"]
CATEGORY_NAMES = {"202": "外交支出", "204": "公共安全支出", "214": "交通运输支出", "215": "资源勘探工业信息等支出", "216": "商业服务业等支出", "217": "金融支出",
                  "222": "粮油物资储备支出", "223": "国有资本经营预算支出", "229": "其他支出"}


def looks(number, **more):
    return {"number": f"公开表{number}", "caption_left": f"部门（单位）：{NAME}", "caption_right": "单位：万元", "font_size": 8.5, "row_height": 6.2, "title_size": 14,
            "break_before": True, "caption_in_grid": True, "repeat_header": True, "space_before": 0, **more}


def one(name, value, level, **more):
    return Entry(name, {} if value is None else {"total": value}, level=level, **more)


def foot(name, shown, value, **more):
    return Entry(name, {"total": value, **more}, level=0, shown=shown, centred=True)


def categories(values, build):
    return [Entry(f"{NUMERALS[n]}、{FUNCTIONAL.get(code) or CATEGORY_NAMES[code]}", build(values.get(code)), level=1) for n, code in enumerate(CATEGORIES)]


def balance():
    whole, carried, general, business = DEPARTMENT.total(ALL), DEPARTMENT.of("carryover"), DEPARTMENT.of("general"), DEPARTMENT.of("business")
    left = [one("一、财政拨款收入", general, 1), one("一般公共预算收入", general, 2, indent=2), one("政府性基金预算收入", None, 2, indent=2),
            one("国有资本经营预算收入", None, 2, indent=2), one("二、财政专户管理资金收入", None, 1), one("三、事业收入（不含教育收费）", business, 1),
            one("四、事业单位经营收入", None, 1), one("五、其他收入", None, 1)]
    feet = [foot("本年收入合计", "本 年 收 入 合 计", whole - carried), one("使用非财政拨款结余", None, 1), one("上年结转", carried, 1), foot("收入总计", "收 入 总 计", whole)]
    right = categories(DEPARTMENT.sources(ALL), lambda v: {"total": sum(v.values())} if v else {})
    right_feet = [foot("本年支出合计", "本 年 支 出 合 计", whole), one("结转下年", None, 1), None, foot("支出总计", "支 出 总 计", whole)]
    top = [[head("收　　入", cs=2), head("支　　出", cs=2)], [head("项目"), head("预算数"), head("项目"), head("预算数")]]
    return pairs("收支总体情况表", top, [Side("revenue", ["total"], left, feet), Side("expenditure", ["total"], right, right_feet)], [74, 54, 74, 54], "balance", show=SHOW,
                 **looks(1, row_height=5.2, break_before=False))


CODE_HEADS = [head("科目编码", cs=3), head("科目名称", rs=2)]
SPLIT = [head(t) for t in ("类", "款", "项")]


def coded(values, build, whole):
    entries = [Entry("合计", whole, level=0, blank=("split3",), shown="合　计", centred=True)]
    return entries + [Entry(FUNCTIONAL[code], build(v), code=code, level=level_of(code), indent=level_of(code) - 1) for code, v in values.items()]


def summed(values, build):
    tops = [build(v) for code, v in values.items() if len(code) == 3]
    return {key: sum((t.get(key, ZERO) for t in tops), ZERO) for t in tops for key in t}


def revenue():
    values = DEPARTMENT.sources(ALL)

    def build(v):
        return {"total": sum(v.values()), "fiscalAppropriation": v["general"], "generalPublicBudget": v["general"], "businessIncome": v["business"],
                "carryover": v["carryover"]}
    top = [CODE_HEADS + [head("合计", rs=2), head("财政拨款收入", cs=4)]
           + [head(t, rs=2) for t in ("财政专户管理资金收入", "事业收入（不含教育收费）", "事业单位经营收入", "上级补助收入", "附属单位上缴收入", "其他收入", "使用非财政拨款结余", "上年结转")],
           SPLIT + [head(t) for t in ("小计", "一般公共预算收入", "政府性基金预算收入", "国有资本经营预算收入")]]
    columns = [("split3", 10), ("name", 52), ("total", 18), ("fiscalAppropriation", 18), ("generalPublicBudget", 18), ("governmentFund", 15), ("stateCapital", 15),
               ("fiscalSpecialAccount", 15), ("businessIncome", 16), ("operatingIncome", 14), ("superiorGrants", 13), ("affiliateRemittances", 13), ("otherIncome", 13),
               ("fundBalance", 13), ("carryover", 14)]
    return listing("收入总体情况表", top, columns, coded(values, build, summed(values, build)), "revenue", show=SHOW, **looks(2, font_size=8, row_height=5.6, heights={1: 14}))


def expenditure():
    values = DEPARTMENT.functions(ALL)

    def build(v):
        return {"total": sum(v), "basic": v[0] + v[1], "project": v[2]}
    top = [CODE_HEADS + [head(t, rs=2) for t in ("合计", "基本支出", "项目支出", "结转下年")], SPLIT]
    return listing("支出总体情况表", top, [("split3", 16), ("name", 88), ("total", 32), ("basic", 32), ("project", 32), ("carriedForward", 26)],
                   coded(values, build, summed(values, build)), "expenditure", show=SHOW, **looks(3, font_size=8, row_height=5.1))


def fiscal_balance():
    general, carried = DEPARTMENT.of("general"), DEPARTMENT.of("carryover")
    left = [one("一、一般公共预算收入", general, 1), one("二、政府性基金预算收入", None, 1), one("三、国有资本经营预算收入", None, 1)]
    feet = [foot("本年收入合计", "本　年　收　入　合　计", general), one("上年结转", carried, 1), foot("收入总计", "收　入　总　计", general + carried)]
    right = categories(DEPARTMENT.sources(FISCAL), lambda v: {"total": sum(v.values()), "generalPublicBudget": sum(v.values())} if v else {})
    whole = general + carried
    right_feet = [foot("本年支出合计", "本 年 支 出 合 计", whole, generalPublicBudget=whole), one("结转下年", None, 1),
                  foot("支出总计", "支 出 总 计", whole, generalPublicBudget=whole)]
    top = [[head("收　入", cs=2), head("支　出", cs=5)], [head("项目", rs=2), head("预算数", rs=2), head("项目", rs=2), head("预算数", cs=4)],
           [head(t) for t in ("总计", "一般公共预算", "政府性基金预算", "国有资本经营预算")]]
    return pairs("财政拨款收支总体情况表", top, [Side("revenue", ["total"], left, feet),
                                      Side("expenditure", ["total", "generalPublicBudget", "governmentFund", "stateCapital"], right, right_feet)],
                 [56, 34, 60, 28, 28, 26, 28], "fiscalBalance", show=SHOW, **looks(4, row_height=5.6))


def general_public():
    values = DEPARTMENT.functions(FISCAL)

    def build(v):
        return {"total": sum(v), "basic": v[0] + v[1], "personnel": v[0], "publicUse": v[1], "project": v[2]}
    top = [[head("科目编码", cs=3), head("科目名称", rs=2), head("合　计", rs=2), head("基本支出", cs=3), head("项目支出", rs=2)],
           SPLIT + [head("小　计"), head("人员支出"), head("日常公用支出")]]
    return listing("一般公共预算支出情况表", top, [("split3", 14), ("name", 82), ("total", 28), ("basic", 28), ("personnel", 28), ("publicUse", 28), ("project", 28)],
                   coded(values, build, summed(values, build)), "generalPublicExpenditure", show=SHOW, **looks(5, font_size=8, row_height=5.1))


def both_classifications(build):
    """Lines of the basic expenditure: a parent for each pair of classes, its items below, codes of both classifications."""
    groups = {}
    for row in DEPARTMENT.economy(()):
        groups.setdefault((row[0][:3], row[1][:3]), []).append(row)
    entries, whole = [], [ZERO, ZERO]
    for (department, government), rows in groups.items():
        rows = [r for r in rows if r[2] or r[3]]
        sums = [sum((r[k] for r in rows), ZERO) for k in (2, 3)]
        if not rows:
            continue
        whole = [a + b for a, b in zip(whole, sums)]
        entries.append(Entry(ECONOMIC[department], build(*sums), code=department, level=1, attributes={"governmentCode": government, "governmentName": GOVERNMENT[government]}))
        entries += [Entry(ECONOMIC[r[0]], build(r[2], r[3]), code=r[0], level=2, indent=1,
                          attributes={"governmentCode": r[1], "governmentName": GOVERNMENT[r[1]]}) for r in rows]
    return [Entry("合计", build(*whole), level=0, blank=("@governmentName",), centred=True)] + entries


def general_basic():
    entries = both_classifications(lambda people, use: {"total": people + use, "personnel": people, "publicUse": use})
    top = [[head("科目编码", cs=2), head("部门预算支出经济分类科目名称", rs=2), head("科目编码", cs=2), head("政府预算支出经济分类科目名称", rs=2), head("基本支出预算", cs=3)],
           [head(t) for t in ("类", "款", "类", "款", "小计", "人员支出", "日常公用支出")]]
    columns = [("padded2", 14), ("name", 70), ("government2", 14), ("@governmentName", 56), ("total", 28), ("personnel", 28), ("publicUse", 28)]
    return listing("一般公共预算基本支出情况表", top, columns, entries, "generalPublicBasicExpenditure", show=SHOW, **looks(6))


FUND_HEADS = [head(t, rs=2) for t in ("财政专户管理资金", "单位资金", "使用非财政拨款结余", "上年结转")]
FUND_LOWER = [head(t) for t in ("小计", "一般公共预算", "政府性基金预算", "国有资本经营预算")]
FUND_COLUMNS = [("total", 22), ("fiscalAppropriation", 22), ("generalPublicBudget", 22), ("governmentFund", 17), ("stateCapital", 17), ("fiscalSpecialAccount", 16),
                ("unitFunds", 17), ("fundBalance", 15), ("carryover", 16)]


def basic():
    entries = both_classifications(lambda people, use: {"total": people + use, "fiscalAppropriation": people + use, "generalPublicBudget": people + use})
    top = [[head("科目编码", cs=2), head("部门预算支出经济分类科目", rs=2), head("科目编码", cs=2), head("政府预算支出经济分类科目", rs=2), head("合计", rs=2), head("财政拨款", cs=4)] + FUND_HEADS,
           [head(t) for t in ("类", "款", "类", "款")] + FUND_LOWER]
    columns = [("padded2", 10), ("name", 40), ("government2", 10), ("@governmentName", 35)] + [(key, width * 0.9) for key, width in FUND_COLUMNS]
    return listing("基本支出预算情况表", top, columns, entries, "basicExpenditure", show=SHOW, **looks(10, font_size=8, row_height=5.6, heights={1: 10}))


def projects():
    def build(p):
        value = p.amount
        if p.source == "general":
            return {"total": value, "fiscalAppropriation": value, "generalPublicBudget": value}
        return {"total": value, {"business": "unitFunds", "carryover": "carryover"}[p.source]: value}
    rows = [(p, kind) for items in PROJECTS.values() for p, _, kind in items]
    whole = {key: sum((build(p).get(key, ZERO) for p, _ in rows), ZERO) for p, _ in rows for key in build(p)}
    entries = [Entry("合计", whole, level=0, blank=("@项目类别",), shown="合　计", centred=True)]
    entries += [Entry(p.name, build(p), level=1, attributes={"项目类别": kind}) for p, kind in rows]
    top = [[head("项目名称", rs=2), head("项目类别", rs=2), head("合计", rs=2), head("财政拨款", cs=4)] + FUND_HEADS, FUND_LOWER]
    return listing("项目支出预算情况表", top, [("name", 68), ("@项目类别", 28)] + FUND_COLUMNS, entries, "projectExpenditure", show=SHOW, **looks(11, row_height=7, heights={1: 10}))


BOUGHT = {"2013801": "15.60", "2013802": "142.30", "2013805": "218.00", "2013810": "862.50", "2013812": "96.00", "2013816": "1480.00", "2013850": "21.00"}


def procurement():
    leaves = with_parents({code: money(v) for code, v in BOUGHT.items()})
    values = {code: leaves[code] for code in sorted(leaves)}

    def build(v):
        return {"total": v, "fiscalAppropriation": v, "generalPublicBudget": v}
    top = [[head("科目编码", cs=3), head("科目名称", rs=2), head("合计", rs=2), head("财政拨款", cs=4)] + FUND_HEADS, SPLIT + FUND_LOWER]
    return listing("政府采购预算表", top, [("split3", 11), ("name", 62)] + FUND_COLUMNS, coded(values, build, summed(values, build)), "procurement", show=SHOW,
                   **looks(12, row_height=7, heights={1: 10}))


THREE = {("abroad", "total"): money("6.00"), ("vehicleOperation", "total"): money("38.40"), ("reception", "total"): money("4.80"),
         ("vehiclePurchase", "previous.total"): money("18.00"), ("vehicleOperation", "previous.total"): money("41.00"), ("reception", "previous.total"): money("5.20")}
for _key in ("total", "previous.total"):
    THREE["vehicles", _key] = THREE.get(("vehiclePurchase", _key), ZERO) + THREE["vehicleOperation", _key]
    THREE["total", _key] = THREE.get(("abroad", _key), ZERO) + THREE["vehicles", _key] + THREE["reception", _key]


def three_public():
    years = [(f"{YEAR - 1}年预算数", "previous.total", 0), (f"{YEAR}年预算数", "total", 6)]
    names = {**ITEMS, "abroad": "因公出国（境）经费", "vehicles": "公务用车购置及运行维护费", "vehiclePurchase": "公务用车购置经费", "vehicleOperation": "公务用车运行维护费"}
    order = list(ITEMS)
    top = [[head(year, cs=6) for year, _, _ in years],
           [c for _ in years for c in (head("合计", rs=2), head(names["abroad"], rs=2), head(names["vehicles"], cs=3), head("公务接待费", rs=2))],
           [c for _ in years for c in (head("小计"), head(names["vehiclePurchase"]), head(names["vehicleOperation"]))]]
    values = [amount(SHOW(THREE.get((item, key)))) for _, key, _ in years for item in order]
    layout = [(item, names[item], {key: first + n for _, key, first in years}) for n, item in enumerate(order)]
    said = [row for row in said_items(THREE, "万元", 3, layout)]
    return Table("一般公共预算“三公”经费支出情况表", [21.5] * 12, top + [values], header_rows=3, said={"kind": "threePublic", "rows": said},
                 **looks(7, heights={1: 10, 2: 12, 3: 9}))


def empty(number, title, kind, fund):
    top = [[head("科目编码", cs=3), head("科目名称", rs=2), head("合 计", rs=2), head("基本支出", cs=3), head("项目支出", rs=2)],
           SPLIT + [head("小 计"), head("人员支出"), head("日常公用支出")], [Cell() for _ in range(9)], [Cell() for _ in range(9)]]
    return Table(title, [14, 14, 14, 82, 28, 28, 28, 28, 28], top, header_rows=2, said={"kind": kind, "rows": []},
                 note=f"（注：{YEAR}年没有使用{fund}拨款安排的支出。）", **looks(number, break_before=number == 8, space_before=0 if number == 8 else 14))


TARGETS = [
    ("市场监管专项经费", "486.20", "0", "通过开展重点领域执法检查、价格监督和广告监测，规范市场秩序，及时处置消费投诉举报，维护经营主体和消费者合法权益。", [
        ("成本指标", "经济成本", [("单次专项执法成本", "≤3.6万元"), ("投诉处置单件成本", "≤180元")]),
        ("产出指标", "数量指标", [("重点领域专项执法次数", "≥24次"), ("广告监测条次", "≥26万条次"), ("处置投诉举报件数", "≥31000件")]),
        ("产出指标", "质量指标", [("案件行政复议撤销率", "≤1%"), ("投诉按期办结率", "≥98%")]), ("产出指标", "时效指标", [("专项执法完成时间", "11月底前")]),
        ("效益指标", "社会效益", [("市场秩序", "持续向好"), ("为消费者挽回经济损失", "≥900万元")]), ("满意度指标", "服务对象满意度指标", [("投诉人满意度", "≥90%")])]),
    ("食品安全抽检经费", "1603.00", "0", "按照每千人五批次的要求开展食品安全监督抽检，覆盖生产、流通、餐饮和食用农产品各环节，发现问题及时核查处置并向社会公布结果。", [
        ("成本指标", "经济成本", [("每批次抽检成本", "≤1150元")]),
        ("产出指标", "数量指标", [("食品监督抽检批次", "≥13900批次"), ("抽检结果公布期数", "≥48期")]),
        ("产出指标", "质量指标", [("不合格食品核查处置率", "=100%"), ("抽检数据准确率", "≥99%")]), ("产出指标", "时效指标", [("检验报告按期出具率", "≥98%")]),
        ("效益指标", "社会效益", [("食品安全评价性抽检合格率", "≥98.5%")]), ("效益指标", "可持续影响", [("抽检监测体系", "逐步健全")]),
        ("满意度指标", "服务对象满意度指标", [("公众食品安全满意度", "≥82%")])]),
    ("计量检定业务经费", "176.30", "176.30", "开展强制检定计量器具检定和能力验证，保障贸易结算、安全防护和医疗卫生领域量值准确。", [
        ("成本指标", "经济成本", [("业务经费总额", "≤176.3万元")]), ("产出指标", "数量指标", [("检定计量器具台件数", "≥42000台件")]),
        ("产出指标", "质量指标", [("能力验证合格率", "=100%")]), ("产出指标", "时效指标", [("检定周期", "≤10个工作日")]),
        ("效益指标", "经济效益", [("减免小微企业检定费用", "≥60万元")]), ("满意度指标", "服务对象满意度指标", [("送检单位满意度", "≥92%")])]),
]


def targets_form(name, total, other, goal, groups, first):
    whole, mine = money(total), money(other)
    fiscal = whole - mine
    rows = [[head("项目名称", cs=2), centre(name, cs=3)], [head("主管部门及代码", cs=2), centre(f"145_{NAME}"), head("实施单位"), centre(NAME if not mine else "汶澜市产品检验检测中心")],
            [head("项目资金\n（万元）", cs=2, rs=3), label("年度预算资金总额："), centre(f"{whole:.2f}", cs=2)], [label("其中：财政拨款"), centre(f"{fiscal:.2f}", cs=2)],
            [label("其他资金"), centre(f"{mine:.2f}", cs=2)], [head("总体目标"), label(goal, cs=4)], [head("")] + [head(t) for t in ("一级指标", "二级指标", "三级指标", "指标值")]]
    said = []
    for level1, level2, items in groups:  # each group of level 2 has its own level-1 cell, and so has 绩效指标
        for n, (text, value) in enumerate(items):
            left = [centre("绩效指标", rs=len(items)), centre(level1, rs=len(items)), centre(level2, rs=len(items))] if n == 0 else []
            rows.append(left + [centre(text), centre(value)])
            said.append(indicator(text, value, level1, level2))
    fields = {"主管部门及代码": f"145_{NAME}", "实施单位": NAME if not mine else "汶澜市产品检验检测中心"}
    return Table("政策和项目预算绩效目标表", [20, 26, 36, 50, 42], rows, header_rows=0, heights={5: 26}, font_size=10, row_height=9, title_size=15, break_before=not first,
                 said={"kind": "performance", "performance": said_targets(name, total=whole, fiscal=fiscal, other=mine, goals=[goal], indicators=said, fields=fields)})


def narrative():
    whole, general, business, carried = DEPARTMENT.total(ALL), DEPARTMENT.of("general"), DEPARTMENT.of("business"), DEPARTMENT.of("carryover")
    basics = DEPARTMENT.basic()
    last = money("9486.10")
    bought = sum(money(v) for v in BOUGHT.values())
    three = {item: THREE.get((item, "total"), ZERO) for item in ITEMS}
    office = DEPARTMENT.units[NAME].agency
    return [
        Heading("一、预算收支增减变化情况说明"), Paragraph("按照综合预算的原则，本部门所有收入和支出均纳入部门预算管理。部门预算收支总体情况如下："),
        states(f"（一）收入预算：{YEAR}年收入预算{{}}万元，其中：一般公共预算收入{{}}万元，事业收入{{}}万元，上年结转{{}}万元。", ("revenue.total", whole),
               ("revenue.generalPublicBudget", general), ("revenue.businessIncome", business), ("revenue.carryover", carried)),
        states(f"（二）支出预算：{YEAR}年支出预算{{}}万元，其中：基本支出{{}}万元，项目支出{{}}万元。", ("expenditure.total", whole), ("expenditure.basic", basics),
               ("expenditure.project", whole - basics)),
        states(f"（三）增减变化情况：{YEAR}年收支预算比上年增加{{}}万元，主要原因是检验检测能力提升项目增加。", ("change.total", whole - last)),
        Heading("二、“三公”经费支出情况"),
        states(f"{YEAR}年通过一般公共预算财政拨款安排的“三公”经费预算共{{}}万元，比上年减少{{}}万元。其中：1.因公出国（境）费{{}}万元；2.公务用车购置及运行维护费{{}}万元，"
               "其中公务用车购置费0万元，公务用车运行维护费{}万元；3.公务接待费{}万元。", ("threePublic.total", three["total"]),
               ("change.threePublic", three["total"] - THREE["total", "previous.total"]), ("threePublic.abroad", three["abroad"]), ("threePublic.vehicles", three["vehicles"]),
               ("threePublic.vehicleOperation", three["vehicleOperation"]), ("threePublic.reception", three["reception"])),
        Heading("三、机关运行经费情况"),
        states(f"{YEAR}年本部门机关运行经费安排{{}}万元，用于办公费、委托业务费、公务用车运行维护费、其他交通费用以及办公设备购置等。", ("operatingExpenses.total", office.public_use)),
        Heading("四、政府采购情况"),
        states(f"{YEAR}年政府采购预算{{}}万元，其中：政府采购货物预算{{}}万元，政府采购服务预算{{}}万元。", ("procurement.total", bought), ("procurement.goods", money("1117.10")),
               ("procurement.services", bought - money("1117.10"))),
        Heading("五、预算绩效管理情况说明"), Heading("（一）总体工作情况", 3),
        states(f"{NAME}{YEAR}年政策和项目全面实施绩效目标管理，涉及一级项目10个，预算资金{{}}万元。", (None, whole - basics)),
        Heading("（二）部门预算项目绩效目标表", 3),
    ]


def document():
    cover = [Paragraph(" ", "centre"), Paragraph(" ", "centre"), Paragraph(" ", "centre"), Heading(f"{YEAR}年", 1), Heading(NAME, 1), Heading("部门预算", 1), PageBreak(),
             Heading("目　录", 1)]
    cover += [Paragraph(f"{text}\t{page}", "contents") for text, page in (
        ("第一部分 部门概况", 1), ("一、主要职责", 1), ("二、机构设置情况", 1), (f"第二部分 {YEAR}年部门预算表", 2), (f"第三部分 {YEAR}年部门预算情况和重要事项说明", 20),
        ("第四部分 名词解释", 25))]
    first = [PageBreak(), Heading("第一部分", 1), Heading("部门概况", 1), Heading("一、主要职责"),
             Paragraph("（一）负责市场综合监督管理，组织实施质量提升、食品安全和标准化工作。（二）监督管理市场秩序，查处价格违法、不正当竞争和违法广告等行为。"
                       "（三）统筹药品、化妆品和医疗器械经营环节监管，组织开展抽检监测。"),
             Heading("二、机构设置情况"), Paragraph(f"纳入{NAME}{YEAR}年部门预算编制范围的预算单位包括：1.{NAME}；2.汶澜市产品检验检测中心。")]
    tables = [balance(), revenue(), expenditure(), fiscal_balance(), general_public(), general_basic(), three_public(),
              empty(8, "政府性基金预算支出情况表", "governmentFundExpenditure", "政府性基金预算"),
              empty(9, "国有资本经营预算支出情况表", "stateCapitalExpenditure", "国有资本经营预算"), basic(), projects(), procurement()]
    forms = [targets_form(*target, first=n == 0) for n, target in enumerate(TARGETS)]
    last = [Heading("第四部分", 1, break_before=True), Heading("名词解释", 1), Paragraph("一、财政拨款收入：市级财政当年拨付的资金。"), Paragraph("二、上年结转：以前年度结转到本年继续使用的资金。")]
    blocks = [*cover, *first, PageBreak(landscape=True), *fit(tables, 260), PageBreak(landscape=False), Heading("第三部分", 1), Heading(f"{YEAR}年部门预算情况和重要事项说明", 1),
              *narrative(), *forms, *last]
    return Document("prefecture-bureau-codes", "weasyprint", TITLE, blocks, margins=(18, 18, 18, 18), body_size=13, footer="— {page} —", line_height=1.7,
                    identity={"title": TITLE, "agency": NAME, "fiscalYear": YEAR, "kind": "budget", "entity": "department"})
