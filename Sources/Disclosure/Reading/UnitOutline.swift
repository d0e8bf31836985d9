/// How deep the lines of agencies stand below each other: a department over its units.
enum UnitOutline {
  /// The depth of each line, 0 for the outermost.
  ///
  /// A unit's code begins with that of its department (318001 below 318); where none does, the lines are as deep as they are indented.
  ///
  /// - Parameters:
  ///   - rows: The lines of agencies of one list.
  ///   - indent: The step on which the name of a row of the grid stands.
  static func depths(of rows: [FormRow], indent: (Int) -> Int) -> [Int] {
    let codes = rows.map { $0.attributes[.unitCode].flatMap(CheckFinding.text) ?? "" }
    let byCode = codes.map { code in Set(codes.filter { !$0.isEmpty && $0.count < code.count && code.hasPrefix($0) }).count }
    if byCode.contains(where: { $0 > 0 }) { return byCode }
    let steps = rows.map { $0.source.gridRow.map(indent) ?? 0 }
    let known = Set(steps).sorted()
    return steps.map { known.firstIndex(of: $0) ?? 0 }
  }
}
