/// Which printed figures a rule means: `total of balance revenue`, `row ^基本支出$ of balance expenditure`, `item reception of threePublic`.
///
/// ```
/// [first] total [PATTERN] of KIND [SIDE] [under KEY]
/// row PATTERN of KIND [SIDE] [under KEY]
/// item ITEM of KIND [under KEY]
/// whole | function | project of KIND [SIDE] [under KEY]
/// ```
struct FigureSelector: Sendable {
  /// What stands in the rows that are meant.
  enum Subject: Sendable {
    /// The totals, the last first; those whose name fits, where there is a pattern.
    case total(TextPattern?)
    /// The last total alone.
    case firstTotal(TextPattern?)
    /// The rows whose bare name fits, down to the total below them.
    case row(TextPattern)
    /// An item of the 三公 vocabulary, in each of its lines.
    case item(ThreePublicItem)
    /// The total, or in a form without one its first row.
    case whole
    /// Each function, compared with the one of its name.
    case function
    /// The budget of each project, compared with the one of its name.
    case project
  }

  /// What stands in the rows.
  var subject: Subject
  /// The form.
  var kind: TableKind
  /// The side; nil where the form has one alone.
  var side: FormSide?
  /// The column; nil for the main amount.
  var key: String?

  /// Whether its figures are compared one by one, by their names.
  var isNamed: Bool {
    switch subject {
    case .function, .project: true
    default: false
    }
  }

  /// Reads a line of a rule.
  ///
  /// - Throws: `RulesError` where it names no figures.
  init(_ line: RulesFile.Line, of record: RulesFile.Record) throws(RulesError) {
    try self.init(line.value, line, of: record)
  }

  /// Reads a part of a line.
  init(_ text: String, _ line: RulesFile.Line, of record: RulesFile.Record) throws(RulesError) {
    let words = text.split(separator: " ").map(String.init)
    guard let of = words.firstIndex(of: "of") else { throw record.error("“\(text)” names no form: “total of balance” does", at: line) }
    subject = try Self.subject(Array(words[..<of]), line, record)
    var rest = words[(of + 1)...]
    guard let kind = rest.popFirst().flatMap(TableKind.init(rawValue:)) else {
      throw record.error("there is no kind behind “of” in “\(text)”", at: line)
    }
    self.kind = kind
    if let side = rest.first.flatMap(FormSide.init(rawValue:)) {
      self.side = side
      rest.removeFirst()
    }
    if rest.first == "under", rest.count == 2, let key = rest.last {
      let parts = key.split(separator: ".").map(String.init)
      guard parts.allSatisfy({ AmountKey(rawValue: $0) != nil }) else { throw record.error("there is no amount key “\(key)”", at: line) }
      self.key = key
      rest = []
    }
    guard rest.isEmpty else { throw record.error("“\(rest.joined(separator: " "))” is neither a side nor “under KEY”", at: line) }
  }

  private static func subject(_ words: [String], _ line: RulesFile.Line, _ record: RulesFile.Record) throws(RulesError) -> Subject {
    var words = words[...]
    let isFirst = words.first == "first"
    if isFirst { words.removeFirst() }
    let name = words.popFirst() ?? ""
    let argument = words.popFirst()
    guard words.isEmpty, !isFirst || name == "total" else { throw record.error("“\(line.value)” names no figures", at: line) }
    switch (name, argument) {
    case ("total", let pattern?):
      let compiled = try record.pattern(pattern, line)
      return isFirst ? .firstTotal(compiled) : .total(compiled)
    case ("total", nil): return isFirst ? .firstTotal(nil) : .total(nil)
    case ("row", let pattern?): return .row(try record.pattern(pattern, line))
    case ("item", let item?):
      guard let item = ThreePublicItem(rawValue: item) else { throw record.error("there is no item “\(item)”", at: line) }
      return .item(item)
    case ("whole", nil): return .whole
    case ("function", nil): return .function
    case ("project", nil): return .project
    default:
      throw record.error("“\(line.value)” names no figures: total, row PATTERN, item ITEM, whole, function, project are", at: line)
    }
  }
}
