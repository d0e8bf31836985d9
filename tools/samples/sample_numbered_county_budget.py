"""A county service centre's budget with numbered forms (预算公开表1 …), a fund budget, carry-over, and declaration forms of project targets that
give each indicator twice, for the whole term and for the year."""
from decimal import Decimal

from budget import CONTRIBUTIONS, FISCAL, SOURCES, Agency, Project, ThreePublic, grouped, money, percent
from classification import balance_labels
from model import Document, Heading, Paragraph, Table, amount, blanks, centre, head, label
from performance import LEVEL1

YEAR = 2023
COUNTY = "霁川县"
NAME = "霁川县林业和草原服务中心"

BASIC = {
    "30101": "231.08", "30102": "44.16", "30103": "38.70", "30107": "187.52", "30108": "79.44", "30109": "39.72", "30110": "34.21", "30112": "5.87",
    "30113": "60.33", "30201": "8.46", "30202": "3.15", "30207": "2.94", "30211": "9.70", "30213": "4.28", "30216": "1.86", "30217": "2.40",
    "30226": "6.30", "30228": "9.93", "30229": "7.02", "30231": "13.50", "30239": "11.64", "30299": "3.07", "30302": "16.95", "30305": "4.62",
    "30309": "0.24", "31002": "5.18",
}

PROJECTS = [
    Project("森林防火物资购置", "2130234", "68.00"), Project("国有林管护人员补助", "2130209", "212.60"),
    Project("退化林分修复", "2130205", "356.45"), Project("林业有害生物监测防治", "2130211", "47.30"),
    Project("野生动物救护站运行", "2130211", "18.75"), Project("基层林业站所改造", "2130299", "64.00"),
    Project("村庄绿化道路配套", "2120804", "85.00", "fund"), Project("林木良种对比试验", "2130206", "32.50", "carryover"),
    Project("林农技术培训", "2130206", "9.80", "other"),
]

AGENCY = Agency(NAME, YEAR, "2130204", BASIC, PROJECTS, contributions={**CONTRIBUTIONS, "30302": "2080502", "30110": "2101102"})
THREE = ThreePublic(operation="13.50", reception="2.40")
CURRENT = tuple(s for s in SOURCES if s != "carryover")
GENERAL_CURRENT = ("general",)

GOVERNMENT_NAMES = {"301": "工资福利支出", "302": "商品和服务支出", "303": "社会福利和救助", "310": "资本性支出"}


def form(number, title, widths, rows, header_rows=2, **looks):
    looks = {"row_height": 6, "font_size": 9, "title_size": 15, "break_before": True, "repeat_header": True, **looks}
    return Table(f"{YEAR}年{title}", widths, rows, header_rows=header_rows, number=f"预算公开表{number}", caption_left=f"部门名称：{NAME}",
                 caption_right="单位：万元", **looks)


def balance():
    kinds = [("一般公共预算", "general"), ("政府性基金预算", "fund"), ("国有资本经营预算", "capital"), ("财政专户管理资金", "special"), ("单位资金", "other")]
    categories, total = AGENCY.by_category(), AGENCY.grand()
    rows = [[head("收入", cs=2), head("支出", cs=4)],
            [head("项　目"), head(f"{YEAR}年"), head("项　目"), head(f"{YEAR}年合计"), head("当年预算安排"), head("上年结转安排")]]
    for n, (code, text) in enumerate(balance_labels()[:30]):
        left = [label(f"{'一二三四五'[n]}、{kinds[n][0]}"), amount(grouped(total.of(kinds[n][1])))] if n < 5 else blanks(2)
        line = categories.get(code)
        right = [line.total, line.of(*CURRENT), line.of("carryover")] if line else [Decimal(0)] * 3
        rows.append(left + [label(text)] + [amount(grouped(v)) for v in right])
    current, carry = total.of(*CURRENT), total.of("carryover")
    rows += [blanks(6),
             [centre("本年收入合计"), amount(grouped(current)), centre("本年支出合计")]
             + [amount(grouped(v)) for v in (total.total, current, carry)],
             [centre("上年结转"), amount(grouped(carry)), centre("年终结转")] + blanks(3),
             [centre("收入总计"), amount(grouped(total.total)), centre("支出总计")] + [amount(grouped(v)) for v in (total.total, current, carry)]]
    return form(1, "预算收支总表", [40, 25, 46, 23, 23, 23], rows, row_height=6.6)


def code_rows(lines, columns, total):
    rows = [[centre("合计", cs=2)] + [amount(grouped(column(total))) for column in columns]]
    for line in lines:
        rows.append([label(line.code), label(line.name)] + [amount(grouped(column(line))) for column in columns])
    return rows


def revenue():
    top = [[head("项目", cs=2), head("本年收入", cs=6), head("上年结转", rs=2)],
           [head(t) for t in ("科目编码", "科目名称", "合计", "一般公共预算", "政府性基金", "国有资本经营预算", "财政专户管理资金", "单位资金")]]
    columns = [lambda l: l.of(*CURRENT)] + [lambda l, s=s: l.of(s) for s in ("general", "fund", "capital", "special", "other", "carryover")]
    return form(2, "预算收入总表", [17, 51, 19, 19, 16, 16, 16, 14, 14], top + code_rows(AGENCY.functions(), columns, AGENCY.grand()), font_size=8.5)


def spending_header():
    return [[head("项目", cs=2), head(f"{YEAR}年预算数", cs=3)], [head(t) for t in ("科目编码", "科目名称", "合计", "基本支出", "项目支出")]]


SPENDING = [lambda l: l.total, lambda l: l.basic, lambda l: l.project]


def expenditure():
    return form(3, "预算支出总表", [24, 70, 28, 28, 28], spending_header() + code_rows(AGENCY.functions(), SPENDING, AGENCY.grand()))


def fiscal_balance():
    sources = FISCAL + ("carryover",)
    total, categories = AGENCY.grand(sources), AGENCY.by_category(sources)
    kinds = ["一般公共预算", "政府性基金预算", "国有资本经营预算"]

    def right(line):
        return [amount(grouped(v)) for v in (line.total, line.of("general", "carryover"), line.of("fund"), line.of("capital"))] if line else blanks(4)

    rows = [[head("收入", cs=2), head("支出", cs=5)], [head("项　目", rs=2), head("金额", rs=2), head("项　目", rs=2), head("金额", cs=4)],
            [head(t) for t in ("小计", "一般公共预算", "政府性基金预算", "国有资本经营预算")]]
    for n, (code, text) in enumerate(balance_labels()[:30]):
        left = [label(f"{'一二三'[n]}、{kinds[n]}"), amount(grouped(total.of(FISCAL[n])))] if n < 3 else blanks(2)
        rows.append(left + [label(text)] + right(categories.get(code)))
    carry = grouped(total.of("carryover"))
    rows += [blanks(7), [centre("本年收入合计"), amount(grouped(total.of(*FISCAL))), centre("本年支出合计")] + right(total),
             [centre("上年财政拨款结转"), amount(carry), centre("年终结转")] + blanks(4), [label("一、一般公共预算"), amount(carry)] + blanks(5),
             [label("二、政府性基金预算")] + blanks(6), [label("三、国有资本经营预算")] + blanks(6),
             [centre("收入总计"), amount(grouped(total.total)), centre("支出总计")] + right(total)]
    return form(4, "财政拨款收支总表", [34, 22, 48, 20, 20, 18, 18], rows, header_rows=3, row_height=5.8)


def general_public():
    rows = code_rows(AGENCY.functions(GENERAL_CURRENT), SPENDING, AGENCY.grand(GENERAL_CURRENT))
    return form(5, "一般公共预算支出预算表（不含上年结转）", [24, 70, 28, 28, 28], spending_header() + rows)


def basic():
    rows = [[head("部门预算支出经济科目名称", rs=2), head("政府预算支出经济科目名称", rs=2), head(f"{YEAR}年预算数", cs=3)],
            [head(t) for t in ("合计", "人员经费", "公用经费")],
            [centre("合计", cs=2)] + [amount(grouped(v)) for v in (AGENCY.basic_total, AGENCY.personnel, AGENCY.public_use)]]
    for line in AGENCY.economy():
        other = "" if line.level == 1 else "离退休费" if line.code == "30302" else GOVERNMENT_NAMES[line.code[:3]]
        rows.append([label(line.name, indent=line.level - 1), label(other)] + [amount(grouped(v)) for v in (line.total, line.personnel, line.public_use)])
    return form(6, "一般公共预算安排基本支出分经济科目表（不含上年结转）", [54, 52, 24, 24, 24], rows)


def fund_revenue():
    value = AGENCY.grand(("fund",)).total
    rows = [[head("项目", cs=2), head("政府性基金收入预算", rs=2)], [head("收入科目编码"), head("科目名称")], [centre("合计", cs=2), amount(grouped(value))]]
    rows += [[label(code), label(name), amount(grouped(value))]
             for code, name in (("103", "非税收入"), ("10301", "政府性基金收入"), ("1030148", "国有土地使用权出让收入"))]
    return form(7, "政府性基金预算收入表（不含上年结转）", [40, 88, 46], rows)


def fund_expenditure():
    rows = [[head(t) for t in ("科目编码", "科目名称", "合计", "基本支出", "项目支出")]]
    rows += code_rows(AGENCY.functions(("fund",)), SPENDING, AGENCY.grand(("fund",)))
    return form(8, "政府性基金预算支出表（不含上年结转）", [24, 70, 28, 28, 28], rows, header_rows=1, break_before=False, space_before=14)


def capital():
    rows = [[head("国有资本经营预算收入", cs=3), head("国有资本经营预算支出", cs=5)],
            [head("项目", cs=2)] + [head(t, rs=2) for t in ("国有资本经营收入预算", "科目编码", "科目名称", "合计", "基本支出", "项目支出")],
            [head("收入科目编码"), head("科目名称")], [centre("合计", cs=2)] + blanks(6), blanks(8)]
    return form(9, "国有资本经营预算收支预算表（不含上年结转）", [22, 28, 24, 22, 28, 18, 18, 18], rows, header_rows=3, note="注：本表无数据", row_height=8)


def three_public():
    items = [("因公出国（境）费", THREE.abroad), ("公务接待费", THREE.reception), ("公务用车购置及运行费", THREE.vehicles), ("①公务用车购置费", THREE.purchase),
             ("②公务用车运行维护费", THREE.operation), ("合计", THREE.total)]
    rows = [[head("项目", rs=2), head(f"{YEAR}年预算数", cs=4)], [head(t) for t in ("合计", "一般公共预算", "政府性基金预算", "国有资本经营预算")]]
    for name, value in items:
        cell = centre(name) if name == "合计" else label(name, indent=2 if name[0] in "①②" else 0)
        rows.append([cell, amount(grouped(value)), amount(grouped(value))] + blanks(2))
    return form(10, "一般公共预算“三公”经费支出预算表", [66, 28, 28, 28, 28], rows, row_height=8, break_before=False, space_before=14)


def operating():
    value = grouped(AGENCY.public_use)
    rows = [[head("单位名称", rs=2), head(f"{YEAR}预算数", cs=4)], [head(t) for t in ("合计", "一般公共预算", "政府性基金预算", "国有资本经营预算")],
            [centre("部门合计"), amount(value), amount(value)] + blanks(2), [label(NAME), amount(value), amount(value)] + blanks(2)]
    return form(11, "机关运行经费预算财政拨款情况统计表", [66, 28, 28, 28, 28], rows, row_height=8, break_before=False, space_before=14)


def projects():
    top = [[head("项目名称", rs=2), head("合计", rs=2), head(f"{YEAR}年财政拨款", cs=3), head("财政专户管理资金", rs=2), head("单位资金", rs=2)],
           [head(t) for t in ("一般公共预算", "政府性基金预算", "国有资本经营预算")], [centre(str(n)) for n in range(1, 8)]]
    current = [p for p in PROJECTS if p.source in CURRENT]
    order = ("general", "fund", "capital", "special", "other")

    def line(cell, chosen):
        sums = [sum((p.amount for p in chosen if p.source == s), Decimal(0)) for s in order]
        return [cell, amount(grouped(sum(sums)))] + [amount(grouped(v)) for v in sums]

    rows = top + [line(centre("合计"), current)] + [line(label(p.name), [p]) for p in current]
    return form(12, "项目支出预算表（本年预算）", [54, 22, 22, 20, 20, 20, 20], rows, header_rows=3)


def carried_projects():
    top = [[head("项目名称", rs=2), head("合计", rs=2), head(f"{YEAR}年财政拨款", cs=3)],
           [head(t) for t in ("一般公共预算", "政府性基金预算", "国有资本经营预算")], [centre(str(n)) for n in range(1, 6)]]
    rows = [[label(p.name), amount(grouped(p.amount)), amount(grouped(p.amount))] + blanks(2) for p in PROJECTS if p.source == "carryover"]
    return form(13, "项目支出预算表（上年结转）", [66, 28, 28, 28, 28], top + rows, header_rows=3, break_before=False, space_before=14)


# Declaration forms: name, overview, basis, need, measures, plan, term goal, year goal, indicators (term level 3 and value, year level 3 and value)
DECLARATIONS = [
    (0, "为县级森林防火专业队伍和重点乡镇配备风力灭火机、水枪、防护服等物资。", "《森林防火条例》、《霁川县森林火灾应急预案》。",
     "现有物资部分超期，数量低于储备定额，难以满足防火紧要期需要。", "物资管理办法、出入库登记制度。", "一季度完成采购，清明节前配发到位。",
     "物资储备达到定额，火情早期处置能力增强。", "1.完成年度采购。2.清明节前物资配发到位。3.开展装备操作训练两次。", [
         ("数量指标", "风力灭火机数量", "60台", "风力灭火机数量", "60台"), ("质量指标", "物资验收合格率", "100%", "物资验收合格率", "100%"),
         ("时效指标", "配发完成时间", "防火期前", "配发完成时间", "4月5日前"), ("成本指标", "采购总成本", "≤68万元", "采购总成本", "≤68万元"),
         ("经济效益指标", "", "", "", ""), ("社会效益指标", "早期火情处置率", "≥95%", "早期火情处置率", "≥95%"),
         ("生态效益指标", "森林受害率", "≤0.8‰", "森林受害率", "≤0.8‰"), ("可持续影响指标", "物资管理制度", "健全", "物资管理制度", "健全"),
         ("服务对象满意度指标", "基层队伍满意度", "≥95%", "基层队伍满意度", "≥95%")]),
    (1, "对国有林区护林员发放管护补助，签订管护协议，落实巡护责任。", "《森林法》、《霁川县国有林管护办法》。", "国有林面积大、分布散，需要专职护林员常年巡护。",
     "护林员考核办法、补助发放公示制度。", "按季度考核，按季度发放。", "建立稳定的护林员队伍，国有林资源得到有效保护。",
     "1.落实护林员118名。2.全年巡护出勤率不低于95%。3.补助按季度足额发放。", [
         ("数量指标", "护林员人数", "118人", "护林员人数", "118人"), ("质量指标", "巡护出勤率", "≥95%", "巡护出勤率", "≥95%"),
         ("时效指标", "补助发放及时性", "及时", "补助发放及时性", "季度终了后15日内"), ("成本指标", "人均补助标准", "≤1.81万元/年", "人均补助标准", "≤1.81万元/年"),
         ("经济效益指标", "护林员家庭收入", "增加", "护林员家庭收入", "增加"), ("社会效益指标", "毁林案件下降率", "≥10%", "毁林案件下降率", "≥5%"),
         ("生态效益指标", "管护面积", "≥31.2万亩", "管护面积", "≥31.2万亩"), ("可持续影响指标", "管护机制", "长期", "管护机制", "长期"),
         ("服务对象满意度指标", "护林员满意度", "≥96%", "护林员满意度", "≥96%")]),
    (2, "对北坡、云岭沟两个林场的退化林分实施更替补植和抚育。", "《霁川县国土绿化三年行动方案》、作业设计批复。", "部分人工林生长衰退，病虫滋生，防护功能下降。",
     "项目法人责任制、监理制、合同制。", "春季整地补植，夏秋季抚育管护，年底验收。",
     "三年完成退化林分修复1.2万亩，林分质量明显改善，水源涵养功能逐步恢复。",
     "1.完成退化林分修复4200亩，其中更替补植2600亩、抚育1600亩。2.苗木成活率达到85%以上。3.按合同约定支付进度款，结余资金按规定上缴。", [
         ("数量指标", "修复面积", "12000亩", "修复面积", "4200亩"), ("数量指标", "栽植苗木", "≥80万株", "栽植苗木", "≥28万株"),
         ("质量指标", "苗木成活率", "≥85%", "苗木成活率", "≥85%"), ("时效指标", "任务完成时间", "2025年底", "任务完成时间", "2023年12月20日"),
         ("成本指标", "亩均投资", "≤850元", "亩均投资", "≤849元"), ("经济效益指标", "带动用工", "≥9000工日", "带动用工", "≥3000工日"),
         ("社会效益指标", "林区景观", "改善", "林区景观", "改善"), ("生态效益指标", "林草覆盖率", "提高", "林草覆盖率", "提高"),
         ("可持续影响指标", "后期管护年限", "≥5年", "后期管护落实", "是/否"), ("服务对象满意度指标", "周边群众满意度", "≥90%", "周边群众满意度", "≥90%")]),
    (3, "布设监测点，开展虫情普查、疫木检测和飞防作业。", "《植物检疫条例》、年度防治方案。", "有害生物扩散风险上升，需常态监测、及时处置。", "监测日报制度、药剂管理制度。",
     "四月至十月开展监测，六月、八月各组织一次飞防。", "疫情发现及时、处置有效，不发生大面积成灾。", "1.监测覆盖率100%。2.飞防作业3.5万亩次。", [
         ("数量指标", "飞防作业面积", "≥3.5万亩次/年", "飞防作业面积", "≥3.5万亩次"), ("质量指标", "监测覆盖率", "100%", "监测覆盖率", "100%"),
         ("时效指标", "疫情报告及时率", "≥98%", "疫情报告及时率", "≥98%"), ("成本指标", "防治成本", "≤47.3万元", "防治成本", "≤47.3万元"),
         ("经济效益指标", "", "", "", ""), ("社会效益指标", "群众防治意识", "增强", "群众防治意识", "增强"),
         ("生态效益指标", "成灾率", "≤3‰", "成灾率", "≤3‰"), ("可持续影响指标", "监测网络", "健全", "监测网络", "健全"),
         ("服务对象满意度指标", "林农满意度", "≥92%", "林农满意度", "≥92%")]),
    (4, "保障救护站饲料、药品、救护车辆运行及档案管理。", "《野生动物保护法》。", "每年接收伤病野生动物逐年增多，需稳定经费保障。", "救护操作规程、放归评估制度。", "全年实施。",
     "救护能力稳定提升。", "1.救护及时。2.放归率不低于60%。", [
         ("数量指标", "救护动物数量", "≥90只/年", "救护动物数量", "≥90只"), ("质量指标", "放归率", "≥60%", "放归率", "≥60%"),
         ("时效指标", "出动时间", "≤2小时", "出动时间", "≤2小时"), ("成本指标", "运行成本", "≤18.75万元", "运行成本", "≤18.75万元"),
         ("经济效益指标", "", "", "", ""), ("社会效益指标", "公众保护意识", "提升", "公众保护意识", "提升"),
         ("生态效益指标", "生物多样性", "维护", "生物多样性", "维护"), ("可持续影响指标", "救护档案", "完整", "救护档案", "完整"),
         ("服务对象满意度指标", "社会公众满意度", "≥95%", "社会公众满意度", "≥95%")]),
]


def declaration(index, overview, basis, need, measures, plan, term_goal, year_goal, indicators):
    project = PROJECTS[index]
    yuan = f"{int(project.amount * 10000):,}"
    term = f"{int(project.amount * 30000):,}" if index == 2 else yuan
    rows = [[head("项目名称", cs=3), label(project.name, cs=5)],
            [head("主管部门及代码", cs=3), label(f"037-{NAME}", cs=2), head("实施单位"), label(NAME, cs=2)],
            [head("项目属性", cs=3), label("延续性项目（3年）" if index == 2 else "一次性项目（1年结束）", cs=2), head("项目期"),
             label("3年" if index == 2 else "1年", cs=2)],
            [head("项目资金（元）", rs=6, cs=2), head("实施期资金总额："), label(term, cs=2), head("年度资金总额："), label(yuan, cs=2)]]
    for name, of_term, of_year in (("其中：中央财政资金", "0", "0"), ("省级财政资金", "0", "0"), ("市县（区）财政资金", term, yuan), ("单位自筹", "0", "0"),
                                   ("其他资金", "", "")):
        rows.append([head(name), label(of_term, cs=2), head(name), label(of_year, cs=2)])
    for name, text in (("项目概况", overview), ("立项依据", basis), ("项目设立必要性", need), ("保证项目实施的制度、措施", measures), ("项目实施计划", plan)):
        rows.append([head(name, cs=3), label(text, cs=5)])
    rows += [[head("总体目标", rs=2, cs=2), head("实施期目标", cs=3), head("年度目标", cs=3)], [label(term_goal, cs=3), label(year_goal, cs=3)],
             [head("绩效指标", rs=len(indicators) + 1, stacked=True)]
             + [head(t) for t in ("一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值")]]
    seen = set()
    for level2, term3, term_value, year3, year_value in indicators:
        level1 = LEVEL1[level2]
        first = [] if level1 in seen else [centre(level1, rs=sum(LEVEL1[i[0]] == level1 for i in indicators))]
        seen.add(level1)
        rows.append(first + [centre(level2), label(term3), label(term_value), centre(level2), label(year3), label(year_value)])
    for row in rows:
        for cell in row:
            cell.bold = False
    return Table(f"{COUNTY}县(区)级预算部门（单位）项目支出绩效目标申报表", [9, 18, 27, 32, 18, 27, 29, 18], rows, header_rows=0, subtitle=f"（{YEAR}年度）",
                 font_size=7.5, row_height=4.4, title_size=12.5, split_rows=True, space_before=4)


def narrative():
    total, fiscal = AGENCY.grand(), AGENCY.grand(FISCAL + ("carryover",))
    current, general = total.of(*CURRENT), AGENCY.grand(GENERAL_CURRENT)
    change = AGENCY.total - money("1502.74")
    blocks = [
        Heading(f"第三部分 {YEAR}年度部门预算情况说明", 1, break_before=True), Heading("一、部门预算收支数据变动情况及原因"),
        Paragraph(f"{YEAR}年度预算收入总计{grouped(AGENCY.total)}万元，其中：本年收入{grouped(current)}万元，上年结转{grouped(total.of('carryover'))}万元，"
                  f"比上年{'增加' if change > 0 else '减少'}{grouped(abs(change))}万元，主要是退化林分修复投入变化。"),
        Heading("二、收入预算情况说明"),
        Paragraph(f"{YEAR}年度预算本年收入{grouped(current)}万元，包括一般公共预算拨款收入{grouped(total.of('general'))}万元，占{percent(total.of('general'), current)}；"
                  f"政府性基金预算拨款收入{grouped(total.of('fund'))}万元，占{percent(total.of('fund'), current)}；单位资金收入{grouped(total.of('other'))}万元，"
                  f"占{percent(total.of('other'), current)}。"),
        Heading("三、支出预算情况说明"),
        Paragraph(f"{YEAR}年度支出预算{grouped(AGENCY.total)}万元，其中：基本支出{grouped(AGENCY.basic_total)}万元，占{percent(AGENCY.basic_total, AGENCY.total)}；"
                  f"项目支出{grouped(AGENCY.project_total)}万元，占{percent(AGENCY.project_total, AGENCY.total)}。"),
        Heading("四、财政拨款收支预算总体情况说明"),
        Paragraph(f"{YEAR}年度财政拨款收支总预算{grouped(fiscal.total)}万元。"),
        Heading("五、一般公共预算支出情况说明"), Heading("（一）一般公共预算当年拨款规模", 3),
        Paragraph(f"{YEAR}年度一般公共预算当年拨款{grouped(general.total)}万元。"), Heading("（二）一般公共预算当年拨款结构", 3),
        Paragraph("主要用于以下方面：" + "；".join(f"{line.name}{grouped(line.total)}万元，占{percent(line.total, general.total)}"
                                            for line in AGENCY.functions(GENERAL_CURRENT) if line.level == 1) + "。"),
        Heading("六、一般公共预算基本支出情况说明"), Paragraph(f"{YEAR}年度一般公共预算基本支出{grouped(AGENCY.basic_total)}万元，其中："),
        Paragraph(f"人员经费{grouped(AGENCY.personnel)}万元，主要包括：基本工资、津贴补贴、奖金、绩效工资、社会保险缴费、住房公积金、退休费等。"),
        Paragraph(f"公用经费{grouped(AGENCY.public_use)}万元，主要包括：办公费、差旅费、维修（护）费、公务用车运行维护费、工会经费、办公设备购置等。"),
        Heading("七、“三公”经费增减变动原因说明"),
        Paragraph(f"{YEAR}年财政拨款安排的“三公”经费预算{grouped(THREE.total)}万元，比上年减少0.60万元，主要原因是公务接待批次减少。其中：因公出国（境）费0.00万元，"
                  f"与上年相同；公务接待费{grouped(THREE.reception)}万元，比上年减少0.60万元；公务用车运行维护费{grouped(THREE.operation)}万元，与上年相同；公务用车购置费0.00万元。"),
        Heading("八、机关运行经费增减变动原因说明"),
        Paragraph(f"{YEAR}年机关运行经费预算{grouped(AGENCY.public_use)}万元，比上年增加3.12万元，原因是更换部分办公设备。"),
        Heading("九、政府采购情况"),
        Paragraph(f"{YEAR}年{NAME}政府采购预算总额73.18万元。其中：政府采购货物预算73.18万元、政府采购工程预算0万元、政府采购服务预算0万元。"),
        Heading("十、绩效管理情况"),
        Paragraph(f"{YEAR}年实行绩效目标管理的项目{len([p for p in PROJECTS if p.source == 'general'])}个，涉及一般公共预算当年拨款{grouped(general.project)}万元。"
                  "部分项目绩效目标如下："),
    ]
    for n, item in enumerate(DECLARATIONS):
        blocks += [declaration(*item), Paragraph(f"负责人：何某　经办人：郑某　联系电话：0000-000{n}000　填报日期：2023年3月{n + 6}日", "plain")]
    blocks += [
        Heading("十一、国有资产占有使用情况", break_before=True), Heading("1、车辆情况：", 3), Paragraph("截至2022年底，共有车辆9辆，原值143.60万元。"),
        Heading("2、房屋情况：", 3), Paragraph("截至2022年底，共有房屋面积2764.20平方米，原值388.15万元。"), Heading("3、其他国有资产占有使用情况：", 3), Paragraph("无"),
        Heading("十二、其他说明"), Paragraph("无"), Heading("第四部分 名词解释", 1),
        Paragraph("一、基本支出：维持单位日常运行的人员开支和公用开支。"),
        Paragraph("二、项目支出：除基本支出以外，为具体任务专门安排的支出。"),
        Paragraph("三、单位资金：单位自行取得、不属于财政拨款的收入。"),
        Paragraph("四、上年结转：上年未用完、转到本年使用的资金。"),
    ]
    return blocks


def document():
    front = [
        Heading("第一部分 概况", 1), Heading("一、本部门职责"),
        Paragraph("（一）承担全县国土绿化、森林抚育和退化林分修复的组织实施与技术服务。"),
        Paragraph("（二）承担国有林管护、林业有害生物监测防治和森林防火的具体工作。"),
        Paragraph("（三）承担野生动植物保护、陆生野生动物收容救护的日常工作。"),
        Paragraph("（四）推广林业实用技术，组织林农培训和良种试验。"), Paragraph("（五）办理主管部门安排的其他事项。"),
        Heading("二、机构设置情况"),
        Paragraph(f"{NAME}为正科级公益一类事业单位，内设办公室、营造林股、资源保护股、防火股、科技推广股五个股室，核定编制四十六名，下设三个林场管护站。"),
        Heading(f"第二部分 {YEAR}年部门预算报表", 1),
    ]
    tables = [balance(), revenue(), expenditure(), fiscal_balance(), general_public(), basic(), fund_revenue(), fund_expenditure(), capital(),
              three_public(), operating(), projects(), carried_projects()]
    return Document("numbered-county-budget", "chromium", f"{NAME}{YEAR}年部门预算", front + tables + narrative(), margins=(18, 15, 16, 15), body_size=12,
                    footer="- {page} -")
