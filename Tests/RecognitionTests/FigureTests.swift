import Testing

@testable import Recognition

/// Figures are decided and doubted by how their column is written and by what a second reading says.
struct FigureTests {
  private func reading(_ text: String, _ confidence: Double = 0.99) -> TextRecognizer.Reading {
    let symbols = text.unicodeScalars.enumerated().map { CTCDecoder.Symbol(scalar: $1, confidence: confidence, step: Double($0)) }
    return TextRecognizer.Reading(symbols: symbols, columnsPerStep: 8)
  }

  private func text(_ reading: TextRecognizer.Reading) -> String { String(String.UnicodeScalarView(reading.symbols.map(\.scalar))) }

  /// The figures of one column as they are settled, one line below the other; a question mark follows those that are doubted.
  private func settled(_ texts: [String], beside others: [String] = []) -> [String] {
    let readings = (texts + others).map { reading($0) }
    let lines = readings.indices.map { index in
      let isBeside = index >= texts.count
      let row = isBeside ? index - texts.count : index
      return LineBox(left: isBeside ? 300 : 100, top: 30 * row, right: isBeside ? 400 : 200, bottom: 30 * row + 20)
    }
    return FigureColumns(lines, readings, usualHeight: 20).settled(readings).prefix(texts.count).map { reading in
      text(reading) + (reading.symbols.contains { $0.confidence < 0.9 } ? "?" : "")
    }
  }

  private let money = ["1,580.00", "418.75", "232.01", "3,200.10", "12,954.16", "7.00"]

  private func settledAmongMoney(_ text: String) -> String? { settled(money + [text]).last }

  @Test func leavesFiguresThatFitTheirColumn() {
    #expect(settled(money) == money)
    for text in ["-5.00", "0.00", "≥95.5%", "3.加强管理", "7"] { #expect(settledAmongMoney(text) == text) }
  }

  @Test(arguments: ["810.001", "i580.00", "5,162564.00", ".50", "810.5", "95416", "121954.16", "12,954,165"])
  func doubts(odd text: String) { #expect(settledAmongMoney(text) == text + "?") }

  @Test func decidesPointsAndCommasByTheirColumn() {
    #expect(settledAmongMoney("12.954.16") == "12,954.16")
    #expect(settledAmongMoney("954,16") == "954.16")
    #expect(settledAmongMoney("12,954。16") == "12,954.16")
    #expect(settled(["954,16", "3.00", "2.00"]).first == "954,16?", "too few figures say how the column is written")
  }

  @Test func leavesCodesAndYearsAlone() {
    #expect(settled(["2010301", "2023"], beside: money) == ["2010301", "2023"], "they stand in another column")
    let whole = ["1,580", "3,200", "12,954", "7,001", "2,300"]
    #expect(settled(whole + ["2023"]).last == "2023", "a column without decimals says nothing of them")
  }

  @Test func takesFiguresOfAGeneralFormatAsTheyAre() {
    let general = ["12345.67", "418.75", "232.01", "3200.13", "954.16"]
    #expect(settled(general + ["700"]).last == "700")
    #expect(settled(general + ["700.5"]).last == "700.5")
    #expect(settled(general + ["700.555"]).last == "700.555?")
  }

  /// Fonts of one width leave white behind the marks, which a reading may or may not take for a space.
  @Test func whiteBehindAMarkIsNoSpace() {
    func written(_ text: String) -> String {
      String(String.UnicodeScalarView(Orthography.settled(reading(text).symbols).map(\.scalar)))
    }
    #expect(written("9,389, 913. 00") == "9,389,913.00")
    #expect(written("-1, 250. 5") == "-1,250.5")
    #expect(written("共1, 029. 15万元") == "共1,029.15万元")
    for text in ["1. 50岁以上", "12.00 13.00", "第3, 25项", "见表2. 5"] { #expect(written(text) == text) }
  }

  @Test func readingsThatDifferByWhiteAloneAgree() {
    let (chosen, isSecond) = SecondReading.chosen(reading("12.00 7.50", 0.9), reading("12.007.50", 0.97), usage: FigureColumns.Usage())
    #expect(text(chosen) == "12.00 7.50" && !isSecond)
    #expect(chosen.symbols.map(\.confidence) == [0.97, 0.97, 0.97, 0.97, 0.97, 0.9, 0.97, 0.97, 0.97, 0.97])
  }

  @Test func aLineOfDotsIsAnEllipsis() {
    func written(_ text: String) -> String {
      String(String.UnicodeScalarView(Orthography.settled(reading(text).symbols).map(\.scalar)))
    }
    #expect(["..", "...", "......", "…", "……", ".", "3..."].map(written) == ["…", "…", "……", "…", "……", ".", "3..."])
  }

  @Test func asksTheNearestFiguresAlone() {
    // A table with three decimals stands far below one with two.
    let readings = (money + Array(repeating: "1.234", count: 5)).map { reading($0) }
    let lines = readings.indices.map { LineBox(left: 100, top: 30 * $0 + ($0 > 5 ? 1000 : 0), right: 200, bottom: 30 * $0 + 20) }
    let columns = FigureColumns(lines, readings, usualHeight: 20)
    #expect(columns.usage(around: 0) == FigureColumns.Usage(decimals: 2, isFixed: true, isGrouped: false))
    #expect(columns.usage(around: 10) == FigureColumns.Usage(decimals: 3, isFixed: false, isGrouped: false))
  }

  // MARK: Second reading

  private let usage = FigureColumns.Usage(decimals: 2, isFixed: true, isGrouped: true)

  private func chosen(_ first: TextRecognizer.Reading, _ second: TextRecognizer.Reading) -> String {
    let choice = SecondReading.chosen(first, second, usage: usage)
    let least = choice.reading.symbols.map(\.confidence).min() ?? 0
    return "\(text(choice.reading)) \(least)\(choice.isSecond ? " second" : "")"
  }

  private func isDue(_ text: String, _ confidence: Double = 0.99, usage: FigureColumns.Usage? = nil, isRegular: Bool = true) -> Bool {
    SecondReading.isDue(reading(text, confidence), usage: usage ?? self.usage, isRegular: isRegular)
  }

  @Test func readsAmountsTwice() {
    #expect(["1,580.00", "418.75", "i580.00"].allSatisfy { isDue($0) })
    #expect(!["2010301", "2023年", "合计", "95.5%"].contains { isDue($0) })
  }

  @Test func readsOnceWhatNothingSpeaksAgainst() {
    #expect(!isDue("418.75", 0.999))
    #expect(isDue("418.75", 0.999, isRegular: false), "its digits stand at odd distances")
    #expect(isDue("418.751", 0.999), "its column has two decimals")
    #expect(isDue("418.75", 0.999, usage: FigureColumns.Usage()), "nobody knows how its column is written")
    #expect(isDue("6033", 0.999, isRegular: false), "a point may be missing")
    #expect(!isDue("6033", 0.999, usage: FigureColumns.Usage(), isRegular: false), "codes have no points")
  }

  @Test func isSurerWhereBothReadingsAgree() {
    #expect(chosen(reading("418.75", 0.8), reading("418.75", 0.97)) == "418.75 0.97")
    #expect(chosen(reading("418.75", 0.97), reading("418.75", 0.8)) == "418.75 0.97")
  }

  @Test func takesTheReadingThatFitsItsColumnAndDoubtsIt() {
    #expect(chosen(reading("418.751"), reading("418.75", 0.7)) == "418.75 0.5 second")
    #expect(chosen(reading("418.75", 0.7), reading("418.751")) == "418.75 0.5")
    #expect(chosen(reading("418.75", 0.9), reading("413.75", 0.95)) == "413.75 0.5 second")
    #expect(chosen(reading("418.75", 0.95), reading("413.75", 0.9)) == "418.75 0.5")
  }

  @Test func takesTheReadingWhoseDigitsStandEvenly() {
    let choice = SecondReading.chosen(reading("60.33", 0.99), reading("66.33", 0.9), usage: usage, areRegular: (false, true))
    #expect(text(choice.reading) == "66.33" && choice.isSecond)
  }

  // MARK: Room between digits

  /// The faults of a figure whose characters stand at the given places; `?` follows the character before a hole, `!` one before a mark
  /// at an odd place.
  private func faults(_ text: String, at middles: [Double]) -> String {
    let scalars = Array(text.unicodeScalars)
    let faults = FigurePitch(scalars, middles: middles).faults
    return scalars.indices.map { index in
      let fault = faults.first { $0.before == index }?.fault
      return String(scalars[index]) + (fault == .hole ? "?" : fault == .mark ? "!" : "")
    }.joined()
  }

  @Test func findsTheRoomOfAMarkThatWasNotRead() {
    #expect(faults("6033", at: [5, 15, 30, 40]) == "60?33")
    #expect(faults("6033", at: [5, 15, 25, 35]) == "6033")
    #expect(faults("60 33", at: [5, 15, 22, 30, 40]) == "60? 33", "white was read for it")
    #expect(faults("60 33", at: [5, 15, 30, 45, 55]) == "60 33", "two figures")
    #expect(faults("000", at: [5, 20, 30]) == "0?00")
    #expect(faults("21500000", at: [5, 15, 25, 40, 50, 60, 75, 85]) == "215?000?00")
    #expect(faults("05", at: [5, 20]) == "05", "two digits tell no pitch")
  }

  @Test func findsMarksWithoutRoom() {
    #expect(faults("60.33", at: [5, 15, 22, 30, 40]) == "60.33")
    #expect(faults("60.33", at: [5, 15, 20, 25, 35]) == "60!.33")
    #expect(faults("60.33", at: [5, 15, 25, 45, 55]) == "60!.33", "there is room for a digit beside the mark")
    #expect(faults("60.33", at: [5, 15, 25, 35, 45]) == "60.33", "in a font of one width a mark is as wide as a digit")
  }

  private func pitched(_ text: String, at middles: [Double], usage: FigureColumns.Usage? = nil) -> String {
    let reading = FigurePitch(Array(text.unicodeScalars), middles: middles).settled(reading(text), usage: usage ?? self.usage)
    return self.text(reading) + (reading.symbols.contains { $0.confidence < 0.9 } ? "?" : "")
  }

  @Test func marksAndDoubtsFiguresByTheirRoom() {
    #expect(pitched("6033", at: [5, 15, 30, 40]) == "60.33?")
    #expect(pitched("21500000", at: [5, 15, 25, 40, 50, 60, 75, 85]) == "215,000.00?")
    #expect(pitched("60 33", at: [5, 15, 22, 30, 40]) == "60.33?")
    #expect(pitched("6033", at: [5, 20, 30, 40]) == "6033?", "a point there makes no figure of the column")
    #expect(pitched("6033", at: [5, 15, 25, 35]) == "6033")
    #expect(pitched("6033", at: [5, 15, 30, 40], usage: FigureColumns.Usage()) == "6033", "a code")
    #expect(pitched("60.33", at: [5, 15, 20, 25, 35]) == "60.33?")
  }

  /// Ink of a point that was not read says nothing of where the digit beside it stands.
  @Test func measuresDigitsWithoutMarksAtTheirFoot() {
    let box = LineBox(left: 100, top: 50, right: 120, bottom: 70)
    let runs = (50..<70).map { InkRun(row: $0, start: 100, end: 108) } + (67..<70).map { InkRun(row: $0, start: 112, end: 114) }
    let line = PageStructure.Line(box, in: runs)
    #expect(line.middle(from: 100, to: 120) == 104)
    #expect(line.middle(from: 110, to: 120) == 113)
  }

  @Test func tellsAPageThatCannotBeRead() {
    let sure = reading(String(repeating: "一", count: 17))
    #expect(!PageRecognizer.isIllegible([sure, reading("二三四", 0.89)]))
    #expect(PageRecognizer.isIllegible([sure, reading("二三四五", 0.89)]))
    #expect(!PageRecognizer.isIllegible([sure, reading("二三四五", 0.9)]))
    #expect(!PageRecognizer.isIllegible([reading("二三四五", 0.3)]), "a few words are no page")
  }
}
