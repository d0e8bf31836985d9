"""A district department's final accounts: mixed portrait and landscape pages, unit 万元, a basic-expenditure form folded in two halves, budget beside
final figures across the columns, amounts at the top of cells whose labels stand in the middle."""
from decimal import Decimal

from budget import Agency, Project, ThreePublic, grouped, money, percent
from classification import BALANCE_FUNCTIONS, ECONOMIC, balance_labels
from model import Document, Heading, PageBreak, Paragraph, Table, amount, blanks, centre, head, label

YEAR = 2024
NAME = "云溪市松岚区数据服务局"

BASIC = {
    "30101": "158.62", "30102": "702.35", "30103": "13.22", "30107": "96.40", "30108": "104.38", "30109": "52.19", "30110": "65.24", "30112": "5.22",
    "30113": "117.60", "30199": "43.70", "30201": "18.46", "30202": "4.10", "30204": "0.12", "30207": "9.85", "30209": "62.40", "30211": "7.36",
    "30213": "11.20", "30215": "1.85", "30216": "5.02", "30217": "0.46", "30226": "3.60", "30228": "13.05", "30229": "14.84", "30231": "2.71",
    "30239": "34.92", "30299": "8.17", "30302": "22.86", "30309": "0.18", "31002": "9.63",
}

# name, function, received this year, spent this year
FLOWS = [
    ("数据中台运维", "2010399", "398.20", "412.36"), ("政务云租赁", "2010399", "526.75", "526.75"), ("数据安全监测", "2010302", "156.00", "148.75"),
    ("公共数据开放平台", "2060404", "213.40", "213.40"), ("数字素养科普", "2060702", "36.80", "36.80"), ("干部数字技能培训", "2050803", "22.50", "21.96"),
    ("事业单位运行", "2010350", "318.64", "318.64"), ("科技条件平台", "2060503", "84.00", "80.15"),
]

SPENT = Agency(NAME, YEAR, "2010301", BASIC, [Project(name, code, out) for name, code, _, out in FLOWS])
RECEIVED = Agency(NAME, YEAR, "2010301", BASIC, [Project(name, code, received) for name, code, received, _ in FLOWS]
                  + [Project("利息等收入", "2010301", "6.42", "other")])
OPENING_FISCAL, OPENING_OTHER = money("49.60"), money("3.15")
CLOSING_FISCAL = OPENING_FISCAL + RECEIVED.grand(("general",)).total - SPENT.total
CLOSING = CLOSING_FISCAL + OPENING_OTHER + RECEIVED.grand(("other",)).total
BALANCE = RECEIVED.total + OPENING_FISCAL + OPENING_OTHER
assert BALANCE == SPENT.total + CLOSING and CLOSING_FISCAL >= 0

BUDGETED = ThreePublic(operation="4.80", reception="1.20")
FINAL = ThreePublic(operation="2.71", reception="0.46")

LINES = balance_labels([entry for entry in BALANCE_FUNCTIONS if entry[0] not in ("209", "227", "230", None)][:25])


def form(title, widths, rows, header_rows, **looks):
    looks = {"font_size": 9.5, "row_height": 6.4, "title_size": 17, "break_before": True, "caption_right": "单位：万元", **looks}
    return Table(title, widths, rows, header_rows=header_rows, **looks)


def balance():
    received, spent = RECEIVED.grand(), SPENT.by_category()
    left = [("一、一般公共预算财政拨款收入", received.of("general")), ("二、政府性基金预算财政拨款收入", 0), ("三、国有资本经营预算财政拨款收入", 0),
            ("四、上级补助收入", 0), ("五、事业收入", 0), ("六、经营收入", 0), ("七、附属单位上缴收入", 0), ("八、其他收入", received.of("other"))]
    rows = [[head("收入", cs=2), head("支出", cs=2)], [head("项目"), head("决算数"), head("项目"), head("决算数")]]
    for n, (code, text) in enumerate(LINES):
        one = [label(left[n][0]), amount(grouped(left[n][1]) if left[n][1] else "")] if n < len(left) else blanks(2)
        rows.append(one + [label(text), amount(grouped(spent[code].total) if code in spent else "")])
    rows += [[centre("本年收入合计"), amount(grouped(received.total)), centre("本年支出合计"), amount(grouped(SPENT.total))],
             [label("使用非财政拨款结余（含专用结余）"), amount(""), label("结余分配"), amount("")],
             [label("年初结转和结余"), amount(grouped(OPENING_FISCAL + OPENING_OTHER)), label("年末结转和结余"), amount(grouped(CLOSING))],
             [centre("总计"), amount(grouped(BALANCE)), centre("总计"), amount(grouped(BALANCE))]]
    return form("收入支出决算总表", [60, 27, 60, 27], rows, 2, split_rows=True)


def coded(lines, columns):
    return [[label(line.code), label(line.name)] + [amount(grouped(column(line)), valign="top") for column in columns] for line in lines]


def total_row(line, columns):
    return [centre("合计", cs=2)] + [amount(grouped(column(line)), valign="top") for column in columns]


ZERO = Decimal(0)


def revenue():
    top = [[head("项目", cs=2)] + [head(t, rs=2) for t in ("本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入")],
           [head("功能分类\n科目编码"), head("科目名称")]]
    columns = [lambda l: l.total, lambda l: l.of("general")] + [lambda l: ZERO] * 4 + [lambda l: l.of("other")]
    return form("收入决算表", [26, 75, 26, 26, 22, 22, 20, 24, 20], top + [total_row(RECEIVED.grand(), columns)] + coded(RECEIVED.functions(), columns), 2,
                heights={1: 10})


def expenditure():
    top = [[head("项目", cs=2)] + [head(t, rs=2) for t in ("本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")],
           [head("功能分类\n科目编码"), head("科目名称")]]
    columns = [lambda l: l.total, lambda l: l.basic, lambda l: l.project] + [lambda l: ZERO] * 3
    return form("支出决算表", [26, 83, 27, 27, 27, 22, 22, 27], top + [total_row(SPENT.grand(), columns)] + coded(SPENT.functions(), columns), 2, heights={1: 10})


def fiscal_balance():
    received, spent, categories = RECEIVED.grand(("general",)), SPENT.grand(), SPENT.by_category()
    left = [("一、一般公共预算财政拨款", received.total), ("二、政府性基金预算财政拨款", ZERO), ("三、国有资本经营预算财政拨款", ZERO)]
    rows = [[head("收入", cs=2), head("支出", cs=5)],
            [head(t) for t in ("项目", "决算数", "项目", "合计", "一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")]]

    def spread(value):
        return [amount(grouped(value)), amount(grouped(value)), amount(""), amount("")]

    for n, (code, text) in enumerate(LINES):
        one = [label(left[n][0]), amount(grouped(left[n][1]))] if n < 3 else blanks(2)
        rows.append(one + [label(text)] + spread(categories[code].total if code in categories else ZERO))
    whole = received.total + OPENING_FISCAL
    assert whole == spent.total + CLOSING_FISCAL
    rows += [[centre("本年收入合计"), amount(grouped(received.total)), centre("本年支出合计")] + spread(spent.total),
             [label("年初财政拨款结转和结余"), amount(grouped(OPENING_FISCAL)), label("年末财政拨款结转和结余")] + spread(CLOSING_FISCAL),
             [label("一、一般公共预算财政拨款"), amount(grouped(OPENING_FISCAL))] + blanks(5), [label("二、政府性基金预算财政拨款")] + blanks(6),
             [label("三、国有资本经营预算财政拨款")] + blanks(6), [centre("总计"), amount(grouped(whole)), centre("总计")] + spread(whole)]
    return form("财政拨款收入支出决算总表", [58, 28, 62, 28, 28, 28, 28], rows, 2)


def general_public():
    columns = [lambda l: l.total, lambda l: l.basic, lambda l: l.project]
    top = [[head("项目", cs=4)] + [head(t, rs=4) for t in ("合计", "基本支出", "项目支出")],
           [head("支出功能分类", cs=3), head("科目名称", rs=3)], [head("科目编码", cs=3)], [head(t) for t in ("类", "款", "项")]]
    rows = [[centre(line.code[:3]), centre(line.code[3:5]), centre(line.code[5:]), label(line.name)] + [amount(grouped(c(line)), valign="top") for c in columns]
            for line in SPENT.functions()]
    rows.append([centre("合计", cs=4)] + [amount(grouped(c(SPENT.grand())), valign="top") for c in columns])
    return form("一般公共预算财政拨款支出决算表", [13, 11, 11, 67, 24, 24, 24], top + rows, 4)


def basic():
    amounts = {line.code: line.total for line in SPENT.economy()}
    left = [code for code in ECONOMIC if code[:3] in ("301", "303")]
    right = [code for code in ECONOMIC if code[:3] in ("302", "310")]
    rows = [[head(t) for t in ("经济分类科目编码", "科目名称", "决算数") * 2]]
    for n in range(max(len(left), len(right))):
        row = []
        for codes in (left, right):
            row += [label(codes[n]), label(ECONOMIC[codes[n]]), amount(grouped(amounts.get(codes[n], ZERO)))] if n < len(codes) else blanks(3)
        rows.append(row)
    rows.append([centre("人员经费合计", cs=2), amount(grouped(SPENT.personnel)), centre("公用经费合计", cs=2), amount(grouped(SPENT.public_use))])
    return form("一般公共预算财政拨款基本支出决算表", [20, 47, 21, 20, 45, 21], rows, 1, row_height=6.6, heights={0: 10})


def three_public():
    pairs = [(getattr(BUDGETED, key), getattr(FINAL, key)) for key in ("total", "abroad", "vehicles", "purchase", "operation", "reception")]
    rows = [[head("财政拨款“三公”经费", cs=12)],
            [head("合计", rs=2, cs=2), head("因公出国（境）费", rs=2, cs=2), head("公务用车购置及运行维护费", cs=6), head("公务接待费", rs=2, cs=2)],
            [head(t, cs=2) for t in ("小计", "公务用车购置费", "公务用车运行维护费")], [head(t) for t in ("预算数", "决算数") * 6],
            [amount(grouped(value)) for pair in pairs for value in pair]]
    return form("财政拨款“三公”经费支出决算表", [21] * 12, rows, 4, row_height=9,
                note="注：预算数为年初批复数，决算数为当年实际支出数。")


def empty_form(title, kind, **looks):
    top = [[head("项目", cs=2), head("年初结转和结余", rs=2), head("本年收入", rs=2), head("本年支出", cs=3), head("年末结转和结余", rs=2)],
           [head(t) for t in ("功能分类科目编码", "科目名称", "小计", "基本支出", "项目支出")]]
    return form(title, [34, 62, 30, 28, 26, 26, 26, 28], top + [[centre("合计", cs=2)] + blanks(6)] + [blanks(8) for _ in range(4)], 2,
                note=f"说明：{NAME}{YEAR}年度未发生{kind}收支，本表无数据。", row_height=8, **looks)


def units():
    rows = [[head(t) for t in ("序号", "单位名称", "备注")]]
    for n, (name, remark) in enumerate([(f"{NAME}（本级）", ""), ("松岚区数据资源中心", ""), ("松岚区政务云运行中心", "账务并入本级核算")], 1):
        rows.append([centre(str(n)), label(name), centre(remark)])
    return Table("", [18, 92, 54], rows, heading="二、部门决算单位构成", font_size=11, row_height=9)


def document():
    received, spent = RECEIVED.grand(), SPENT.grand()
    front = [
        Heading(f"{NAME}{YEAR}年度部门决算", 1), Heading("第一部分 部门概况", 1), Heading("一、部门主要职能"),
        Paragraph("贯彻执行数据管理的法律、法规和政策，推进公共数据归集、治理、共享和开放，负责政务云、数据平台的规划建设和安全监管，组织开展数字技能培训和科普宣传。"),
        Heading("二、部门决算单位构成"), Paragraph(f"{NAME}汇总编制决算的单位共三家，名单如下："), units(),
        Heading(f"第二部分 {YEAR}年度部门决算表", 1, break_before=True), Paragraph("（见后附各表）", "centre"),
    ]
    wide = [revenue(), expenditure(), fiscal_balance()]
    wide[0].break_before = False
    upright = [general_public(), basic()]
    upright[0].break_before = False
    last = [three_public(), empty_form("政府性基金预算财政拨款收入支出决算表", "政府性基金预算"),
            empty_form("国有资本经营预算财政拨款收入支出决算表", "国有资本经营预算", break_before=True)]
    last[0].break_before = False
    first = balance()
    first.break_before, first.space_before = False, 6
    cars = FINAL.operation
    back = [
        PageBreak(landscape=False), Heading(f"第三部分 {YEAR}年度部门决算情况说明", 1), Heading(f"一、{YEAR}年度收入支出决算总体情况说明"),
        Paragraph(f"{NAME}{YEAR}年度收入支出总计{grouped(BALANCE)}万元。"), Heading(f"二、{YEAR}年度收入决算情况说明"),
        Paragraph(f"本年收入合计{grouped(received.total)}万元，其中：财政拨款收入{grouped(received.of('general'))}万元，占{percent(received.of('general'), received.total)}；"
                  f"其他收入{grouped(received.of('other'))}万元，占{percent(received.of('other'), received.total)}。"),
        Heading(f"三、{YEAR}年度支出决算情况说明"),
        Paragraph(f"本年支出合计{grouped(spent.total)}万元，其中：基本支出{grouped(spent.basic)}万元，占{percent(spent.basic, spent.total)}；"
                  f"项目支出{grouped(spent.project)}万元，占{percent(spent.project, spent.total)}。"),
        Heading(f"四、{YEAR}年度财政拨款收入支出决算情况说明"),
        Paragraph(f"{YEAR}年度财政拨款收入支出总计{grouped(received.of('general') + OPENING_FISCAL)}万元。"),
        Heading(f"五、{YEAR}年度一般公共预算财政拨款基本支出决算情况说明"),
        Paragraph(f"一般公共预算财政拨款基本支出{grouped(SPENT.basic_total)}万元，其中：人员经费{grouped(SPENT.personnel)}万元，公用经费{grouped(SPENT.public_use)}万元。"),
        Heading(f"六、{YEAR}年度财政拨款“三公”经费支出决算情况说明"),
        Paragraph(f"“三公”经费财政拨款支出预算为{BUDGETED.total}万元，支出决算为{FINAL.total}万元，完成预算的{percent(FINAL.total, BUDGETED.total)}。其中：因公出国（境）费支出决算为0.00万元；"
                  f"公务用车购置及运行维护费支出决算为{FINAL.vehicles}万元；公务接待费支出决算为{FINAL.reception}万元。"),
        Paragraph(f"公务用车运行维护费支出{cars}万元，主要用于公务用车燃料、维修和保险，年末公务用车保有量2辆。"),
        Heading(f"七、{YEAR}年度机关运行经费支出情况说明"), Paragraph(f"{YEAR}年度机关运行经费支出{grouped(SPENT.public_use)}万元，比上年减少4.18万元。"),
        Heading("第四部分 名词解释", 1), Paragraph("一、财政拨款收入：由区财政当年拨入的资金。"),
        Paragraph("二、年初结转和结余：上年末留存、转入本年的资金。"), Paragraph("三、年末结转和结余：本年末留存、转入下年的资金。"),
    ]
    blocks = front + [first, PageBreak(landscape=True), *wide, PageBreak(landscape=False), *upright, PageBreak(landscape=True), *last, *back]
    return Document("final-accounts", "weasyprint", f"{NAME}{YEAR}年度部门决算", blocks, margins=(20, 18, 18, 18), footer="— {page} —", body_size=12.5)
