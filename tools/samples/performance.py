"""Performance target forms (绩效目标表): the data of one project's targets and the seven-column form that prints them."""
from dataclasses import dataclass, field
from itertools import groupby

from model import Table, centre, head, label

LEVEL1 = {
    "数量指标": "产出指标", "质量指标": "产出指标", "时效指标": "产出指标", "成本指标": "产出指标", "经济效益指标": "效益指标",
    "社会效益指标": "效益指标", "生态效益指标": "效益指标", "可持续影响指标": "效益指标", "服务对象满意度指标": "满意度指标",
}


@dataclass
class Targets:
    """One project's form. `indicators` are (level 2, level 3, description, target, basis); `plan` is (date, printed figure)."""
    name: str
    code: str
    budget: str
    fiscal: str
    other: str
    purpose: str
    plan: list
    goals: list
    indicators: list = field(default_factory=list)


def indicator_rows(indicators, build, merge_level2=True):
    """Rows of an indicator list; runs of the same level are merged. `build` makes the cells right of level 2."""
    rows = []
    for level1, group in groupby(indicators, key=lambda i: LEVEL1[i[0]]):
        group, first1 = list(group), True
        for level2, items in groupby(group, key=lambda i: i[0]):
            items, first2 = list(items), True
            for item in items:
                row = []
                if first1:
                    row.append(centre(level1, rs=len(group)))
                if first2 or not merge_level2:
                    row.append(centre(level2, rs=len(items) if merge_level2 else 1))
                rows.append(row + build(item))
                first1 = first2 = False
    return rows


def project_form(targets, title, widths, wide_description=False, merge_level2=True, goal_rows=False, **looks):
    """The seven-column form; the description takes two columns where `wide_description`, else level 3 does.
    With `goal_rows` every numbered goal has a row of its own, else all stand in one cell."""
    t = targets
    dates = [date for date, _ in t.plan]
    figures = [figure for _, figure in t.plan]
    rows = [
        [head("项目编码"), centre(t.code, cs=2), head("项目名称"), label(t.name, cs=3)],
        [head("预算规模及资金用途", rs=2), head("预算数"), centre(t.budget), head("其中：财政资金"), centre(t.fiscal), head("其他资金"), centre(t.other)],
        [label(t.purpose, cs=6)],
        [head("资金支出计划（%）", rs=2), head(dates[0], cs=2), head(dates[1], cs=2), head(dates[2]), head(dates[3])],
        [centre(figures[0], cs=2), centre(figures[1], cs=2), centre(figures[2]), centre(figures[3])],
    ]
    if goal_rows:
        rows.append([head("绩效目标", rs=len(t.goals)), label(f"1.{t.goals[0]}", cs=6)])
        rows += [[label(f"{n}.{goal}", cs=6)] for n, goal in enumerate(t.goals[1:], 2)]
    else:
        rows.append([head("绩效目标"), label(" ".join(f"{n}.{goal}" for n, goal in enumerate(t.goals, 1)), cs=6)])
    if wide_description:
        rows.append([head("一级指标"), head("二级指标"), head("三级指标"), head("绩效指标描述", cs=2), head("指标值"), head("指标值确定依据")])

        def build(item):
            return [label(item[1]), label(item[2], cs=2), centre(item[3]), centre(item[4])]
    else:
        rows.append([head("一级指标"), head("二级指标"), head("三级指标", cs=2), head("绩效指标描述"), head("指标值"), head("指标值确定依据")])

        def build(item):
            return [label(item[1], cs=2), label(item[2]), centre(item[3]), centre(item[4])]
    rows += indicator_rows(t.indicators, build, merge_level2)
    return Table(title, widths, rows, header_rows=0, **looks)


def simple_form(targets, title, widths, **looks):
    """The six-column form without project head: goals, then indicators."""
    goals = " ".join(f"{n}.{goal}" for n, goal in enumerate(targets.goals, 1))
    rows = [[head("绩效目标"), label(goals, cs=5)],
            [head(text) for text in ("一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据")]]
    rows += indicator_rows(targets.indicators, lambda i: [label(i[1]), label(i[2]), centre(i[3]), centre(i[4])])
    return Table(title, widths, rows, header_rows=0, **looks)
