"""A county department's budget: A4 landscape tables with line numbers and a column-number row, portrait narrative, performance forms."""
from decimal import Decimal

from budget import FISCAL, Agency, Project, ThreePublic, money, percent, plain, running_plan
from classification import balance_labels
from model import Document, Heading, PageBreak, Paragraph, Table, amount, blanks, centre, head, label
from performance import Targets, project_form

YEAR = 2023
COUNTY = "青禾县"
NAME = "青禾县水利局"
CODE = "326"

BASIC = {
    "30101": "186.42", "30102": "97.35", "30103": "61.28", "30107": "143.77", "30108": "68.94", "30109": "34.47", "30110": "31.86",
    "30111": "12.05", "30112": "4.63", "30113": "58.71", "30199": "22.40",
    "30201": "9.85", "30202": "2.30", "30205": "1.12", "30206": "6.48", "30207": "3.75", "30208": "11.26", "30209": "4.90",
    "30211": "7.64", "30213": "3.18", "30215": "1.50", "30216": "2.05", "30217": "1.35", "30226": "8.60", "30228": "7.93",
    "30229": "5.41", "30231": "9.60", "30239": "15.36", "30299": "2.87",
    "30302": "14.28", "30305": "6.72", "30309": "0.36", "31002": "2.46",
}

PROJECTS = [
    Project("河道清淤疏浚工程", "2130305", "486.50", code="99010223P00000410016K"),
    Project("中小型水库维修养护", "2130306", "152.30", code="99010223P00000410023A"),
    Project("农村供水管网改造", "2130316", "318.64", code="99010223P0000041003X7"),
    Project("农田灌溉计量设施建设", "2130316", "96.20", code="99010223P00000410048C"),
    Project("水土保持林草措施补植", "2130310", "74.85", code="99010223P000004100551"),
    Project("防汛物资储备", "2130314", "62.00", code="99010223P00000410062M"),
    Project("饮用水水源地水质监测", "2130312", "38.40", code="99010223P00000410079T"),
    Project("取用水户核查登记", "2130311", "26.75", code="99010223P00000410086B"),
    Project("抗旱应急水源井（上年结转）", "2130315", "45.18", "carryover", code="99010222P00000390112H"),
    Project("水文站点运行维护", "2130313", "18.60", "other", code="99010223P00000410093E"),
]

AGENCY = Agency(NAME, YEAR, "2130301", BASIC, PROJECTS, code=CODE)
THREE = ThreePublic(operation="9.60", reception="1.35")
LAST_YEAR = {"total": money("2043.17"), "basic": money("838.26"), "operating": money("104.90")}
FISCAL_SPENDING = FISCAL + ("carryover",)


def captions():
    return {"caption_left": f"{CODE}{NAME}", "caption_mid": f"预算年度：{YEAR}", "caption_right": "单位：万元"}


def column_numbers(count):
    return [centre("栏次")] + [centre(str(n)) for n in range(1, count)]


def form(title, widths, rows, **looks):
    looks = {"header_rows": 3, "break_before": True, "repeat_header": True, "row_height": 5.6, "font_size": 9, "title_size": 16, **captions(),
             **looks}
    return Table(title, widths, rows, **looks)


def balance():
    lines, categories = balance_labels(), AGENCY.by_category()
    revenue = ["一般公共预算拨款收入", "政府性基金预算拨款收入", "国有资本经营预算拨款收入", "财政专户管理资金收入", "事业收入", "事业单位经营收入",
               "上级补助收入", "附属单位上缴收入", "其他收入"]
    sources = ["general", "fund", "capital", "special", "business", "operating", "superior", "affiliate", "other"]
    total, numerals = AGENCY.grand(), "一二三四五六七八九"
    rows = [[head("序号", rs=2), head("收入", cs=2), head("支出", cs=2)],
            [head("项目", align="justify"), head("预算数"), head("项目", align="justify"), head("预算数")], column_numbers(5)]
    for n, (code, text) in enumerate(lines):
        left = [label(f"{numerals[n]}、{revenue[n]}"), amount(plain(total.of(sources[n])))] if n < len(revenue) else blanks(2)
        value = categories[code].total if code in categories else Decimal(0)
        rows.append([centre(str(n + 1))] + left + [label(text), amount(plain(value))])
    current = total.of(*sources)
    carry = total.of("carryover")
    assert current + carry == total.total
    n = len(lines)
    rows += [[centre(str(n + 1)), centre("本年收入合计"), amount(plain(current)), centre("本年支出合计"), amount(plain(total.total))],
             [centre(str(n + 2)), centre("上年结转结余"), amount(plain(carry)), centre("年终结转结余"), amount("")],
             [centre(str(n + 3)), centre("收入总计"), amount(plain(current + carry)), centre("支出总计"), amount(plain(total.total))]]
    return form("部门预算收支总表", [16, 78, 42, 78, 42], rows, row_height=5.2)


def numbered(lines, columns):
    """Body rows of a code table: line number, code, name, then the given amounts; the 合计 line first."""
    rows = []
    for n, line in enumerate(lines, 1):
        rows.append([centre(str(n)), label(line.code), label(line.name) if line.code else centre(line.name)]
                    + [amount(plain(column(line))) for column in columns])
    return rows


def revenue():
    top = [[head("序号", rs=2), head("功能分类科目", cs=2), head("合计", rs=2), head("本年收入", cs=8), head("上年结转", rs=2)],
           [head("科目编码"), head("科目名称")] + [head(t) for t in ("小计", "财政拨款收入", "财政专户收入", "事业收入", "经营收入", "上级补助收入",
                                                          "附属单位上缴收入", "其他收入")], column_numbers(13)]
    current = FISCAL + ("special", "business", "operating", "superior", "affiliate", "other")
    columns = [lambda l: l.total, lambda l: l.of(*current), lambda l: l.of(*FISCAL), lambda l: l.of("special"), lambda l: l.of("business"),
               lambda l: l.of("operating"), lambda l: l.of("superior"), lambda l: l.of("affiliate"), lambda l: l.of("other"),
               lambda l: l.of("carryover")]
    return form("部门预算收入总表", [11, 18, 52, 21, 21, 21, 17, 17, 17, 17, 17, 17, 17], top + numbered([AGENCY.grand()] + AGENCY.functions(), columns),
                font_size=8.5, row_height=5)


def expenditure():
    top = [[head("序号", rs=2), head("功能分类科目", cs=2)]
           + [head(t, rs=2) for t in ("合计", "基本支出", "项目支出", "经营支出", "上解上级支出", "对附属单位补助支出")],
           [head("科目编码"), head("科目名称")], column_numbers(9)]
    columns = [lambda l: l.total, lambda l: l.basic, lambda l: l.project] + [lambda l: Decimal(0)] * 3
    return form("部门预算支出总表", [12, 22, 74, 26, 26, 26, 22, 22, 26], top + numbered([AGENCY.grand()] + AGENCY.functions(), columns), row_height=5)


def fiscal_balance():
    lines, total = balance_labels(), AGENCY.grand(FISCAL_SPENDING)
    categories = AGENCY.by_category(FISCAL_SPENDING)
    rows = [[head("序号", rs=2), head("收入", cs=2), head("支出", cs=5)],
            [head("项目", align="justify"), head("金额"), head("项目", align="justify"), head("合计"), head("一般公共预算财政拨款"),
             head("政府性基金预算财政拨款"), head("国有资本经营预算财政拨款")], column_numbers(8)]
    kinds = ["一般公共预算拨款", "政府性基金预算拨款", "国有资本经营预算拨款"]
    for n, (code, text) in enumerate(lines):
        left = [label(f"{'一二三'[n]}、{kinds[n]}"), amount(plain(total.of(FISCAL[n])))] if n < 3 else blanks(2)
        value = plain(categories[code].total) if code in categories else ""
        rows.append([centre(str(n + 1))] + left + [label(text), amount(value), amount(value)] + blanks(2))
    current, carry, n = total.of(*FISCAL), total.of("carryover"), len(lines)
    spent = plain(total.total)
    rows += [[centre(str(n + 1)), centre("本年收入合计"), amount(plain(current)), centre("本年支出合计"), amount(spent), amount(spent)] + blanks(2),
             [centre(str(n + 2)), centre("年初财政拨款结转和结余"), amount(plain(carry)), centre("年末财政拨款结转和结余")] + blanks(4),
             [centre(str(n + 3)), label("一、一般公共预算拨款"), amount(plain(carry))] + blanks(5),
             [centre(str(n + 4)), label("二、政府性基金预算拨款")] + blanks(6),
             [centre(str(n + 5)), label("三、国有资本经营预算拨款")] + blanks(6),
             [centre(str(n + 6)), centre("收入总计"), amount(plain(current + carry)), centre("支出总计"), amount(spent), amount(spent)] + blanks(2)]
    return form("部门预算财政拨款收支总表", [14, 60, 30, 62, 26, 26, 26, 26], rows, row_height=5.2)


def function_header():
    return [[head("序号", rs=2), head("功能分类科目", cs=2), head("合计", rs=2), head("基本支出", rs=2), head("项目支出", rs=2)],
            [head("科目编码"), head("科目名称")], column_numbers(6)]


def general_public():
    lines = [AGENCY.grand(FISCAL_SPENDING)] + AGENCY.functions(FISCAL_SPENDING)
    columns = [lambda l: l.total, lambda l: l.basic, lambda l: l.project]
    return form("部门预算一般公共预算财政拨款支出表", [16, 32, 98, 36, 36, 36], function_header() + numbered(lines, columns), row_height=5)


class TotalLine:
    code, name = "", "合计"
    total, personnel, public_use = AGENCY.basic_total, AGENCY.personnel, AGENCY.public_use


def basic():
    top = [[head("序号", rs=2), head("支出部门经济分类科目", cs=2), head("一般公共预算基本支出", cs=3)],
           [head("科目编码"), head("科目名称"), head("合计"), head("人员经费"), head("公用经费")], column_numbers(6)]
    columns = [lambda l: l.total, lambda l: l.personnel, lambda l: l.public_use]
    return form("部门预算一般公共预算财政拨款基本支出表", [16, 32, 98, 36, 36, 36], top + numbered([TotalLine] + AGENCY.economy(), columns))


def empty_form(title, note):
    return form(title, [16, 32, 98, 36, 36, 36], function_header() + [blanks(6)], note=note)


def three_public():
    items = [("合计", THREE.total, True), ("“三公”经费小计", THREE.total, True), ("一、因公出国（境）费", THREE.abroad, False),
             ("二、公务用车购置及运维费", THREE.vehicles, False), ("其中：公务用车购置费", THREE.purchase, False),
             ("公务用车运行维护费", THREE.operation, False), ("三、公务接待费", THREE.reception, False)]
    rows = [[head("序号", rs=2), head("项目", rs=2, align="justify"), head("资金性质", cs=4)],
            [head(t) for t in ("合计", "一般公共预算财政拨款", "政府性基金预算拨款", "国有资本经营预算财政拨款")], column_numbers(6)]
    for n, (name, value, total) in enumerate(items, 1):
        cell = centre(name) if total else label(name, indent={4: 0, 5: 2, 6: 5}.get(n, 0))
        rows.append([centre(str(n)), cell, amount(plain(value)), amount(plain(value))] + blanks(2))
    return form("部门预算财政拨款“三公”经费支出表", [16, 90, 37, 37, 37, 37], rows)


def organization():
    rows = [[head(t) for t in ("单位名称", "单位性质", "单位规格", "经费保障形式")],
            [label(f"{NAME}本级"), centre("行政"), centre("正科级"), centre("财政拨款")],
            [label(f"{COUNTY}河湖管护站"), centre("事业"), centre("股级"), centre("财政性资金基本保证")],
            [label(f"{COUNTY}农村供水服务中心"), centre("事业"), centre("副科级"), centre("财政性资金定额或定项补助")]]
    return Table("部门机构设置情况", [66, 30, 30, 46], rows, header_rows=1, row_height=7, font_size=10.5, title_size=13)


PURCHASES = [  # project, item, catalogue number, measure, quantity, unit price
    ("防汛物资储备", "排水泵", "A02051301", "台", 12, "1.85"), ("防汛物资储备", "编织袋", "A07030399", "万条", 4, "2.60"),
    ("饮用水水源地水质监测", "水质检测服务", "C16080000", "项", 1, "36.50"), ("河道清淤疏浚工程", "水利工程施工", "B02160000", "项", 1, "463.20"),
    ("", "台式计算机", "A02010105", "台", 4, "0.45"),
]


def procurement():
    amounts = {p.name: p.amount for p in PROJECTS}
    top = [[head("政府采购项目来源", cs=2)] + [head(t, rs=2) for t in ("采购物品名称", "政府采购目录序号", "计量单位", "数量", "单价")]
           + [head("政府采购金额（当年部门预算安排资金）", cs=7), head(f"{YEAR}年预留中小微企业份额", rs=2)],
           [head(t) for t in ("项目名称", "预算资金", "合计", "一般公共预算拨款", "基金预算拨款", "国有资本经营预算拨款", "财政专户核拨", "单位资金",
                              "上年结转结余")]]
    body, total, reserved = [], Decimal(0), Decimal(0)
    for project, item, catalogue, measure, quantity, price in PURCHASES:
        value = money(price) * quantity
        small = (value * Decimal("0.4")).quantize(Decimal("0.01")) if catalogue.startswith("B") else value
        total, reserved = total + value, reserved + small
        source = [label(project), amount(plain(amounts[project]))] if project else [label("日常公用经费"), amount(plain(AGENCY.public_use))]
        body.append(source + [label(item), centre(catalogue), centre(measure), centre(str(quantity)), amount(plain(money(price))),
                              amount(plain(value)), amount(plain(value))] + blanks(5) + [amount(plain(small))])

    def sum_row(text):
        return [centre(text)] + blanks(6) + [amount(plain(total)), amount(plain(total))] + blanks(5) + [amount(plain(reserved))]

    table = Table("部门政府采购预算", [30, 18, 23, 21, 11, 11, 14, 17, 17, 14, 16, 14, 14, 14, 19], top + [sum_row("合计"), sum_row(f"{NAME}本级小计")] + body,
                  header_rows=2, caption_left=f"{CODE}{NAME}", caption_right="单位：万元", font_size=8, row_height=7, title_size=14,
                  note="注：采购目录序号相同的物品，单价因配置不同而有差异，均未超过资产配置标准。")
    return table, total


ASSETS = [("1、房屋（平方米）", "3180.5", "412.66"), ("其中：办公用房（平方米）", "1264", "158.20"), ("2、车辆（台、辆）", "7", "96.40"),
          ("3、单价在20万元以上的设备", "5", "138.75"), ("4、其他固定资产", "642", "217.39")]


def assets():
    total = sum(money(value) for name, _, value in ASSETS if not name.startswith("其中"))
    rows = [[head("项　　目"), head("数量"), head("价值（金额单位：万元）")], [centre("资产总额"), centre(""), amount(plain(total))]]
    rows += [[label(name, indent=2 if name.startswith("其中") else 0), amount(count), amount(plain(money(value)))] for name, count, value in ASSETS]
    return Table("部门固定资产占用情况表", [96, 40, 48], rows, caption_left=f"{CODE}{NAME}", caption_right=f"截止时间：{YEAR - 1}-12-31", row_height=7,
                 font_size=10.5, title_size=14), total


DATES = ("3月底", "6月底", "10月底", "12月底")
PERCENT = ("20", "50", "80", "100")


def targets(index, purpose, goals, indicators, amounts=False):
    project = PROJECTS[index]
    plan = [plain(v) for v in running_plan(project.amount, PERCENT)] if amounts else [f"{p}.00" for p in PERCENT]
    fiscal = "" if project.source == "other" else plain(project.amount)
    other = plain(project.amount) if project.source == "other" else ""
    return Targets(project.name, project.code, plain(project.amount), fiscal, other, purpose, list(zip(DATES, plan)), goals, indicators)


TARGETS = [
    targets(0, "用于东禾渠、青溪沟等四段河道清淤、岸坡整修和弃土外运支出。", ["完成四段河道清淤，恢复行洪断面。", "改善沿岸村庄水环境，减少内涝。"], [
        ("数量指标", "清淤河段长度", "本年度完成清淤的河段总长度", "≥18.6公里", "实施方案"),
        ("数量指标", "弃土外运量", "清淤弃土运至指定堆场的方量", "≥42000立方米", "施工图预算"),
        ("质量指标", "单元工程验收合格率", "验收合格的单元工程数占全部单元工程数的比率", "100%", "验收规程"),
        ("时效指标", "主汛期前完工率", "主汛期之前完工的河段数占计划河段数的比率", "≥90%", "工程进度计划"),
        ("成本指标", "每公里清淤成本", "清淤总投入除以清淤长度", "≤26.2万元/公里", "施工图预算"),
        ("社会效益指标", "受益村庄数量", "行洪条件得到改善的沿岸村庄数", "≥11个", "实施方案"),
        ("生态效益指标", "河道水面洁净程度", "清淤后水面无成片漂浮物", "明显改善", "巡河记录"),
        ("服务对象满意度指标", "沿岸群众满意度", "受访群众中满意和较满意的比率", "≥92%", "入户问卷")], amounts=True),
    targets(1, "用于三座小型水库坝体养护、溢洪道除草和启闭设备检修。", ["水库工程设施完好，安全度汛。"], [
        ("数量指标", "养护水库座数", "纳入年度养护计划的水库座数", "3座", "养护合同"),
        ("质量指标", "启闭设备完好率", "完好的启闭设备数占全部启闭设备数的比率", "≥98%", "检修记录"),
        ("时效指标", "养护任务按期完成率", "按期完成的养护任务占全部养护任务的比率", "≥95%", "养护合同"),
        ("成本指标", "单座水库养护费用", "平均每座水库的养护支出", "≤50.8万元", "养护定额"),
        ("社会效益指标", "下游受保护人口", "水库下游受保护的常住人口", "≥1.4万人", "水库注册资料"),
        ("可持续影响指标", "养护机制", "建立长期稳定的养护责任机制", "健全", "管理办法"),
        ("服务对象满意度指标", "下游居民满意度", "受访居民中满意和较满意的比率", "≥90%", "问卷")]),
    targets(2, "用于七个行政村老旧供水管道更换、入户水表安装和加压站改造。", ["更换老旧管网，降低漏损。", "提升农村居民饮水保障水平。", "建立水费收缴台账。"], [
        ("数量指标", "更换供水管道长度", "更换的主管和支管总长度", "≥36.4公里", "批复的实施方案"),
        ("数量指标", "安装入户水表", "新装或更换的入户水表数量", "≥2150块", "批复的实施方案"),
        ("质量指标", "管道试压合格率", "一次试压合格的管段占全部管段的比率", "≥97%", "验收规程"),
        ("时效指标", "按时完工率", "在合同工期内完工的村占全部实施村的比率", "100%", "施工合同"),
        ("成本指标", "控制预算成本", "支出控制在批复预算之内", "≤318.64万元", "预算批复"),
        ("经济效益指标", "管网漏损率下降", "改造前后管网漏损率之差", "≥12个百分点", "水量平衡测试"),
        ("社会效益指标", "受益人口", "饮水条件得到改善的农村人口", "≥7800人", "人口台账"),
        ("服务对象满意度指标", "用水户满意度", "受访用水户中满意和较满意的比率", "≥95%", "入户问卷")], amounts=True),
    targets(4, "用于西岭小流域补植乔灌木、撒播草籽和管护支出。", ["提高林草覆盖，减少坡面冲刷。"], [
        ("数量指标", "补植面积", "完成补植的坡面面积", "≥860亩", "作业设计"),
        ("质量指标", "苗木成活率", "秋季检查时成活的苗木占补植苗木的比率", "≥85%", "检查验收办法"),
        ("时效指标", "春季造林完成时间", "补植任务完成的时间", "4月30日前", "作业设计"),
        ("成本指标", "亩均补植成本", "补植总支出除以补植面积", "≤870元/亩", "作业设计"),
        ("生态效益指标", "治理区土壤流失量", "治理区年土壤流失量与上年相比", "下降", "监测点数据"),
        ("可持续影响指标", "管护年限", "补植后落实专人管护的年限", "≥3年", "管护协议"),
        ("服务对象满意度指标", "项目区农户满意度", "受访农户中满意和较满意的比率", "≥90%", "问卷")]),
    targets(5, "用于购置排水泵、编织袋、救生衣和应急照明设备。", ["补足县级防汛物资储备定额。"], [
        ("数量指标", "采购排水泵数量", "本年度新购排水泵台数", "12台", "储备定额"),
        ("数量指标", "采购编织袋数量", "本年度新购编织袋数量", "4万条", "储备定额"),
        ("质量指标", "物资验收合格率", "验收合格的物资占采购物资的比率", "100%", "采购合同"),
        ("时效指标", "汛前到库率", "汛期之前到库的物资占采购物资的比率", "100%", "采购合同"),
        ("成本指标", "成本控制率", "实际支出数占预算数的比率", "≤100%", "年度预算"),
        ("社会效益指标", "险情处置能力", "对突发险情的物资支援能力", "提升", "防汛预案"),
        ("服务对象满意度指标", "乡镇满意度", "使用储备物资的乡镇满意情况", "≥95%", "回访记录")], amounts=True),
    targets(9, "用于六处水文站点的设备校准、太阳能电池更换和通信费。", ["保证水位、雨量数据连续完整。"], [
        ("数量指标", "维护站点数", "纳入维护的水文站点数量", "6处", "站点名录"),
        ("质量指标", "数据到报率", "按时到报的数据条数占应报条数的比率", "≥99%", "平台统计"),
        ("时效指标", "故障修复时间", "从报修到恢复的平均时间", "≤24小时", "维护合同"),
        ("成本指标", "站均维护费用", "维护支出除以站点数", "≤3.1万元/处", "维护合同"),
        ("社会效益指标", "预警信息发布", "为山洪预警提供数据支持", "是/否", "工作计划"),
        ("服务对象满意度指标", "数据使用单位满意度", "数据使用单位满意情况", "≥93%", "回访记录")]),
]


def narrative():
    total, fiscal = AGENCY.grand(), AGENCY.grand(FISCAL_SPENDING)
    change = AGENCY.total - LAST_YEAR["total"]
    basic_change = AGENCY.basic_total - LAST_YEAR["basic"]
    project_change = change - basic_change
    purchases, purchase_total = procurement()
    asset_table, asset_total = assets()
    assert fiscal.total + total.of("other") == AGENCY.total

    def moved(value):
        return f"{'增加' if value >= 0 else '减少'}{abs(value)}万元"

    blocks = [
        PageBreak(landscape=False), Heading(f"{NAME}{YEAR}年部门预算信息公开情况说明", 1),
        Paragraph(f"为接受社会监督，根据预算公开的有关规定，现将{NAME}{YEAR}年部门预算及相关情况公开如下。"),
        Heading("一、部门职责及机构设置情况"), Paragraph("部门职责：", "plain"),
        Paragraph("（一）拟订全县水利发展规划，组织编制主要河流的综合治理方案并监督实施。"),
        Paragraph("（二）负责全县水资源的统一配置和节约用水工作，组织开展取用水计量与核查。"),
        Paragraph("（三）负责农村供水工程的建设指导和运行监督，保障农村居民饮水安全。"),
        Paragraph("（四）负责水库、闸坝、堤防等水利设施的运行安全，承担水旱灾害防御的日常工作。"),
        Paragraph("机构设置：", "plain"), organization(),
        Heading("二、部门预算安排的总体情况"),
        Paragraph(f"{NAME}的全部收入和支出均纳入部门预算，包括本级和两个所属事业单位。"),
        Heading("1、收入说明", 3),
        Paragraph(f"{YEAR}年预算收入{AGENCY.total}万元，其中：一般公共预算收入{total.of('general')}万元，政府性基金收入0.00万元，国有资本经营预算收入0.00万元，"
                  f"财政专户核拨收入0.00万元，其他来源收入{total.of('other')}万元，上年结转{total.of('carryover')}万元。"),
        Heading("2、支出说明", 3),
        Paragraph(f"{YEAR}年支出预算{AGENCY.total}万元，其中基本支出{AGENCY.basic_total}万元，包括人员经费{AGENCY.personnel}万元和日常公用经费{AGENCY.public_use}万元；"
                  f"项目支出{AGENCY.project_total}万元，主要用于河道治理、农村供水、水库养护和防汛物资等方面，占支出预算的{percent(AGENCY.project_total, AGENCY.total)}。"),
        Heading("3、比上年增减情况", 3),
        Paragraph(f"{YEAR}年预算收支安排{AGENCY.total}万元，较{YEAR - 1}年预算{moved(change)}，其中：基本支出{moved(basic_change)}，主要是人员正常调资；"
                  f"项目支出{moved(project_change)}，主要是部分河道治理工程上年已完工。"),
        Heading("三、机关运行经费安排情况"),
        Paragraph(f"{YEAR}年机关运行经费安排{AGENCY.public_use}万元，主要用于办公费、水电费、差旅费、公务用车运行维护费和其他交通费用等，较上年"
                  f"{moved(AGENCY.public_use - LAST_YEAR['operating'])}。"),
        Heading("四、财政拨款“三公”经费预算情况及增减变化原因"),
        Paragraph(f"{YEAR}年财政拨款“三公”经费预算安排{THREE.total}万元，较上年减少0.85万元。具体如下："),
        Paragraph(f"（一）因公出国（境）费{THREE.abroad}万元，与上年持平。"),
        Paragraph(f"（二）公务用车购置及运维费{THREE.vehicles}万元，其中公务用车购置费{THREE.purchase}万元，公务用车运行维护费{THREE.operation}万元，较上年减少0.60万元。"),
        Paragraph(f"（三）公务接待费{THREE.reception}万元，较上年减少0.25万元，原因是压减一般性接待。"),
        Heading("五、部门整体绩效目标"), Heading("（一）总体绩效目标", 3),
        Paragraph("围绕供水安全、防洪安全和河湖健康三项任务，完成年度水利建设计划，保持工程设施良好运行，使水利服务能够支撑全县农业生产和群众生活。"),
        Heading("（二）分项绩效目标", 3),
        Paragraph("1、河道治理：完成计划河段清淤，主汛期前恢复行洪能力。"), Paragraph("2、农村供水：更换老旧管网，供水保证率保持稳定。"),
        Paragraph("3、工程运行：水库、闸坝按规程养护，设施完好率逐年提高。"),
        Heading("（三）工作保障措施", 3),
        Paragraph("1、健全内部控制，规范资金审批流程，重大项目实行集体研究。"), Paragraph("2、加强执行监控，每季度核对项目进度与资金支付，偏差较大的及时调整。"),
        Heading("六、部门项目预算安排情况及绩效目标"),
    ]
    widths = [22, 24, 24, 24, 32, 22, 28]
    for n, item in enumerate(TARGETS, 1):
        blocks.append(project_form(item, f"{n}、{item.name}绩效目标表", widths, merge_level2=n % 2 == 0, goal_rows=len(item.goals) > 1, caption_right="单位：万元",
                                   font_size=9, row_height=6.5, title_size=13, space_before=4))
    blocks += [
        PageBreak(landscape=True), Heading("七、政府采购预算情况"), Paragraph(f"{YEAR}年安排政府采购预算{purchase_total}万元，具体内容见下表。"), purchases,
        PageBreak(landscape=False), Heading("八、国有资产信息"),
        Paragraph(f"截至上年末，{NAME}（含所属单位）固定资产金额为{asset_total}万元，详见下表。本年度拟购置固定资产总额为24.00万元。"), asset_table,
        Heading("九、名词解释"), Paragraph("1、一般公共预算拨款收入：县财政在预算年度内拨给本部门的一般公共预算资金。"),
        Paragraph("2、基本支出：用于人员开支和机构日常运行的支出。"),
        Paragraph("3、项目支出：除基本支出外，为某项具体任务专门安排的支出。"),
        Paragraph("4、上年结转：上一年度没有用完、今年按原用途接着使用的资金。"),
        Heading("十、其他需要说明的事项"), Paragraph("无。"),
    ]
    return blocks


def document():
    first = balance()
    first.break_before = False
    tables = [first, revenue(), expenditure(), fiscal_balance(), general_public(), basic(),
              empty_form("部门预算政府基金预算财政拨款支出表", "注：本部门未安排政府性基金支出，空表列示。"),
              empty_form("部门预算国有资本经营预算财政拨款支出表", "注：本部门未安排国有资本经营支出，空表列示。"), three_public()]
    return Document("county-budget", "weasyprint", f"{NAME}{YEAR}年部门预算", [*tables, *narrative()], landscape=True, margins=(16, 18, 16, 18),
                    footer="{page}")
