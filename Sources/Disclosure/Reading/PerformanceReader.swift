import Extraction
import FoundationEssentials
import Layout

/// Reads a performance target form (绩效目标表).
///
/// The upper part of the form holds labels with their values beside or below them, some under a group label that spans several rows; the
/// lower part is a table of indicators under a head of its own, with one set of indicators or two side by side.
struct PerformanceReader {
  private let form: FormGrid
  private let unit: Decimal
  /// The row of the indicators' head, or the row count where there is none.
  private let head: Int

  /// What was read, and what had to be assumed.
  struct Reading {
    var target: PerformanceTarget
    var assumptions: [String] = []
  }

  /// Prepares to read a form whose amounts are in a unit of so many yuan.
  init(_ form: FormGrid, unit: Decimal) {
    self.form = form
    self.unit = unit
    head =
      (0..<form.rowCount).first { r in
        (0..<form.columnCount).count { form.starts(r, $0) && form.text(r, $0).contains("级指标") } >= 2
      } ?? form.rowCount
  }

  /// Reads the form.
  func read() -> Reading {
    var reading = Reading(target: PerformanceTarget())
    for row in 0..<head { readLabels(row, into: &reading) }
    reading.target.indicators = IndicatorReader(form, head: head).indicators()
    return reading
  }

  // MARK: Labels and values

  private func readLabels(_ row: Int, into reading: inout Reading) {
    var cells = (0..<form.columnCount).filter { form.starts(row, $0) }
    guard let first = cells.first else { return }
    let group = form.cell(row, 0).map { $0.rowSpan > 1 ? $0 : nil } ?? nil
    let groupText = group.map { Folding.folded($0.text) } ?? ""
    if let group, group.row == row, first == 0 { cells.removeFirst() }
    if groupText.contains("支出计划") {
      if group?.row == row { readPaymentPlan(row, labels: cells, into: &reading) }
      return
    }
    if PerformanceLabels.isGoals(groupText), readGoals(cells, row: row, group: group, into: &reading) { return }
    if cells.count == 1, group != nil, let text = form.cell(row, cells[0])?.text {
      if groupText.contains("用途") { reading.target.purpose = nonEmpty(text) } else { setField(groupText, text, in: &reading) }
      return
    }
    var index = 0
    while index < cells.count {
      let label = form.text(row, cells[index])
      let value = index + 1 < cells.count ? form.cell(row, cells[index + 1])?.text ?? "" : ""
      if !label.isEmpty {
        set(
          form.cell(row, cells[index])?.text ?? "", value, parent: parentLabel(of: cells[index], row: row, group: group),
          groupText: groupText, in: &reading)
      }
      index += 2
    }
  }

  /// The label in the first row of a group over a label further down: 年度资金总额 over 其他资金.
  private func parentLabel(of column: Int, row: Int, group: Cell?) -> String? {
    guard let group, row > group.row else { return nil }
    guard let cell = form.cell(group.row, column), !cell.text.isEmpty, form.text(group.row, column) != form.text(row, column) else {
      return nil
    }
    return Self.plain(cell.text)
  }

  /// A label as printed, without white space and the colon at its end.
  private static func plain(_ label: String) -> String {
    let text = Folding.printed(label)
    return text.hasSuffix("：") || text.hasSuffix(":") ? String(text.dropLast()) : text
  }

  private func set(_ printed: String, _ value: String, parent: String?, groupText: String, in reading: inout Reading) {
    let label = Folding.folded(printed)
    let scale = UnitReader.unit(inHeader: groupText)?.yuan ?? (label.contains("资金总额") ? 1 : unit)
    let number = Numbers.decimal(value).map { $0 * scale }
    let inAnnualHalf = parent.map { $0.contains("年度资金") } ?? true
    switch PerformanceLabels.meaning(of: label) {
    case .projectCode?: reading.target.projectCode = nonEmpty(Folding.printed(value))
    case .projectName?: reading.target.projectName = nonEmpty(value)
    case .budgetTotal?: reading.target.budgetTotal = number
    case .budgetFiscal?: reading.target.budgetFiscal = number
    case .budgetOther? where inAnnualHalf: reading.target.budgetOther = number
    case .purpose?: reading.target.purpose = nonEmpty(value)
    case .goals?: reading.target.goals += GoalSplitter.goals(in: value)
    default:
      let key = Self.plain(printed)
      setField(parent.map { "\($0)/\(key)" } ?? key, value, in: &reading)
    }
  }

  private func setField(_ label: String, _ value: String, in reading: inout Reading) {
    guard !label.isEmpty, !value.isEmpty else { return }
    if let known = reading.target.fields[label], known != value {
      reading.target.fields[label] = known + "\n" + value
    } else {
      reading.target.fields[label] = value
    }
  }

  private func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }

  // MARK: Goals

  /// Reads the goals under 绩效目标 or 总体目标.
  ///
  /// Where the goals of the whole term stand beside those of the year, the year's are the goals and the others a field.
  private func readGoals(_ cells: [Int], row: Int, group: Cell?, into reading: inout Reading) -> Bool {
    guard let group else { return false }
    let above = row > group.row ? cells.map { form.text(row - 1, $0) } : []
    if cells.contains(where: { PerformanceLabels.isGoalHead(form.text(row, $0)) }) { return true }
    for (offset, column) in cells.enumerated() {
      let text = form.cell(row, column)?.text ?? ""
      let head = offset < above.count && PerformanceLabels.isGoalHead(above[offset]) ? above[offset] : ""
      if head.contains("实施期") || head.contains("中期") || head.contains("总体") {
        setField(head, text, in: &reading)
      } else {
        reading.target.goals += GoalSplitter.goals(in: text)
      }
    }
    return true
  }

  // MARK: Payment plan

  /// Reads the dates and, in the row below, their figures.
  ///
  /// A series that ends at the budget is amounts, one that ends at 100 is percent.
  private func readPaymentPlan(_ row: Int, labels: [Int], into reading: inout Reading) {
    let steps = labels.compactMap { column -> (by: String, value: Decimal?)? in
      guard let label = form.cell(row, column)?.text, !label.isEmpty else { return nil }
      return (Folding.printed(label), Numbers.decimal(form.cell(row + 1, column)?.text ?? ""))
    }
    let last = steps.compactMap(\.value).last
    let budget = reading.target.budgetTotal.map { $0 / unit }
    let isPercent = last == 100 && budget != 100
    if let last, !isPercent, last != budget {
      reading.assumptions.append("the payment plan ends at \(last), which is neither the budget nor 100: taken as amounts")
    }
    reading.target.paymentPlan = steps.map { step in
      PerformanceTarget.Payment(
        by: step.by, amount: isPercent ? nil : step.value.map { $0 * unit }, percent: isPercent ? step.value : nil)
    }
  }
}

/// Parts numbered goals that stand in one cell.
enum GoalSplitter {
  /// The goals of a text, their numbers left out; a text that begins with no number is one goal.
  static func goals(in text: String) -> [String] {
    let characters = Array(text)
    var starts: [(at: Int, body: Int)] = []
    var expected: Int?
    var index = 0
    while index < characters.count {
      if let (number, body) = number(characters, at: index), expected.map({ $0 == number }) ?? (index == 0) {
        starts.append((index, body))
        expected = number + 1
        index = body
      } else {
        index += 1
      }
    }
    guard !starts.isEmpty else { return text.isEmpty ? [] : [text] }
    let ends = starts.dropFirst().map(\.at) + [characters.count]
    return zip(starts, ends).map { String(characters[$0.body..<$1]).trimmed }.filter { !$0.isEmpty }
  }

  /// A number with its separator at a place: `2.`, `2、`, `（2）`, `2）`, `②`, but no decimal and no year.
  private static func number(_ characters: [Character], at index: Int) -> (number: Int, body: Int)? {
    let scalar = characters[index].unicodeScalars.first?.value ?? 0
    if (0x2460...0x2473).contains(scalar) { return (Int(scalar) - 0x245F, index + 1) }
    var start = index
    let bracket = characters[index] == "（" || characters[index] == "("
    if bracket { start += 1 }
    if index > 0, !bracket, isDigit(characters[index - 1]) || characters[index - 1] == "." { return nil }
    var end = start
    while end < characters.count, end - start < 2, isDigit(characters[end]) { end += 1 }
    guard end > start, end < characters.count, let number = Int(String(characters[start..<end])) else { return nil }
    let separators = bracket ? "）)" : "、.．）)"
    guard separators.contains(characters[end]) else { return nil }
    if end + 1 < characters.count, isDigit(characters[end + 1]), !bracket { return nil }
    return (number, end + 1)
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isWholeNumber }
}

extension String {
  /// The text without white space at either end.
  var trimmed: String {
    var slice = self[...]
    while let first = slice.first, first.isWhitespace { slice.removeFirst() }
    while let last = slice.last, last.isWhitespace { slice.removeLast() }
    return String(slice)
  }
}
