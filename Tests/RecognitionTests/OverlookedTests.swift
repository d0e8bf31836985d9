import Testing

@testable import Recognition

/// What the recogniser took for white, though its ink stands there.
@Suite struct OverlookedTests {
  @Test func readsAnIdeographThatTheRecogniserOverlooked() {
    let line = LineBox(left: 100, top: 50, right: 160, bottom: 70)
    func text(ink columns: [Range<Int>], overlooked: Unicode.Scalar = "乙", last: Double = 50) -> String {
      var ink = [Int](repeating: 0, count: 60)
      for column in columns.joined() { ink[column] = 5 }
      let image = LineImage(line, in: Raster(width: 300, height: 100), usualHeight: 20)
      func symbol(_ scalar: Unicode.Scalar, _ column: Double) -> CTCDecoder.Symbol {
        CTCDecoder.Symbol(scalar: scalar, confidence: 1, step: (column + 100 - image.left) * image.scale / 8)
      }
      let reading = TextRecognizer.Reading(
        symbols: [symbol("甲", 10), symbol("丙", last)], overlooked: [symbol(overlooked, 25)], columnsPerStep: 8)
      return String(String.UnicodeScalarView(GlyphPlacer.place(reading, image: image, line: line, ink: ink, em: 20).map(\.scalar)))
    }
    #expect(text(ink: [1..<19, 22..<38, 41..<59]) == "甲乙丙")
    #expect(text(ink: [1..<19, 41..<59]) == "甲丙", "white is white")
    #expect(text(ink: [1..<19, 26..<31, 41..<59]) == "甲丙", "a mark is no ideograph")
    #expect(text(ink: [1..<19, 21..<39], last: 30) == "甲丙", "there is no room")
    #expect(text(ink: [1..<19, 22..<38, 41..<59], overlooked: "甲") == "甲丙", "the rim of its neighbour")
  }

  /// No line begins with the mark of enumeration: the numeral before it was not read.
  @Test func doubtsAMarkThatBeginsALine() {
    let line = LineBox(left: 100, top: 50, right: 130, bottom: 70)
    let image = LineImage(line, in: Raster(width: 300, height: 100), usualHeight: 20)
    func confidence(_ first: Unicode.Scalar) -> Double? {
      let symbols = [(first, 5.0), ("甲", 20.0)].map { scalar, column in
        CTCDecoder.Symbol(scalar: scalar, confidence: 1, step: (column + 100 - image.left) * image.scale / 8)
      }
      let ink = [Int](repeating: 5, count: 30)
      let reading = TextRecognizer.Reading(symbols: symbols, columnsPerStep: 8)
      return GlyphPlacer.place(reading, image: image, line: line, ink: ink, em: 20).first?.confidence
    }
    #expect(confidence("、") == 0.5)
    #expect(confidence("3") == 1)
  }

  /// Ink of an ideograph of which nothing was read: what stands beside it is no whole name.
  @Test func doubtsIdeographsBesideOneThatWasNotRead() {
    let line = LineBox(left: 100, top: 50, right: 180, bottom: 70)
    func confidences(_ second: Unicode.Scalar, ink columns: [Range<Int>]) -> [Double] {
      var ink = [Int](repeating: 0, count: 80)
      for column in columns.joined() { ink[column] = 5 }
      let image = LineImage(line, in: Raster(width: 300, height: 100), usualHeight: 20)
      func symbol(_ scalar: Unicode.Scalar, _ column: Double) -> CTCDecoder.Symbol {
        CTCDecoder.Symbol(scalar: scalar, confidence: 1, step: (column + 100 - image.left) * image.scale / 8)
      }
      let reading = TextRecognizer.Reading(symbols: [symbol("甲", 10), symbol(second, 50), symbol("丁", 70)], columnsPerStep: 8)
      return GlyphPlacer.place(reading, image: image, line: line, ink: ink, em: 20).map(\.confidence)
    }
    #expect(confidences("丙", ink: [1..<19, 22..<38, 41..<59, 61..<79]) == [0.5, 0.5, 1])
    #expect(confidences("丙", ink: [1..<19, 41..<59, 61..<79]) == [1, 1, 1], "white is white")
    #expect(confidences("3", ink: [1..<19, 22..<38, 41..<59, 61..<79]) == [1, 1, 1], "figures are narrow")
  }

  /// The recogniser took the mark for white, but its ink stands there.
  @Test func readsAMarkThatTheRecogniserOverlooked() {
    let line = LineBox(left: 100, top: 50, right: 160, bottom: 70)
    func text(ink columns: [Range<Int>], before: Unicode.Scalar = "甲") -> String {
      var ink = [Int](repeating: 0, count: 60)
      for column in columns.joined() { ink[column] = 5 }
      let image = LineImage(line, in: Raster(width: 300, height: 100), usualHeight: 20)
      func symbol(_ scalar: Unicode.Scalar, _ column: Double) -> CTCDecoder.Symbol {
        CTCDecoder.Symbol(scalar: scalar, confidence: 1, step: (column + 100 - image.left) * image.scale / 8)
      }
      let reading = TextRecognizer.Reading(
        symbols: [symbol(before, 10), symbol("乙", 50)], overlooked: [symbol("、", 25)], columnsPerStep: 8)
      return String(String.UnicodeScalarView(GlyphPlacer.place(reading, image: image, line: line, ink: ink, em: 20).map(\.scalar)))
    }
    #expect(text(ink: [1..<19, 22..<27, 41..<59]) == "甲、乙")
    #expect(text(ink: [1..<19, 41..<59]) == "甲乙", "white is white")
    #expect(text(ink: [1..<19, 22..<36, 41..<59]) == "甲乙", "too wide for a mark")
    #expect(text(ink: [1..<24, 41..<59]) == "甲乙", "a stroke of the ideograph")
    #expect(text(ink: [1..<19, 22..<27, 41..<59], before: "3") == "3乙", "figures have marks of their own")
  }

  /// Of a thin 一 dots are left, and the recogniser saw nothing.
  @Test func readsANumeralOneThatTheRecogniserOverlooked() {
    let line = LineBox(left: 100, top: 50, right: 180, bottom: 70)
    let dots = Array(stride(from: 2, to: 18, by: 3)).map { $0..<($0 + 2) }
    func moved(_ columns: Int) -> [Range<Int>] { dots.map { ($0.lowerBound + columns)..<($0.upperBound + columns) } }
    func text(
      _ read: [(Unicode.Scalar, Double)], words: [Range<Int>], stroke: [Range<Int>], height: Int = 1, top: Int = 60, bottom: Int = 61
    ) -> String {
      var ink = [Int](repeating: 0, count: 80)
      for column in words.joined() { ink[column] = 8 }
      for column in stroke.joined() { ink[column] = height }
      let image = LineImage(line, in: Raster(width: 300, height: 100), usualHeight: 20)
      let symbols = read.map { scalar, column in
        CTCDecoder.Symbol(scalar: scalar, confidence: 1, step: (column + 100 - image.left) * image.scale / 8)
      }
      let reading = TextRecognizer.Reading(symbols: symbols, columnsPerStep: 8)
      let tops = [Int](repeating: top, count: 80)
      let bottoms = [Int](repeating: bottom, count: 80)
      let placed = GlyphPlacer.place(reading, image: image, line: line, ink: ink, tops: tops, bottoms: bottoms, em: 20)
      return String(String.UnicodeScalarView(placed.map(\.scalar)))
    }
    let heading: [(Unicode.Scalar, Double)] = [("、", 24), ("甲", 50), ("乙", 70)]
    let headingInk = [21..<27, 41..<59, 61..<79]
    #expect(text(heading, words: headingInk, stroke: dots) == "一、甲乙")
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
    let line = LineBox(left: 100, top: 50, right: 160, bottom: 70)
    func text(_ last: Unicode.Scalar, ink columns: [Range<Int>]) -> String {
      var ink = [Int](repeating: 0, count: 60)
      for column in columns.joined() { ink[column] = 5 }
      let image = LineImage(line, in: Raster(width: 300, height: 100), usualHeight: 20)
      func symbol(_ scalar: Unicode.Scalar, _ column: Double) -> CTCDecoder.Symbol {
        CTCDecoder.Symbol(scalar: scalar, confidence: 1, step: (column + 100 - image.left) * image.scale / 8)
      }
      let reading = TextRecognizer.Reading(
        symbols: [symbol("甲", 10), symbol(last, 30)], overlooked: [symbol("，", 45)], columnsPerStep: 8)
      return String(String.UnicodeScalarView(GlyphPlacer.place(reading, image: image, line: line, ink: ink, em: 20).map(\.scalar)))
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
