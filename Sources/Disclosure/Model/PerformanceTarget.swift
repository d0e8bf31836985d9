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
  /// What the money is for (资金用途).
  public var purpose: String?
  /// The payment plan (资金支出计划), in printed order.
  public var paymentPlan: [Payment]
  /// The goals (绩效目标), their numbers left out.
  public var goals: [String]
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

  /// One indicator.
  public struct Indicator: Sendable, Equatable {
    /// The set that it belongs to.
    public var set: IndicatorSet
    /// 一级指标.
    public var level1: String
    /// 二级指标.
    public var level2: String
    /// 三级指标.
    public var level3: String
    /// 绩效指标描述; nil in forms without it.
    public var description: String?
    /// 指标值.
    public var target: Target
    /// 指标值确定依据; nil in forms without it.
    public var basis: String?
    /// Where it stands.
    public var source: Provenance

    /// Makes an indicator.
    public init(
      set: IndicatorSet, level1: String, level2: String, level3: String, description: String? = nil, target: Target, basis: String? = nil,
      source: Provenance
    ) {
      self.set = set
      self.level1 = level1
      self.level2 = level2
      self.level3 = level3
      self.description = description
      self.target = target
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
