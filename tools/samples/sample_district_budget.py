"""A district department's budget from a spreadsheet: one table a page, in yuan, codes split over class, group and item columns, the total in the
last row, blank padding rows, headers repeated behind some page breaks and not behind others."""
from decimal import Decimal

from budget import CONTRIBUTIONS, Agency, Project, grouped, money, plain
from classification import NUMERALS
from model import Document, Heading, PageBreak, Paragraph, Table, amount, blanks, centre, head, label

YEAR = 2025
NAME = "云溪市松岚区绿化市容管理局"
SHORT = "松岚区绿化市容管理局"

BASIC = {  # yuan
    "30101": "4218600.00", "30102": "15306420.00", "30103": "351550.00", "30107": "2764800.00", "30108": "2945376.00", "30109": "1472688.00",
    "30110": "1840860.00", "30112": "147268.80", "30113": "3312600.00", "30199": "3168000.00",
    "30201": "486300.00", "30202": "62000.00", "30204": "1200.00", "30205": "38500.00", "30206": "214600.00", "30207": "176800.00", "30209": "1025400.00",
    "30211": "94500.00", "30213": "158200.00", "30215": "36000.00", "30216": "87450.00", "30217": "21600.00", "30226": "66000.00", "30228": "368172.00",
    "30229": "413280.00", "30231": "142800.00", "30239": "765600.00", "30299": "246315.36",
    "30301": "215800.00", "30302": "596200.00", "30304": "148300.00", "30309": "3600.00", "31002": "97400.00",
}

PROJECTS = [
    Project("绿化养护管理", "2120501", "38216500.00"), Project("生活垃圾处置", "2120501", "51783240.64"), Project("公共厕所管理", "2120501", "9147300.00"),
    Project("市容执法保障", "2120104", "4862000.00"), Project("景观灯光运行", "2120399", "7325800.00"), Project("行道树补植", "2130205", "1586400.00"),
    Project("古树名木保护", "2130207", "642750.00"), Project("有害生物防控", "2130234", "918600.00"), Project("市容环境规划编制", "2120201", "486000.00"),
    Project("绿化科普活动", "2060702", "215000.00"), Project("公益性岗位补贴", "2080705", "1374912.00"), Project("农村生活垃圾分类", "2110402", "2260380.00"),
    Project("业务工作经费", "2120102", "3148920.00"), Project("其他城乡社区管理", "2120199", "1027600.00"), Project("应急抢险物资", "2129999", "593400.00"),
    Project("干部教育培训", "2050803", "128000.00"), Project("信息系统建设与运维", "2010607", "1864500.00"),
    Project("苗圃租金收入安排的维护", "2120199", "318200.00", "other"),
]

AGENCY = Agency(NAME, YEAR, "2120101", BASIC, PROJECTS, contributions={**CONTRIBUTIONS, "30199": "2210203", "30304": "2080801"})
WAN = Decimal(10000)


def form(title, widths, rows, header_rows, unit="单位：元", **looks):
    looks = {"font_size": 10, "row_height": 7.2, "title_size": 16, **looks}
    return Table(f"{YEAR}年部门{title}", widths, rows, header_rows=header_rows, caption_left=f"编制部门：{NAME}", caption_right=unit, **looks)


def padded(rows, count, cells):
    """Rows up to a fixed number, as such files have them."""
    return rows + [blanks(cells) for _ in range(count - len(rows))]


def categories(sources=None):
    lines = [line for line in (AGENCY.functions(sources) if sources else AGENCY.functions()) if line.level == 1]
    return [(f"{numeral}、{line.name}", line.total) for numeral, line in zip(NUMERALS, lines)]


def balance():
    total = AGENCY.grand()
    left = [("一、财政拨款收入", total.of("general"), 0), ("1.一般公共预算", total.of("general"), 2), ("2.政府性基金预算", Decimal(0), 2),
            ("3.国有资本经营预算", Decimal(0), 2), ("二、事业收入", Decimal(0), 0), ("三、事业单位经营收入", Decimal(0), 0), ("四、其他收入", total.of("other"), 0)]
    right, rows = categories(), []
    for n in range(13):
        one = [label(left[n][0], indent=left[n][2]), amount(grouped(left[n][1], blank=False))] if n < len(left) else blanks(2)
        two = [label(right[n][0]), amount(grouped(right[n][1]))] if n < len(right) else blanks(2)
        rows.append(one + two)
    rows.append([centre("收入总计"), amount(grouped(total.total)), centre("支出总计"), amount(grouped(total.total))])
    top = [[head("本年收入", cs=2), head("本年支出", cs=2)], [head("项目"), head("预算数"), head("项目"), head("预算数")]]
    return form("财务收支预算总表", [80, 50, 80, 50], top + rows, 2, row_height=8.4)


def split_code(line):
    parts = [line.code[:3], line.code[3:5], line.code[5:7]]
    return [centre(part) for part in parts]


def code_form(title, group, heads, columns, lines, total, style, **looks):
    top = [[head("项目", cs=4), head(group, cs=len(heads))],
           [head("功能分类科目编码", cs=3), head("功能分类科目名称", rs=2)] + [head(t, rs=2) for t in heads], [head(t) for t in ("类", "款", "项")]]
    rows = [split_code(line) + [label(line.name)] + [amount(style(column(line))) for column in columns] for line in lines]
    rows.append([centre("合计", cs=4)] + [amount(style(column(total))) for column in columns])
    widths = [15, 13, 13, 79] + [140 / len(heads)] * len(heads)
    return form(title, widths, top + rows, 3, **looks)


def always(style):
    return lambda value: style(value, blank=False)


def revenue():
    columns = [lambda l: l.total, lambda l: l.of("general"), lambda l: Decimal(0), lambda l: Decimal(0), lambda l: l.of("other")]
    return code_form("收入预算总表", "收入预算", ["合计", "财政拨款收入", "事业收入", "事业单位经营收入", "其他收入"], columns, AGENCY.functions(), AGENCY.grand(),
                     always(plain), font_size=9)


SPENDING = [lambda l: l.total, lambda l: l.basic, lambda l: l.project]


def expenditure():
    return code_form("支出预算总表", "支出预算", ["合计", "基本支出", "项目支出"], SPENDING, AGENCY.functions(), AGENCY.grand(), always(plain))


def fiscal_balance():
    total = AGENCY.grand(("general",)).total
    left = [("一、一般公共预算", total), ("二、政府性基金预算", Decimal(0)), ("三、国有资本经营预算", Decimal(0))]
    right, rows = categories(("general",)), []
    for n in range(13):
        one = [label(left[n][0]), amount(grouped(left[n][1], blank=False))] if n < len(left) else blanks(2)
        two = [label(right[n][0]), amount(grouped(right[n][1])), amount(grouped(right[n][1])), amount(""), amount("")] if n < len(right) else blanks(5)
        rows.append(one + two)
    rows.append([centre("收入总计"), amount(grouped(total)), centre("支出总计"), amount(grouped(total)), amount(grouped(total)), amount(""), amount("")])
    top = [[head("财政拨款收入", cs=2), head("财政拨款支出", cs=5)],
           [head(t) for t in ("项目", "预算数", "项目", "合计", "一般公共预算", "政府性基金预算", "国有资本经营预算")]]
    return form("财政拨款收支预算总表", [48, 36, 60, 35, 35, 23, 23], top + rows, 2, row_height=8.4, heights={1: 12})


def general_public():
    lines = AGENCY.functions(("general",))
    return code_form("一般公共预算支出功能分类预算表", "一般公共预算支出", ["合计", "基本支出", "项目支出"], SPENDING, lines, AGENCY.grand(("general",)), grouped,
                     repeat_header=True)


def empty_form(title, group, fund):
    top = [[head("项目", cs=4), head(group, cs=3)],
           [head("功能分类科目编码", cs=3), head("功能分类科目名称", rs=2)] + [head(t, rs=2) for t in ("合计", "基本支出", "项目支出")],
           [head(t) for t in ("类", "款", "项")]]
    rows = padded([[centre("无")] + blanks(6)], 10, 7) + [[centre("合计", cs=4)] + blanks(3)]
    return form(title, [15, 13, 13, 79, 47, 47, 46], top + rows, 3, row_height=8.4, note=f"注:{YEAR}年本部门未安排{fund}支出，本表为空表。")


def economy():
    top = [[head("项目", cs=3), head("一般公共预算基本支出", cs=3)],
           [head("部门预算经济分类科目编码", cs=2), head("经济分类科目名称", rs=2)] + [head(t, rs=2) for t in ("合计", "人员经费", "公用经费")], [head("类"), head("款")]]
    style = always(plain)
    rows = [[centre(line.code[:3]), centre(line.code[3:]), label(line.name)] + [amount(style(v)) for v in (line.total, line.personnel, line.public_use)]
            for line in AGENCY.economy()]
    rows.append([centre("合计", cs=3)] + [amount(style(v)) for v in (AGENCY.basic_total, AGENCY.personnel, AGENCY.public_use)])
    return form("一般公共预算基本支出部门预算经济分类预算表", [24, 24, 82, 43, 43, 43], top + rows, 3, repeat_header=True, heights={1: 8})


def three_public():
    operation, reception = (money(BASIC[item]) / WAN for item in ("30231", "30217"))
    values = [operation + reception, Decimal(0), reception, operation, Decimal(0), operation, (AGENCY.public_use / WAN).quantize(Decimal("0.01"))]
    rows = [[head("“三公”经费预算数", cs=6), head("机关运行经费预算数", rs=3)],
            [head(t, rs=2) for t in ("合计", "因公出国(境)费", "公务接待费")] + [head("公务用车购置及运行费", cs=3)], [head(t) for t in ("小计", "购置费", "运行费")],
            [centre(f"{v:.2f}" if v else "0") for v in values]]
    return form("“三公”经费和机关运行经费预算表", [36, 36, 36, 36, 36, 36, 44], rows, 3, unit="单位:万元", row_height=11)


def wan(value):
    return f"{(value / WAN).quantize(Decimal('0.01')):.2f}万元"


def document():
    tables = [balance(), revenue(), expenditure(), fiscal_balance(), general_public(),
              empty_form("政府性基金预算支出功能分类预算表", "政府性基金预算支出", "政府性基金预算"),
              empty_form("国有资本经营预算支出功能分类预算表", "国有资本经营预算支出", "国有资本经营预算"), economy(), three_public()]
    total, fiscal = AGENCY.grand(), AGENCY.grand(("general",))
    change = AGENCY.total - money("154200000.00")
    contents = [Heading("目　录", 1)]
    pages = (2, 2, 2, 3, 4, 5, 8, 11, 12, 15, 16, 17, 19)
    for n, text in enumerate(["主要职能", "机构设置", "名词解释", "部门预算编制说明"] + [t.title for t in tables], 1):
        contents.append(Paragraph(f"{n}. {text}\t{pages[n - 1]}", "contents"))
    prose = [
        Heading(SHORT, 1), Heading("主要职能", 2),
        Paragraph("本局负责全区绿化、市容、环境卫生和林业工作，主要职责如下："),
        Paragraph("1.编制全区绿化、市容环境卫生发展规划和年度计划，经批准后组织实施。"), Paragraph("2.负责公共绿地、行道树和古树名木的养护监管。"),
        Paragraph("3.负责生活垃圾收集、转运、处置和分类工作的管理，负责公共厕所和环卫设施的建设维护。"), Paragraph("4.负责景观灯光、户外广告设施的管理和市容执法保障。"),
        Heading("机构设置", 2), Paragraph("本部门设办公室、计划财务科、绿化科、环境卫生科、市容景观科五个内设机构，下属绿化建设管理中心、环境卫生管理中心两家预算单位。"),
        Heading("名词解释", 2), Paragraph("（一）基本支出预算：维持机构运转所需的年度支出安排，分为人员经费和公用经费两部分。"),
        Paragraph("（二）项目支出预算：除基本支出外，按照具体任务编列的年度支出安排。"),
        Paragraph("（三）“三公”经费：财政拨款中用于出国（境）、公务用车和公务接待的三类费用。"),
    ]
    note = [
        Heading(f"{YEAR}年部门预算编制说明", 1),
        Paragraph(f"{YEAR}年，{SHORT}收入预算{wan(AGENCY.total)}，其中：财政拨款收入{wan(total.of('general'))}，其他收入{wan(total.of('other'))}，"
                  f"总额比上年预算{'增加' if change > 0 else '减少'}{wan(abs(change))}。"),
        Paragraph(f"支出预算{wan(AGENCY.total)}，其中：财政拨款支出预算{wan(fiscal.total)}。财政拨款支出预算中，一般公共预算拨款支出预算{wan(fiscal.total)}，"
                  "政府性基金拨款支出预算0万元，国有资本经营预算拨款支出预算0万元。财政拨款支出主要内容如下："),
        *[Paragraph(f"{n}. “{line.name}”科目{wan(line.total)}，主要用于本部门相关工作。") for n, line in
          enumerate((line for line in AGENCY.functions(("general",)) if line.level == 1), 1)],
    ]
    return Document("district-budget", "calc", f"{NAME}{YEAR}年部门预算", contents + [PageBreak()] + prose + [PageBreak()] + note + [PageBreak()] + tables,
                    landscape=True, margins=(15, 18, 12, 18), body_size=13, footer="")
