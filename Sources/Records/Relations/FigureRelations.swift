import Disclosure
import FoundationEssentials

extension Relation {
  /// One record a fact that everybody asks for, whether a form or the narrative gives it.
  public static let figures = Relation(
    "figures", "One fact a record: totals, funds, uses, 三公 and its items, purchases, assets; no fact twice",
    "每项常用数据一行：收支总额、资金、用途、三公、采购、资产；不重复",
    key: ["document", "metric", "phase"], references: [.document],
    fields: figureHead + Field<FigureFact>.identity(\.identity) + figureSources, facts: \.figures)

  private static let figureHead: [Field<FigureFact>] = [
    .document(\FigureFact.document),
    .code("metric", .metric, "What it is", "指标") { $0.metric.rawValue },
    .code("phase", .phase, "Budget, final accounts or the year before", "预算、决算或上年", fiscal: "phase:id") { $0.phase.rawValue },
    .yuan("yuan", "The amount in yuan", "金额（元）", fiscal: "value") { $0.yuan },
    .code("origin", .origin, "Whether a form or the narrative gives it", "取自表或文字") { $0.origin.rawValue },
    .flag("agrees", "Whether form and narrative say the same; none where only one says it", "表与文字是否一致；仅一处则为空") { $0.agrees },
  ]

  private static let figureSources: [Field<FigureFact>] = [
    .text("table_id", "The table that prints it", "所在表") { $0.table?.table },
    .int("row_no", "The row of that table", "所在行") { $0.table?.row },
    .text("key", "The amount key of that row", "金额键") { $0.table?.key },
    .yuan("table_yuan", "What the form prints, in yuan", "表中金额（元）") { $0.table?.yuan },
    .code("standing", .standing, "What the sums say of the form's amount", "勾稽核对结果") { $0.standing?.rawValue },
    .int("table_page", "Page of the form's amount", "表中金额所在页") { $0.tablePage },
    .int("statement_no", "The statement of the narrative", "文字金额序号") { $0.statement },
    .yuan("narrative_yuan", "What the narrative states, in yuan", "文字金额（元）") { $0.narrativeYuan },
    .int("narrative_page", "Page of the statement", "文字金额所在页") { $0.narrativePage },
  ]

  /// One record a function of the form that breaks the document's expenditure down, and of no other form.
  public static let functions = Relation(
    "functions", "Expenditure by function, from the one form that serves best: the same money once", "按功能分类的支出，每份文件只取一组表，不重复计算",
    key: ["document", "table_id", "row_no"],
    references: [.table, Reference(columns: ["document", "table_id", "row_no"], relation: "rows")],
    fields: functionHead + Field<FunctionFact>.identity(\.identity) + functionValues, facts: \.functions)

  private static let functionHead: [Field<FunctionFact>] = [
    .document(\FunctionFact.document),
    .table(\.table),
    .index("row_no", "Place among the table's rows, from 0", "行序，从0起") { $0.index },
    .text(
      "code", "Code of the function, printed or inferred; none where the form prints none", "功能科目编码；表中未印且无法推断则为空",
      fiscal: "functional-classification:generic:code"
    ) { $0.code },
    .word("name", "Its name as printed", "功能科目名称", fiscal: "functional-classification:generic:label") { $0.row.name },
    .int("level", "1 类, 2 款, 3 项", "层级：1类 2款 3项") { $0.level },
    .flag("is_leaf", "Whether it has no parts: leaves add up to the whole", "是否明细，明细之和即总额") { $0.row.part == .leaf },
    .code("scope", .scope, "Which money the form is of", "资金范围") { $0.scope.rawValue },
  ]

  private static let functionValues: [Field<FunctionFact>] = [
    .text("unit_name", "Unit of the line", "所属单位") { $0.unit },
    .yuan("yuan", "The expenditure in yuan", "支出（元）", fiscal: "value") { $0.row.mainAmount },
    .yuan("basic_yuan", "Basic expenditure in yuan", "基本支出（元）") { $0.row.amounts[.basic] },
    .yuan("project_yuan", "Project expenditure in yuan", "项目支出（元）") { $0.row.amounts[.project] },
    .code("standing", .standing, "What the sums say of it", "勾稽核对结果") { fact in
      fact.row.mainKey.flatMap { fact.row.evidence[$0]?.standing.rawValue }
    },
    .int("page", "Page, from 1", "页码，从1起") { $0.row.source.page },
  ]
}
