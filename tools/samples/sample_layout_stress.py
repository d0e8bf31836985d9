"""A county media centre's budget whose tables are drawn in every other manner: open sides, horizontal rules alone, double, dashed and hair lines,
a header told apart by shading only, tables side by side, a page stored upright with /Rotate 90, page headers, and prose in two columns."""
from decimal import Decimal

from budget import CONTRIBUTIONS, Agency, Project, ThreePublic, grouped, money, plain
from model import Columns, Document, Heading, PageBreak, Paragraph, SideBySide, Table, amount, blanks, centre, head, label
from performance import Targets, simple_form

YEAR = 2022
NAME = "青禾县融媒体中心"

BASIC = {
    "30101": "142.60", "30102": "28.35", "30103": "16.72", "30107": "118.94", "30108": "48.20", "30109": "24.10", "30110": "21.36", "30112": "3.09",
    "30113": "37.15", "30201": "6.25", "30202": "2.80", "30206": "9.40", "30207": "4.15", "30211": "3.60", "30213": "5.75", "30215": "0.80",
    "30216": "1.95", "30217": "0.90", "30226": "12.40", "30228": "5.94", "30229": "4.46", "30231": "6.20", "30299": "1.38", "30302": "7.83",
    "30305": "3.12", "30309": "0.18", "31002": "4.85", "31003": "18.60",
}

PROJECTS = [
    Project("应急广播运行维护", "2070808", "86.40"), Project("融媒体平台租赁", "2070808", "64.25"), Project("县域新闻采编", "2070899", "92.70"),
    Project("老旧发射设备更新", "2070899", "118.00"), Project("广告收入安排的外聘人员", "2070899", "45.60", "business"),
    Project("科普栏目制作", "2060702", "15.00"), Project("主题宣传活动", "2079902", "38.50"),
]

AGENCY = Agency(NAME, YEAR, "2070808", BASIC, PROJECTS, contributions={**CONTRIBUTIONS, "30302": "2080502", "30110": "2101102"})
THREE = ThreePublic(operation="6.20", reception="0.90")
SPENDING = [lambda l: l.total, lambda l: l.basic, lambda l: l.project]
CAPTION = {"caption_left": f"单位名称：{NAME}", "caption_right": "单位：万元"}


def form(title, widths, rows, header_rows, rules, **looks):
    looks = {"font_size": 9.5, "row_height": 6.5, "title_size": 14, "space_before": 5, **CAPTION, **looks}
    return Table(title, widths, rows, header_rows=header_rows, rules=rules, **looks)


def balance():
    """Double outer rule."""
    total, lines = AGENCY.grand(), [line for line in AGENCY.functions() if line.level == 1]
    left = [("一、一般公共预算拨款收入", total.of("general")), ("二、政府性基金预算拨款收入", 0), ("三、国有资本经营预算拨款收入", 0), ("四、财政专户管理资金收入", 0),
            ("五、事业收入", total.of("business")), ("六、其他收入", 0)]
    rows = [[head("收　　入", cs=2), head("支　　出", cs=2)], [head("项目", align="justify"), head("预算数"), head("项目", align="justify"), head("预算数")]]
    for n in range(6):
        right = [label(f"{'一二三四五六'[n]}、{lines[n].name}"), amount(grouped(lines[n].total))] if n < len(lines) else blanks(2)
        rows.append([label(left[n][0]), amount(grouped(left[n][1]) if left[n][1] else "")] + right)
    rows.append([centre("收入总计"), amount(grouped(total.total)), centre("支出总计"), amount(grouped(total.total))])
    return form("部门收支总表", [56, 30, 56, 30], rows, 2, "double")


def expenditure():
    """No outer left and right rules."""
    rows = [[head(t) for t in ("科目编码", "科目名称", "合计", "基本支出", "项目支出")], [centre("合计", cs=2)] + [amount(grouped(c(AGENCY.grand()))) for c in SPENDING]]
    rows += [[label(line.code), label(line.name, indent=line.level - 1)] + [amount(grouped(c(line))) for c in SPENDING] for line in AGENCY.functions()]
    return form("部门支出总表", [24, 76, 25, 25, 24], rows, 1, "open")


def revenue():
    """On the page stored upright."""
    top = [[head("序号", rs=2), head("功能分类科目", cs=2), head("合计", rs=2), head("本年收入", cs=8), head("上年结转", rs=2)],
           [head("科目编码"), head("科目名称")] + [head(t) for t in ("小计", "财政拨款收入", "财政专户收入", "事业收入", "经营收入", "上级补助收入", "附属单位上缴收入",
                                                          "其他收入")], [centre("栏次")] + [centre(str(n)) for n in range(1, 13)]]
    columns = [lambda l: l.total, lambda l: l.total, lambda l: l.of("general"), lambda l: Decimal(0), lambda l: l.of("business")] + [lambda l: Decimal(0)] * 5
    rows = []
    for n, line in enumerate([AGENCY.grand()] + AGENCY.functions(), 1):
        name = label(line.name) if line.code else centre(line.name)
        rows.append([centre(str(n)), label(line.code), name] + [amount(plain(c(line))) for c in columns])
    return form("部门收入总表", [11, 18, 56, 20, 20, 20, 16, 18, 16, 16, 18, 16, 16], top + rows, 3, "grid", font_size=8, row_height=5)


def fiscal_balance():
    """Dashed inner rules."""
    sources = ("general",)
    total, lines = AGENCY.grand(sources).total, [line for line in AGENCY.functions(sources) if line.level == 1]
    left = [("一、一般公共预算拨款", total), ("二、政府性基金预算拨款", Decimal(0)), ("三、国有资本经营预算拨款", Decimal(0))]
    rows = [[head("收入", cs=2), head("支出", cs=4)], [head(t) for t in ("项　目", "金　额", "项　目", "合　计", "一般公共预算", "政府性基金预算")]]
    for n in range(6):
        one = [label(left[n][0]), amount(grouped(left[n][1]))] if n < 3 else blanks(2)
        two = ([label(f"{'一二三四五六'[n]}、{lines[n].name}"), amount(grouped(lines[n].total)), amount(grouped(lines[n].total)), amount("")]
               if n < len(lines) else blanks(4))
        rows.append(one + two)
    rows.append([centre("收入总计"), amount(grouped(total)), centre("支出总计"), amount(grouped(total)), amount(grouped(total)), amount("")])
    return form("财政拨款收支总表", [40, 24, 44, 22, 22, 22], rows, 2, "dashed", heights={1: 10})


def general_public():
    """Horizontal rules alone."""
    sources = ("general",)
    rows = [[head(t) for t in ("科目编码", "科目名称", "合计", "基本支出", "项目支出")]]
    rows += [[label(line.code), label(line.name)] + [amount(grouped(c(line))) for c in SPENDING] for line in AGENCY.functions(sources)]
    rows.append([label(""), label("合计")] + [amount(grouped(c(AGENCY.grand(sources)))) for c in SPENDING])
    return form("一般公共预算支出表", [26, 72, 26, 26, 24], rows, 1, "horizontal")


def basic():
    """Header told apart by shading alone; runs over a page break."""
    rows = [[head("经济分类科目", cs=2), head("本年一般公共预算基本支出", cs=3)], [head(t) for t in ("科目编码", "科目名称", "合计", "人员经费", "公用经费")],
            [centre("合计", cs=2)] + [amount(grouped(v)) for v in (AGENCY.basic_total, AGENCY.personnel, AGENCY.public_use)]]
    rows += [[label(line.code), label(line.name)] + [amount(grouped(v)) for v in (line.total, line.personnel, line.public_use)] for line in AGENCY.economy()]
    return form("一般公共预算基本支出表", [26, 72, 26, 26, 24], rows, 2, "shaded-header", header_shade="#d9e2f3", row_height=7.6, space_before=8)


def three_public():
    """Hair lines."""
    items = [("因公出国（境）费", THREE.abroad), ("公务用车购置及运行维护费", THREE.vehicles), ("其中：公务用车购置费", THREE.purchase),
             ("公务用车运行维护费", THREE.operation), ("公务接待费", THREE.reception), ("合计", THREE.total)]
    rows = [[head("项　　目"), head("本年预算数")]] + [[label(name, indent=2 if n in (2, 3) else 0), amount(plain(value, blank=False))]
                                                for n, (name, value) in enumerate(items)]
    return form("一般公共预算“三公”经费支出表", [110, 60], rows, 1, "hairline")


def fund():
    rows = [[head(t) for t in ("科目编码", "科目名称", "合计", "基本支出", "项目支出")], blanks(5), blanks(5)]
    return form("政府性基金预算支出表", [26, 72, 26, 26, 24], rows, 1, "grey", note="注：本部门没有政府性基金预算安排的支出，此表为空表。")


def assets():
    values = [("1、房屋（平方米）", "1860", "275.40"), ("2、车辆（台、辆）", "4", "61.85"), ("3、单价在20万元以上的设备", "9", "318.20"), ("4、其他固定资产", "415", "142.75")]
    rows = [[head("项目", align="justify"), head("数量"), head("价值（金额单位：万元）")],
            [centre("资产总额"), centre(""), amount(plain(sum(money(v) for _, _, v in values)))]]
    rows += [[label(name), amount(count), amount(value)] for name, count, value in values]
    return form("固定资产占用情况表", [42, 16, 24], rows, 1, "grid", caption_left="", caption_right="", title_size=11, font_size=8.5)


def organization():
    rows = [[head(t) for t in ("单位名称", "单位性质", "单位规格", "经费保障形式")], [label(NAME), centre("事业"), centre("正科级"), centre("财政补助")],
            [label("青禾县广播发射台"), centre("事业"), centre("股级"), centre("财政补助")], [label("青禾县新闻服务站"), centre("事业"), centre("股级"), centre("自收自支")]]
    return form("部门机构设置情况", [30, 16, 16, 22], rows, 1, "heavy-frame", caption_left="", caption_right="", title_size=11, font_size=8.5)


PURCHASES = [("老旧发射设备更新", "118.00", "调频发射机", "A02080799", "台", 2, "38.50"), ("老旧发射设备更新", "118.00", "天线及馈线", "A02080999", "套", 2, "19.20"),
             ("融媒体平台租赁", "64.25", "平台租赁服务", "C16040000", "年", 1, "64.25")]


def procurement():
    """Equal projects share merged cells; shaded total row; thick frame."""
    total = sum(money(price) * count for *_, count, price in PURCHASES)
    rows = [[head("政府采购项目来源", cs=2)] + [head(t, rs=2) for t in ("采购物品名称", "政府采购目录序号", "计量单位", "数量", "单价")] + [head("政府采购金额", cs=2)],
            [head(t) for t in ("项目名称", "预算资金", "合计", "一般公共预算拨款")],
            [centre("合计", shade="#eeeeee")] + [centre("", shade="#eeeeee") for _ in range(6)]
            + [amount(grouped(total), shade="#eeeeee"), amount(grouped(total), shade="#eeeeee")]]
    for n, (project, budget, item, code, measure, count, price) in enumerate(PURCHASES):
        value = grouped(money(price) * count)
        same = sum(p[0] == project for p in PURCHASES)
        left = [label(project, rs=same), amount(budget, rs=same)] if n == 0 or PURCHASES[n - 1][0] != project else []
        rows.append(left + [label(item), centre(code), centre(measure), centre(str(count)), amount(price), amount(value), amount(value)])
    return form("部门政府采购预算", [30, 18, 28, 22, 14, 12, 15, 17, 18], rows, 2, "heavy-frame", font_size=8.5, row_height=8)


def performance():
    targets = Targets("应急广播运行维护", "", "86.40", "86.40", "", "", [], ["保障全县应急广播终端正常运行，预警信息及时送达。", "完成年度设备巡检和备件更换。"], [
        ("数量指标", "维护终端数量", "纳入运行维护的应急广播终端数量", "≥312个", "终端台账"), ("数量指标", "巡检次数", "年度内对终端开展巡检的次数", "4次", "维护合同"),
        ("质量指标", "终端在线率", "在线终端数量占终端总数的比例", "≥97%", "平台统计"), ("时效指标", "故障修复及时率", "四十八小时内修复的故障占故障总数的比例", "≥95%", "维护台账"),
        ("成本指标", "单个终端维护成本", "维护支出除以终端数量", "≤2770元", "维护合同"), ("社会效益指标", "预警信息覆盖人口", "能够收听应急广播的人口", "≥21万人", "统计资料"),
        ("可持续影响指标", "运行机制", "形成县乡村三级联动的运行机制", "健全", "管理办法"), ("服务对象满意度指标", "听众满意度", "受访听众中满意和较满意的比例", "≥93%", "问卷调查")])
    return simple_form(targets, "1、应急广播运行维护绩效目标表", [24, 28, 34, 44, 20, 24], rules="open", font_size=9, row_height=7, title_size=13)


PROSE = [
    "融媒体中心承担全县新闻采编、广播电视播出、新媒体运营和应急广播管理等工作，是县域主流舆论阵地和综合服务平台。",
    "一年来，中心坚持移动优先的思路，整合广播、电视、报纸和客户端的采编力量，建立统一的指挥调度机制，一次采集、多种生成、多元传播的格局基本形成。",
    "在内容生产方面，围绕春耕备耕、防汛抗旱、乡村建设等重点工作策划专题报道，推出一批贴近群众的短视频栏目，记者常年驻守乡镇采访点。",
    "在技术保障方面，完成播出机房供电系统检修，对服役超过十年的发射设备逐台检测，编制分年度更新计划，全年安全播出无责任事故。",
    "在应急广播方面，按照平战结合的原则，日常播放政策宣讲、农业技术和气象服务节目，遇有灾害性天气时第一时间发布预警信息，打通信息传播的最后一段路程。",
    "在队伍建设方面，开展岗位练兵和业务评比，鼓励编辑记者掌握拍摄、剪辑、文案等多种技能，组织青年骨干到基层锻炼，帮助通讯员提高写作水平。",
    "在经营管理方面，严格执行财务制度，规范广告经营，压减一般性支出，把有限的资金用在内容生产和设备更新上，资金使用效益逐步提高。",
    "中心同时承担县域数字资源的整理工作，对历史影像资料进行数字化转存，建立分类检索目录，为地方史志编修和文化活动提供资料支持。",
    "下一步，中心将继续完善绩效管理制度，细化项目目标，强化过程监控，注重结果运用，推动各项任务落到实处，以更加优质的内容和服务回应群众期待。",
    "一是加快平台升级，优化客户端功能，增加便民服务事项，提高用户活跃程度。二是抓好精品创作，集中力量打造有影响的原创栏目。三是守牢安全底线，健全应急预案，定期组织演练。",
    "四是深化人事制度改革，完善以岗定薪、按劳取酬的分配办法，激发工作活力。五是加强与乡镇、部门和学校的合作，扩大通讯员网络，让更多基层的声音被听见。",
    "以上工作所需经费已按照轻重缓急纳入部门预算，年度执行中将根据实际情况合理调度，确保重点任务的资金需要。",
]


def document():
    total = AGENCY.grand()
    blocks = [
        Heading(f"{NAME}{YEAR}年部门预算", 1), Columns([Paragraph(text) for text in PROSE]), PageBreak(),
        Heading("一、收支预算总体情况"),
        Paragraph(f"{YEAR}年收入预算{AGENCY.total}万元，其中一般公共预算拨款收入{total.of('general')}万元，事业收入{total.of('business')}万元；支出预算{AGENCY.total}万元，"
                  f"其中基本支出{AGENCY.basic_total}万元，项目支出{AGENCY.project_total}万元。"),
        balance(), fiscal_balance(), expenditure(), general_public(), basic(), PageBreak(rotated=True), revenue(), PageBreak(), three_public(), fund(),
        Heading("二、机构设置和资产情况"), SideBySide([organization(), assets()], gap=6), Heading("三、政府采购预算情况"), procurement(),
        Heading("四、绩效目标情况", break_before=True), performance(),
        Paragraph(f"说明：机关运行经费预算{AGENCY.public_use}万元，“三公”经费预算{THREE.total}万元。", "plain"),
    ]
    return Document("layout-stress", "weasyprint", f"{NAME}{YEAR}年部门预算", blocks, margins=(24, 18, 20, 18), body_size=11.5,
                    header=f"{NAME}{YEAR}年部门预算公开", footer="第 {page} 页 共 {pages} 页")
