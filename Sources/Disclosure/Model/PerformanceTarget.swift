import FoundationEssentials

/// One project's performance target form (绩效目标表).
public struct PerformanceTarget: Sendable, Equatable {
  /// The project's code (项目编码).
  public var projectCode: String?
  /// The project's name (项目名称).
  public var projectName: String?
  /// The budget (预算数, 年度资金总额), in yuan.
  public var budgetTotal: Decimal?
  /// Its part from the treasury (财政资金), in yuan.
  public var budgetFiscal: Decimal?
  /// Its other part (其他资金), in yuan.
  public var budgetOther: Decimal?
  /// What was spent of it (全年执行数), in yuan.
  public var budgetFinal: Decimal?
  /// How much of it was spent (执行率), in percent.
  public var budgetRate: Decimal?
  /// The points that the whole was given (得分, 总分).
  public var score: Decimal?
  /// The grade that the whole was given (等级).
  public var grade: String?
  /// What the money is for (资金用途).
  public var purpose: String?
  /// The payment plan (资金支出计划), in printed order.
  public var paymentPlan: [Payment]
  /// The goals (绩效目标), their numbers left out, those of the term before those of the year where a form prints both.
  public var goals: [Goal]
  /// Every other labelled cell.
  public var fields: KeyedValues<String>
  /// The indicators.
  public var indicators: [Indicator]

  /// Makes an empty form.
  public init() {
    paymentPlan = []
    goals = []
    fields = [:]
    indicators = []
  }

  /// One step of a payment plan.
  public struct Payment: Sendable, Equatable {
    /// When, as printed: 3月底.
    public var by: String
    /// The running amount in yuan.
    public var amount: Decimal?
    /// The running share in percent.
    public var percent: Decimal?

    /// Makes a step.
    public init(by: String, amount: Decimal? = nil, percent: Decimal? = nil) {
      self.by = by
      self.amount = amount
      self.percent = percent
    }
  }

  /// The two sets of indicators that some forms have side by side.
  public enum IndicatorSet: String, Sendable {
    /// 年度目标.
    case annual
    /// 实施期目标.
    case term
  }

  /// One goal.
  public struct Goal: Sendable, Equatable {
    /// The set that it belongs to.
    public var set: IndicatorSet
    /// Its words.
    public var text: String

    /// Makes a goal.
    public init(set: IndicatorSet = .annual, text: String) {
      self.set = set
      self.text = text
    }
  }

  /// One indicator.
  public struct Indicator: Sendable, Equatable {
    /// The set that it belongs to.
    public var set: IndicatorSet
    /// 一级指标; nil in forms without it.
    public var level1: String?
    /// 二级指标; nil in forms without it.
    public var level2: String?
    /// 三级指标.
    public var level3: String
    /// 绩效指标描述; nil in forms without it.
    public var description: String?
    /// 指标值.
    public var target: Target
    /// What was reached (实际完成值); nil in forms without it.
    public var actual: Target?
    /// 分值, 权重; nil in forms without it.
    public var weight: Decimal?
    /// 得分; nil in forms without it.
    public var score: Decimal?
    /// 指标值确定依据; nil in forms without it.
    public var basis: String?
    /// Where it stands.
    public var source: Provenance

    /// Makes an indicator.
    public init(
      set: IndicatorSet, level1: String?, level2: String?, level3: String, description: String? = nil, target: Target,
      actual: Target? = nil, weight: Decimal? = nil, score: Decimal? = nil, basis: String? = nil, source: Provenance
    ) {
      self.set = set
      self.level1 = level1
      self.level2 = level2
      self.level3 = level3
      self.description = description
      self.target = target
      self.actual = actual
      self.weight = weight
      self.score = score
      self.basis = basis
      self.source = source
    }
  }

  /// The value that an indicator is to reach.
  public struct Target: Sendable, Equatable {
    /// As printed.
    public var text: String
    /// `=`, `>=`, `<=`, `>` or `<`; nil where the target is words.
    public var comparator: String?
    /// The number; nil where the target is words.
    public var value: Decimal?
    /// What follows the number: %, 万元, 人次.
    public var unit: String?

    /// Makes a target.
    public init(text: String, comparator: String? = nil, value: Decimal? = nil, unit: String? = nil) {
      self.text = text
      self.comparator = comparator
      self.value = value
      self.unit = unit
    }
  }
}
