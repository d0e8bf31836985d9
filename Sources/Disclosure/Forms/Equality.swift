/// What must be equal between two forms.
struct Equality: Sendable {
  /// The figures that are tested: the first of them, or each by its name.
  var figures: [FigureSelector]
  /// The figures of which one must be equal.
  var others: [FigureSelector]
  /// The figures that may bear it out, and contradict nothing.
  var mayEqual: [FigureSelector]
  /// Names of rows of which the figure is not tested.
  var unless: [TextPattern]
  /// Whether the figures may be meant together: their sum is equal where the first is not.
  var isTogether: Bool

  /// Reads a record.
  ///
  /// - Throws: `RulesError` where a line names no figures.
  init(_ record: RulesFile.Record) throws(RulesError) {
    try record.allow(["figure", "with", "may", "unless", "together", "replace"])
    figures = try record.selectors("figure")
    others = try record.selectors("with")
    mayEqual = try record.selectors("may")
    unless = try record.patterns("unless")
    if let line = record.value("together"), line.value != "yes" { throw record.error("“together” is “yes” or is left out", at: line) }
    isTogether = record.value("together") != nil
    for line in record.values("with") + record.values("may") {
      let isNamed = try FigureSelector(line, of: record).isNamed
      guard figures.allSatisfy({ $0.isNamed == isNamed }) else {
        throw record.error("figures that are compared by name (function, project) have only such beside them", at: line)
      }
    }
  }
}

/// Which printed figures a metric of the narrative repeats.
struct MetricFigures: Sendable {
  /// The metric.
  var metric: Metric
  /// The figures, the likeliest first.
  var figures: [FigureSelector]
  /// The figures that serve where the document has none of the forms of `figures`.
  var instead: [FigureSelector]
  /// Two figures that must be printed and equal, else `instead` serves not.
  var condition: (FigureSelector, FigureSelector)?

  /// Reads a record.
  ///
  /// - Throws: `RulesError` where it names no metric or a line no figures.
  init(_ record: RulesFile.Record) throws(RulesError) {
    try record.allow(["figure", "instead", "where", "replace"])
    guard let metric = Metric(rawValue: record.name) else { throw record.error("there is no metric “\(record.name)”") }
    self.metric = metric
    figures = try record.selectors("figure")
    instead = try record.selectors("instead")
    if let line = record.value("where") {
      let sides = line.value.ranges(of: " = ")
      guard sides.count == 1, let sign = sides.first else {
        throw record.error("“\(line.value)” sets no two figures equal: “=” does", at: line)
      }
      condition = (
        try FigureSelector(String(line.value[..<sign.lowerBound]), line, of: record),
        try FigureSelector(String(line.value[sign.upperBound...]), line, of: record)
      )
    }
  }
}

extension RulesFile.Record {
  /// The figures that the lines of a member name.
  func selectors(_ member: String) throws(RulesError) -> [FigureSelector] {
    var found: [FigureSelector] = []
    for line in values(member) { found.append(try FigureSelector(line, of: self)) }
    return found
  }
}
