import Extraction
import TestSupport
import Testing

@testable import Layout

@Suite("Where a paragraph goes on")
struct ParagraphTests {
  private func paragraphs(_ draw: (inout PageSketch) -> Void) -> [String] {
    DocumentLayout([PageLayout(Page.sketch { draw(&$0) })]).blocks.compactMap { block in
      if case .paragraph(let paragraph) = block { paragraph.text } else { nil }
    }
  }

  /// A line of body text that fills the measure from 50 to 550 points, less what it is indented and what is left free, in characters.
  private func full(_ start: String, indent: Int = 0, free: Int = 0) -> String {
    start + String(repeating: "文", count: 50 - indent - free - start.count)
  }

  @Test("A line goes on in the next where the number or the bracket that follows had no room", arguments: ["24,558.18万元。", "（项）。"])
  func noRoom(rest: String) {
    let found = paragraphs {
      $0.text(full("第一段", indent: 2), x: 70, y: 200)
      $0.text(full("预算增加", free: 4), x: 50, y: 218)
      $0.text(rest, x: 50, y: 236)
    }
    #expect(found == [full("第一段", indent: 2) + full("预算增加", free: 4) + rest])
  }

  @Test("Where it had room, or the sentence is over, the line ends its paragraph")
  func hadRoom() {
    for upper in [full("预算增加", free: 12), full("预算增加", free: 5) + "。"] {
      let found = paragraphs {
        $0.text(full("第一段", indent: 2), x: 70, y: 200)
        $0.text(upper, x: 50, y: 218)
        $0.text("24,558.18万元", x: 50, y: 236)
      }
      #expect(found == [full("第一段", indent: 2) + upper, "24,558.18万元"])
    }
  }

  @Test("Dots that lead to a page number end a line of contents; the next number of a series begins one")
  func contents() {
    func read(_ upper: String, _ lower: String) -> [String] {
      paragraphs {
        $0.text(upper, x: 50, y: 200)
        $0.text(lower, x: 50, y: 218)
      }
    }
    #expect(read("第一部分 部门概况" + String(repeating: ".", count: 78) + " 1", "主要职责").count == 2)
    for (upper, lower) in [("九、支出", "十、收入"), ("第三部分说明", "第四部分名词解释")] {
      #expect(read(full(upper), lower) == [full(upper), lower])
    }
    #expect(read(full("九、支出"), "三、收入").count == 1)
  }

  @Test("A line that ends with the number of an item goes on with the item")
  func bareNumber() {
    let found = paragraphs {
      $0.text(full("全行"), x: 50, y: 200)
      $0.text("其中：1.", x: 50, y: 218)
      $0.text("公务接待费5万元。", x: 50, y: 236)
    }
    #expect(found == [full("全行") + "其中：1.公务接待费5万元。"])
  }

  @Test("A line in bold that the margin cut goes on at the left margin; a heading in bold does not go on in an indented line")
  func boldWords() {
    let bold = full("八、社会保障", indent: 2)
    #expect(
      paragraphs {
        $0.text(bold, x: 70, y: 200, bold: true)
        $0.text("政单位离退休：反映支出。", x: 50, y: 218)
      } == [bold + "政单位离退休：反映支出。"])
    #expect(
      paragraphs {
        $0.text(bold, x: 70, y: 200, bold: true)
        $0.text("反映支出。", x: 70, y: 218)
        $0.text(full("全行"), x: 50, y: 236)
      }.first == bold)
  }

  @Test("A title that filled the measure goes on in a centred line; two titles with room to spare are two")
  func brokenTitle() {
    let upper = "第三部分某某市人民法院2017年度部门预算公开"
    func titles(_ upper: String) -> [String] {
      paragraphs {
        $0.text(full("全行"), x: 50, y: 60)
        $0.centered(upper, y: 200, size: 24)
        $0.centered("情况说明", y: 240, size: 24)
      }
    }
    #expect(titles(upper).dropFirst() == [upper + "情况说明"])
    #expect(titles("某市法院").dropFirst() == ["某市法院", "情况说明"])
  }

  @Test(
    "Numbers of items have a place in their series",
    arguments: [("一、甲", 1), ("十、甲", 10), ("十二、甲", 12), ("二十、甲", 20), ("（三十四）甲", 34), ("第五部分 甲", 5), ("12.甲", 12), ("③甲", 3)])
  func ordinals(text: String, place: Int) {
    #expect(Numbering.parse(text)?.ordinal == place)
  }

  // MARK: What stands between the parts of a table

  private func tables(above: String = "", below: String = "", right: Bool = false) -> [Table] {
    let xs = [50.0, 200, 350, 550]
    let first = Page.sketch(1) {
      $0.centered("某局2025年部门预算", y: 60, size: 20)
      $0.centered("部门支出总表", y: 100, size: 16)
      $0.table(xs: xs, ys: [130, 150, 170], ["科目编码 | 科目名称 | 合计", "213 | 农林水支出 | 12.00"])
      if !below.isEmpty { $0.text(below, x: 50, y: 180) }
    }
    let second = Page.sketch(2) {
      if !above.isEmpty { $0.text(above, x: right ? 400 : 50, y: 60) }
      $0.table(xs: xs, ys: [90, 110, 130], ["21301 | 农业农村 | 12.00", "2130101 | 行政运行 | 12.00"])
    }
    return DocumentLayout([PageLayout(first), PageLayout(second)]).tables
  }

  @Test("Words that only say that a table goes on do not part it", arguments: ["（接上页）", "（续上表）", "【接上页】"])
  func continuationMarks(mark: String) {
    #expect(tables(above: mark).map(\.grid.rowCount) == [4])
    #expect(tables(above: mark, below: "（转下页）").map(\.grid.rowCount) == [4])
  }

  @Test("Nor does the number of a page right below its table, nor the document's title at the right of the next page")
  func furniture() {
    #expect(tables(below: "第1页").map(\.grid.rowCount) == [4])
    #expect(tables(above: "某局2025年部门预算", below: "第1页", right: true).map(\.grid.rowCount) == [4])
    #expect(tables(above: "另一张表", below: "第1页").count == 2)
  }

  @Test("The last character of a text that its cell cuts belongs to the cell in which it begins")
  func cutText() {
    let page = Page.sketch {
      $0.grid(xs: [50, 92, 150], ys: [100, 120, 140])
      $0.text("保障和", x: 70.4, y: 104)
      $0.text("270.05", x: 118, y: 104)
      $0.text("甲", x: 53, y: 124)
      $0.text("1.00", x: 128, y: 124)
    }
    #expect(PageLayout(page).tables.first?.pieces.map(\.text) == ["保障和", "270.05", "甲", "1.00"])
  }
}
