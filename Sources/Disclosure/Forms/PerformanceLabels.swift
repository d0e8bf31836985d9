/// The labels of performance target forms and what stands beside them (contract, "Performance forms").
enum PerformanceLabels {
  /// What a label's value is.
  enum Meaning: Sendable {
    case projectCode
    case projectName
    case budgetTotal
    case budgetFiscal
    case budgetOther
    case purpose
    case goals
  }

  /// The rules in order.
  static let rules: [(meaning: Meaning, pattern: TextPattern)] = [
    (.projectCode, "^项目(编码|代码)"),
    (.projectName, "^项目名称"),
    (.budgetTotal, "^(预算数|年度资金总额|年度资金)(:)?$"),
    (.budgetFiscal, "^(其中:)?财政(资金|拨款)(:)?$"),
    (.budgetOther, "^其他资金(:)?$"),
    (.purpose, "^资金用途"),
    (.goals, "^(年度)?(绩效|总体)目标(:)?$"),
  ]

  /// The meaning of a folded label, or nil where its value is kept as a field.
  static func meaning(of label: String) -> Meaning? {
    let characters = Array(label)
    return rules.first { $0.pattern.matches(characters) }?.meaning
  }

  /// Whether a folded group label stands beside the goals.
  static func isGoals(_ label: String) -> Bool { goals.matches(label) }

  /// Whether a folded text heads one of two columns of goals.
  static func isGoalHead(_ text: String) -> Bool { goalHead.matches(text) }

  /// The columns of the indicator table by their head.
  enum IndicatorColumn: Sendable {
    case level1
    case level2
    case level3
    case description
    case target
    case basis
  }

  /// The rules in order.
  static let columns: [(column: IndicatorColumn, pattern: TextPattern)] = [
    (.level1, "^一级指标"),
    (.level2, "^二级指标"),
    (.level3, "^(三级指标|指标名称)"),
    (.description, "指标(描述|解释|说明|内容)"),
    (.basis, "依据"),
    (.target, "(指标值|目标值)$"),
  ]

  /// The column that a folded head names, or nil.
  static func column(of head: String) -> IndicatorColumn? {
    let characters = Array(head)
    return columns.first { $0.pattern.matches(characters) }?.column
  }

  /// Labels in full, to know one that a page break cut.
  static let whole: [TextPattern] = [
    "^(产出|效益|满意度|数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|服务对象满意度|社会公众满意度|绩效|一级|二级|三级)指标$",
    "^(绩效|总体|年度|实施期)(绩效|总体)?目标$", "^预算规模及资金用途$", "^资金支出计划（%）$", "^项目(资金|概况|属性|名称|编码|实施计划|设立必要性)(（元）)?$", "^立项依据$",
    "^保证项目实施的制度、措施$",
  ]

  private static let goals: TextPattern = "^(年度)?(绩效|总体)(绩效)?目标"
  private static let goalHead: TextPattern = "^(实施期|年度|中期|总体)(总体|绩效)?目标(（…）)?$"
}
