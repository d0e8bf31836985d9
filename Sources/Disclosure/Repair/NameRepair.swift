import Layout

/// Codes and names that the official classification knows with one character different.
enum NameRepair {
  /// The repairs of a table's rows.
  static func repairs(of rows: [FormRow], cells: RecognizedCells) -> [Repair] {
    rows.indices.compactMap { index in
      guard let code = rows[index].code else { return nil }
      return Classification.standard.name(of: code) == nil
        ? self.code(code, of: rows, at: index, cells) : name(of: code, in: rows[index], at: index, cells)
    }
  }

  /// The classification's name of a code in place of one that differs from it in one character.
  private static func name(of code: String, in row: FormRow, at index: Int, _ cells: RecognizedCells) -> Repair? {
    guard Classification.standard.knows(row.name, of: code) == false, let known = Classification.standard.name(of: code),
      let cell = cells.cell(of: row, where: { Folding.folded($0.text) == Folding.folded(row.name) }), let confidence = cell.confidence,
      confidence < Repairer.doubtful
    else { return nil }
    let read = Folding.folded(row.name)
    // Some forms leave 支出 out of the names.
    let forms = [known, known.hasSuffix("支出") ? String(known.dropLast(2)) : known + "支出"]
    guard let meant = forms.first(where: { NearText.differByOne(Folding.folded($0), read) }) else { return nil }
    return Repair(
      row: index, change: .name(meant), read: row.name, meant: meant, reason: "the classification names \(code) so", confidence: confidence)
  }

  /// The only code of the printed name that differs from the read one in one digit.
  private static func code(_ code: String, of rows: [FormRow], at index: Int, _ cells: RecognizedCells) -> Repair? {
    guard let cell = cells.cell(of: rows[index], where: { $0.text.filter { !$0.isWhitespace } == code }), let confidence = cell.confidence,
      confidence < Repairer.doubtfulInSequence
    else { return nil }
    let taken = Set(rows.compactMap(\.code))
    let candidates = neighbours(of: code).filter {
      !taken.contains($0) && Classification.standard.knows(rows[index].name, of: $0) == true && belongs($0, rows, at: index)
    }
    guard candidates.count == 1, let meant = candidates.first else { return nil }
    return Repair(
      row: index, change: .code(meant), read: code, meant: meant, reason: "the classification knows \(rows[index].name) under it",
      confidence: confidence)
  }

  /// The codes of the same length with one digit different.
  private static func neighbours(of code: String) -> [String] {
    let digits = Array(code)
    return digits.indices.flatMap { at in
      "0123456789".filter { $0 != digits[at] }.map { digit in
        var other = digits
        other[at] = digit
        return String(other)
      }
    }
  }

  /// Whether a code can stand where it does: below its parent, or as a category of its own.
  private static func belongs(_ code: String, _ rows: [FormRow], at index: Int) -> Bool {
    guard let parent = Classification.standard.parent(of: code) else { return true }
    return rows[..<index].contains { $0.code == parent }
  }
}
