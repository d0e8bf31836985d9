import Layout

/// Which rows of a list are totals, which are parts of which other row, and which stand aside.
struct RowOutline {
  /// What a row is in its list.
  enum Role: Equatable {
    /// A sum of other rows.
    case total
    /// Part of the row at an index, or of the total where nil.
    case part(of: Int?)
    /// A breakdown that need not be complete (其中), which is added to nothing.
    case aside
  }

  /// The rows.
  let rows: [FormRow]
  /// The role of each row.
  private(set) var roles: [Role] = []
  /// Whether the list is ordered by classification codes.
  let isByCode: Bool

  init(_ rows: [FormRow], kind: TableKind) {
    self.rows = rows
    let codes = Classification.codes(of: rows, kind: kind)
    isByCode = codes.contains { $0 != nil }
    if isByCode {
      roles = Self.rolesByCode(rows, codes: codes)
    } else if kind == .procurement {
      roles = Self.rolesOfProcurement(rows)
    } else {
      roles = Self.rolesByName(rows, isAssets: kind == .assets)
    }
  }

  /// The indices of the rows that are part of a row.
  func parts(of index: Int?) -> [Int] { roles.indices.filter { roles[$0] == .part(of: index) } }

  // MARK: By code

  /// A row is part of the last row above it whose code its own begins with.
  private static func rolesByCode(_ rows: [FormRow], codes: [String?]) -> [Role] {
    var open: [(code: String, index: Int)] = []
    return rows.indices.map { index in
      let row = rows[index]
      if isTotal(row) { return .total }
      guard let code = codes[index] else { return Folding.folded(row.name).hasPrefix("其中") ? .aside : .part(of: nil) }
      while let last = open.last, !(code.hasPrefix(last.code) && code.count > last.code.count) { open.removeLast() }
      let parent = open.last?.index
      open.append((code, index))
      return .part(of: parent)
    }
  }

  // MARK: By name

  /// 一、 is part of the total; what is numbered below it, of it.
  ///
  /// Behind a first total a balance carried over holds the funds listed below it.
  private static func rolesByName(_ rows: [FormRow], isAssets: Bool) -> [Role] {
    var parent: Int?
    var carried: Int?
    var group: (name: AttributeValue, index: Int)?
    var sawTotal = false
    var roles: [Role] = []
    for index in rows.indices {
      let row = rows[index]
      let name = Folding.folded(row.name)
      if let value = row.attributes["group"] {
        if name == "小计" {
          group = (value, index)
          roles.append(.part(of: nil))
        } else if name.hasPrefix("其中") || group?.name != value {
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
      } else if name.hasPrefix("其中") {
        roles.append(.aside)
      } else if let numbering = Numbering.parse(row.name), !isAssets {
        if numbering.rank <= .chinese {
          parent = index
          roles.append(.part(of: sawTotal ? carried : nil))
        } else {
          roles.append(parent == nil ? .part(of: nil) : .part(of: parent))
        }
      } else {
        parent = nil
        if sawTotal, isCarriedOver(name) { carried = index }
        roles.append(.part(of: nil))
      }
    }
    return roles
  }

  // MARK: Procurement

  /// 合计 and unit subtotals, or 合计, then 一、货物 with its purposes, then the goods of each purpose.
  private static func rolesOfProcurement(_ rows: [FormRow]) -> [Role] {
    let depths = rows.map(procurementDepth)
    guard depths.contains(1) else {
      // 小计 of units: each the sum of what follows it.
      var unit: Int?
      return rows.indices.map { index in
        if isTotal(rows[index]), Folding.folded(rows[index].name) == "合计" { return .total }
        if isTotal(rows[index]) {
          unit = index
          return .part(of: nil)
        }
        return .part(of: unit)
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

  private static func procurementDepth(_ row: FormRow) -> Int {
    if isTotal(row) { return 0 }
    let isNumbered = Numbering.parse(row.name)?.rank == .chinese
    if row.attributes["category"] != nil, isNumbered { return 1 }
    return row.attributes["item"] == nil && row.attributes["method"] == nil ? 2 : 3
  }

  // MARK: Names

  /// Whether a row is a total by its name and not a subtotal of a group.
  static func isTotal(_ row: FormRow) -> Bool { row.level == 0 && row.attributes["group"] == nil }

  /// Whether a name is that of a balance carried over.
  static func isCarriedOver(_ name: String) -> Bool { name.contains("结转") || name.contains("结余") }
}
