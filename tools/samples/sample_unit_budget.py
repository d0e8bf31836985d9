"""A budget unit's forms from a browser: landscape, in yuan, shaded headers, a balance form whose expenditure side has a four-row header; the fonts
are embedded as Type 3."""
from decimal import Decimal

from budget import CONTRIBUTIONS, Agency, Project, grouped, money
from classification import NUMERALS
from model import Document, Heading, Paragraph, Table, amount, blanks, centre, head, label

YEAR = 2025
NAME = "云溪市松岚区环境卫生管理中心"

BASIC = {  # yuan
    "30101": "1862400.00", "30102": "214600.00", "30107": "3925180.00", "30108": "960350.40", "30109": "480175.20", "30110": "600219.00",
    "30112": "48017.50", "30113": "840306.00", "30199": "512000.00", "30201": "168300.00", "30205": "12600.00", "30206": "84500.00", "30207": "41200.00",
    "30209": "236000.00", "30213": "57400.00", "30216": "36500.00", "30217": "5400.00", "30228": "120043.80", "30229": "158760.00", "30231": "62500.00",
    "30299": "47215.10", "30302": "318400.00", "31002": "28600.00",
}
PROJECTS = [
    Project("道路清扫作业", "2120501", "18640000.00"), Project("垃圾转运站运行", "2120501", "9275316.25"), Project("环卫设施更新", "2120399", "2380000.00"),
    Project("环卫科普基地", "2060702", "96000.00"), Project("废旧物资处置收入安排的维修", "2120501", "134500.00", "other"),
]
AGENCY = Agency(NAME, YEAR, "2120199", BASIC, PROJECTS, contributions={**CONTRIBUTIONS, "30302": "2080502", "30110": "2101102", "30199": "2210203"})
WAN = Decimal(10000)


def form(title, widths, rows, header_rows, unit="单位：元", **looks):
    looks = {"font_size": 9.5, "row_height": 6.6, "title_size": 15, "header_shade": "#e7e6e6", "break_before": True, "repeat_header": True, **looks}
    return Table(f"{YEAR}年单位{title}", widths, rows, header_rows=header_rows, caption_left=f"编制单位：{NAME}", caption_right=unit, **looks)


def printed(value):
    return amount(grouped(value, blank=False))


def balance():
    total, lines = AGENCY.grand(), [line for line in AGENCY.functions() if line.level == 1]
    economic = {line.code[:3]: line for line in AGENCY.economy() if line.level == 1}
    assert sum(line.personnel for line in economic.values()) == AGENCY.personnel
    personnel = {}  # each function's basic expenditure split by what its items are
    for item, value in AGENCY.basic.items():
        if item[:3] in ("301", "303"):
            code = AGENCY.contributions.get(item, AGENCY.main_function)[:3]
            personnel[code] = personnel.get(code, Decimal(0)) + value
    left = [("一、财政拨款收入", total.of("general")), ("1.一般公共预算资金", total.of("general")), ("2.政府性基金", Decimal(0)), ("3.国有资本经营预算", Decimal(0)),
            ("二、事业收入", Decimal(0)), ("三、事业单位经营收入", Decimal(0)), ("四、其他收入", total.of("other"))]
    rows = [[head("本年收入", cs=2), head("本年支出", cs=5)], [head("项目", rs=3), head("预算数", rs=3), head("项目", rs=3), head("预算数", cs=4)],
            [head("合计", rs=2), head("基本支出", cs=2), head("项目支出", rs=2)], [head("人员经费"), head("公用经费")]]
    for n in range(10):
        one = [label(left[n][0], indent=2 if n in (1, 2, 3) else 0), printed(left[n][1])] if n < len(left) else blanks(2)
        if n < len(lines):
            line, people = lines[n], personnel.get(lines[n].code, Decimal(0))
            two = [label(f"{NUMERALS[n]}、{line.name}"), printed(line.total), printed(people), printed(line.basic - people), printed(line.project)]
        else:
            two = blanks(5)
        rows.append(one + two)
    rows.append([centre("收入总计"), printed(total.total), centre("支出总计"), printed(total.total), printed(AGENCY.personnel), printed(AGENCY.public_use),
                 printed(AGENCY.project_total)])
    return form("财务收支预算总表", [46, 34, 52, 34, 31, 31, 34], rows, 4, break_before=False, row_height=7.6)


def code_form(title, group, heads, columns, sources=None):
    lines = AGENCY.functions(sources) if sources else AGENCY.functions()
    total = AGENCY.grand(sources) if sources else AGENCY.grand()
    rows = [[head("项目", cs=4), head(group, cs=len(heads))],
            [head("功能分类科目编码", cs=3), head("功能分类科目名称", rs=2)] + [head(t, rs=2) for t in heads], [head(t) for t in ("类", "款", "项")]]
    rows += [[centre(line.code[:3]), centre(line.code[3:5]), centre(line.code[5:]), label(line.name)] + [printed(c(line)) for c in columns] for line in lines]
    rows.append([centre("合计", cs=4)] + [printed(c(total)) for c in columns])
    return form(title, [15, 13, 13, 81] + [140 / len(heads)] * len(heads), rows, 3, row_height=5.8 if len(heads) > 3 else 6.6)


def economy():
    rows = [[head("项目", cs=3), head("一般公共预算基本支出", cs=3)],
            [head("经济分类科目编码", cs=2), head("部门经济分类科目名称", rs=2)] + [head(t, rs=2) for t in ("合计", "人员经费", "公用经费")], [head("类"), head("款")]]
    rows += [[centre(line.code[:3]), centre(line.code[3:]), label(line.name), printed(line.total), printed(line.personnel), printed(line.public_use)]
             for line in AGENCY.economy()]
    rows.append([centre("合计", cs=3), printed(AGENCY.basic_total), printed(AGENCY.personnel), printed(AGENCY.public_use)])
    return form("一般公共预算基本支出部门预算经济分类预算表", [22, 22, 88, 43, 43, 43], rows, 3)


def three_public():
    operation, reception = money(BASIC["30231"]) / WAN, money(BASIC["30217"]) / WAN
    values = [operation + reception, Decimal(0), reception, operation, Decimal(0), operation]
    rows = [[head(f"{YEAR}年“三公”经费预算数", cs=6), head(f"{YEAR}年机关运行经费预算数", rs=3)],
            [head(t, rs=2) for t in ("合计", "因公出国(境)费", "公务接待费")] + [head("公务用车购置及运行费", cs=3)], [head(t) for t in ("小计", "购置费", "运行费")],
            [centre(f"{v:.2f}") for v in values] + [centre("0.00")]]
    return form("“三公”经费和机关运行经费预算表", [36, 36, 36, 36, 36, 36, 46], rows, 3, unit="单位：万元", row_height=10)


def document():
    spending = [lambda l: l.total, lambda l: l.basic, lambda l: l.project]
    revenue = [lambda l: l.total, lambda l: l.of("general"), lambda l: Decimal(0), lambda l: Decimal(0), lambda l: l.of("other")]
    tables = [balance(), code_form("收入预算总表", "收入预算", ["合计", "财政拨款收入", "事业收入", "事业单位经营收入", "其他收入"], revenue),
              code_form("支出预算总表", "支出预算", ["合计", "基本支出", "项目支出"], spending),
              code_form("一般公共预算支出功能分类预算表", "一般公共预算支出", ["合计", "基本支出", "项目支出"], spending, ("general",)), economy(), three_public()]
    notes = [Heading("其他相关情况说明", 1, break_before=True),
             Paragraph(f"本单位{YEAR}年收入预算{AGENCY.total / WAN:.2f}万元，支出预算{AGENCY.total / WAN:.2f}万元，其中基本支出{AGENCY.basic_total / WAN:.2f}万元，"
                       f"项目支出{AGENCY.project_total / WAN:.2f}万元。本单位为事业单位，无机关运行经费。")]
    return Document("unit-budget", "chromium", f"{NAME}{YEAR}年单位预算", tables + notes, landscape=True, margins=(16, 16, 14, 16), head_font="Noto Serif CJK SC",
                    type3_fonts=True)
