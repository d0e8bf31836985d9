/// Classification codes (科目编码): 3 digits for 类, 5 for 款, 7 for 项.
enum Codes {
  /// What the cells of a code say together.
  enum Reading: Equatable {
    /// Nothing is printed.
    case none
    /// A code, written whole.
    case code(String)
    /// The code of an agency or one of its units: six digits and more.
    case unit(String)
    /// Something else, as it is printed: a slip.
    case malformed(String)
  }

  /// A printed code written whole: the zero padding of higher levels is dropped.
  ///
  /// Nil where the text is no code of the classification.
  static func normalized(_ text: String) -> String? {
    guard [3, 5, 7].contains(text.count), text.allSatisfy({ $0.isASCII && $0.isWholeNumber }), let first = text.first,
      "12345".contains(first)
    else { return nil }
    switch text.count {
    case 7 where text.hasSuffix("0000"): return String(text.prefix(3))
    case 7 where text.hasSuffix("00"): return String(text.prefix(5))
    case 5 where text.hasSuffix("00"): return String(text.prefix(3))
    default: return text
    }
  }

  /// The depth of a normalized code, or nil where its length is not one of the classification's.
  static func level(of code: String) -> Int? {
    switch code.count {
    case 3: 1
    case 5: 2
    case 7: 3
    default: nil
    }
  }

  /// A code and the name behind it in one cell: `[201]一般公共服务支出`, `20101人大事务`, `201-一般公共服务`.
  ///
  /// Without brackets digits are a code only where the classification has its 类, and no word of time or measure follows.
  static func leading(_ text: String) -> (digits: String, isBracketed: Bool, name: String)? {
    var rest = text[...]
    let isBracketed = rest.first.map { "[［【(（".contains($0) } ?? false
    if isBracketed { rest = rest.dropFirst() }
    let digits = rest.prefix { $0.isASCII && $0.isWholeNumber }
    guard digits.count >= 3 else { return nil }
    rest = rest.dropFirst(digits.count)
    if isBracketed {
      guard let close = rest.first, "]］】)）".contains(close) else { return nil }
      rest = rest.dropFirst()
    }
    rest = rest.drop { "-_—－ \u{3000}·.、:：".contains($0) }
    guard let first = rest.first, !"年月日号个项万元亿%％".contains(first) || isBracketed, !(first.isASCII && first.isWholeNumber), rest.count >= 2
    else {
      return nil
    }
    return (String(digits), isBracketed, String(rest))
  }

  /// A name and the code in brackets behind it in one cell: `农林水支出(213)`.
  static func trailing(_ text: String) -> (digits: String, name: String)? {
    guard let close = text.last, "]］】)）".contains(close), let open = text.lastIndex(where: { "[［【(（".contains($0) }) else { return nil }
    let digits = text[text.index(after: open)...].dropLast()
    guard digits.count >= 3, digits.allSatisfy({ $0.isASCII && $0.isWholeNumber }), open > text.startIndex else { return nil }
    return (String(digits), String(text[..<open]))
  }
}

/// Joins the parts of codes that stand in columns of their own, down the rows of a panel.
struct CodeJoiner {
  /// The parts of the last row: 类, 款, 项.
  private var last: [String] = []
  private var lastCode = ""

  /// Reads the code of one row.
  ///
  /// - Parameters:
  ///   - parts: The folded text of each code column, from left to right, empty where nothing is printed.
  ///   - name: The name in the row, which decides where digits are missing.
  /// - Returns: What they say; 款 and 项 whose parents are not repeated carry the parents of the rows above.
  mutating func read(_ parts: [String], name: String) -> Codes.Reading {
    let texts = parts.map { $0.filter { !"-.[]［］【】 ".contains($0) } }
    let printed = texts.filter { !$0.isEmpty }
    guard !printed.isEmpty else { return .none }
    guard printed.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isWholeNumber } }) else {
      return .malformed(printed.joined(separator: " "))
    }
    let reading = texts.count > 1 ? joined(texts, name: name) : single(texts[0], name: name)
    if case .code(let code) = reading { lastCode = code }
    return reading
  }

  // MARK: 类 | 款 | 项

  private mutating func joined(_ texts: [String], name: String) -> Codes.Reading {
    let printed = texts.joined(separator: " ").trimmed
    var parts = texts
    // A cell that holds the whole code needs no other.
    if let whole = texts.last(where: { !$0.isEmpty }), whole.count >= 5 {
      return Codes.normalized(whole).map { .code($0) } ?? (whole.count >= 6 ? .unit(whole) : .malformed(printed))
    }
    // 款 and 项 without their parents belong to those of the row above.
    if let lowest = parts.lastIndex(where: { !$0.isEmpty }) {
      for at in 0..<lowest where parts[at].isEmpty && parts[..<at].allSatisfy({ !$0.isEmpty }) {
        let isSameParent = last.count > at && zip(parts[..<at], last).allSatisfy { $0 == $1 }
        if isSameParent { parts[at] = last[at] }
      }
      parts = Array(parts[...lowest])
    }
    // A spreadsheet drops the zero of 01; the classification tells where the name is that code's.
    let padded = parts.enumerated().map { $0.offset > 0 && $0.element.count == 1 ? "0" + $0.element : $0.element }
    let whole = padded.joined()
    guard padded.dropFirst().allSatisfy({ $0.count == 2 }), padded == parts || Classification.standard.knows(name, of: whole) == true,
      let code = Codes.normalized(whole)
    else { return .malformed(printed) }
    last = padded
    return .code(code)
  }

  // MARK: One column

  private func single(_ text: String, name: String) -> Codes.Reading {
    if let code = Codes.normalized(text) { return .code(code) }
    guard text.count == 2 else { return text.count >= 6 ? .unit(text) : .malformed(text) }
    // Two digits go on from a row above: below a 类 as its 款, else as what the name says.
    let candidates = [7, 5].compactMap { length -> String? in
      let parent = lastCode.prefix(length - 2)
      return parent.count == length - 2 ? parent + text : nil
    }
    if lastCode.count == 3, let only = candidates.last { return .code(only) }
    let known = candidates.filter { Classification.standard.knows(name, of: $0) == true }
    return known.count == 1 ? .code(known[0]) : .malformed(text)
  }
}
