import Disclosure
import FoundationEssentials

/// One project's target form.
struct ProjectFact: Sendable {
  var document: String
  var identity: DocumentIdentity
  var table: DisclosureTable
  var index: Int
  var target: PerformanceTarget

  /// The target forms of a document in printed order.
  static func all(of document: RecordedDocument) -> [ProjectFact] {
    document.disclosure.tables.flatMap { table in
      table.performances.enumerated().map { index, target in
        ProjectFact(document: document.id, identity: document.disclosure.document, table: table, index: index, target: target)
      }
    }
  }
}

/// One indicator of one project.
struct IndicatorFact: Sendable {
  var project: ProjectFact
  var index: Int
  var indicator: PerformanceTarget.Indicator
}

extension Relation {
  /// One record a target form: the project and its budget.
  public static let projects = Relation(
    "projects", "One record a target form: the project, its budget and its goals", "绩效目标表每个项目一行：预算与目标",
    key: ["document", "table_id", "project_no"],
    references: [.table], fields: projectHead + Field<ProjectFact>.identity(\.identity) + budget, facts: ProjectFact.all)

  private static let projectHead: [Field<ProjectFact>] = [
    .document(\ProjectFact.document),
    .table(\.table.id),
    .index("project_no", "Place among the table's projects, from 0", "项目序，从0起") { $0.index },
    .code("kind", .tableKind, "Targets, or a review of them", "目标表或自评表") { $0.table.kind.rawValue },
    .text("project_code", "Code of the project", "项目编码", fiscal: "activity:generic:project:code") { $0.target.projectCode },
    .text("project_name", "Name of the project", "项目名称", fiscal: "activity:generic:project:label") { $0.target.projectName },
  ]

  private static let budget: [Field<ProjectFact>] = [
    .yuan("budget_total_yuan", "Budget of the year in yuan", "年度资金总额（元）", fiscal: "value") { $0.target.budgetTotal },
    .yuan("budget_fiscal_yuan", "Its part from the treasury", "其中：财政拨款（元）") { $0.target.budgetFiscal },
    .yuan("budget_other_yuan", "Its other part", "其他资金（元）") { $0.target.budgetOther },
    .yuan("budget_final_yuan", "What was spent of it", "全年执行数（元）") { $0.target.budgetFinal },
    .number("budget_rate", "How much of it was spent, in percent", "执行率（%）") { $0.target.budgetRate },
    .number("score", "Points of the whole", "总分") { $0.target.score },
    .text("grade", "Grade of the whole", "等级") { $0.target.grade },
    .text("purpose", "What the money is for", "资金用途") { $0.target.purpose },
    .text("goals", "The goals, one a line", "绩效目标，每行一个") { fact in
      fact.target.goals.isEmpty ? nil : fact.target.goals.map(\.text).joined(separator: "\n")
    },
    .int("page", "First page of the table", "表的起始页") { $0.table.pages.first },
  ]

  /// One record an indicator of a target form.
  public static let indicators = Relation(
    "indicators", "One record an indicator of a target form", "绩效指标每条一行", key: ["document", "table_id", "project_no", "indicator_no"],
    references: [.table, Reference(columns: ["document", "table_id", "project_no"], relation: "projects")],
    fields: indicatorHead + Field<IndicatorFact>.identity(\.project.identity) + values + Field<IndicatorFact>.place { $0.indicator.source },
    facts: { document in
      ProjectFact.all(of: document).flatMap { project in
        project.target.indicators.enumerated().map { IndicatorFact(project: project, index: $0, indicator: $1) }
      }
    })

  private static let indicatorHead: [Field<IndicatorFact>] = [
    .document(\IndicatorFact.project.document),
    .table(\.project.table.id),
    .index("project_no", "Place among the table's projects, from 0", "项目序，从0起") { $0.project.index },
    .index("indicator_no", "Place among the project's indicators, from 0", "指标序，从0起") { $0.index },
    .text("project_name", "Name of the project", "项目名称", fiscal: "activity:generic:project:label") { $0.project.target.projectName },
  ]

  private static let values: [Field<IndicatorFact>] = [
    .code("period", .indicatorSet, "Targets of the year or of the term", "年度或实施期") { $0.indicator.set.rawValue },
    .text("level1", "Indicator of the first level", "一级指标") { $0.indicator.level1 },
    .text("level2", "Indicator of the second level", "二级指标") { $0.indicator.level2 },
    .word("level3", "Name of the indicator", "三级指标") { $0.indicator.level3 },
    .text("description", "Description", "指标描述") { $0.indicator.description },
    .word("target", "Target as printed", "指标值") { $0.indicator.target.text },
    .text("target_comparator", "Sign of the target: = >= <= > <", "指标值符号") { $0.indicator.target.comparator },
    .number("target_value", "Number of the target", "指标值数字") { $0.indicator.target.value },
    .text("target_unit", "What follows the number", "指标值单位") { $0.indicator.target.unit },
    .text("actual", "What was reached, as printed", "实际完成值") { $0.indicator.actual?.text },
    .number("actual_value", "Number of what was reached", "实际完成值数字") { $0.indicator.actual?.value },
    .number("weight", "Weight", "分值、权重") { $0.indicator.weight },
    .number("score", "Points that it was given", "得分") { $0.indicator.score },
    .text("basis", "Basis of the target", "指标值确定依据") { $0.indicator.basis },
  ]
}
