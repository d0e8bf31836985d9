import Extraction
import TestSupport
import Testing

@testable import Layout

@Suite("Glyphs and lines to text")
struct TextTests {
  /// The text of glyphs that stand on one line.
  private func line(_ draw: (inout PageSketch) -> Void) -> String {
    LineBuilder.lines(of: Page.sketch { draw(&$0) }.glyphs).map(TextJoiner.text(ofLine:)).joined(separator: "/")
  }

  // MARK: One line

  @Test("Chinese that is spread over a cell has no spaces")
  func spreadChinese() {
    #expect(line { $0.text("合计", x: 10, y: 10, pitch: 40) } == "合计")
  }

  @Test("Latin words keep the space between them")
  func latinWords() {
    #expect(line { $0.text("Budget 2023 report", x: 10, y: 10) } == "Budget 2023 report")
  }

  @Test(
    "A comma may stand a little off the digits before it, as no figure of a list does",
    arguments: [(2.0, 0.0, "109,703"), (4.0, 0.0, "109 ,703"), (0.0, 2.0, "109, 703")])
  func figure(before: Double, behind: Double, text: String) {
    #expect(
      line {
        $0.text("109", x: 10, y: 10)
        $0.text(",", x: 25 + before, y: 10)
        $0.text("703", x: 30 + before + behind, y: 10)
      } == text)
  }

  @Test("Letters of one word that stand a little apart stay one word")
  func kernedWord() {
    #expect(line { $0.text("Budget", x: 10, y: 10, pitch: 5.5) } == "Budget")
  }

  @Test("There is no space between Chinese and a number, whatever the gap")
  func chineseAndNumber() {
    #expect(
      line {
        $0.text("共", x: 10, y: 10)
        $0.text("12", x: 30, y: 10)
        $0.text("项", x: 50, y: 10)
      } == "共12项")
  }

  @Test("Full-width punctuation takes no space")
  func fullWidth() {
    #expect(
      line {
        $0.text("单位：", x: 10, y: 10)
        $0.text("万元", x: 60, y: 10)
      } == "单位：万元")
  }

  @Test("Small type set low stands in its line")
  func lowered() {
    #expect(
      line {
        $0.text("PM", x: 10, y: 10)
        $0.text("2.5", x: 20, y: 13.6, size: 6)
        $0.text("年均浓度", x: 29, y: 10)
      } == "PM2.5年均浓度")
  }

  @Test("A font whose boxes stand lower and higher than those of the others stays in its line")
  func unevenBoxes() {
    let glyphs = zip("109,703".unicodeScalars, 0...).map { scalar, index in
      Glyph(
        scalar: scalar, box: scalar == "," ? Box(13.5, 213.2, 18, 226.6) : Box(Double(index) * 4.5, 218.5, Double(index) * 4.5 + 4.5, 229.1)
      )
    }
    #expect(LineBuilder.lines(of: glyphs).map(TextJoiner.text(ofLine:)) == ["109,703"])
  }

  @Test("Two lines beside a character that is twice as high stay two")
  func besideABrace() {
    let glyphs = [("甲", Box(0, 0, 10, 10)), ("乙", Box(0, 10, 10, 20)), ("}", Box(12, 0, 20, 20))].map { text, box in
      Glyph(scalar: Unicode.Scalar(text) ?? "?", box: box)
    }
    #expect(LineBuilder.lines(of: glyphs).count == 3)
  }

  // MARK: Lines

  @Test("Lines come from top to bottom and read from left to right, whatever order the file has")
  func lineOrder() {
    #expect(
      line {
        $0.text("二", x: 10, y: 40)
        $0.text("乙", x: 30, y: 10)
        $0.text("甲", x: 10, y: 10)
      } == "甲乙/二")
  }

  @Test("Type of two sizes on one baseline is one line")
  func twoSizes() {
    #expect(
      line {
        $0.text("合计", x: 10, y: 10, size: 10)
        $0.text("12.50", x: 40, y: 11.5, size: 9)
      } == "合计12.50")
  }

  @Test("Lines that stand as close as solid type does stay apart")
  func solidLines() {
    #expect(
      line {
        $0.text("上行", x: 10, y: 10)
        $0.text("下行", x: 10, y: 20)
      } == "上行/下行")
  }

  @Test("A character printed twice to look bold counts once; a doubled digit counts twice")
  func doubledGlyphs() {
    #expect(
      line {
        $0.text("合计", x: 10, y: 10)
        $0.text("合计", x: 10.3, y: 10)
      } == "合计")
    #expect(line { $0.text("11", x: 10, y: 10) } == "11")
  }

  @Test("A wide gap parts captions on the left and the right of one line")
  func segments() throws {
    let page = Page.sketch {
      $0.text("编制单位：甲局", x: 50, y: 60)
      $0.text("单位：万元", x: 450, y: 60)
    }
    let line = try #require(LineBuilder.textLines(of: page.glyphs, on: page).first)
    #expect(line.segments.map(\.text) == ["编制单位：甲局", "单位：万元"])
    #expect(line.text == "编制单位：甲局 单位：万元")
  }

  @Test("A line has the look of most of its glyphs")
  func dominantLook() throws {
    let page = Page.sketch {
      $0.text("（", x: 50, y: 60, size: 8)
      $0.text("一般公共预算", x: 58, y: 58, size: 12, bold: true)
    }
    let line = try #require(LineBuilder.textLines(of: page.glyphs, on: page).first)
    #expect(line.fontSize == 12)
    #expect(line.isBold)
  }

  // MARK: Joining lines

  @Test(
    "Wrapped lines join as their language wants",
    arguments: [
      (["一般公共预算财政", "拨款支出"], "一般公共预算财政拨款支出"),
      (["13053524P0000021028", "1P"], "13053524P00000210281P"),
      (["1,234,567.", "89"], "1,234,567.89"), (["990305240000", "0618007"], "9903052400000618007"),
      (["Ministry of", "Finance"], "Ministry of Finance"),
      (["self-", "assessment"], "self-assessment"),
      (["满意度", "≥95%"], "满意度≥95%"),
      (["一般公共", "预算", "支出"], "一般公共预算支出"),
      (["only"], "only"),
    ])
  func joining(lines: [String], text: String) {
    #expect(TextJoiner.join(lines) == text)
  }

  @Test("No lines give no text, an empty line adds nothing")
  func nothing() {
    #expect(TextJoiner.join([]) == "")
    #expect(TextJoiner.join(["甲", "", "乙"]) == "甲乙")
  }
}
