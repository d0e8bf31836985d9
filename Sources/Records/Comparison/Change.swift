import FoundationEssentials

/// One thing that is not the same in two disclosures.
public struct Change: Sendable, Equatable {
  /// What it is a change of.
  public enum Aspect: String, Sendable, CaseIterable {
    /// A fact of the relation `figures`.
    case figure
    /// An amount of a form.
    case amount
    /// The target of an indicator, or what was reached.
    case indicator
  }

  /// What one of the disclosures says.
  public enum Value: Sendable, Equatable {
    /// An amount in yuan, or a change in percent.
    case amount(Decimal)
    /// Words.
    case text(String)
  }

  /// What it is a change of.
  public var aspect: Aspect
  /// A name for programs, the same in both: `expenditure.total`, `expenditure/expenditure/2050201/total`.
  public var subject: String
  /// A name for a person, in the words of the forms.
  public var label: String
  /// What the old one says; nil where it says nothing.
  public var old: Value?
  /// What the new one says; nil where it says nothing.
  public var new: Value?
  /// The page in the old one.
  public var oldPage: Int?
  /// The page in the new one.
  public var newPage: Int?

  /// New less old, where both are amounts.
  public var difference: Decimal? {
    guard case .amount(let old) = old, case .amount(let new) = new else { return nil }
    return new - old
  }

  /// How many percent the difference is of the old amount, to two places; nil where that is zero.
  public var percent: Decimal? {
    guard case .amount(let old) = old, old != 0, let difference else { return nil }
    let share = difference / (old < 0 ? -old : old) * 100
    return Self.rounded(share)
  }

  /// Rounded to two decimal places, halves away from zero.
  private static func rounded(_ value: Decimal) -> Decimal {
    let digits = value.description.split(separator: ".")
    guard digits.count == 2, digits[1].count > 2, let cut = Decimal(string: "\(digits[0]).\(digits[1].prefix(2))") else { return value }
    guard let next = digits[1].dropFirst(2).first?.wholeNumberValue, next >= 5 else { return cut }
    let step: Decimal = 0.01
    return value < 0 ? cut - step : cut + step
  }
}
