"""A provincial department's budget in Word manner: portrait, several tables a page, tables cut by page breaks without repeated headers,
three-level headers, a one-row form across the columns and a procurement outline; amounts now with, now without thousands separators."""
from decimal import Decimal

from budget import Agency, Project, ThreePublic, grouped, money, percent, plain, short
from classification import balance_labels
from model import Document, Heading, Paragraph, Table, amount, blanks, centre, head, label

YEAR = 2019
NAME = "白榆省文化典籍保护局"

BASIC = {
    "30101": "1385.26", "30102": "2947.18", "30103": "115.44", "30106": "42.60", "30107": "618.30", "30108": "706.52", "30109": "282.61", "30110": "318.75",
    "30111": "96.42", "30112": "58.13", "30113": "962.40", "30114": "37.20", "30199": "148.90",
    "30201": "136.80", "30202": "28.50", "30203": "12.00", "30204": "0.65", "30205": "14.72", "30206": "182.36", "30207": "38.40", "30209": "205.60",
    "30211": "96.30", "30212": "26.00", "30213": "74.85", "30214": "18.00", "30215": "42.16", "30216": "58.90", "30217": "31.75", "30218": "22.40",
    "30226": "63.10", "30227": "87.00", "30228": "121.37", "30229": "84.96", "30231": "98.50", "30239": "268.72", "30240": "1.45", "30299": "147.33",
    "30301": "93.80", "30302": "486.57", "30304": "16.20", "30305": "27.64", "30307": "11.09", "30309": "0.72", "30399": "8.35",
    "31002": "45.20", "31007": "18.60",
}

RESERVE = "单位预留机动经费"
PROJECTS = [
    Project("古籍普查与登记", "2070111", "386.00"), Project("善本修复", "2070111", "742.50"), Project("典籍数字化", "2070104", "915.00"),
    Project("省级典藏库房运行", "2070104", "463.80"), Project("典籍展览与巡展", "2070105", "258.40"), Project("地方文献征集", "2070104", "180.00"),
    Project("公共阅读推广", "2070109", "126.75"), Project("典籍节庆活动", "2070108", "95.00"), Project("文献市场监管", "2070112", "47.60"),
    Project("碑刻拓片保护", "2070204", "312.00"), Project("典籍博物馆免费开放", "2070205", "220.00"), Project("修复人才培训", "2050803", "165.30"),
    Project("纸张老化试验研究", "2060404", "88.00"), Project("离退休活动经费", "2080501", "12.40"), Project("信息系统运维", "2070102", "134.20"),
    Project("公务出访与学术交流", "2070102", "54.00"), Project("会议与论坛", "2070102", "68.00"), Project("宣传文化专项", "2079902", "150.00"),
    Project("培训费收入安排的培训", "2050803", "60.00", "special"), Project("图录发行收入安排的出版", "2070111", "120.50", "other"),
    Project("库房消防改造（结转）", "2070105", "86.40", "carryover"), Project(RESERVE, "2070199", "395.00"),
]

AGENCY = Agency(NAME, YEAR, "2070101", BASIC, PROJECTS)
CURRENT = ("general", "fund", "capital", "special", "other")
THREE = ThreePublic(abroad="80.00", operation="98.50", reception="31.75")
CONFERENCE, TRAINING = money("110.16"), money("284.20")
WIDE = 170

FUNCTIONS_2019 = [
    ("201", "一般公共服务支出"), ("202", "外交支出"), ("203", "国防支出"), ("204", "公共安全支出"), ("205", "教育支出"), ("206", "科学技术支出"),
    ("207", "文化旅游体育与传媒支出"), ("208", "社会保障和就业支出"), ("210", "卫生健康支出"), ("211", "节能环保支出"), ("212", "城乡社区支出"),
    ("213", "农林水支出"), ("214", "交通运输支出"), ("215", "资源勘探信息等支出"), ("216", "商业服务业等支出"), ("217", "金融支出"),
    ("219", "援助其他地区支出"), ("220", "自然资源海洋气象等支出"), ("221", "住房保障支出"), ("222", "粮油物资储备支出"), ("224", "灾害防治及应急管理支出"),
]


def of_project(source, reserve):
    return sum((p.amount for p in PROJECTS if p.source in source and (p.name == RESERVE) == reserve), Decimal(0))


def form(number, title, widths, rows, caption=f"部门名称：{NAME}", unit="单位：万元", **looks):
    looks = {"header_rows": 1, "font_size": 10.5, "row_height": 7, "title_size": 16, "split_rows": True, "space_before": 7, **looks}
    return Table(title, widths, rows, number=f"公开{number:02}表", caption_left=caption, caption_right=unit, **looks)


def balance():
    categories, total = AGENCY.by_category(), AGENCY.grand()
    reserve, carry = of_project(("general",), True), total.of("carryover")
    projects = AGENCY.project_total - reserve
    left = [("一、财政拨款", total.of("general")), ("1.一般公共预算", total.of("general")), ("2.政府性基金预算", Decimal(0)),
            ("二、财政专户管理资金", total.of("special")), ("三、其他资金", total.of("other"))]
    right = [("一、基本支出", AGENCY.basic_total), ("二、项目支出", projects), (f"三、{RESERVE}", reserve)]
    rows = [[head("收入", cs=2), head("支出", cs=4)],
            [head("项目名称", rs=2), head("金额", rs=2, align="justify"), head("功能分类", cs=2), head("支出用途", cs=2)],
            [head("功能科目名称"), head("金额", align="justify"), head("项目名称"), head("金额", align="justify")]]
    for n, (code, text) in enumerate(balance_labels(FUNCTIONS_2019)):
        row = [label(left[n][0], indent=1 if n in (1, 2) else 0), amount(grouped(left[n][1]))] if n < len(left) else blanks(2)
        row += [label(text), amount(grouped(categories[code].total) if code in categories else "")]
        row += [label(right[n][0]), amount(grouped(right[n][1]))] if n < len(right) else blanks(2)
        rows.append(row)
    rows += [[label("当年收入小计"), amount(grouped(total.of(*CURRENT))), label("当年支出小计", cs=3), amount(grouped(total.total))],
             [label("上年结转资金"), amount(grouped(carry)), label("结转下年资金", cs=3), amount("")],
             [centre("收入合计"), amount(grouped(total.total)), centre("支出合计", cs=3), amount(grouped(total.total))]]
    assert total.of(*CURRENT) + carry == total.total == AGENCY.basic_total + projects + reserve
    return form(1, "收支预算总表", [34, 24, 42, 24, 28, 24], rows, caption=f"部门：{NAME}", header_rows=3)


def revenue():
    total = AGENCY.grand()
    groups = [("一般公共预算资金", [("小计", total.of("general")), ("公共财政拨款（补助）资金", total.of("general")), ("专项收入", 0)]),
              ("政府性基金", [("小计", 0)]), ("财政专户管理资金", [("小计", total.of("special")), ("专户管理教育收费", total.of("special")), ("其他非税收入", 0)]),
              ("其他资金", [("小计", total.of("other")), ("事业收入", 0), ("经营收入", 0), ("其他收入", total.of("other"))]),
              ("上年结转和结余资金", [("小计", total.of("carryover")), ("其中：动用上年结转和结余资金", 0)])]
    rows = [[head("项目名称", cs=2), head("金额")], [centre("收入总计", cs=2), amount(plain(total.total))]]
    for name, items in groups:
        for n, (item, value) in enumerate(items):
            rows.append(([label(name, rs=len(items))] if n == 0 else []) + [label(item), amount(plain(value) if value else "")])
    return form(2, "收入预算总表", [50, 75, 45], rows)


def expenditure():
    reserve = of_project(("general",), True)
    values = [AGENCY.total, AGENCY.basic_total, AGENCY.project_total - reserve, reserve]
    rows = [[head(t) for t in ("合计", "基本支出", "项目支出", RESERVE, "结转下年资金")], [centre(short(v)) for v in values] + [centre("")]]
    return form(3, "支出预算总表", [34] * 5, rows, row_height=9)


def fiscal_balance():
    total = AGENCY.grand(("general",)).total
    reserve = of_project(("general",), True)
    projects = of_project(("general",), False)
    assert total == AGENCY.basic_total + projects + reserve
    rows = [[head("收入", cs=2), head("支出", cs=2)], [head("项目名称", rs=2), head("金额", rs=2), head("支出用途", cs=2)], [head("项目名称"), head("金额")],
            [label("一、一般公共预算"), amount(short(total)), label("一、基本支出"), amount(short(AGENCY.basic_total))],
            [label("二、政府性基金预算"), amount(""), label("二、项目支出"), amount(short(projects))],
            [label(""), amount(""), label(f"三、{RESERVE}"), amount(short(reserve))],
            [centre("收入合计"), amount(short(total)), centre("支出合计"), amount(short(total))]]
    return form(4, "财政拨款收支预算总表", [48, 37, 48, 37], rows, header_rows=3, unit="单位:万元")


def functions(number, title, code_head, style, **looks):
    lines = AGENCY.functions(("general",))
    rows = [[head(code_head), head("功能科目名称"), head("金　　额")], [centre("合　　计", cs=2), amount(style(AGENCY.grand(("general",)).total))]]
    rows += [[label(line.code), label(line.name), amount(style(line.total))] for line in lines]
    return form(number, title, [38, 92, 40], rows, note="注：“科目编码”和“科目名称”为必填项。", **looks)


def economy(number, title, lines, style, last="金额", note="注：“科目编码”和“科目名称”为必填项。", **looks):
    total = sum(line.total for line in lines if line.level == 1)
    rows = [[head("科目编码"), head("科目名称"), head(last)], [centre("合计", cs=2), amount(style(total))]]
    rows += [[label(line.code), label(line.name), amount(style(line.total))] for line in lines]
    return form(number, title, [38, 88, 44], rows, note=note, **looks)


def three_public():
    rows = [[head("合计", rs=3), head("“三公”经费", cs=6), head("会议费", rs=3), head("培训费", rs=3)],
            [head("小计", rs=2), head("因公出国（境）费", rs=2), head("公务用车购置及运行维护费", cs=3), head("公务接待费", rs=2)],
            [head("小计"), head("公务用车购置费"), head("公务用车运行维护费")],
            [centre(short(v)) for v in (THREE.total + CONFERENCE + TRAINING, THREE.total, THREE.abroad, THREE.vehicles, THREE.purchase, THREE.operation,
                                        THREE.reception, CONFERENCE, TRAINING)]]
    return form(9, "“三公”经费、会议费、培训费支出预算表", [22, 19, 19, 17, 18, 19, 19, 19, 19], rows, header_rows=3, row_height=9)


def fund():
    rows = [[head("功能科目编码"), head("功能科目名称"), head("金　　额")], [centre("合　　计", cs=2), amount("")], [label("此表为空"), *blanks(2)]]
    rows += [blanks(3) for _ in range(4)]
    return form(10, "政府性基金预算财政拨款支出预算表", [38, 92, 40], rows, note="注：本部门无该项目。")


# Procurement: class, then groups of project, economic item and goods (name, way, amount); `merged` groups share their left cells downwards.
PURCHASES = [
    ("一、货物A", [
        ("办公设备购置", "办公设备购置", False, [("台式计算机（20万以下）", "政府集中采购", "18.60"), ("打印设备（20万以下）", "政府集中采购", "6.40"),
                                                 ("办公家具", "分散自行组织", "12.20")]),
        ("善本修复", "专用材料费", True, [("修复用纸", "分散自行组织", "86.00"), ("恒温恒湿设备（20万以上）", "部门集中采购", "145.00"),
                                          ("显微成像仪器", "部门集中采购", "62.50"), ("文物柜架", "部门集中采购", "58.30")])]),
    ("二、工程B", [("库房消防改造（结转）", "大型修缮", False, [("消防工程", "部门集中采购", "86.40")])]),
    ("三、服务C", [
        ("典籍数字化", "委托业务费", True, [("数据加工服务", "部门集中采购", "615.00"), ("图像采集服务", "部门集中采购", "240.00"),
                                            ("质量检验服务", "分散自行组织", "36.00")]),
        ("省级典藏库房运行", "物业管理费", True, [("物业管理服务", "政府集中采购", "205.60"), ("安保服务", "政府集中采购", "98.00"),
                                                  ("设备维修服务", "分散自行组织", "44.70")]),
        ("信息系统运维", "维修（护）费", False, [("软件运维服务", "政府集中采购", "96.00"), ("网络接入服务", "分散自行组织", "38.20")])]),
]


def procurement():
    sums = {name: sum(money(v) for _, _, _, goods in groups for _, _, v in goods) for name, groups in PURCHASES}
    rows = [[head(t) for t in ("采购品目大类", "专项名称", "经济科目", "采购物品名称", "采购组织形式", "总计")],
            [centre("合计")] + blanks(4) + [amount(grouped(sum(sums.values())))]]
    for name, groups in PURCHASES:
        rows.append([label(name)] + blanks(4) + [amount(grouped(sums[name]))])
        for project, item, merged, goods in groups:
            rows.append([label(""), label(project), label(item), label(""), label(""), amount(grouped(sum(money(v) for _, _, v in goods)))])
            for n, (good, way, value) in enumerate(goods):
                left = [label("", rs=len(goods)) for _ in range(3)] if merged and n == 0 else [] if merged else blanks(3)
                rows.append(left + [label(good), centre(way), amount(grouped(money(value)))])
    table = form(12, "政府采购支出预算表", [26, 31, 27, 38, 26, 24], rows, caption=f"部门：{NAME}", row_height=9,
                 note="注：采购组织形式按采购目录和限额标准填列。")
    return table, sums


def document():
    table12, sums = procurement()
    total, fiscal = AGENCY.grand(), AGENCY.grand(("general",))
    reserve = of_project(("general",), True)
    change = AGENCY.total - money("11834.25")
    public = [line for line in AGENCY.economy(lambda code: code[:3] in ("302", "310"))]
    operating = AGENCY.public_use
    procured = sum(sums.values())
    front = [
        Heading(f"{YEAR}年度{NAME}部门预算公开", 1), Heading("第一部分 部门概况", 1), Heading("一、主要职能"),
        Paragraph("（一）拟订全省文化典籍保护规划和技术规范，组织开展典籍普查、登记和分级保护。"),
        Paragraph("（二）指导全省典籍修复、数字化和展示利用工作，管理省级典藏库房。"), Paragraph("（三）组织修复人才培养和保护技术研究，开展公共阅读推广和学术交流。"),
        Heading("二、部门机构设置及预算单位构成情况"),
        Paragraph("内设办公室、保护处、修复技术处、数字资源处、展览推广处、人事处和机关党委，下属单位包括省典籍修复中心、省典藏库房管理站。"),
        Heading(f"三、{YEAR}年度部门主要工作任务及目标"),
        Paragraph("完成第二批古籍普查登记，修复善本一千二百叶，数字化加工四十万拍，举办专题展览六场，培训修复人员二百人次。"),
        Heading(f"第二部分 {YEAR}年度部门预算表", 1),
    ]
    tables = [
        balance(), revenue(), expenditure(), fiscal_balance(), functions(5, "财政拨款支出预算表（功能科目）", "功能科目代码", grouped),
        economy(6, "财政拨款基本支出预算表（经济科目）", AGENCY.economy(), grouped),
        functions(7, "一般公共预算支出预算表（功能科目）", "科目代码", plain, caption_in_grid=True, space_before=9),
        economy(8, "一般公共预算基本支出预算表（经济科目）", AGENCY.economy(), plain, last="基本支出", space_before=9), three_public(), fund(),
        economy(11, "一般公共预算机关运行经费支出预算表", public, grouped, last="机关运行经费支出", caption_in_grid=True, space_before=9,
                note="注：机关运行经费按基本支出中的日常公用经费填列。"), table12]
    assert sum(line.total for line in public if line.level == 1) == operating
    back = [
        Heading(f"第三部分 {YEAR}年度部门预算情况说明", 1, break_before=True), Heading("一、收支预算总体情况说明"),
        Paragraph(f"{NAME}{YEAR}年度收入、支出预算总计{grouped(AGENCY.total)}万元，与上年相比收、支预算总计各{'增加' if change > 0 else '减少'}"
                  f"{grouped(abs(change))}万元，{'增长' if change > 0 else '下降'}{percent(abs(change), money('11834.25'))}。其中："),
        Paragraph(f"（一）收入预算总计{grouped(AGENCY.total)}万元。包括："),
        Paragraph(f"1．财政拨款收入预算总计{grouped(total.of('general'))}万元，为一般公共预算收入。"),
        Paragraph(f"2．财政专户管理资金收入预算总计{grouped(total.of('special'))}万元。"), Paragraph(f"3．其他资金收入预算总计{grouped(total.of('other'))}万元。"),
        Paragraph(f"4．上年结转资金预算数为{grouped(total.of('carryover'))}万元。"),
        Paragraph(f"（二）支出预算总计{grouped(AGENCY.total)}万元。包括："),
        *[Paragraph(f"{n}．{line.name}（类）{grouped(line.total)}万元。") for n, line in
          enumerate((line for line in AGENCY.functions() if line.level == 1), 1)],
        Paragraph(f"此外，基本支出预算数为{grouped(AGENCY.basic_total)}万元，项目支出预算数为{grouped(AGENCY.project_total - reserve)}万元，"
                  f"单位预留机动经费预算数为{grouped(reserve)}万元。"),
        Heading("二、财政拨款收支预算总体情况说明"), Paragraph(f"{NAME}{YEAR}年度财政拨款收、支总预算{grouped(fiscal.total)}万元。"),
        Heading("三、一般公共预算基本支出预算情况说明"),
        Paragraph(f"{YEAR}年度一般公共预算财政拨款基本支出预算{grouped(AGENCY.basic_total)}万元，其中："),
        Paragraph(f"（一）人员经费{grouped(AGENCY.personnel)}万元。主要包括：基本工资、津贴补贴、绩效工资、社会保障缴费、住房公积金、离休费、退休费等。"),
        Paragraph(f"（二）公用经费{grouped(AGENCY.public_use)}万元。主要包括：办公费、电费、物业管理费、差旅费、会议费、培训费、公务用车运行维护费、其他交通费用等。"),
        Heading("四、一般公共预算“三公”经费、会议费、培训费支出预算情况说明"),
        Paragraph(f"“三公”经费预算支出{short(THREE.total)}万元，其中，因公出国（境）费支出{short(THREE.abroad)}万元；公务用车购置及运行维护费支出{short(THREE.vehicles)}万元，"
                  f"全部为公务用车运行维护费；公务接待费支出{short(THREE.reception)}万元。"),
        Paragraph(f"会议费预算支出{short(CONFERENCE)}万元；培训费预算支出{short(TRAINING)}万元。"),
        Heading("五、一般公共预算机关运行经费支出预算情况说明"),
        Paragraph(f"{YEAR}年一般公共预算机关运行经费预算支出{grouped(operating)}万元，与上年相比减少21.40万元。主要原因：压减一般性支出。"),
        Heading("六、政府采购支出预算情况说明"),
        Paragraph(f"{YEAR}年度政府采购支出预算总额{grouped(procured)}万元，其中：采购货物支出{grouped(sums['一、货物A'])}万元、采购工程支出{grouped(sums['二、工程B'])}万元、"
                  f"采购服务支出{grouped(sums['三、服务C'])}万元。"),
        Heading("第四部分 名词解释", 1), Paragraph("一、财政拨款：省级财政当年拨给本部门的资金。"),
        Paragraph("二、单位预留机动经费：年初留出、用来应付执行中临时增加的开支的资金。"),
        Paragraph("三、基本支出：用于人员开支和机关日常运行的支出。"),
    ]
    return Document("provincial-budget", "writer", f"{NAME}{YEAR}年度部门预算", front + tables + back, margins=(25, 18, 22, 18), body_size=14,
                    footer="{page}", line_height=1.75)
