import FoundationEssentials
import Layout

/// Which rows of a list are totals, which are parts of which other row, and which stand aside.
///
/// Codes, numbers before names, and indents each propose an outline, and so do the sums themselves. The one by which most sums hold is
/// taken; one by which most fail is none, and nothing is tested by it.
struct RowHierarchy {
  /// What a row is in its list.
  enum Role: Equatable {
    /// A sum of other rows.
    case total
    /// Part of the row at an index, or of the total where nil.
    case part(of: Int?)
    /// A breakdown that need not be complete (其中), or a row of no known place: it is added to nothing.
    case aside
  }

  /// What proposed an outline.
  enum Basis {
    case codes
    case names
    case levels
    case goods
    case recurrence
    case sums
  }

  /// The rows.
  let rows: [FormRow]
  /// The role of each row.
  let roles: [Role]
  /// What proposed the outline.
  let basis: Basis
  /// Whether the form prints what the outline follows, codes or names of the classification or numbers before names; else it is a guess.
  let isPrinted: Bool

  /// An outline that was proposed.
  init(_ rows: [FormRow], roles: [Role], basis: Basis, isPrinted: Bool = false) {
    self.rows = rows
    self.roles = roles
    self.basis = basis
    self.isPrinted = isPrinted
  }

  /// The outlines that a list may have, the likeliest first; `step` is one unit in the last place that the table prints, in yuan.
  static func proposals(_ rows: [FormRow], form: Form, rules: FormRules, step: Decimal) -> [RowHierarchy] {
    var found: [RowHierarchy] = []
    let codes = rows.map { $0.code ?? $0.inferredCode }
    // Classes alone are one list, whose order their numbers tell.
    if codes.contains(where: { $0.map { $0.count > 3 } ?? false }) || rows.contains(where: { $0.code != nil }) {
      let isWhole = zip(rows, codes).allSatisfy { $0.code != nil || $1 != nil || isTotal($0) || $0.amounts.isEmpty }
      let isPrinted = isWhole || rows.contains { $0.code != nil }
      found.append(RowHierarchy(rows, roles: byCode(rows, codes: codes, rules: rules), basis: .codes, isPrinted: isPrinted))
    }
    if form.breakdown == .goods { found.append(RowHierarchy(rows, roles: ofGoods(rows, rules: rules), basis: .goods, isPrinted: true)) }
    let isNumbered = rows.contains { Numbering.parse($0.name) != nil || $0.attributes[.group] != nil }
    found.append(RowHierarchy(rows, roles: byName(rows, form: form, rules: rules), basis: .names, isPrinted: isNumbered))
    if Set(rows.compactMap(\.level)).subtracting([0]).count > 1 {
      found.append(RowHierarchy(rows, roles: byLevel(rows, rules: rules), basis: .levels))
    }
    if let roles = byRecurrence(rows, rules: rules) { found.append(RowHierarchy(rows, roles: roles, basis: .recurrence)) }
    if let roles = bySums(rows, rules: rules, step: step) { found.append(RowHierarchy(rows, roles: roles, basis: .sums)) }
    return found
  }

  /// The indices of the rows that are part of each row; those of the total under nil.
  func parts() -> [Int?: [Int]] {
    var parts: [Int?: [Int]] = [:]
    for (index, role) in roles.enumerated() { if case .part(let whole) = role { parts[whole, default: []].append(index) } }
    return parts
  }

  /// The levels of parts that the print puts no deeper than their wholes: neither codes nor numbers nor indents tell them apart.
  func levelsByRoles() -> [(index: Int, level: Int)] {
    var levels = rows.map { $0.level ?? 1 }
    var found: [(index: Int, level: Int)] = []
    for (index, role) in roles.enumerated() {
      guard case .part(let whole?) = role, whole < index, rows[index].code == nil, rows[index].level != nil, levels[index] <= levels[whole]
      else { continue }
      // A name marked 一、 is of the first level wherever it stands, and 1. is no part of another 1.
      if let own = Numbering.parse(rows[index].name)?.rank {
        if own <= .chinese { continue }
        if let above = Numbering.parse(rows[whole].name)?.rank, own <= above { continue }
      }
      levels[index] = levels[whole] + 1
      found.append((index, levels[index]))
    }
    return found
  }

  // MARK: By code

  /// A row is part of the last row above it whose code its own begins with.
  ///
  /// A row without a code is an agency's own total, a project that the money of the code above it is for, or of no known place.
  private static func byCode(_ rows: [FormRow], codes: [String?], rules: FormRules) -> [Role] {
    var open: [(code: String, index: Int)] = []
    var units: [(code: String, index: Int)] = []
    // An agency right above its first part, with no lines of its own between, is the whole of all of them.
    let first = rows.indices.first { isUnitTotal(rows[$0], codes[$0]) }
    let whole = first.flatMap { index in
      index + 1 < rows.count && !rows[index].amounts.isEmpty && isUnitTotal(rows[index + 1], codes[index + 1]) ? index : nil
    }
    return rows.indices.map { index in
      let row = rows[index]
      if isTotal(row) {
        open = []
        return .total
      }
      if isUnitTotal(row, codes[index]) {
        // 318 of the department over 318001 of its offices.
        let code = row.attributes[.unitCode].flatMap(CheckFinding.text) ?? ""
        while let last = units.last, last.index != whole || !code.isEmpty,
          last.code.isEmpty || !code.hasPrefix(last.code) || code.count == last.code.count
        {
          units.removeLast()
        }
        let parent = units.last?.index
        units.append((code, index))
        open = []
        return .part(of: parent)
      }
      guard let code = codes[index] else {
        guard row.attributes[.project] == .text(row.name), let above = open.last?.index else { return .aside }
        return row.attributes[.unitCode] == rows[above].attributes[.unitCode] ? .part(of: above) : .aside
      }
      while let last = open.last, !(code.hasPrefix(last.code) && code.count > last.code.count) { open.removeLast() }
      let parent = open.last?.index ?? units.last?.index
      open.append((code, index))
      return .part(of: parent)
    }
  }

  /// A row that names an agency alone, over the lines of that agency.
  private static func isUnitTotal(_ row: FormRow, _ code: String?) -> Bool {
    code == nil && row.attributes[.unit] != nil && row.attributes[.unit] == .text(row.name)
  }

  // MARK: By name

  /// 一、 is part of the total; what is numbered below it, of it.
  ///
  /// Behind a first total a balance carried over holds the funds listed below it.
  private static func byName(_ rows: [FormRow], form: Form, rules: FormRules) -> [Role] {
    let isAssets = form.breakdown == .assets
    var parent: Int?
    var carried: Int?
    var group: (name: AttributeValue, index: Int)?
    var sawTotal = false
    var roles: [Role] = []
    for index in rows.indices {
      let row = rows[index]
      let name = Folding.folded(row.name)
      if let value = row.attributes[.group] {
        if rules.has(name, in: .subtotal) {
          group = (value, index)
          roles.append(.part(of: nil))
        } else if rules.has(name, in: .aside) || group?.name != value {
          roles.append(.aside)
        } else {
          roles.append(.part(of: group?.index))
        }
        continue
      }
      if isTotal(row) || isAssets && index == 0 {
        sawTotal = true
        (parent, carried) = (nil, nil)
        roles.append(.total)
      } else if rules.has(name, in: .aside) {
        roles.append(.aside)
      } else if let numbering = Numbering.parse(row.name) {
        if numbering.rank <= .chinese {
          parent = index
          roles.append(.part(of: carried))
        } else {
          roles.append(parent == nil ? .part(of: nil) : .part(of: parent))
        }
      } else {
        parent = nil
        if sawTotal, rules.has(name, in: .carriedOver) { carried = index }
        roles.append(.part(of: nil))
      }
    }
    return roles
  }

  // MARK: By level

  /// A row is part of the last row above it with a lower level.
  private static func byLevel(_ rows: [FormRow], rules: FormRules) -> [Role] {
    var open: [(level: Int, index: Int)] = []
    return rows.indices.map { index in
      if isTotal(rows[index]) {
        open = []
        return .total
      }
      guard let level = rows[index].level, !rules.has(Folding.folded(rows[index].name), in: .aside) else { return .aside }
      while let last = open.last, last.level >= level { open.removeLast() }
      let parent = open.last?.index
      open.append((level, index))
      return .part(of: parent)
    }
  }

  // MARK: Goods

  /// 合计 and unit subtotals, or 合计, then 一、货物 with its purposes, then the goods of each purpose.
  private static func ofGoods(_ rows: [FormRow], rules: FormRules) -> [Role] {
    let depths = rows.map { goodsDepth($0, rules) }
    guard depths.contains(1) else {
      // 小计 of units: each the sum of what follows it.
      var unit: Int?
      return rows.indices.map { index in
        guard isTotal(rows[index]) else { return .part(of: unit) }
        if Folding.folded(rows[index].name) == "合计" { return .total }
        unit = index
        return .part(of: nil)
      }
    }
    var open: [(depth: Int, index: Int)] = []
    return rows.indices.map { index in
      let depth = depths[index]
      if depth == 0 { return .total }
      while let last = open.last, last.depth >= depth { open.removeLast() }
      let parent = open.last?.index
      open.append((depth, index))
      return .part(of: parent)
    }
  }

  private static func goodsDepth(_ row: FormRow, _ rules: FormRules) -> Int {
    if isTotal(row) { return 0 }
    if GoodsOutline.categoryName(RowNames.bare(row.name), rules) != nil { return 1 }
    return row.attributes[.item] == nil && row.attributes[.method] == nil ? 2 : 3
  }

  // MARK: Recurrence

  /// Names that come again and again below different ones are the parts of those: 工资福利支出 below each agency.
  private static func byRecurrence(_ rows: [FormRow], rules: FormRules) -> [Role]? {
    var counts: [String: Int] = [:]
    for row in rows where !isTotal(row) { counts[Folding.folded(row.name), default: 0] += 1 }
    guard counts.values.contains(where: { $0 > 1 }) else { return nil }
    var whole: Int?
    return rows.indices.map { index in
      let row = rows[index]
      if isTotal(row) { return .total }
      guard counts[Folding.folded(row.name)] ?? 0 < 2, row.attributes[.unit] == nil || row.attributes[.unit] == .text(row.name) else {
        return whole == nil ? .part(of: nil) : .part(of: whole)
      }
      whole = index
      return .part(of: nil)
    }
  }

  // MARK: By sums

  /// A list longer than this is not searched for sums: an outline of it would be found in its codes.
  private static let mostRowsBySums = 2_000

  /// A row is made of this many rows at least where some of them seem to make up others among them.
  private static let fewestAsides = 3

  /// Rows whose amounts the rows right below them add up to, in every column, have these as their parts.
  ///
  /// Where all rows together make up the printed total none of them is a sum of others. A round amount, 20.00, is easily the sum of its
  /// neighbours by chance: it is one where the row names an agency, which stands over its projects, or where the outermost rows make up the
  /// total.
  ///
  /// One row below makes up another only where the amounts of all columns are the same, and not zero. Neighbours that happen to make up
  /// one of them are no parts of it where all of them together make up the row above.
  private static func bySums(_ rows: [FormRow], rules: FormRules, step: Decimal) -> [Role]? {
    guard (3...mostRowsBySums).contains(rows.count), !areAllOfTotal(rows, step: step) else { return nil }
    let roles = sums(rows, step: step) { _ in true }
    if let roles, outermostMakeTotal(rows, roles, step: step) { return roles }
    return sums(rows, step: step) { mayBeSum($0, rules, step: step) }
  }

  /// The outline by the sums of those rows that may be sums.
  private static func sums(_ rows: [FormRow], step: Decimal, mayBeSum: (FormRow) -> Bool) -> [Role]? {
    let alone = rows.indices.map { $0 + 1 }
    var ends = alone
    var children: [[Int]] = Array(repeating: [], count: rows.count)
    for index in rows.indices.reversed()
    where !isTotal(rows[index]) && rows[index].amounts.entries.contains(where: { $0.value != 0 }) && mayBeSum(rows[index]) {
      if let parts = parts(of: index, in: rows, ends: ends, step: step) {
        children[index] = parts
      } else if let parts = parts(of: index, in: rows, ends: alone, step: step), parts.count >= fewestAsides {
        for part in parts { (children[part], ends[part]) = ([], part + 1) }
        children[index] = parts
      }
      if let last = children[index].last { ends[index] = ends[last] }
    }
    guard children.contains(where: { !$0.isEmpty }) else { return nil }
    var roles: [Role] = rows.map { isTotal($0) ? .total : .part(of: nil) }
    for (whole, parts) in children.enumerated() { for part in parts { roles[part] = .part(of: whole) } }
    return roles
  }

  /// Whether all rows but a total make that total up.
  private static func areAllOfTotal(_ rows: [FormRow], step: Decimal) -> Bool {
    makeTotal(rows.filter { !isTotal($0) }, of: rows, step: step)
  }

  /// Whether the rows that are part of no other make the printed total up.
  private static func outermostMakeTotal(_ rows: [FormRow], _ roles: [Role], step: Decimal) -> Bool {
    makeTotal(rows.indices.filter { roles[$0] == .part(of: nil) }.map { rows[$0] }, of: rows, step: step)
  }

  private static func makeTotal(_ parts: [FormRow], of rows: [FormRow], step: Decimal) -> Bool {
    guard let total = rows.first(where: { isTotal($0) }), let key = total.mainKey, let amount = total.amounts[key], amount != 0 else {
      return false
    }
    let sum = parts.reduce(0) { $0 + ($1.amounts[key] ?? 0) }
    return CheckFinding.magnitude(sum - amount) <= step * Decimal(parts.count)
  }

  /// Whether a row may be a sum of those below it, as its amount or its name tells.
  private static func mayBeSum(_ row: FormRow, _ rules: FormRules, step: Decimal) -> Bool {
    let name = Folding.folded(row.name)
    if row.attributes[.unit] == .text(row.name) || rules.isOrganisation(name) { return true }
    return row.amounts.entries.contains { !isRound($0.value, step: step) }
  }

  /// Amounts with fewer digits before their last zeros are round: of so many neighbours one in some hundred is the sum of others by chance.
  private static let fewestDigits = 4

  /// Whether an amount has few digits that are no zeros at its end.
  private static func isRound(_ amount: Decimal, step: Decimal) -> Bool {
    var digits = CheckFinding.magnitude(amount / step).description.filter { $0.isASCII && $0.isWholeNumber }
    while digits.last == "0" { digits.removeLast() }
    return digits.count < fewestDigits
  }

  /// The rows right below a row that add up to it; `ends` tells for each row which one follows it and its parts.
  private static func parts(of index: Int, in rows: [FormRow], ends: [Int], step: Decimal) -> [Int]? {
    let whole = rows[index]
    var sums: [String: Decimal] = [:]
    var parts: [Int] = []
    var next = index + 1
    while next < rows.count, !isTotal(rows[next]), let amount = rows[next].mainAmount, amount >= 0 {
      for entry in rows[next].amounts.entries { sums[entry.key, default: 0] += entry.value }
      parts.append(next)
      next = ends[next]
      // Every part was rounded by itself.
      let tolerance = parts.count > 1 ? step * Decimal(parts.count) : 0
      let isWhole = whole.amounts.entries.allSatisfy { CheckFinding.magnitude((sums[$0.key] ?? 0) - $0.value) <= tolerance }
      if isWhole, parts.count > 1 || rows[parts[0]].amounts.entries.count == whole.amounts.entries.count { return parts }
      if let key = whole.mainKey, let amount = whole.amounts[key], (sums[key] ?? 0) > amount + tolerance { return nil }
    }
    return nil
  }

  // MARK: Names

  /// Whether a row is a total by its name and not a subtotal of a group.
  static func isTotal(_ row: FormRow) -> Bool { row.level == 0 && row.attributes[.group] == nil }
}
