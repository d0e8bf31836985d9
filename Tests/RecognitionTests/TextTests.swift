import Testing

@testable import Recognition

@Suite struct TextTests {
  /// The classes blank, 甲, 、, 丶, 1, 0.
  private let decoder = CTCDecoder(characters: ["甲", "、", "丶", "1", "0"])

  private func decode(_ steps: [[Float]]) -> [CTCDecoder.Symbol] {
    steps.flatMap { $0 }.withUnsafeBufferPointer { decoder.decode($0, steps: steps.count) }
  }

  @Test func unitesRepeatsAndDropsBlanks() {
    let symbols = decode([
      [0.9, 0.1, 0, 0, 0, 0], [0.1, 0.9, 0, 0, 0, 0], [0.2, 0.7, 0, 0, 0, 0.1], [1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0.98, 0.02],
      [1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0.99, 0.01],
    ])
    #expect(symbols.map(\.scalar) == ["甲", "1", "1"])
    #expect(abs(symbols[0].confidence - 0.9) < 1e-6)
    #expect(abs(symbols[0].step - (0.9 * 1.5 + 0.7 * 2.5) / 1.6) < 1e-6)
    #expect(abs(symbols[1].step - 4.5) < 1e-6)
  }

  @Test func readsTheCommaWhoseTwoFormsSplitItsProbability() {
    let symbols = decode([[0.4, 0, 0.35, 0.25, 0, 0]])
    #expect(symbols.map(\.scalar) == ["、"])
    #expect(abs(symbols[0].confidence - 0.6) < 1e-6)
  }

  /// A small mark that stands in white between characters comes as one to be looked for.
  @Test func remembersTheMarkThatWhiteOutweighed() {
    let (one, zero, white): ([Float], [Float], [Float]) = ([0, 1, 0, 0, 0, 0], [0, 0, 0, 0, 0, 1], [1, 0, 0, 0, 0, 0])
    let symbols = decode([one, [0.97, 0, 0.03, 0, 0, 0], [0.9, 0, 0.1, 0, 0, 0], [0.95, 0, 0.05, 0, 0, 0], zero, white, one])
    #expect(symbols.map(\.scalar) == ["甲", "、", "0", "甲"])
    #expect(symbols.map(\.isFaint) == [false, true, false, false])
    #expect(abs(symbols[1].step - 2.5) < 1e-6 && symbols[1].confidence == 1)
    #expect(decode([one, [0.99, 0, 0.01, 0, 0, 0], zero]).count == 2, "too faint")
    #expect(decode([[0.9, 0, 0.1, 0, 0, 0], zero]).count == 1, "none begins a line")
    #expect(decode([zero, [0.9, 0, 0.1, 0, 0, 0]]).map(\.isFaint) == [false, true], "but one may end it")
  }

  /// White was likelier at each step, though an ideograph stands there.
  @Test func remembersTheIdeographThatWhiteOutweighed() {
    let decoder = CTCDecoder(characters: ["甲", "乙", "丙", "1"])
    func decode(_ steps: [[Float]]) -> [CTCDecoder.Symbol] {
      steps.flatMap { $0 }.withUnsafeBufferPointer { decoder.decode($0, steps: steps.count) }
    }
    let (first, last): ([Float], [Float]) = ([0, 1, 0, 0, 0], [0, 0, 0, 1, 0])
    let symbols = decode([first, [0.7, 0, 0.3, 0, 0], [0.6, 0, 0.4, 0, 0], last])
    #expect(symbols.map(\.scalar) == ["甲", "乙", "丙"] && symbols.map(\.isFaint) == [false, true, false])
    #expect(abs(symbols[1].confidence - 0.4) < 1e-6, "no surer than the model was")
    #expect(decode([first, [0.98, 0, 0.02, 0, 0], last]).count == 2, "too faint")
    #expect(decode([first, [0.6, 0, 0, 0, 0.4], last]).count == 2, "a digit is not guessed")
  }

  @Test func namesWhatElseADoubtfulStepMayShow() {
    let symbols = decode([[0.05, 0, 0, 0, 0.6, 0.35]])
    #expect(symbols[0].alternatives == [CTCDecoder.Alternative(scalar: "0", confidence: Double(Float(0.35)))])
  }

  private func symbols(_ text: String, _ alternatives: [Int: Unicode.Scalar] = [:]) -> [CTCDecoder.Symbol] {
    text.unicodeScalars.enumerated().map { index, scalar in
      let others = alternatives[index].map { [CTCDecoder.Alternative(scalar: $0, confidence: 0.3)] } ?? []
      return CTCDecoder.Symbol(scalar: scalar, confidence: others.isEmpty ? 0.99 : 0.6, alternatives: others, step: Double(index))
    }
  }

  private func text(_ symbols: [CTCDecoder.Symbol]) -> String { String(String.UnicodeScalarView(symbols.map(\.scalar))) }

  /// A speck, or the end of a broken stroke, between the numerals of a heading's number.
  @Test func dropsPointsInTheNumberOfAHeading() {
    let settled = Orthography.settled(symbols("二.十二、其他支出"))
    #expect(text(settled) == "二十二、其他支出")
    #expect(settled[0].confidence <= 0.85 && settled[3].confidence > 0.85)
    #expect(text(Orthography.settled(symbols("（十·二）"))) == "（十二）")
    for other in ["二.十三五规划", "二.十", "一.十、", "二.三、", "20.十、", "二、十、"] {
      #expect(text(Orthography.settled(symbols(other))) == other)
    }
  }

  @Test func settlesLookAlikesWhereTheRecogniserDoubts() {
    #expect(text(Orthography.settled(symbols("财政拨款收人", [5: "入"]))) == "财政拨款收入")
    #expect(text(Orthography.settled(symbols("财政拨款收人"))) == "财政拨款收人", "no alternative, no change")
    #expect(text(Orthography.settled(symbols("工作人员", [2: "入"]))) == "工作人员", "other words stay")
    #expect(text(Orthography.settled(symbols("二十凹、预备费", [2: "四"]))) == "二十四、预备费")
    #expect(text(Orthography.settled(symbols("凹凸不平", [0: "四"]))) == "凹凸不平")
    #expect(text(Orthography.settled(symbols("三千会", [1: "干"]))) == "三干会")
    #expect(text(Orthography.settled(symbols("千部三千", [0: "干", 3: "干"]))) == "干部三千")
    #expect(text(Orthography.settled(symbols("三干元", [1: "千"]))) == "三千元")
    #expect(text(Orthography.settled(symbols("科日明日", [1: "目", 3: "目"]))) == "科目明日")
    #expect(text(Orthography.settled(symbols("修鳝黄鳝", [3: "缮"]))) == "修缮黄鳝")
    #expect(text(Orthography.settled(symbols("收人总表"))) == "收入总表" && text(Orthography.settled(symbols("接收人员"))) == "接收人员")
    #expect(text(Orthography.settled(symbols("公其预算", [1: "共"]))) == "公共预算")
    #expect(text(Orthography.settled(symbols("办公其他", [2: "共"]))) == "办公其他")
    #expect(text(Orthography.settled(symbols("机关云行经费"))) == "机关运行经费" && text(Orthography.settled(symbols("云行"))) == "云行")
    #expect(text(Orthography.settled(symbols("电予政务"))) == "电子政务" && text(Orthography.settled(symbols("授予"))) == "授予")
    #expect(text(Orthography.settled(symbols("I资福利L会"))) == "工资福利工会" && text(Orthography.settled(symbols("IT设备"))) == "IT设备")
    #expect(text(Orthography.settled(symbols("本年收>合计"))) == "本年收入合计" && text(Orthography.settled(symbols("A>50"))) == "A>50")
    #expect(text(Orthography.settled(symbols("<100%", [0: "≤"]))) == "≤100%")
    #expect(text(Orthography.settled(symbols("-、财政", [0: "一"]))) == "一、财政")
    #expect(text(Orthography.settled(symbols("-12", [0: "一"]))) == "-12")
    #expect(text(Orthography.settled(symbols("2.354.40", [1: ","]))) == "2,354.40")
    #expect(text(Orthography.settled(symbols("186.241.00"))) == "186,241.00", "a figure has one point")
    #expect(text(Orthography.settled(symbols("2026.101.1"))) == "2026.101.1", "thousands have three digits at most before them")
    #expect(text(Orthography.settled(symbols("2O10301", [1: "0"]))) == "2010301")
  }

  /// Characters an em wide each, narrow ones half an em, in ems of 20 pixels.
  private func marks(_ text: String, wide: Set<Int> = []) -> [PunctuationWidth.Mark] {
    var x = 0.0
    return text.unicodeScalars.enumerated().map { index, scalar in
      let isWide = scalar.value >= 0x3400 && scalar.value < 0xA000 || wide.contains(index)
      defer { x += isWide ? 20 : 10 }
      return PunctuationWidth.Mark(scalar: scalar, left: x + 1, right: x + (isWide && !wide.contains(index) ? 19 : 8))
    }
  }

  @Test func tellsWideMarksFromNarrowOnesByTheirRoom() {
    func settled(_ text: String, wide: Set<Int> = []) -> String {
      String(String.UnicodeScalarView(PunctuationWidth.settled(marks(text, wide: wide), em: 20).scalars))
    }
    #expect(settled("拨款（补助）资金") == "拨款(补助)资金")
    #expect(settled("拨款(补助)资金", wide: [2, 5]) == "拨款（补助）资金")
    #expect(settled("划(%)", wide: [1, 3]) == "划（%）", "the last bracket takes its partner's form")
    #expect(settled("1,234.50") == "1,234.50")
  }

  @Test func settlesAPairByTheRoomOfBoth() {
    func settled(_ last: Double) -> String {
      let places: [(Unicode.Scalar, Double, Double)] = [("修", 1, 19), ("(", 21, 28), ("护", 31, 49), (")", 52, 57), ("费", last, last + 18)]
      let line = places.map { PunctuationWidth.Mark(scalar: $0, left: $1, right: $2) }
      return String(String.UnicodeScalarView(PunctuationWidth.settled(line, em: 20).scalars))
    }
    #expect(settled(61) == "修(护)费")
    #expect(settled(65) == "修(护)费", "white that noise widened")
    #expect(settled(69) == "修（护）费")
  }

  /// A bracket at a line's end has no room that tells its form; the page's others do.
  @Test func givesBracketsAtLineEndsTheFormOfThePage() {
    func line(_ text: String, wide: Set<Int> = []) -> [GlyphPlacer.Placed] {
      let marks = marks(text, wide: wide)
      let settled = PunctuationWidth.settled(marks, em: 20)
      return marks.indices.map {
        GlyphPlacer.Placed(
          scalar: settled.scalars[$0], left: marks[$0].left, right: marks[$0].right, confidence: 1, isOpenBracket: settled.isOpen[$0])
      }
    }
    func settled(_ lines: [[GlyphPlacer.Placed]]) -> [String] {
      PunctuationWidth.settledByPage(lines).map { String(String.UnicodeScalarView($0.map(\.scalar))) }
    }
    let wide = line("拨款(补助)资金", wide: [2, 5])
    let narrow = line("拨款(补助)资金")
    #expect(settled([wide, line("以下)")]) == ["拨款（补助）资金", "以下）"])
    #expect(settled([narrow, line("（结转）")]) == ["拨款(补助)资金", "(结转)"])
    #expect(settled([wide, narrow, line("以下)")])[2] == "以下)", "a page of both tells nothing")
    #expect(settled([wide, line("率3(%)")])[1] == "率3(%)", "what stands beside no ideograph stays")
    #expect(settled([line("以下)")]) == ["以下）"], "where nothing tells it is wide, as most are")
    #expect(settled([line("(%)")]) == ["（%）"] && settled([narrow, line("（%）")])[1] == "(%)", "the unit of a broken head")
    #expect(settled([line("(3)")]) == ["(3)"])
  }

  @Test func cutsBoxesAtTheWhitestColumn() {
    let line = LineBox(left: 100, top: 50, right: 160, bottom: 70)
    var ink = [Int](repeating: 5, count: 60)
    for column in 18..<22 { ink[column] = 0 }
    for column in 40..<42 { ink[column] = 0 }
    let image = LineImage(line, in: Raster(width: 300, height: 100), usualHeight: 20)
    let steps = [9.0, 31, 51].map { (($0 + 100) - image.left) * image.scale / 8 }
    let reading = TextRecognizer.Reading(
      symbols: zip("甲乙丙".unicodeScalars, steps).map { CTCDecoder.Symbol(scalar: $0, confidence: 1, step: $1) }, columnsPerStep: 8)
    let placed = GlyphPlacer.place(reading, image: image, line: line, ink: ink, em: 20)
    #expect(placed.map(\.left) == [100, 120, 141])
    #expect(placed.map(\.right) == [120, 141, 160])
  }

  @Test func showsALineAtTheModelsHeight() {
    var raster = Raster(width: 200, height: 100)
    raster.fill(50..<150, 40..<60)
    let image = LineImage(LineBox(left: 50, top: 40, right: 150, bottom: 60), in: raster, usualHeight: 20)
    #expect(image.samples.count == image.width * LineImage.rows)
    #expect(image.samples[24 * image.width + image.width / 2] < 30)
    #expect(image.samples[0] > 250)
    #expect(abs(image.scale - 48 / (20 * 1.28)) < 1e-9)
  }

  /// Characters that look alike from all sides are no sign of a page that stands upright.
  @Test func tellsReadableLinesFromSingleCharacters() {
    func reading(_ text: String, _ confidence: Double) -> TextRecognizer.Reading {
      let symbols = text.unicodeScalars.map { CTCDecoder.Symbol(scalar: $0, confidence: confidence, step: 0) }
      return TextRecognizer.Reading(symbols: symbols, columnsPerStep: 8)
    }
    let onItsSide = PageRecognizer.legibility([reading("中", 1), reading("0", 1), reading("", 0), reading("口", 0.9)])
    let upsideDown = PageRecognizer.legibility([reading("00000", 0.4), reading("%88≤", 0.8)])
    let upright = PageRecognizer.legibility([reading("支出预算", 0.97), reading("0.00", 0.98)])
    #expect(onItsSide < 0.3 && upsideDown < 0.7 && upright > 0.95)
    #expect(PageRecognizer.legibility([]) == 0)
  }

  @Test func tellsTheNumeralOneFromAHyphen() {
    /// Characters an em of 20 pixels wide each; `-` a hyphen of 6 pixels, `_` a stroke of 16, `=` the same read as two.
    func settled(_ text: String) -> String {
      var x = 0.0
      var line: [GlyphPlacer.Placed] = []
      for scalar in text.unicodeScalars {
        let widths: [Double] = scalar == "-" ? [6] : scalar == "_" ? [16] : scalar == "=" ? [7, 8] : [18]
        for width in widths {
          line.append(
            GlyphPlacer.Placed(scalar: "-_=".unicodeScalars.contains(scalar) ? "-" : scalar, left: x, right: x + width, confidence: 1))
          x += width + 1
        }
      }
      return String(String.UnicodeScalarView(NumeralOne.settled(line, em: 20).map(\.scalar)))
    }
    #expect(settled("_般公共预算") == "一般公共预算")
    #expect(settled("十=、节能") == "十一、节能")
    #expect(settled("支出-项目") == "支出-项目", "a hyphen is short")
    #expect(settled("-般公共预算") == "一般公共预算", "before 般 stands no hyphen")
    #expect(settled("-级指标") == "一级指标")
    #expect(settled("一、-般公共服务") == "一、一般公共服务")
    #expect(settled("=-般公共预算") == "一般公共预算", "a stroke read as three, with the white behind it")
    #expect(settled("省-级") == "省-级", "in a word it may")
    #expect(settled("2023_2025") == "2023-2025", "among figures it is no numeral")
  }

  @Test func clearsTheNumberThatANameBeginsWith() {
    func settled(_ text: String) -> String {
      let line = text.unicodeScalars.enumerated().map {
        GlyphPlacer.Placed(scalar: $1, left: Double(20 * $0), right: Double(20 * $0 + 18), confidence: 1)
      }
      return String(String.UnicodeScalarView(OrdinalNumerals.settled(line).map(\.scalar)))
    }
    #expect(settled("十一一、节能") == "十一、节能")
    #expect(settled("一十三、交通") == "十三、交通")
    #expect(settled("二十一-、粮油") == "二十一、粮油")
    #expect(settled("“十九、住房") == "十九、住房")
    #expect(settled("二二十、灾害") == "二十、灾害")
    #expect(settled("（十.二）债务") == "（十二）债务")
    for text in ["一、收入", "二一、收入", "一一二、收入", "“一带一路”", "（%）", "、收入", "十三五规划", "-十、"] {
      #expect(settled(text) == (text == "-十、" ? "十、" : text))
    }
  }

  @Test func takesArrowsInNumbersForTens() {
    #expect(text(Orthography.settled(symbols("→九、住房"))) == "十九、住房")
    #expect(text(Orthography.settled(symbols("上年→本年"))) == "上年→本年")
  }

  /// A ruling took the right side of the last digit with it.
  @Test func closesTheZeroThatAFigureEndsIn() {
    func settled(_ text: String) -> String {
      let symbols = Orthography.settled(symbols(text))
      return self.text(symbols) + (symbols.contains { $0.confidence < 0.9 } ? "?" : "")
    }
    #expect(settled("0.0C") == "0.00?")
    #expect(settled("1,234.5c") == "1,234.50?")
    for text in ["2.C", "PM2.5C", "20C", "0.0CC", "1.234C"] { #expect(settled(text) == text) }
  }

  /// The right half of a 一 whose middle a scanner of one bit lost was read as a hyphen.
  @Test func joinsTheHalvesOfANumeralOne() {
    func settled(_ second: (left: Double, right: Double)) -> String {
      let line = [
        GlyphPlacer.Placed(scalar: "一", left: 1, right: 9, confidence: 1),
        GlyphPlacer.Placed(scalar: "-", left: second.left, right: second.right, confidence: 1),
        GlyphPlacer.Placed(scalar: "般", left: second.right + 2, right: second.right + 20, confidence: 1),
      ]
      return String(String.UnicodeScalarView(NumeralOne.settled(line, em: 20).map(\.scalar)))
    }
    #expect(settled((12, 18)) == "一般")
    #expect(settled((26, 34)) == "一-般", "too far apart")
  }

  /// The end of a broken stroke was read as a mark.
  @Test func dropsMarksThatAreNoMoreThanTheEndsOfStrokes() {
    func joined(_ line: [(Unicode.Scalar, Double, Double)]) -> String {
      let placed = line.map { GlyphPlacer.Placed(scalar: $0, left: $1, right: $2, confidence: 1) }
      return String(String.UnicodeScalarView(BrokenStrokes.joined(placed, em: 20).map(\.scalar)))
    }
    #expect(joined([("-", 1, 4), ("十", 6, 19), ("九", 21, 39)]) == "十九")
    #expect(joined([("-", 1, 7), ("十", 13, 31), ("九", 33, 51)]) == "-十九", "a hyphen")
    #expect(joined([("二", 1, 16), (".", 18, 19), ("十", 21, 39)]) == "二十")
    #expect(joined([("一", 1, 19), (".", 21, 24), ("总", 29, 47)]) == "一.总", "a mark has its own room")
    #expect(joined([("3", 1, 9), (".", 10, 12), ("十", 13, 31)]) == "3.十", "behind a digit it is one")
  }

  /// Of a thin 一 a scanner of one bit leaves dots.
  @Test func readsTheNumeralOneInDots() {
    func settled(_ text: String, width: Double = 16, ink: Double = 2) -> String {
      var x = 0.0
      let line = text.unicodeScalars.map { scalar in
        let width = "\"*…-".unicodeScalars.contains(scalar) ? width : 18
        defer { x += width + 1 }
        return GlyphPlacer.Placed(scalar: scalar, left: x, right: x + width, confidence: 1)
      }
      return String(String.UnicodeScalarView(NumeralOne.settled(line, em: 20) { _, _ in ink }.map(\.scalar)))
    }
    #expect(settled("\"、财政拨款") == "一、财政拨款")
    #expect(settled("…-般公共预算", width: 8) == "一般公共预算")
    #expect(settled("*、基本支出", ink: 6) == "*、基本支出", "a star is higher than a stroke")
    #expect(settled("\"优秀\"", width: 7) == "\"优秀\"", "quotes are narrow")
    #expect(settled("等…项目") == "等…项目", "an ellipsis between words is one")
  }

  /// An amount with a stroke at its end, a ruling down beside it; two pixels a point, digits 16 pixels high.
  private func stroked(height: Int, at x: Int, ruling: Double?) -> String {
    var raster = Raster(width: 200, height: 80)
    var placed: [GlyphPlacer.Placed] = []
    for (i, scalar) in "810.00".unicodeScalars.enumerated() {
      let left = 40 + 12 * i
      raster.fill(left..<(left + (scalar == "." ? 3 : 9)), (scalar == "." ? 43 : 30)..<46)
      placed.append(GlyphPlacer.Placed(scalar: scalar, left: Double(left), right: Double(left + 9), confidence: 0.99))
    }
    raster.fill(x..<(x + 2), (46 - height)..<46)
    placed.append(GlyphPlacer.Placed(scalar: "1", left: Double(x), right: Double(x + 2), confidence: 0.99))
    let line = PageStructure.Line(LineBox(left: 40, top: 46 - max(16, height), right: x + 2, bottom: 46), in: Mask(drawing: raster).runs())
    let rulings = ruling.map { x in
      [
        RasterRuling(
          axis: .vertical, position: x, start: 0, end: 80, thickness: 2, runs: [RasterRuling.Run(line: Int(x - 0.5), start: 0, end: 80)])
      ]
    }
    let settled = EdgeStrokes(scale: 2, usualHeight: 18, rulings: rulings ?? []).settled(placed, line: line)
    return String(String.UnicodeScalarView(settled.map(\.scalar))) + (settled.contains { $0.confidence < 0.6 } ? "?" : "")
  }

  @Test func dropsAStrokeOfARulingThatWasReadAsADigit() {
    #expect(stroked(height: 26, at: 113, ruling: 116.5) == "810.00", "higher than digits, at the cell's edge")
    #expect(stroked(height: 16, at: 124, ruling: 127) == "810.00", "set apart, at the cell's edge")
    #expect(stroked(height: 26, at: 113, ruling: nil) == "810.001?", "higher than digits, with no ruling near")
    #expect(stroked(height: 16, at: 113, ruling: 116.5) == "810.001?", "as high as digits, at the cell's edge")
    #expect(stroked(height: 16, at: 113, ruling: 130) == "810.001", "as a digit stands")
  }

  @Test func groupsSizesThatAreNearlyOne() {
    let sizes = EmSizes([20, 21, 40, 20.5, 41])
    #expect(sizes.sizes == [20.5, 41])
    #expect([0, 1, 3].allSatisfy { sizes.style(ofLine: $0).style == 0 } && sizes.style(ofLine: 2).em == 41)
  }
}
