/// The signs and words that say how a value is to be compared: ≥, 不低于, 以上.
struct Comparators: Sendable {
  /// The signs that the output knows.
  private static let known = ["=", ">=", "<=", ">", "<"]

  /// What stands before a number, the longest first.
  private var before: [(text: String, sign: String)] = []
  /// What stands behind it, the longest first.
  private var after: [(text: String, sign: String)] = []

  /// Adds a record.
  ///
  /// - Throws: `RulesError` where its name is no sign that the output knows.
  mutating func add(_ record: RulesFile.Record) throws(RulesError) {
    try record.allow(["before", "after", "replace"])
    guard Self.known.contains(record.name) else {
      throw record.error("there is no comparator “\(record.name)”: \(Self.known.joined(separator: ", ")) are")
    }
    func words(_ member: String) -> [(text: String, sign: String)] {
      record.values(member).flatMap { RulesFile.Record.alternatives($0.value) }.map { (Folding.folded($0), record.name) }
    }
    before = Self.longestFirst(before + words("before"))
    after = Self.longestFirst(after + words("after"))
  }

  /// 大于等于 before 大于.
  private static func longestFirst(_ words: [(text: String, sign: String)]) -> [(text: String, sign: String)] {
    words.sorted { $0.text.count > $1.text.count }
  }

  /// The sign that a folded text begins with, and how many characters state it.
  func leading(_ text: String) -> (sign: String, length: Int)? {
    before.first { text.hasPrefix($0.text) }.map { ($0.sign, $0.text.count) }
  }

  /// The sign that a folded text ends with, and how many characters state it.
  func trailing(_ text: String) -> (sign: String, length: Int)? {
    after.first { text.hasSuffix($0.text) }.map { ($0.sign, $0.text.count) }
  }

  /// Whether a folded text is a sign or word before a number and nothing else.
  func isAlone(_ text: String) -> Bool { before.contains { $0.text == text } }
}

extension FormRules {
  /// The sign of comparison that a folded text begins with, and how many characters state it.
  func comparator(before text: String) -> (sign: String, length: Int)? { comparators.leading(text) }

  /// The sign of comparison that a folded text ends with, and how many characters state it.
  func comparator(after text: String) -> (sign: String, length: Int)? { comparators.trailing(text) }

  /// Whether a folded text is a sign of comparison.
  func isComparator(_ text: String) -> Bool { comparators.isAlone(text) }
}
