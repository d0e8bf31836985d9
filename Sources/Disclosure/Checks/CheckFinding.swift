import FoundationEssentials
import Texts

/// A sum that was tested: what is printed, what its parts make, and where.
struct CheckFinding {
  /// One figure that the sum speaks of.
  struct Term {
    var row: FormRow
    var key: String
    var amount: Decimal
  }

  /// The identity.
  var rule: CheckRule
  /// The table that the figure stands in.
  var table: CheckedTable
  /// The line and figure: “20106 财政事务, 合计”.
  var subject: Text
  /// What makes up the figure: “基本支出 + 项目支出”.
  var parts: Text
  /// What is printed, in yuan.
  var actual: Decimal
  /// What the parts make, in yuan.
  var expected: Decimal
  /// How far apart both may be, in yuan.
  var tolerance: Decimal
  /// Where the figure stands.
  var source: Provenance
  /// The cells that are covered, the figure's own first.
  var cells: [AccountingCheck.Cell] = []

  /// A failure of at most so many tolerances is one that rounding explains.
  private static let roundings: Decimal = 3

  /// Whether it holds.
  var passes: Bool { Self.magnitude(actual - expected) <= tolerance }

  /// Whether it says anything: zeros make zero everywhere.
  var isTelling: Bool { actual != 0 || expected != 0 }

  /// The check with a message that names table, page, line, both figures and their difference.
  var check: AccountingCheck {
    let difference = actual - expected
    let place = "\(table.name), page \(source.page), \(subject)"
    let isRounding = !passes && Self.magnitude(difference) <= max(tolerance, table.step) * Self.roundings
    let message =
      passes
      ? "\(place): \(table.text(actual)) = \(parts)"
      : "\(place): printed \(table.text(actual)), but \(parts) gives \(table.text(expected)); difference \(table.text(difference))"
        + (isRounding ? ", no more than rounding" : "")
    return AccountingCheck(
      rule: rule, passed: passes, isRounding: isRounding, table: table.table.id, expected: expected, actual: actual, difference: difference,
      subject: subject, counterpart: parts, message: message, source: source, cells: cells)
  }

  static func magnitude(_ value: Decimal) -> Decimal { value < 0 ? -value : value }

  /// How a row is named in a message: by its line, code and name.
  static func label(of row: FormRow) -> Text {
    let words = [
      row.code, row.attributes[.unit].flatMap(text), row.attributes[.group].flatMap(text),
      row.name.isEmpty ? nil : row.name,
    ]
    .compactMap { $0 }.joined(separator: " ")
    guard let line = row.line else { return Text(verbatim: words) }
    return words.isEmpty ? "line \(line)" : "line \(line) \(words)"
  }

  /// Several summands in words: each by name while they are few, else how many there are.
  static func sum(of names: [String]) -> Text {
    names.count <= 5
      ? Text(verbatim: names.joined(separator: " + ")) : "the sum of \(names.count) lines (\(names[0]) … \(names[names.count - 1]))"
  }

  static func text(_ value: AttributeValue) -> String? { if case .text(let text) = value { text } else { nil } }
}
