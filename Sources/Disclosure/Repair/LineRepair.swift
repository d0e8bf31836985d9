import Layout

/// Numbers out of sequence: the 序号 of a row, and the numeral before its name (一、 二、 三、).
enum LineRepair {
  /// The repairs of a table's rows.
  static func repairs(of rows: [FormRow], cells: RecognizedCells) -> [Repair] {
    lineNumbers(rows, cells) + numerals(rows, cells)
  }

  // MARK: 序号

  /// A number whose neighbours count on past it, and which is one character away from the missing one.
  private static func lineNumbers(_ rows: [FormRow], _ cells: RecognizedCells) -> [Repair] {
    var repairs: [Repair] = []
    for index in rows.indices.dropFirst().dropLast() {
      guard let before = rows[index - 1].line, let line = rows[index].line, let after = rows[index + 1].line, after == before + 2,
        line != before + 1, NearText.differByOne(String(line), String(before + 1)),
        let cell = cells.cell(of: rows[index], where: { $0.text == String(line) }), let confidence = cell.confidence,
        confidence < Repairer.doubtfulInSequence
      else { continue }
      repairs.append(
        Repair(
          row: index, change: .line(before + 1), read: String(line), meant: String(before + 1),
          reason: "it stands between \(before) and \(after)", confidence: confidence))
    }
    return repairs
  }

  // MARK: 一、 二、 三、

  /// A name that lacks its numeral or the mark behind it, or has another numeral, where the names around it count on.
  private static func numerals(_ rows: [FormRow], _ cells: RecognizedCells) -> [Repair] {
    var repairs: [Repair] = []
    for index in rows.indices {
      let here = rows[index]
      func neighbour(_ step: Int) -> Int? {
        let at = index + step
        guard rows.indices.contains(at), rows[at].side == here.side else { return nil }
        return numeral(rows[at].name)
      }
      // Between two neighbours, or first of its side before 二、.
      let isFirst = !rows.indices.contains(index - 1) || rows[index - 1].side != here.side
      let expected: Int
      switch (neighbour(-1), neighbour(1)) {
      case (let before?, let after?) where after == before + 2: expected = before + 1
      case (nil, 2?) where isFirst: expected = 1
      default: continue
      }
      let prefix = chinese(expected) + "、"
      guard !here.name.hasPrefix(prefix), let rest = rest(of: here.name, numeral: chinese(expected)),
        let cell = cells.cell(of: here, where: { Folding.folded($0.text) == Folding.folded(here.name) }), let confidence = cell.confidence,
        confidence < Repairer.doubtfulInSequence
      else { continue }
      repairs.append(
        Repair(
          row: index, change: .name(prefix + rest), read: here.name, meant: prefix + rest,
          reason: "the names around it count \(chinese(expected))", confidence: confidence))
    }
    return repairs
  }

  /// What follows a damaged numeral: `、一般…` and `.一般…` without it, `九其他…` without its mark.
  private static func rest(of name: String, numeral: String) -> String? {
    // 一、一般公共预算 that lost its 一、, which its own first character looks like.
    if numeral == "一", name.hasPrefix("一般") { return name }
    if let first = name.first, "、,，.．".contains(first) { return String(name.dropFirst()) }
    for mark in [",", "，", ".", "．", ""] where name.hasPrefix(numeral + mark) && name.count > (numeral + mark).count + 2 {
      let rest = name.dropFirst((numeral + mark).count)
      // 十 before 一般 is no damaged 十一.
      if let next = rest.first, mark.isEmpty, "一二三四五六七八九十".contains(next) { return nil }
      return String(rest)
    }
    return nil
  }

  private static let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

  /// A number from 1 to 99 in Chinese.
  static func chinese(_ number: Int) -> String {
    guard number >= 10 else { return digits[number] }
    return (number / 10 == 1 ? "" : digits[number / 10]) + "十" + digits[number % 10]
  }

  /// The number of a name like 二十一、其他支出.
  static func numeral(_ name: String) -> Int? {
    guard let mark = name.firstIndex(of: "、") else { return nil }
    let text = name[..<mark]
    return (1...60).first { chinese($0) == text }
  }
}
