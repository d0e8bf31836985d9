"""A municipality's commission: 总体情况表, the year before beside the divided year, three-public items of two years side by side,
procurement by goods, works and services, and flat performance forms, the last of them with several projects in one table."""
from decimal import Decimal

from budget import Agency, Project, grouped, money
from forms import ITEMS, Entry, Side, figures, indicator, level_of, listing, pairs, said_items, said_targets, split_basic, states, with_parents
from model import Document, Heading, PageBreak, Paragraph, Table, amount, centre, head, label

YEAR = 2026
NAME = "衡江市水务委员会"
TITLE = f"{NAME}{YEAR}年部门预算情况说明"
ZERO = Decimal(0)

BASIC = {
    "30101": "1486.32", "30102": "1108.45", "30103": "1265.80", "30107": "1972.64", "30108": "702.18", "30109": "351.09", "30110": "412.66", "30112": "48.27",
    "30113": "586.40", "30114": "61.35", "30199": "88.16",
    "30201": "214.30", "30202": "22.75", "30204": "0.38", "30205": "9.64", "30206": "63.12", "30207": "47.85", "30209": "136.00", "30211": "118.90",
    "30212": "18.00", "30213": "39.55", "30214": "16.20", "30215": "14.60", "30216": "52.48", "30217": "22.40", "30226": "45.70", "30227": "66.25",
    "30228": "152.31", "30231": "128.00", "30239": "176.84", "30299": "97.06",
    "30301": "21.16", "30302": "57.93", "30305": "268.44", "30307": "43.02", "31002": "28.60",
}
PROJECTS = [
    Project("骨干水网前期论证", "2130308", "1268.40"), Project("江河堤岸巡护与养护", "2130306", "3945.00"), Project("村镇供水管网改造", "2130316", "2610.75"),
    Project("山洪监测预警站点", "2130314", "1486.20"), Project("节水器具推广", "2130311", "372.60"), Project("小流域水土保持治理", "2130310", "958.00"),
    Project("取水口计量改造", "2130304", "640.55"), Project("水质断面监测", "2130312", "215.80"), Project("水务综合事务管理", "2130302", "486.90"),
    Project("灌区渠系配套", "2120804", "4320.00", "fund"), Project("沿江堤防综合整治", "2120899", "1750.00", "fund"),
    Project("水文资料服务安排的支出", "2130313", "268.30", "business"), Project("水工程检测业务", "2130399", "184.65", "operating"),
    Project("合作课题研究", "2130399", "96.00", "other"),
]
AGENCY = Agency(NAME, YEAR, "2130301", BASIC, PROJECTS)
CARRIED = {"general": money("742.15"), "fund": money("510.00")}
SHARES = [Decimal(s) for s in ("0.94", "1.05", "0.88", "0.97", "1.12", "0.91", "1.01", "0.83")]  # last year's leaves against this year's
SHOW = figures(zero=False)

FUNDS = [("generalPublicBudget", "一般公共预算拨款收入", "general"), ("governmentFund", "政府性基金预算拨款收入", "fund"),
         ("stateCapital", "国有资本经营预算拨款收入", "capital"), ("fiscalSpecialAccount", "财政专户管理资金收入", "special"), ("businessIncome", "事业收入", "business"),
         ("superiorGrants", "上级补助收入", "superior"), ("affiliateRemittances", "附属单位上缴收入", "affiliate"),
         ("operatingIncome", "事业单位经营收入", "operating"), ("otherIncome", "其他收入", "other")]

THREE = {(item, "total"): money(v) for item, v in (("abroad", "18.00"), ("vehiclePurchase", "36.00"), ("vehicleOperation", "128.00"), ("reception", "22.40"))}
THREE |= {(item, "previous.total"): money(v) for item, v in (("abroad", "24.00"), ("vehicleOperation", "135.60"), ("reception", "26.85"))}
for key in ("total", "previous.total"):
    THREE["vehicles", key] = THREE.get(("vehiclePurchase", key), ZERO) + THREE["vehicleOperation", key]
    THREE["total", key] = THREE["abroad", key] + THREE["vehicles", key] + THREE["reception", key]

PURCHASES = [("A", "货物", {"generalPublicBudget": "412.60", "otherIncome": "12.80"}), ("B", "工程", {"generalPublicBudget": "3180.00", "governmentFund": "2900.00"}),
             ("C", "服务", {"generalPublicBudget": "1955.25", "governmentFund": "415.00", "businessIncome": "40.00", "operatingIncome": "60.00"})]


def looks(number, **more):
    return {"number": f"表{'一二三四五六七八九十'[number - 1] if number <= 10 else '十' + '一二三'[number - 11]}", "caption_left": f"单位名称：{NAME}",
            "caption_right": "单位：万元", "font_size": 10.5, "row_height": 7, "title_size": 16, "break_before": True, "space_before": 1, **more}


def line(code, name, amounts, total=False):
    return Entry(name, amounts, code=code, level=0 if total else level_of(code), centred=total, bold=total)


def balance():
    total = AGENCY.grand()
    names = ["一般公共预算资金", "政府性基金预算资金", "国有资本经营预算资金", "财政专户管理资金", "事业收入资金", "上级补助收入资金", "附属单位上缴收入资金",
             "事业单位经营收入资金", "其他收入资金"]
    left = [Entry("合计", {"total": total.total}, level=0, centred=True, bold=True)]
    left += [Entry(f"{'一二三四五六七八九'[n]}、{name}", {"total": total.of(FUNDS[n][2])}, level=1) for n, name in enumerate(names)]
    right = [Entry("合计", {"total": total.total}, level=0, centred=True, bold=True)]
    right += [Entry(f"{'一二三四五六七八九'[n]}、{item.name}", {"total": item.total}, level=1) for n, item in enumerate(f for f in AGENCY.functions() if f.level == 1)]
    top = [[head("收入", cs=2), head("支出", cs=2)], [head("项目"), head("预算数"), head("项目"), head("预算数")]]
    return pairs(f"{YEAR}年部门收支总体情况表", top, [Side("revenue", ["total"], left), Side("expenditure", ["total"], right)], [62, 44, 62, 44], "balance",
                 show=SHOW, note="注：由于四舍五入因素，部分分项加和与合计可能略有差异，下同。", **looks(1, row_height=10, break_before=False))


def revenue():
    def amounts(item):
        return {"total": item.total, **{key: item.of(source) for key, _, source in FUNDS}}
    entries = [line("", "合计", amounts(AGENCY.grand()), True)] + [line(f.code, f.name, amounts(f)) for f in AGENCY.functions()]
    entries[0].blank = ("code",)
    top = [[head("科目", cs=2), head("总计", rs=2)] + [head(name, rs=2) for _, name, _ in FUNDS], [head("科目编码"), head("科目名称")]]
    return listing(f"{YEAR}年部门收入总体情况表", top, [("code", 23), ("name", 62), ("total", 22)] + [(key, 17) for key, _, _ in FUNDS], entries, "revenue",
                   show=SHOW, code_indent=True, repeat_header=True, heights={0: 12, 1: 9}, **looks(2, font_size=9, row_height=5.8))


def expenditure():
    entries = [line("", "合计", {"total": AGENCY.total, "basic": AGENCY.basic_total, "project": AGENCY.project_total}, True)]
    entries += [line(f.code, f.name, {"total": f.total, "basic": f.basic, "project": f.project}) for f in AGENCY.functions()]
    top = [[head(t) for t in ("科目编码", "科目名称", "总计", "基本支出", "项目支出")]]
    return listing(f"{YEAR}年部门支出总体情况表", top, [("code", 28), ("name", 92), ("total", 38), ("basic", 38), ("project", 38)], entries, "expenditure",
                   show=SHOW, repeat_header=True, **looks(3, font_size=9.5, row_height=6))


def fiscal_balance():
    total = AGENCY.grand(("general", "fund"))
    general, fund = total.of("general"), total.of("fund")
    left = [Entry("一、本年收入", {"total": general + fund - sum(CARRIED.values())}, level=1, centred=True, bold=True)]
    left += [Entry(f"（{n}）{name}", {"total": value}, level=2) for n, name, value in (
        ("一", "一般公共预算资金", general - CARRIED["general"]), ("二", "政府性基金预算资金", fund - CARRIED["fund"]), ("三", "国有资本经营预算资金", ZERO))]
    right = [Entry("一、本年支出", {"total": general + fund, "generalPublicBudget": general, "governmentFund": fund}, level=1, centred=True, bold=True)]
    right += [Entry(f"（{'一二三四五六七八九'[n]}）{f.name}", {"total": f.total, "generalPublicBudget": f.of("general"), "governmentFund": f.of("fund")}, level=2)
              for n, f in enumerate(f for f in AGENCY.functions(("general", "fund")) if f.level == 1)]
    left += [None] * (len(right) - len(left))
    left += [Entry("二、上年结转", {"total": sum(CARRIED.values())}, level=1, centred=True, bold=True)]
    left += [Entry(f"（{n}）{name}", {"total": value}, level=2) for n, name, value in (
        ("一", "一般公共预算拨款", CARRIED["general"]), ("二", "政府性基金预算拨款", CARRIED["fund"]), ("三", "国有资本经营预算拨款", ZERO))]
    right += [Entry("二、结转下年", {}, level=1, centred=True, bold=True)]
    feet = [Entry("收入合计", {"total": general + fund}, level=0, centred=True, bold=True)], \
           [Entry("支出合计", {"total": general + fund, "generalPublicBudget": general, "governmentFund": fund}, level=0, centred=True, bold=True)]
    top = [[head("收入", cs=2), head("支出", cs=5)],
           [head(t) for t in ("项目", "预算数", "项目", "总计", "一般公共预算", "政府性基金预算", "国有资本经营预算")]]
    keys = ["total", "generalPublicBudget", "governmentFund", "stateCapital"]
    return pairs(f"{YEAR}年财政拨款收支总体情况表", top, [Side("revenue", ["total"], left, feet[0]), Side("expenditure", keys, right, feet[1])],
                 [54, 32, 58, 30, 30, 28, 28], "fiscalBalance", show=SHOW, **looks(4, row_height=8, rules="heavy-frame"))


def earlier():
    """Last year's general public budget by function: made up from this year's, and a line that only last year had."""
    leaves = [f for f in AGENCY.functions(("general",)) if f.level == 3]
    values = {f.code: (f.total * SHARES[n % len(SHARES)]).quantize(Decimal("0.01")) for n, f in enumerate(leaves) if f.code != "2130312"}
    return with_parents({**values, "2130315": money("130.00")})


def general_public():
    basic, last = split_basic(AGENCY), earlier()
    now = {f.code: f for f in AGENCY.functions(("general",))}
    names = {code: f.name for code, f in now.items()} | {"2130315": "抗旱"}
    entries = []
    for code in ["", *sorted(names)]:
        f = now.get(code) if code else AGENCY.grand(("general",))
        people, use = basic.get(code, (ZERO, ZERO)) if code else (AGENCY.personnel, AGENCY.public_use)
        previous = last.get(code, ZERO) if code else sum(v for c, v in last.items() if len(c) == 3)
        amounts = {"previous.total": previous}
        if f:
            assert people + use == f.basic
            amounts |= {"total": f.total, "basic": f.basic, "personnel": people, "publicUse": use, "project": f.project}
        entries.append(line(code, names[code] if code else "合计", amounts, not code))
    top = [[head("功能分类科目", cs=2), head(f"{YEAR - 1}年预算数", rs=3), head(f"{YEAR}年预算数", cs=5)],
           [head("科目编码", rs=2), head("科目名称", rs=2), head("总计", rs=2), head("基本支出", cs=3), head("项目支出", rs=2)],
           [head("小计"), head("人员经费"), head("公用经费")]]
    columns = [("code", 22), ("name", 80), ("previous.total", 27), ("total", 27), ("basic", 26), ("personnel", 26), ("publicUse", 26), ("project", 26)]
    return listing(f"{YEAR}年一般公共预算支出情况表", top, columns, entries, "generalPublicExpenditure", show=SHOW, repeat_header=True, **looks(5, font_size=9.5, row_height=6))


def basic():
    entries = [line("", "合计", {"total": AGENCY.basic_total, "personnel": AGENCY.personnel, "publicUse": AGENCY.public_use}, True)]
    allowances = [("3010201", "规范性津补贴", money("902.14")), ("3010202", "其他津补贴", money("206.31"))]
    assert sum(v for _, _, v in allowances) == money(BASIC["30102"])
    for item in AGENCY.economy():
        entries.append(line(item.code, item.name, {"total": item.total, "personnel": item.personnel, "publicUse": item.public_use}))
        if item.code == "30102":
            entries += [line(code, name, {"total": value, "personnel": value}) for code, name, value in allowances]
    top = [[head("经济分类科目", cs=2), head("基本支出", cs=3)], [head(t) for t in ("科目编码", "科目名称", "总计", "人员经费", "公用经费")]]
    return listing(f"{YEAR}年一般公共预算基本支出情况表", top, [("code", 32), ("name", 86), ("total", 38), ("personnel", 38), ("publicUse", 38)], entries,
                   "generalPublicBasicExpenditure", show=SHOW, code_indent=True, repeat_header=True, **looks(6, font_size=9, row_height=5.8))


def fund():
    total = AGENCY.grand(("fund",))
    entries = [line("", "合计", {"total": total.total, "project": total.project}, True)]
    entries += [line(f.code, f.name, {"total": f.total, "project": f.project}) for f in AGENCY.functions(("fund",))]
    top = [[head("科目编码", rs=2), head("科目名称", rs=2), head("预算数", cs=3)], [head(t) for t in ("总计", "基本支出", "项目支出")]]
    return listing(f"{YEAR}年政府性基金预算支出情况表", top, [("code", 32), ("name", 92), ("total", 36), ("basic", 36), ("project", 36)], entries,
                   "governmentFundExpenditure", show=SHOW, code_indent=True, **looks(7))


def three_public():
    years = [(f"{YEAR - 1}年预算数", "previous.total", 0), (f"{YEAR}年预算数", "total", 6)]
    order = ["total", "abroad", "vehicles", "vehiclePurchase", "vehicleOperation", "reception"]
    top = [[head(year, cs=6) for year, _, _ in years],
           [c for _ in years for c in (head("合计", rs=2), head("因公出国（境）费", rs=2), head("公务用车购置及运行费", cs=3), head("公务接待费", rs=2))],
           [c for _ in years for c in (head("小计"), head("公务用车购置费"), head("公务用车运行费"))]]
    values = [amount(SHOW(THREE.get((item, key)))) for _, key, _ in years for item in order]
    layout = [(item, ITEMS[item], {key: first + n for _, key, first in years}) for n, item in enumerate(order)]
    return Table(f"{YEAR}年财政拨款“三公”经费支出情况表", [21] * 12, top + [values], header_rows=3,
                 said={"kind": "threePublic", "rows": said_items(THREE, "万元", 3, layout)}, heights={1: 10, 2: 14, 3: 9}, **looks(8, font_size=10))


def procurement():
    entries, sums = [], {}
    for mark, name, parts in PURCHASES:
        parts = {key: money(value) for key, value in parts.items()}
        for key, value in {"total": sum(parts.values()), **parts}.items():
            sums[key] = sums.get(key, ZERO) + value
        entries.append(Entry(name, {"total": sum(parts.values()), **parts}, attributes={"项目编号": mark}, level=1))
    entries.insert(0, Entry("合计", sums, level=0, centred=True, bold=True))
    top = [[head("项目编号"), head("项目"), head("总计")] + [head(name) for _, name, _ in FUNDS]]
    table = listing(f"{YEAR}年政府采购预算明细表", top, [("@项目编号", 18), ("name", 26), ("total", 26)] + [(key, 21) for key, _, _ in FUNDS], entries,
                    "procurement", show=SHOW, heights={0: 16}, **looks(9, font_size=10, row_height=8))
    return table, sums, {entry.name: entry.amounts["total"] for entry in entries}


FLAT = ("指标名称", "指标性质", "指标值", "计量单位")
OVERALL = ("以补短板、强监管、优服务为主线推进全市水务高质量发展。一是加快骨干水网论证和堤岸整治，提高防洪排涝能力；二是改造村镇供水管网，改善农村居民饮水条件；"
           "三是推进取水口在线计量和节水器具推广，压减高耗水用量；四是治理重点小流域，减少水土流失；五是完善山洪监测预警站网，提升预报时效。")
OVERALL_INDICATORS = [("新改造村镇供水管网长度", "≥", "320", "公里", 20, "是"), ("完成水土流失治理面积", "≥", "145", "平方公里", 20, "是"),
                      ("取水口在线计量覆盖率", "≥", "92", "%", 15, "是"), ("一般性年度洪水堤防出险处数", "≤", "3", "处", 15, "否"),
                      ("山洪预警信息发布及时率", "＝", "100", "%", 20, "是"), ("用水户满意度", "≥", "90", "%", 10, "否")]
SPECIAL = ("骨干水网与堤防建设专项", "用于骨干水网前期论证、沿江堤防综合整治和堤岸日常巡护养护。水网论证按照先易后难的原则分三批开展，首批覆盖上游四个片区；堤防整治以险工险段为重点，"
           "同步完善巡查道路、界桩和视频监测点；堤岸养护委托专业队伍承担，按季考核并据考核结果结算。专项资金按市级支出和补助区县两部分安排，补助区县部分按照整治长度、"
           "养护里程和上年考核等次测算分配，不足部分由区县统筹解决。",
           "完成首批骨干水网论证报告4份；整治险工险段26.5公里；养护堤岸1180公里，巡查到位率不低于98%；专项资金年度执行率达到100%。",
           [("提交骨干水网论证报告份数", "≥", "4", "份", 15, "是"), ("整治险工险段长度", "≥", "26.5", "公里", 25, "是"), ("养护堤岸里程", "≥", "1180", "公里", 20, "是"),
            ("堤岸巡查到位率", "≥", "98", "%", 15, "是"), ("工程一次验收合格率", "＝", "100", "%", 15, "否"), ("年度预算执行率", "＝", "100", "%", 10, "否")])
GENERAL = [("水务综合事务管理", "486.90", "保障全年水务政务服务窗口正常运行不少于248天，办理取水许可和涉河审批不少于1600件，组织行业培训不少于6期，公开水务信息及时准确。",
            [("政务窗口正常运行天数", "≥", "248", "天", 25), ("办理审批件数", "≥", "1600", "件", 25), ("组织行业培训期数", "≥", "6", "期", 20),
             ("审批按时办结率", "＝", "100", "%", 20), ("年度预算执行率", "≥", "95", "%", 10)]),
           ("山洪监测预警站点", "1486.20", "新建自动雨量站86处、水位站24处，改造老旧预警广播310套，汛前完成设备检修，全年数据到报率不低于97%。",
            [("新建自动雨量站", "≥", "86", "处", 25), ("新建水位站", "≥", "24", "处", 20), ("改造预警广播套数", "≥", "310", "套", 20), ("数据到报率", "≥", "97", "%", 25),
             ("受益村组满意度", "≥", "88", "%", 10)]),
           ("取水口计量改造", "640.55", "对年取水量较大的取水口加装在线计量设施，年内完成212个，数据接入市级平台，实现用水量按月核定。",
            [("改造取水口个数", "≥", "212", "个", 40), ("计量数据接入率", "≥", "99", "%", 30), ("单个取水口改造成本", "≤", "3.1", "万元", 20),
             ("取水单位满意度", "≥", "85", "%", 10)])]


def flat_rows(indicators):
    return [[label(i[0]), centre(i[1]), centre(i[2]), centre(i[3]), *(centre(str(v)) for v in i[4:])] for i in indicators]


def flat_said(indicators):
    return [indicator(i[0], i[1] + i[2] + i[3], weight=str(i[4]), **({"fields": {"是否核心": i[5]}} if len(i) > 5 else {})) for i in indicators]


def overall_targets():
    rows = [[head("当年整体绩效目标", cs=7)], [label(OVERALL, cs=7)],
            [head("绩效指标", rs=len(OVERALL_INDICATORS) + 1)] + [head(t) for t in (*FLAT, "指标权重(%)", "是否核心")]] + flat_rows(OVERALL_INDICATORS)
    return Table(f"{YEAR}年部门整体绩效目标表", [30, 84, 26, 26, 30, 30, 26], rows, header_rows=0, heights={1: 44},
                 said={"kind": "performance", "performance": said_targets(goals=[OVERALL], indicators=flat_said(OVERALL_INDICATORS))},
                 **looks(10, caption_right="", row_height=9))


def special_targets():
    name, summary, goal, indicators = SPECIAL
    total, municipal, counties = money("6963.40"), money("4512.40"), money("2451.00")
    assert total == municipal + counties == sum(p.amount for p in PROJECTS if p.name in ("骨干水网前期论证", "江河堤岸巡护与养护", "沿江堤防综合整治"))
    rows = [[head("项目名称"), label(name, cs=2), head("主管部门"), centre(NAME, cs=3)],
            [head("当年预算", rs=2), amount(grouped(total), rs=2, cs=2), head("市级支出"), amount(grouped(municipal), cs=3)], [head("补助区县"), amount(grouped(counties), cs=3)],
            [head("项目概况"), label(summary, cs=6)], [head("当年绩效目标"), label(goal, cs=6)],
            [head("绩效指标", rs=len(indicators) + 1)] + [head(t) for t in (*FLAT, "指标权重(%)", "是否核心")]] + flat_rows(indicators)
    fields = {"主管部门": NAME, "市级支出": grouped(municipal), "补助区县": grouped(counties), "项目概况": summary}
    return Table(f"{YEAR}年市级重点专项资金绩效目标表（一级项目）", [30, 84, 26, 26, 30, 30, 26], rows, header_rows=0, heights={3: 40, 4: 22}, split_rows=True,
                 said={"kind": "performance", "performance": said_targets(name, total=total, goals=[goal], indicators=flat_said(indicators), fields=fields)},
                 **looks(11, caption_left="", row_height=9))


def general_targets():
    rows = [[head(t) for t in ("序号", "项目名称", "当年财政拨款预算金额", "当年绩效目标", *FLAT, "指标权重(%)")]]
    said = []
    for n, (name, value, goal, indicators) in enumerate(GENERAL, 1):
        assert money(value) == next(p.amount for p in PROJECTS if p.name == name)
        left = [centre(str(n), rs=len(indicators)), label(name, rs=len(indicators)), amount(grouped(money(value)), rs=len(indicators)),
                label(goal, rs=len(indicators))]
        for m, row in enumerate(flat_rows(indicators)):
            rows.append((left if m == 0 else []) + row)
        said.append(said_targets(name, fiscal=money(value), goals=[goal], indicators=flat_said(indicators)))
    return Table(f"{YEAR}年市级一般性项目绩效目标表（一级项目）", [13, 36, 28, 70, 48, 16, 18, 18, 19], rows, header_rows=1, heights={0: 14},
                 said={"kind": "performance", "performances": said}, repeat_header=True, **looks(12, caption_left=f"资金主管部门：{NAME}", row_height=11, font_size=10))


def narrative(sums, kinds):
    total, general, fund = AGENCY.grand(), AGENCY.grand(("general",)).total, AGENCY.grand(("fund",)).total
    last = money("24870.36")
    change, rise = AGENCY.total - last, "增加" if AGENCY.total > last else "减少"
    three, before = THREE["total", "total"], THREE["total", "previous.total"]
    offices = "办公室、规划计划处、水资源管理处、建设管理处、河湖管理处、农村水利处、水旱灾害防御处、财务审计处和机关党委"
    return [
        Heading("一、单位基本情况"),
        Heading("（一）职能职责", 3),
        Paragraph("贯彻执行水务工作的法律法规和方针政策，拟订全市水务发展规划并监督实施；统一管理全市水资源，组织实施取水许可和用水总量控制；负责水工程建设与运行监督；"
                  "承担水旱灾害防御、水土保持和农村供水管理工作。"),
        Heading("（二）单位构成", 3),
        Paragraph(f"本部门内设{offices}；所属预算单位4个，包括水文监测总站、水工程质量检测中心、节约用水办公室和江河堤岸管理站。"),
        Heading("二、部门收支总体情况"),
        states(f"（一）收入预算：{YEAR}年年初预算数{{}}万元，其中：一般公共预算拨款{{}}万元，政府性基金预算拨款{{}}万元，事业收入{{}}万元，事业单位经营收入{{}}万元，"
               f"其他收入{{}}万元。收入较{YEAR - 1}年{rise}{{}}万元。", ("revenue.total", AGENCY.total), ("revenue.generalPublicBudget", general),
               ("revenue.governmentFund", fund), ("revenue.businessIncome", total.of("business")), ("revenue.operatingIncome", total.of("operating")),
               ("revenue.other", total.of("other")), (None, change)),
        states(f"（二）支出预算：{YEAR}年年初预算数{{}}万元，其中：城乡社区支出{{}}万元，社会保障和就业支出{{}}万元，卫生健康支出{{}}万元，农林水支出{{}}万元，住房保障支出{{}}万元。"
               f"支出较{YEAR - 1}年{rise}{{}}万元，其中基本支出预算{{}}万元，项目支出预算{{}}万元。", ("expenditure.total", AGENCY.total),
               *((None, AGENCY.by_category()[code].total) for code in ("212", "208", "210", "213", "221")), ("change.total", change),
               ("expenditure.basic", AGENCY.basic_total), ("expenditure.project", AGENCY.project_total)),
        Heading("三、部门财政拨款情况说明"),
        states(f"{YEAR}年财政拨款收支总预算{{}}万元，其中上年结转{{}}万元；财政拨款支出{{}}万元，比{YEAR - 1}年增加{{}}万元。其中：基本支出{{}}万元，主要用于保障在职人员工资福利、"
               "社会保险缴费和日常运转；项目支出主要用于水网论证、堤岸养护、村镇供水和山洪监测等重点工作。", ("fiscal.total", general + fund), (None, sum(CARRIED.values())),
               (None, general + fund), (None, money("1312.08")), (None, AGENCY.basic_total)),
        states("政府性基金预算支出{}万元，全部为项目支出。国有资本经营预算支出0万元。", ("expenditure.governmentFund", fund)),
        Heading("四、“三公”经费情况说明"),
        states(f"{YEAR}年“三公”经费预算{{}}万元，比{YEAR - 1}年增加{{}}万元。其中：因公出国（境）费用{{}}万元，比{YEAR - 1}年减少{{}}万元；公务接待费{{}}万元；"
               f"公务用车运行维护费{{}}万元；公务用车购置费{{}}万元，主要原因是更新超过使用年限的巡河车辆。", ("threePublic.total", three), ("change.threePublic", three - before),
               ("threePublic.abroad", THREE["abroad", "total"]), (None, THREE["abroad", "previous.total"] - THREE["abroad", "total"]),
               ("threePublic.reception", THREE["reception", "total"]), ("threePublic.vehicleOperation", THREE["vehicleOperation", "total"]),
               ("threePublic.vehiclePurchase", THREE["vehiclePurchase", "total"])),
        Heading("五、其他重要事项的情况说明"),
        states("1、机关运行经费。本部门机关运行经费预算{}万元，主要用于办公费、水电费、物业管理费、差旅费、会议费、培训费和公务用车运行维护等。", ("operatingExpenses.total", AGENCY.public_use)),
        states("2、政府采购情况。政府采购预算总额{}万元：政府采购货物预算{}万元、政府采购工程预算{}万元、政府采购服务预算{}万元；其中一般公共预算拨款政府采购{}万元。",
               ("procurement.total", sums["total"]), ("procurement.goods", kinds["货物"]), ("procurement.works", kinds["工程"]), ("procurement.services", kinds["服务"]),
               (None, sums["generalPublicBudget"])),
        Paragraph(f"3、绩效目标设置情况。{YEAR}年实行绩效目标管理的一级项目4个，详见附表。"),
        Heading("六、专业性名词解释"),
        Paragraph("（一）财政拨款收入：本年度从本级财政部门取得的财政拨款，包括一般公共预算拨款和政府性基金预算拨款。"),
        Paragraph("（二）基本支出：为保证机构正常运转、完成日常工作任务所发生的人员经费和公用经费。"),
    ]


def document():
    purchases, sums, kinds = procurement()
    cover = [Paragraph("", "centre"), Paragraph("", "centre"), Paragraph("", "centre"), Heading(NAME, 1), Heading(f"{YEAR}年部门预算情况说明", 1)]  # a title in two lines
    tables = [balance(), revenue(), expenditure(), fiscal_balance(), general_public(), basic(), fund(), three_public(), purchases, overall_targets(),
              special_targets(), general_targets()]
    contents = [Heading("目  录", 1, break_before=True)]
    contents += [Paragraph(f"{text}\t{page}", "contents") for text, page in (
        ("一、单位基本情况", 3), ("二、部门收支总体情况", 3), ("三、部门财政拨款情况说明", 3), ("四、“三公”经费情况说明", 3), ("五、其他重要事项的情况说明", 4),
        ("六、专业性名词解释", 4), (f"附件：{YEAR}年部门预算公开表", 5))]
    blocks = [*cover, *contents, PageBreak(), *narrative(sums, kinds), PageBreak(landscape=True), *tables]
    return Document("municipality-commission", "writer", TITLE, blocks, margins=(22, 20, 20, 20), body_size=14, body_font="Noto Serif CJK SC", footer="— {page} —",
                    line_height=1.6, identity={"title": TITLE, "agency": NAME, "fiscalYear": YEAR, "kind": "budget", "entity": "department"})
