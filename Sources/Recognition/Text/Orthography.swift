/// Decides between characters that look alike by what stands beside them, where the recogniser itself doubts.
///
/// These are rules of writing, not of any form: a radical that stands alone in no text, the grouping of figures, the pairs of characters
/// that differ by the length of a stroke. The other character must be among the recogniser's own alternatives, and the confidence becomes
/// that one's.
enum Orthography {
  /// The reading with doubtful characters decided.
  static func settled(_ symbols: [CTCDecoder.Symbol]) -> [CTCDecoder.Symbol] {
    var symbols = symbols
    for index in symbols.indices {
      let before = index > 0 ? symbols[index - 1].scalar : nil
      let after = index + 1 < symbols.count ? symbols[index + 1].scalar : nil
      for rule in rules where symbols[index].scalar == rule.read && rule.applies(before, after) {
        choose(rule.meant, atLeast: rule.atLeast, for: &symbols[index])
      }
    }
    dropPoints(inOrdinals: &symbols)
    dropSpaces(inFigures: &symbols)
    closeZeros(&symbols)
    settleFigures(&symbols)
    settleEllipses(&symbols)
    return symbols
  }

  private struct Rule {
    var read: Unicode.Scalar
    var meant: Unicode.Scalar
    /// The least probability that the recogniser must have given to what is meant.
    var atLeast: Double
    var applies: (_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool
  }

  // Closures in a constant that nothing changes.
  private nonisolated(unsafe) static let rules: [Rule] = [
    // 人 after these verbs would begin a word that does not exist.
    Rule(read: "人", meant: "入", atLeast: 0.1) { before, _ in before.map { "收转投流纳列计并出进".unicodeScalars.contains($0) } ?? false },
    // 收入总表, 收入合计, 收入支出, 收入预算, 收入决算.
    Rule(read: "人", meant: "入", atLeast: 0) { before, after in before == "收" && after.map { "总合支预决".unicodeScalars.contains($0) } ?? false
    },
    // 公共预算, 公共服务, 公共安全, 公共卫生; 其 may follow 办公.
    Rule(read: "其", meant: "共", atLeast: 0.01) { before, after in
      before == "公" && after.map { "预服安卫".unicodeScalars.contains($0) } ?? false
    },
    Rule(read: "未", meant: "末", atLeast: 0.1) { before, after in before.map { "年月期".unicodeScalars.contains($0) } ?? false || after == "级"
    },
    Rule(read: "己", meant: "已", atLeast: 0.1) { before, _ in before != "自" },
    Rule(read: "曰", meant: "日", atLeast: 0.02) { _, _ in true },
    Rule(read: "土", meant: "士", atLeast: 0.1) { before, _ in before == "护" || before == "人" },
    // 科目, 项目: no word ends in 科日 or 项日.
    Rule(read: "日", meant: "目", atLeast: 0.02) { before, _ in before == "科" || before == "项" },
    // 二十四、; hollows stand in no number.
    Rule(read: "凹", meant: "四", atLeast: 0.02) { before, after in before == "十" || after == "、" || after == "十" },
    // 收入; no sign stands behind 收.
    Rule(read: ">", meant: "入", atLeast: 0) { before, _ in before == "收" },
    // 机关运行, 行政运行; clouds go before neither.
    Rule(read: "云", meant: "运", atLeast: 0) { before, after in after == "行" && before.map { "关政".unicodeScalars.contains($0) } ?? false },
    // 电子, of everything that runs on electricity.
    Rule(read: "予", meant: "子", atLeast: 0) { before, _ in before == "电" },
    // 工资, 工会: a broken 工 leaves the upright and one of the strokes across.
    Rule(read: "I", meant: "工", atLeast: 0) { _, after in after.map { "资会".unicodeScalars.contains($0) } ?? false },
    Rule(read: "L", meant: "工", atLeast: 0) { _, after in after.map { "资会".unicodeScalars.contains($0) } ?? false },
    // 修缮, of buildings; the eel is the model's.
    Rule(read: "鳝", meant: "缮", atLeast: 0) { before, _ in before == "修" },
    // 干部, 干警, 干线, 干预, 三干会 beside the number.
    Rule(read: "千", meant: "干", atLeast: 0.02) { before, after in
      after.map { "部警事线预群".unicodeScalars.contains($0) } ?? false || before == "三" && after == "会"
    },
    Rule(read: "干", meant: "千", atLeast: 0.02) { _, after in after.map { "元瓦米克".unicodeScalars.contains($0) } ?? false },
    // The line under the sign is a pixel high: half a doubt is enough.
    Rule(read: "<", meant: "≤", atLeast: 0.1) { _, after in after.map(isDigit) ?? false },
    Rule(read: ">", meant: "≥", atLeast: 0.1) { _, after in after.map(isDigit) ?? false },
    // A broken 十 in a number; arrows stand before none.
    Rule(read: "←", meant: "十", atLeast: 0) { _, after in after.map(isNumeralOrMark) ?? false },
    Rule(read: "→", meant: "十", atLeast: 0) { _, after in after.map(isNumeralOrMark) ?? false },
    Rule(read: "-", meant: "一", atLeast: 0.02) { before, after in isOrdinal(before, after) },
    Rule(read: "—", meant: "一", atLeast: 0.02) { before, after in isOrdinal(before, after) },
    Rule(read: ":", meant: ".", atLeast: 0.02) { before, after in before.map(isDigit) ?? false && after.map(isDigit) ?? false },
    Rule(read: "。", meant: "0", atLeast: 0.02) { before, after in before.map(isDigit) ?? false && after.map(isDigit) ?? true },
  ]

  private static func choose(_ scalar: Unicode.Scalar, atLeast: Double, for symbol: inout CTCDecoder.Symbol) {
    let other = symbol.alternatives.first { $0.scalar == scalar } ?? CTCDecoder.Alternative(scalar: scalar, confidence: 0)
    guard other.confidence >= atLeast else { return }
    symbol.alternatives.append(CTCDecoder.Alternative(scalar: symbol.scalar, confidence: symbol.confidence))
    symbol.scalar = scalar
    symbol.confidence = other.confidence
  }

  private static func isNumeralOrMark(_ scalar: Unicode.Scalar) -> Bool { units.contains(scalar) || scalar == "、" }

  // MARK: Ordinals

  /// The confidence at most of numerals between which a point was read.
  private static let besidePoint = 0.85
  private static let tens: Unicode.Scalar = "十"
  private static let units = Set("一二三四五六七八九".unicodeScalars)

  /// Drops points inside the number that a heading begins with, `二.十、` and `（十.二）`: an end of a broken stroke, or a speck.
  ///
  /// Only what closes the number tells it from a number and words that begin with one, as in `二.十三五规划`.
  private static func dropPoints(inOrdinals symbols: inout [CTCDecoder.Symbol]) {
    let start = symbols.firstIndex { !"（(第".unicodeScalars.contains($0.scalar) && !$0.scalar.properties.isWhitespace } ?? symbols.endIndex
    let end = symbols[start...].firstIndex { !isPoint($0.scalar) && $0.scalar != tens && !units.contains($0.scalar) } ?? symbols.endIndex
    guard end < symbols.endIndex, "、）)".unicodeScalars.contains(symbols[end].scalar) else { return }
    let inside = (start..<end).dropFirst().dropLast().filter { isPoint(symbols[$0].scalar) }
    let numerals = (start..<end).filter { !inside.contains($0) }.map { symbols[$0].scalar }
    guard !inside.isEmpty, isNumberOfTens(numerals) else { return }
    for index in start..<end { symbols[index].confidence = min(symbols[index].confidence, besidePoint) }
    for index in inside.reversed() { symbols.remove(at: index) }
  }

  /// Whether numerals are a number from 10 to 99 as it is written out.
  private static func isNumberOfTens(_ numerals: [Unicode.Scalar]) -> Bool {
    let parts = numerals.split(separator: tens, omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { $0.count <= 1 && $0.allSatisfy { units.contains($0) } } && parts[0] != ["一"]
  }

  private static func isPoint(_ scalar: Unicode.Scalar) -> Bool { scalar == "." || scalar == "·" }

  // MARK: Figures

  /// Drops the white space that fonts of one width leave behind the marks of figures.
  ///
  /// `9,389, 913. 00` is one figure. In a line of words only the figure's form tells: a number of a list may stand before a word that
  /// begins with a digit.
  private static func dropSpaces(inFigures symbols: inout [CTCDecoder.Symbol]) {
    let isFigure = FigureForm(symbols.map(\.scalar)) != nil
    var isGrouped = false
    var index = 0
    while index < symbols.count {
      defer { index += 1 }
      let scalar = symbols[index].scalar
      if !FigureForm.isDigit(scalar), !isMark(scalar), !scalar.properties.isWhitespace { isGrouped = false }
      guard scalar.properties.isWhitespace, index >= 2, index + 1 < symbols.count, isMark(symbols[index - 1].scalar),
        FigureForm.isDigit(symbols[index - 2].scalar)
      else { continue }
      let digits = symbols[(index + 1)...].prefix { FigureForm.isDigit($0.scalar) }.count
      let isGroup = symbols[index - 1].scalar == "," && digits == 3
      guard digits > 0, isFigure || isGroup || isGrouped && symbols[index - 1].scalar == "." else { continue }
      isGrouped = isGrouped || isGroup
      symbols.remove(at: index)
    }
  }

  /// Makes a line of dots alone the ellipsis that it is.
  private static func settleEllipses(_ symbols: inout [CTCDecoder.Symbol]) {
    let dots: Set<Unicode.Scalar> = [".", "·", "…"]
    let isOfDots = symbols.allSatisfy { dots.contains($0.scalar) }
    guard symbols.count >= 2, isOfDots, symbols.contains(where: { $0.scalar != "…" }) else { return }
    // Six dots are two signs, as in print; how many of them the model tells apart varies.
    let count = symbols.count >= leastDots ? 2 : 1
    symbols = stride(from: 0, to: count, by: 1).map { part in
      var symbol = symbols[part * (symbols.count - 1)]
      symbol.scalar = "…"
      symbol.confidence = symbols.map(\.confidence).min() ?? 0
      return symbol
    }
  }

  /// So many dots are two signs of three.
  private static let leastDots = 5

  /// In a figure of digits, points and commas, a mark that three digits and another mark follow groups thousands; letters that look like
  /// digits are digits.
  private static func settleFigures(_ symbols: inout [CTCDecoder.Symbol]) {
    var start = 0
    while start < symbols.count {
      guard isFigure(symbols[start].scalar) else {
        start += 1
        continue
      }
      var end = start
      while end < symbols.count, isFigure(symbols[end].scalar) { end += 1 }
      if symbols[start..<end].contains(where: { isDigit($0.scalar) }) { settleFigure(&symbols[start..<end]) }
      start = end
    }
  }

  private static func settleFigure(_ figure: inout ArraySlice<CTCDecoder.Symbol>) {
    let digits = figure.count { isDigit($0.scalar) }
    for index in figure.indices {
      if let digit = lookalikes[figure[index].scalar], digits * 2 > figure.count { choose(digit, atLeast: 0.01, for: &figure[index]) }
    }
    let marks = figure.indices.filter { isMark(figure[$0].scalar) }
    for (mark, next) in zip(marks, marks.dropFirst()) where next - mark == 4 {
      if figure[mark].scalar == "，" { figure[mark].scalar = "," }
      // A figure has one point, its last mark: `186.241.00` has a comma, whether the recogniser thought of one or not.
      let isSure = next == marks.last && mark == marks.first && mark - figure.startIndex <= 3 && mark > figure.startIndex
      if figure[mark].scalar != "," { choose(",", atLeast: isSure ? 0 : 0.02, for: &figure[mark]) }
      // The figure's form leaves no doubt that this is the mark of thousands, whatever it looks like.
      let marks = figure[mark].alternatives.filter { isMark($0.scalar) }
      figure[mark].confidence = min(1, figure[mark].confidence + marks.reduce(0) { $0 + $1.confidence })
    }
    // A wide comma between digits is a narrow one.
    for mark in marks where figure[mark].scalar == "，" && mark > figure.startIndex && mark + 1 < figure.endIndex {
      if isDigit(figure[mark - 1].scalar), isDigit(figure[mark + 1].scalar), mark + 3 < figure.endIndex { figure[mark].scalar = "," }
    }
  }

  /// The confidence of a 0 that was read as a letter, at most.
  private static let openZero = 0.6
  private static let openZeros: Set<Unicode.Scalar> = ["C", "c", "O", "o", "D"]

  /// Takes a letter for the 0 that it is where a figure with a point ends in it: a ruling that stood too near took a side of the digit with
  /// it, and the recogniser is sure of the C in `0.0C`.
  private static func closeZeros(_ symbols: inout [CTCDecoder.Symbol]) {
    guard let last = symbols.indices.last, openZeros.contains(symbols[last].scalar),
      let point = symbols.firstIndex(where: { $0.scalar == "." }), (1...2).contains(last - point - 1), point > 0,
      symbols[..<last].allSatisfy({ isDigit($0.scalar) || isMark($0.scalar) }), isDigit(symbols[last - 1].scalar)
    else { return }
    symbols[last].scalar = "0"
    symbols[last].confidence = min(symbols[last].confidence, openZero)
  }

  private static let lookalikes: [Unicode.Scalar: Unicode.Scalar] = [
    "O": "0", "o": "0", "D": "0", "l": "1", "I": "1", "|": "1", "Z": "2", "S": "5", "s": "5", "B": "8", "g": "9", "q": "9",
  ]

  private static func isFigure(_ scalar: Unicode.Scalar) -> Bool { isDigit(scalar) || isMark(scalar) || lookalikes[scalar] != nil }
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool { scalar == "." || scalar == "," || scalar == "，" }
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar >= "0" && scalar <= "9" }

  /// Whether a stroke between two characters can be the numeral one: 一、 一般 统一.
  private static func isOrdinal(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
    guard let after else { return before?.isHan ?? false }
    return (after == "、" || after.isHan) && (before.map { $0.isHan || $0 == "（" || $0 == "(" || $0 == "、" } ?? true)
  }
}
