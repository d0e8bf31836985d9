import FoundationEssentials

/// Whether numbers under a head that no key knows are money: by the words of the head, by how they are printed, by the sums that need them.
struct UnknownNumbers {
  /// What the numbers of a column are.
  enum Sense {
    case money
    case count
    /// Nothing tells.
    case unknown
  }

  private let bodies: [ColumnBody]
  private let totals: [Int]
  private let rules: FormRules

  /// Looks at the columns of a form.
  ///
  /// - Parameters:
  ///   - bodies: What stands below the head of each column.
  ///   - paths: The folded head path of each column.
  ///   - rules: The words of heads.
  init(_ bodies: [ColumnBody], paths: [[String]], rules: FormRules) {
    self.bodies = bodies
    self.rules = rules
    totals = paths.indices.filter { column in
      paths[column].last.map { rules.isTotal(HeadReader.bare($0)) || rules.has(HeadReader.bare($0), in: .whole) } ?? false
    }
  }

  /// What the numbers of a column under a head are.
  func sense(of column: Int, head: String) -> Sense {
    if rules.has(head, in: .moneyHead) { return .money }
    let body = bodies[column]
    if body.isYears { return .count }
    return !body.isWhole || isNeeded(column) ? .money : .unknown
  }

  /// Whether the total of the rows holds with the column and some of the others.
  ///
  /// Two rows at least must say so: one may by chance.
  private func isNeeded(_ column: Int) -> Bool {
    let own = bodies[column].amounts.filter { $0.value != 0 }
    return totals.contains { total in
      guard total != column else { return false }
      let rows = own.keys.filter { bodies[total].amounts[$0] != nil }.sorted().prefix(Self.mostRows)
      guard rows.count >= 2 else { return false }
      let parts = bodies.indices.filter { $0 != column && $0 != total && bodies[$0].numbers > 0 }.prefix(Self.mostParts)
      let missing = rows.map { (bodies[total].amounts[$0] ?? 0) - (own[$0] ?? 0) }
      return (0..<(1 << parts.count)).contains { chosen in
        zip(rows, missing).allSatisfy { row, rest in
          rest
            == parts.enumerated().reduce(Decimal(0)) { chosen & (1 << $1.offset) != 0 ? $0 + (bodies[$1.element].amounts[row] ?? 0) : $0 }
        }
      }
    }
  }

  /// Rows that are asked: what holds in so many holds.
  private static let mostRows = 20
  /// Columns that may be parts beside it; every choice of them is tried.
  private static let mostParts = 10
}
