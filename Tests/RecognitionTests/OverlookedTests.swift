import Testing

@testable import Recognition

/// What the recogniser took for white, though its ink stands there.
@Suite struct OverlookedTests {
  /// The ink of a line: so much in each of some columns.
  private func ink(_ columns: [Range<Int>], of width: Int, _ amount: Int = 5) -> [Int] {
    var ink = [Int](repeating: 0, count: width)
    for column in columns.joined() { ink[column] = amount }
    return ink
  }

  /// The characters of a line of 20 pixels' height, whose middles are given in columns from its left.
  private func placed(
    _ read: [(Unicode.Scalar, Double)], overlooked: [(Unicode.Scalar, Double)] = [], ink: [Int], tops: [Int] = [], bottoms: [Int] = []
  ) -> [GlyphPlacer.Placed] {
    let line = LineBox(left: 100, top: 50, right: 100 + ink.count, bottom: 70)
    let image = LineImage(line, in: Raster(width: 300, height: 100), usualHeight: 20)
    func symbol(_ scalar: Unicode.Scalar, _ column: Double) -> CTCDecoder.Symbol {
      CTCDecoder.Symbol(scalar: scalar, confidence: 1, step: (column + 100 - image.left) * image.scale / 8)
    }
    let reading = TextRecognizer.Reading(symbols: read.map(symbol), overlooked: overlooked.map(symbol), columnsPerStep: 8)
    return GlyphPlacer.place(reading, image: image, line: line, ink: ink, tops: tops, bottoms: bottoms, em: 20)
  }

  private func text(_ placed: [GlyphPlacer.Placed]) -> String { String(String.UnicodeScalarView(placed.map(\.scalar))) }

  @Test func readsAnIdeographThatTheRecogniserOverlooked() {
    func text(ink columns: [Range<Int>], overlooked: Unicode.Scalar = "乙", last: Double = 50) -> String {
      self.text(placed([("甲", 10), ("丙", last)], overlooked: [(overlooked, 25)], ink: self.ink(columns, of: 60)))
    }
    #expect(text(ink: [1..<19, 22..<38, 41..<59]) == "甲乙丙")
    #expect(text(ink: [1..<19, 41..<59]) == "甲丙", "white is white")
    #expect(text(ink: [1..<19, 26..<31, 41..<59]) == "甲丙", "a mark is no ideograph")
    #expect(text(ink: [1..<19, 21..<39], last: 30) == "甲丙", "there is no room")
    #expect(text(ink: [1..<19, 22..<38, 41..<59], overlooked: "甲") == "甲丙", "the rim of its neighbour")
    let atEnd = placed([("甲", 10)], overlooked: [("乙", 30)], ink: self.ink([1..<19, 22..<39], of: 40))
    #expect(self.text(atEnd) == "甲乙", "at the end of a line")
    #expect(self.text(placed([("甲", 10)], overlooked: [("乙", 25)], ink: self.ink([1..<24], of: 24))) == "甲", "a wide one")
    let repaired = placed([("修", 10), ("工", 50)], overlooked: [("鳝", 25)], ink: self.ink([1..<19, 22..<38, 41..<59], of: 60))
    #expect(self.text(repaired) == "修缮工", "look-alikes are settled then too")
  }

  /// No line begins with the mark of enumeration: the numeral before it was not read.
  @Test func doubtsAMarkThatBeginsALine() {
    func confidence(_ first: Unicode.Scalar) -> Double? {
      placed([(first, 5), ("甲", 20)], ink: ink([0..<30], of: 30)).first?.confidence
    }
    #expect(confidence("、") == 0.5)
    #expect(confidence("3") == 1)
  }

  /// Ink of an ideograph of which nothing was read: what stands beside it is no whole name.
  @Test func doubtsIdeographsBesideOneThatWasNotRead() {
    func confidences(_ second: Unicode.Scalar, ink columns: [Range<Int>]) -> [Double] {
      placed([("甲", 10), (second, 50), ("丁", 70)], ink: self.ink(columns, of: 80)).map(\.confidence)
    }
    #expect(confidences("丙", ink: [1..<19, 22..<38, 41..<59, 61..<79]) == [0.5, 0.5, 1])
    #expect(confidences("丙", ink: [1..<19, 41..<59, 61..<79]) == [1, 1, 1], "white is white")
    #expect(confidences("3", ink: [1..<19, 22..<38, 41..<59, 61..<79]) == [1, 1, 1], "figures are narrow")
  }

  /// Ink of an ideograph before the first that was read, or behind the last.
  @Test func doubtsTheEndsOfALineOfWhichAnIdeographWasNotRead() {
    func confidences(_ centres: (Double, Double), ink columns: [Range<Int>], top: Int = 52) -> [Double] {
      let (tops, bottoms) = ([Int](repeating: top, count: 60), [Int](repeating: 70, count: 60))
      return placed([("甲", centres.0), ("乙", centres.1)], ink: self.ink(columns, of: 60), tops: tops, bottoms: bottoms).map(\.confidence)
    }
    #expect(confidences((30, 50), ink: [1..<19, 21..<39, 41..<59]) == [0.5, 1])
    #expect(confidences((10, 30), ink: [1..<19, 21..<39, 41..<59]) == [1, 0.5])
    #expect(confidences((22, 42), ink: [2..<10, 13..<31, 33..<51]) == [0.5, 1], "a part of it is lost")
    #expect(confidences((30, 50), ink: [12..<17, 21..<39, 41..<59]) == [1, 1], "a bullet")
    #expect(confidences((30, 50), ink: [1..<19, 21..<39, 41..<59], top: 62) == [1, 1], "lower than an ideograph")
  }

  /// Of the 一 that a line begins with a wedge and a dot are left, which count as dust.
  @Test func readsANumeralOneThatWasTakenForDust() {
    func text(_ first: Unicode.Scalar, _ dust: [(Range<Int>, Range<Int>)]) -> String {
      var raster = Raster(width: 300, height: 100)
      for (columns, rows) in dust { raster.fill(columns, rows) }
      let line = LineBox(left: 100, top: 50, right: 140, bottom: 70)
      let read = [first, "公"].enumerated().map {
        GlyphPlacer.Placed(scalar: $1, left: Double(100 + 20 * $0), right: Double(118 + 20 * $0), confidence: 1)
      }
      return self.text(LeadingOne(raster: raster, em: 20).settled(read, line: line))
    }
    let wedge = [(82..<83, 60..<61), (94..<97, 59..<61)]
    #expect(text("般", wedge) == "一般公" && text("、", wedge) == "一、公")
    #expect(text("甲", wedge) == "甲公", "before other words it is dust")
    #expect(text("般", []) == "般公", "white is white")
    #expect(text("般", [(84..<85, 60..<61)]) == "般公", "a speck")
    #expect(text("般", [(82..<96, 56..<64)]) == "般公", "higher than a stroke")
  }

  /// The recogniser took the mark for white, but its ink stands there.
  @Test func readsAMarkThatTheRecogniserOverlooked() {
    func text(ink columns: [Range<Int>], before: Unicode.Scalar = "甲") -> String {
      self.text(placed([(before, 10), ("乙", 50)], overlooked: [("、", 25)], ink: self.ink(columns, of: 60)))
    }
    #expect(text(ink: [1..<19, 22..<27, 41..<59]) == "甲、乙")
    #expect(text(ink: [1..<19, 41..<59]) == "甲乙", "white is white")
    #expect(text(ink: [1..<19, 22..<36, 41..<59]) == "甲乙", "too wide for a mark")
    #expect(text(ink: [1..<24, 41..<59]) == "甲乙", "a stroke of the ideograph")
    #expect(text(ink: [1..<19, 22..<27, 41..<59], before: "3") == "3乙", "figures have marks of their own")
  }

  /// Of a thin 一 dots are left, and the recogniser saw nothing.
  @Test func readsANumeralOneThatTheRecogniserOverlooked() {
    let dots = Array(stride(from: 2, to: 18, by: 3)).map { $0..<($0 + 2) }
    func moved(_ columns: Int) -> [Range<Int>] { dots.map { ($0.lowerBound + columns)..<($0.upperBound + columns) } }
    func text(
      _ read: [(Unicode.Scalar, Double)], words: [Range<Int>], stroke: [Range<Int>], height: Int = 1, top: Int = 60, bottom: Int = 61
    ) -> String {
      let both = zip(self.ink(words, of: 80, 8), self.ink(stroke, of: 80, height)).map { $1 > 0 ? $1 : $0 }
      return self.text(
        placed(read, ink: both, tops: [Int](repeating: top, count: 80), bottoms: [Int](repeating: bottom, count: 80)))
    }
    let heading: [(Unicode.Scalar, Double)] = [("、", 24), ("甲", 50), ("乙", 70)]
    let headingInk = [21..<27, 41..<59, 61..<79]
    #expect(text(heading, words: headingInk, stroke: dots) == "一、甲乙")
    let head: [(Unicode.Scalar, Double)] = [("般", 30), ("公", 50), ("共", 70)]
    #expect(text(head, words: [21..<39, 41..<59, 61..<79], stroke: dots) == "一般公共")
    #expect(text(head, words: [21..<39, 41..<59, 61..<79], stroke: [2..<6]) == "般公共", "a speck")
    #expect(text(heading, words: headingInk, stroke: dots, height: 5) == "、甲乙", "higher than a stroke")
    #expect(text(heading, words: headingInk, stroke: [2..<6]) == "、甲乙", "a speck")
    #expect(text(heading, words: headingInk, stroke: dots, top: 68, bottom: 69) == "、甲乙", "a line to write on")
    #expect(text(heading, words: headingInk, stroke: dots, top: 56, bottom: 66) == "、甲乙", "two strokes, those of 二")
    let apart: [(Unicode.Scalar, Double)] = [("甲", 10), ("乙", 50), ("丙", 70)]
    #expect(text(apart, words: [1..<19, 41..<59, 61..<79], stroke: moved(20)) == "甲一乙丙")
    #expect(text(apart, words: [1..<19, 41..<59, 61..<79], stroke: []) == "甲乙丙", "white is white")
    #expect(text([("3", 10), ("0", 50)], words: [1..<19, 41..<59], stroke: moved(20)) == "30", "among figures it is no numeral")
    #expect(text([("甲", 10), ("乙", 30), ("十", 50)], words: [1..<19, 21..<39, 41..<59], stroke: moved(60)) == "甲乙十一")
    #expect(text([("甲", 10), ("乙", 30)], words: [1..<19, 21..<39], stroke: [45..<79]) == "甲乙", "longer than a numeral")
  }

  @Test func readsAMarkThatTheRecogniserOverlookedAtTheEndOfALine() {
    func text(_ last: Unicode.Scalar, ink columns: [Range<Int>]) -> String {
      self.text(placed([("甲", 10), (last, 30)], overlooked: [("，", 45)], ink: self.ink(columns, of: 60)))
    }
    let words = [1..<19, 21..<39]
    #expect(text("乙", ink: words + [43..<48]) == "甲乙，")
    #expect(text("乙", ink: words) == "甲乙", "white is white")
    #expect(text("乙", ink: words + [42..<56]) == "甲乙", "too wide for a mark")
    #expect(text("乙", ink: words + [55..<59]) == "甲乙", "too far off")
    #expect(text("乙", ink: [1..<19, 21..<48]) == "甲乙", "a stroke of the ideograph")
    #expect(text("3", ink: words + [43..<48]) == "甲3", "figures have marks of their own")
  }
}
