"""A city's commission: bracketed codes in the cells of the names, units as lines of the basic and project forms, one of which carries
goals that page breaks cut, and administrative beside three-public expenses by fund."""
from decimal import Decimal

from budget import CONTRIBUTIONS, Agency, Project, money
from classification import ECONOMIC, FUNCTIONAL, NUMERALS
from department import Department, Unit
from forms import Entry, Side, fit, level_of, listing, pairs, states, with_parents
from model import Document, Heading, PageBreak, Paragraph, head

YEAR = 2026
NAME = "珩州市农业农村委员会"
TITLE = f"{YEAR}年{NAME}部门预算"
OFFICE, DISEASE, QUALITY = f"{NAME}（本级）", "珩州市动物疫病预防控制所", "珩州市农产品质量检测站"
ZERO = Decimal(0)

BASICS = {
    OFFICE: {"30101": "486.20", "30102": "1684.55", "30103": "712.36", "30108": "308.14", "30109": "154.07", "30110": "142.60", "30112": "9.85", "30113": "388.74",
             "30199": "166.02", "30201": "58.40", "30205": "4.62", "30206": "36.18", "30207": "22.40", "30209": "118.60", "30211": "26.75", "30216": "14.30",
             "30217": "5.20", "30227": "31.00", "30228": "66.40", "30231": "45.60", "30239": "104.35", "30299": "72.18", "30301": "64.20", "30302": "520.86",
             "30399": "2.44", "31002": "18.20"},
    DISEASE: {"30101": "142.18", "30102": "38.60", "30107": "402.75", "30108": "88.32", "30109": "44.16", "30110": "41.20", "30112": "6.38", "30113": "96.44",
              "30201": "16.80", "30206": "24.15", "30211": "12.06", "30228": "14.72", "30231": "18.30", "30299": "21.47", "30302": "86.55", "31002": "3.60"},
    QUALITY: {"30101": "118.42", "30102": "29.75", "30107": "318.20", "30108": "70.16", "30109": "35.08", "30110": "33.64", "30112": "5.02", "30113": "78.90",
              "30201": "13.25", "30206": "19.84", "30218": "8.60", "30228": "11.90", "30231": "9.15", "30299": "16.08", "30302": "42.70"},
}
WORK = {
    OFFICE: [
        (Project("都市现代农业发展专项", "2130122", "2860.00"), "30227",
         "1.建设高标准蔬菜基地不少于12个，新增设施农业面积2600亩；2.培育市级以上农业龙头企业8家、示范合作社20家；3.举办农产品产销对接活动6场，带动签约金额不少于1.5亿元。"),
        (Project("农业生态环境保护", "2130135", "764.50"), "30227", "农药化肥使用量持续减少，主要农作物病虫害绿色防控覆盖率不低于62%；回收农药包装废弃物不少于180吨；受污染耕地安全利用率达到95%以上。"),
        (Project("农业综合行政执法", "2130102", "318.60"), "30211", "开展农资打假、渔政和动物卫生监督专项执法不少于18次，出动执法人员不少于6200人次；案件按期办结率不低于98%；执法装备完好率达到100%。"),
        (Project("信息化运行维护", "2130112", "206.35"), "30213", "保障7个业务系统稳定运行，全年可用率不低于99.5%；故障响应时间不超过30分钟；完成等级保护测评1次；用户满意度不低于95%。"),
        (Project("农业农村综合业务", "2130102", "442.18"), "30299",
         "1.完成乡村振兴年度考核、统计监测和政策研究任务，编发调研报告不少于10篇；2.做好承包地管理、宅基地管理和农村集体资产监督，开展业务培训8期、培训900人次；"
         "3.办理人大建议和政协提案，按时办结率达到100%；4.组织防灾减灾物资储备与轮换，汛期前完成检查；5.做好宣传、法律顾问、档案整理等工作。"),
        (Project("因公出国（境）经费", "2130102", "22.00"), "30212", "完成农业科技合作和招商推介出访任务2批次，形成出访报告并推动合作项目落地不少于1个。")],
    DISEASE: [
        (Project("动物疫病强制免疫与监测", "2130108", "1182.40"), "30218",
         "重点动物疫病免疫密度常年保持在90%以上，免疫抗体合格率不低于70%；监测样品不少于3.2万份，结果按时报送；突发疫情处置率达到100%。"),
        (Project("实验室运行与生物安全", "2130108", "268.70"), "30218", "保障实验室全年安全运行，能力比对合格率达到100%；处置医疗废弃物合规率达到100%；无生物安全责任事故。"),
        (Project("兽医社会化服务", "2130199", "96.00", "business"), "30226", "为养殖场户提供检测和技术服务不少于420次，服务对象满意度不低于92%。")],
    QUALITY: [
        (Project("农产品质量安全例行监测", "2130109", "896.30"), "30227", "完成例行监测和监督抽查不少于9600批次，合格率稳定在98%以上；不合格样品核查处置率达到100%；检测报告按期出具率不低于99%。"),
        (Project("检测仪器更新", "2130109", "345.80"), "31003", "更新液质联用仪等检测设备6台（套），年内完成验收并投入使用，设备利用率不低于85%。"),
        (Project("委托检测业务", "2130109", "128.45", "other"), "30218", "接受企业和机构委托检测不少于1500批次，差错率不超过0.5%。")],
}
INSTITUTION = {**CONTRIBUTIONS, "30302": "2080502", "30110": "2101102"}
DEPARTMENT = Department({
    name: Unit(Agency(name, YEAR, "2130101" if name == OFFICE else "2130104", BASICS[name], [p for p, _, _ in WORK[name]],
                      contributions=CONTRIBUTIONS if name == OFFICE else INSTITUTION), {p.name: item for p, item, _ in WORK[name]}, institution=name != OFFICE)
    for name in BASICS})
ALL = ("general", "business", "other")
NOTE = "注：本表金额转化为万元时，四舍五入可能存在尾差。"
CATEGORIES = ["一般公共服务支出", "外交支出", "国防支出", "公共安全支出", "教育支出", "科学技术支出", "文化旅游体育与传媒支出", "社会保障和就业支出", "卫生健康支出", "节能环保支出",
              "城乡社区支出", "农林水支出", "交通运输支出", "资源勘探工业信息等支出", "商业服务业等支出", "金融支出", "援助其他地区支出", "自然资源海洋气象等支出", "住房保障支出",
              "粮油物资储备支出", "国有资本经营预算支出", "灾害防治及应急管理支出", "其他支出"]


def looks(number, **more):
    return {"number": f"表{number}", "caption_left": f"单位名称：{NAME}", "caption_right": "单位：万元", "font_size": 9, "row_height": 6, "title_size": 14,
            "break_before": True, "repeat_header": True, "space_before": 1, "note": NOTE, **more}


def one(name, value, level=1, **more):
    return Entry(name, {"total": value}, level=level, **more)


def foot(name, value):
    return one(name, value, 0, centred=True)


def categories(sources, extra):
    values = {FUNCTIONAL[code]: sum(v.values()) for code, v in DEPARTMENT.sources(sources).items() if len(code) == 3}
    assert set(values) <= set(CATEGORIES)
    return [one(f"{NUMERALS[n]}、{name}", values.get(name, ZERO)) for n, name in enumerate(CATEGORIES + extra)]


def balance():
    whole = DEPARTMENT.total(ALL)
    parts = [("预算拨款", DEPARTMENT.of("general")), ("财政专户拨款", ZERO), ("事业收入", DEPARTMENT.of("business")), ("事业单位经营收入", ZERO), ("其他收入", DEPARTMENT.of("other")),
             ("上级补助收入", ZERO), ("附属单位上缴收入", ZERO)]
    left = [one(f"{NUMERALS[n]}、{name}", value) for n, (name, value) in enumerate(parts)]
    right = categories(ALL, ["对附属单位补助支出", "上缴上级支出", "债务还本支出", "债务付息支出", "转移性支出"])
    top = [[head("收入", cs=2), head("支出", cs=2)], [head("项目"), head("预算"), head("项目"), head("预算")]]
    return pairs("收支总体情况表", top, [Side("revenue", ["total"], left, [foot("本年收入合计", whole), one("上年结转结余", ZERO), foot("收入总计", whole)]),
                                  Side("expenditure", ["total"], right, [foot("本年支出合计", whole), one("结转结余下年", ZERO), foot("支出总计", whole)])],
                 [76, 50, 78, 50], "balance", **looks(1, break_before=False, note="注：财政拨款收支情况包括一般公共预算、政府性基金预算、国有资本经营预算拨款收支情况。"))


EDUCATION, SPECIAL = "财政专户拨款收入/教育收费", "财政专户拨款收入/其他专户收入拨款"


def revenue():
    def build(names):
        v = {s: DEPARTMENT.of(s, names) for s in ALL}
        return {"total": sum(v.values()), "generalPublicBudget": v["general"], "governmentFund": ZERO, "stateCapital": ZERO, EDUCATION: ZERO, SPECIAL: ZERO,
                "businessIncome": v["business"], "operatingIncome": ZERO, "otherIncome": v["other"], "superiorGrants": ZERO, "affiliateRemittances": ZERO, "carryover": ZERO}
    entries = [Entry("合计", build(None), level=0, centred=True)] + [Entry(name, build([name]), level=1) for name in BASICS]
    top = [[head("单位名称", rs=2), head("合计", rs=2), head("财政拨款收入", cs=3), head("财政专户拨款收入", cs=2), head("其他资金收入", cs=5), head("上年结转结余", rs=2)],
           [head(t) for t in ("一般公共预算", "政府性基金预算", "国有资本经营预算", "教育收费", "其他专户收入拨款", "事业收入", "事业单位经营收入", "其他收入", "上级补助收入", "附属单位上缴收入")]]
    return listing("收入总体情况表", top, [("name", 46), ("total", 21)] + [(key, 19) for key in list(build(None))[1:]], entries, "revenue", heights={1: 14}, **looks(2, row_height=8))


def expenditure():
    values = DEPARTMENT.functions(ALL)

    def build(v):
        return {"total": sum(v), "basic": v[0] + v[1], "project": v[2], "operating": ZERO, "affiliateGrants": ZERO, "remittancesToSuperior": ZERO}
    entries = [Entry("合计", whole(values, build), level=0, centred=True, blank=("code",))]
    entries += [Entry(FUNCTIONAL[code], build(v), code=code, level=level_of(code)) for code, v in values.items()]
    top = [[head("功能分类科目", cs=2)] + [head(t, rs=2) for t in ("合计", "基本支出", "项目支出", "事业单位经营支出", "对附属单位补助支出", "上缴上级支出")],
           [head("科目编码"), head("科目名称")]]
    columns = [("code", 24), ("name", 70), ("total", 29), ("basic", 29), ("project", 29), ("operating", 27), ("affiliateGrants", 27), ("remittancesToSuperior", 25)]
    return listing("本年支出总体情况表", top, columns, entries, "expenditure", **looks(3))


def whole(values, build):
    tops = [build(v) for code, v in values.items() if len(code) == 3]
    return {key: sum((t[key] for t in tops), ZERO) for key in tops[0]}


def fiscal_balance():
    general = DEPARTMENT.total(("general",))
    left = [one("一、一般公共预算", general), one("二、政府性基金预算", ZERO), one("三、国有资本经营预算", ZERO)]
    right = categories(("general",), ["债务还本支出", "债务付息支出", "转移性支出"])
    feet = [foot("本年支出合计", general), one(f"{NUMERALS[len(right)]}、结转下年", ZERO), foot("支出总计", general)]
    top = [[head("收入", cs=2), head("支出", cs=2)], [head("项目"), head("预算"), head("项目"), head("预算")]]
    return pairs("财政拨款收支总体情况表", top, [Side("revenue", ["total"], left, [foot("本年收入合计", general), None, foot("收入总计", general)]),
                                      Side("expenditure", ["total"], right, feet)], [76, 50, 78, 50], "fiscalBalance", **looks(4))


def bracketed(code, name, amounts):
    return Entry(name, amounts, code=code, level=level_of(code), shown=f"[{code}]{name}", indent=level_of(code) - 1)


def general_public():
    values = DEPARTMENT.functions(("general",))

    def build(v):
        return {"total": sum(v), "basic": v[0] + v[1], "project": v[2]}
    entries = [Entry("合计", whole(values, build), level=0, centred=True)] + [bracketed(code, FUNCTIONAL[code], build(v)) for code, v in values.items()]
    top = [[head("功能科目名称", rs=2), head("一般公共预算支出", cs=3)], [head("小计"), head("其中：基本支出"), head("项目支出")]]
    return listing("一般公共预算支出情况表（按功能分类科目）", top, [("name", 110), ("total", 48), ("basic", 48), ("project", 48)], entries, "generalPublicExpenditure", **looks(5))


def economic(number, title, kind, pick):
    leaves = {}
    for item, _, people, use, work in DEPARTMENT.economy(("general",)):
        value = pick(people + use, work)
        if value:
            leaves[item] = leaves.get(item, ZERO) + value
    sums = with_parents(leaves, (3, 5))
    entries = [one("合计", sum(leaves.values()), 0, centred=True)] + [bracketed(code, ECONOMIC[code], {"total": sums[code]}) for code in sorted(sums)]
    return listing(title, [[head("部门预算支出经济科目"), head("预算")]], [("name", 160), ("total", 94)], entries, kind, **looks(number))


FUNDS = ("generalPublicBudget", "governmentFund", "stateCapital")


def three_public():
    def line(name, value, level, item=None, indent=0):
        amounts = {"total": value, "generalPublicBudget": value, "governmentFund": ZERO, "stateCapital": ZERO}
        return Entry(name, amounts, level=level, indent=indent, attributes={"item": item} if item else {})
    abroad, purchase = money("22.00"), ZERO
    operation = sum(money(b["30231"]) for b in BASICS.values())
    reception = money("5.20")
    entries = [line("行政经费", DEPARTMENT.units[OFFICE].agency.public_use, 1), line("“三公”经费", abroad + purchase + operation + reception, 1, "total"),
               line("其中：（一）因公出国（境）支出", abroad, 2, "abroad", 1), line("（二）公务用车购置及运行维护支出", purchase + operation, 2, "vehicles", 4),
               line("1.公务用车购置费", purchase, 3, "vehiclePurchase", 6), line("2.公务用车运行维护费", operation, 3, "vehicleOperation", 6),
               line("（三）公务接待费支出", reception, 2, "reception", 4)]
    top = [[head(t) for t in ("项目", "合计", "一般公共预算", "政府性基金预算", "国有资本经营预算")]]
    table = listing("财政拨款安排的行政经费及“三公”经费预算表", top, [("name", 98), ("total", 39)] + [(key, 39) for key in FUNDS], entries, "threePublic", **looks(8, row_height=9))
    return table, {e.attributes.get("item", "office"): e.amounts["total"] for e in entries}


def empty(number, title, group, kind):
    top = [[head("功能分类科目", cs=2), head(group, cs=3)], [head(t) for t in ("科目编码", "科目名称", "小计", "其中：基本支出", "项目支出")]]
    entry = Entry("合计", {"total": ZERO, "basic": ZERO, "project": ZERO}, level=0, merged=0, blank=("code",), centred=True)
    return listing(title, top, [("code", 40), ("name", 94), ("total", 40), ("basic", 40), ("project", 40)], [entry], kind,
                   **looks(number, note="注：本表本年无发生额。", row_height=8, break_before=number == 9, space_before=1 if number == 9 else 14))


def by_fund(total, other=ZERO):
    general = total - other
    return {"total": total, "fiscalAppropriation": general, "generalPublicBudget": general, "governmentFund": ZERO, "stateCapital": ZERO, "fiscalSpecialAccount": ZERO,
            "otherFunds": other}


FUND_HEADS = [head("总计", rs=2), head("财政拨款", cs=4), head("财政专户拨款", rs=2), head("其他资金", rs=2)]
FUND_LOWER = [head(t) for t in ("合计", "一般公共预算", "政府性基金预算", "国有资本经营预算")]


def basic():
    entries = [Entry("合计", by_fund(DEPARTMENT.basic()), level=0, centred=True)]
    for name, unit in DEPARTMENT.units.items():
        entries.append(Entry(name, by_fund(unit.agency.basic_total), level=1))
        entries += [Entry(e.name, by_fund(e.total), level=2, indent=1) for e in unit.agency.economy() if e.level == 1]
    top = [[head("支出项目类别（资金使用单位）", rs=2)] + FUND_HEADS, FUND_LOWER]
    keys = list(by_fund(ZERO))
    return listing("部门预算基本支出预算表", top, [("name", 72)] + [(key, 27) for key in keys], entries, "basicExpenditure", heights={1: 10}, **looks(11))


def projects():
    entries = [Entry("合计", by_fund(DEPARTMENT.total(ALL) - DEPARTMENT.basic(), DEPARTMENT.of("business") + DEPARTMENT.of("other")), level=0, centred=True)]
    for name, items in WORK.items():
        own = sum((p.amount for p, _, _ in items if p.source != "general"), ZERO)
        entries.append(Entry(name, by_fund(sum((p.amount for p, _, _ in items), ZERO), own), level=1))
        entries += [Entry(p.name, by_fund(p.amount, ZERO if p.source == "general" else p.amount), level=2, indent=1, attributes={"goal": goal}) for p, _, goal in items]
    top = [[head("支出项目类别（资金使用单位）", rs=2)] + FUND_HEADS + [head("绩效目标", rs=2)], FUND_LOWER]
    keys = list(by_fund(ZERO))
    return listing("部门预算项目支出及其他支出预算表", top, [("name", 50)] + [(key, 19) for key in keys] + [("@goal", 78)], entries, "projectExpenditure", split_rows=True,
                   heights={1: 10}, **looks(12, row_height=7, font_size=8.5))


def narrative(three):
    total, general, basics = DEPARTMENT.total(ALL), DEPARTMENT.of("general"), DEPARTMENT.basic()
    last = money("14210.57")
    return [
        Heading("第一部分 部门概况", 1), Heading("一、主要职能"),
        Paragraph("统筹研究和组织实施全市“三农”工作政策，推进乡村振兴；指导都市现代农业、种植业、畜牧业和渔业发展；负责农产品质量安全监督管理、动植物疫病防控和农业综合执法。"),
        Heading("二、部门预算构成"), Paragraph(f"纳入{YEAR}年部门预算编制范围的单位共3个：{OFFICE}、{DISEASE}、{QUALITY}。"),
        PageBreak(landscape=True),
    ], [
        PageBreak(landscape=False), Heading(f"第三部分 {YEAR}年部门预算情况说明", 1), Heading("一、部门预算收支总体情况"),
        states(f"（一）收入预算说明。{YEAR}年收入预算{{}}万元，比上年增加{{}}万元，主要原因是基地建设任务增加。其中：一般公共预算拨款{{}}万元；事业收入{{}}万元；其他收入{{}}万元。",
               ("revenue.total", total), ("change.total", total - last), ("revenue.generalPublicBudget", general), ("revenue.businessIncome", DEPARTMENT.of("business")),
               ("revenue.other", DEPARTMENT.of("other"))),
        states(f"（二）支出预算说明。{YEAR}年支出预算{{}}万元，其中：基本支出{{}}万元，项目支出{{}}万元。", ("expenditure.total", total), ("expenditure.basic", basics),
               ("expenditure.project", total - basics)),
        Heading("二、“三公”经费预算情况"),
        states(f"{YEAR}年“三公”经费财政拨款预算{{}}万元。其中：因公出国（境）费用{{}}万元；公务用车购置及运行维护费{{}}万元，其中公务用车购置费0万元，公务用车运行维护费{{}}万元；"
               "公务接待费{}万元。", ("threePublic.total", three["total"]), ("threePublic.abroad", three["abroad"]), ("threePublic.vehicles", three["vehicles"]),
               ("threePublic.vehicleOperation", three["vehicleOperation"]), ("threePublic.reception", three["reception"])),
        Heading("三、机关运行经费安排情况"),
        states(f"{YEAR}年本部门机关运行经费（行政经费）安排{{}}万元，主要用于办公费、物业管理费、公务用车运行维护费和其他交通费用等。", ("operatingExpenses.total", three["office"])),
        Heading("第四部分 名词解释", 1), Paragraph("一、预算拨款：市财政用一般公共预算安排给本部门的资金。"), Paragraph("二、行政经费：维持行政单位日常运行的公用支出。"),
    ]


def document():
    three, values = three_public()
    before, after = narrative(values)
    titles = ["收支总体情况表", "收入总体情况表", "本年支出总体情况表", "财政拨款收支总体情况表", "一般公共预算支出情况表（按功能分类科目）", "一般公共预算基本支出情况表（按经济分类科目）",
              "一般公共预算项目支出情况表（按经济分类科目）", "财政拨款安排的行政经费及“三公”经费预算表", "政府性基金预算支出情况表", "国有资本经营预算支出情况表", "部门预算基本支出预算表",
              "部门预算项目支出及其他支出预算表"]
    cover = [Paragraph(" ", "centre"), Paragraph(" ", "centre"), Heading(f"{YEAR}年{NAME}", 1), Heading("部门预算", 1), Heading("目　录", 1, break_before=True)]
    cover += [Paragraph(f"{text}\t{page}", "contents") for text, page in [("第一部分 部门概况", 1), (f"第二部分 {YEAR}年部门预算表", 2)]
              + [(f"　　表{n} {title}", n + 1) for n, title in enumerate(titles, 1)] + [(f"第三部分 {YEAR}年部门预算情况说明", 17), ("第四部分 名词解释", 17)]]
    tables = [balance(), revenue(), expenditure(), fiscal_balance(), general_public(),
              economic(6, titles[5], "generalPublicBasicExpenditure", lambda basic, work: basic), economic(7, titles[6], "projectExpenditure", lambda basic, work: work), three,
              empty(9, titles[8], "政府性基金预算支出", "governmentFundExpenditure"), empty(10, titles[9], "国有资本经营预算支出", "stateCapitalExpenditure"), basic(), projects()]
    blocks = [*cover, PageBreak(), *before, Heading(f"第二部分 {YEAR}年部门预算表", 1), *fit(tables, 260), *after]
    return Document("city-commission-overview", "writer", TITLE, blocks, through="cairo", margins=(18, 18, 16, 18), body_size=14, footer="- {page} -", line_height=1.6,
                    identity={"title": TITLE, "agency": NAME, "fiscalYear": YEAR, "kind": "budget", "entity": "department"})
