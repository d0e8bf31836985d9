import FoundationEssentials
import Layout

/// Reads target forms (绩效目标表) and reviews of them (绩效自评表).
///
/// A form holds labels with their values beside or below them, some under a group label that spans several rows, and a table of indicators
/// under a head of its own. Several projects follow each other in one table, each with its labels, or are lines of one list that has a
/// column for the project's name.
struct TargetFormReader {
  private let form: FormGrid
  private let title: String?
  private let captions: [String]
  private let unit: Decimal
  private let rules: FormRules

  /// What was read, and what had to be assumed.
  struct Reading {
    var targets: [PerformanceTarget] = []
    var assumptions: [String] = []
    /// The heads of cells beside each indicator without a target that no head tells.
    var untold: [[String]] = []
    /// Whether the form is a list of results, which has no indicators.
    var isListOfResults = false
  }

  /// Prepares to read a form.
  ///
  /// - Parameters:
  ///   - form: The form.
  ///   - title: Its title.
  ///   - captions: The lines printed between title and grid.
  ///   - unit: How many yuan one unit of its amounts is.
  ///   - rules: The rules of the forms.
  init(_ form: FormGrid, title: String?, captions: [String] = [], unit: Decimal, rules: FormRules) {
    self.form = form
    self.title = title
    self.captions = captions
    self.unit = unit
    self.rules = rules
  }

  /// Reads the form: one target a project, in printed order.
  func read() -> Reading {
    var reading = Reading()
    let heads = (0..<form.rowCount).filter { IndicatorReader(form, head: $0, rules: rules) != nil }
    // The last of the rows that make one head up.
    let head = heads.first.map { first in heads.enumerated().last { $1 == first + $0 }?.element ?? first }
    if let head, let list = TargetList(form, head: head, unit: unit, rules: rules) {
      reading.targets = list.targets(heads: heads)
      reading.untold = list.untold(beside: reading.targets)
    } else if heads.isEmpty, let list = ReviewList(form, unit: unit, rules: rules) {
      reading.targets = list.targets()
      reading.isListOfResults = true
    } else {
      for (index, rows) in segments(heads: heads).enumerated() {
        let block = TargetBlock(form, rows: rows, heads: heads.filter(rows.contains), title: title, unit: unit, rules: rules)
        let found = block.read(captions: index == 0 ? captions : [])
        reading.targets.append(found.target)
        reading.assumptions += found.assumptions
        reading.untold += found.untold
      }
    }
    if reading.targets.count == 1, reading.targets[0].projectName == nil {
      reading.targets[0].projectName = ProjectTitle.name(in: title, rules: rules)
    }
    return reading
  }

  /// The rows of each project: a second label 项目名称 begins a new one.
  private func segments(heads: [Int]) -> [Range<Int>] {
    var starts = [0]
    var isNamed = captions.contains { namesProject(Folding.folded($0)) }
    for row in 0..<form.rowCount where !heads.contains(row) {
      let isName = form.starts(inRow: row).contains { namesProject(form.text(row, $0)) }
      if isName, isNamed, heads.contains(where: { $0 >= starts[starts.count - 1] && $0 < row }) { starts.append(row) }
      isNamed = isNamed || isName
    }
    return zip(starts, starts.dropFirst() + [form.rowCount]).map { $0..<$1 }
  }

  /// Whether a folded text is the label of a project's name, alone or with the name behind it.
  private func namesProject(_ text: String) -> Bool {
    rules.meaning(ofLabel: String(text.prefix { $0 != ":" })).map { [.projectName, .upperProject].contains($0) } ?? false
  }
}
