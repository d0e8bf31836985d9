import Extraction
import TestSupport
import Testing

@testable import Layout

@Suite("Text around the tables")
struct FlowTests {
  private func paragraphs(_ pages: [Page]) -> [Paragraph] {
    DocumentLayout(pages.map { PageLayout($0) }).blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph } else { nil } }
  }

  /// A line of body text that fills the measure from 50 to 550 points, less what it is indented.
  private func full(_ start: String, indent: Int = 0) -> String {
    start + String(repeating: "文", count: 50 - indent - start.count)
  }

  // MARK: Paragraphs

  @Test("Lines that fill the measure join; an indented line begins a new paragraph")
  func joinedLines() {
    let found = paragraphs([
      Page.sketch {
        $0.text(full("第一段", indent: 2), x: 70, y: 200)
        $0.text("到此为止。", x: 50, y: 218)
        $0.text(full("第二段", indent: 2), x: 70, y: 236)
        $0.text("也到此为止。", x: 50, y: 254)
      }
    ])
    #expect(found.map(\.text) == [full("第一段", indent: 2) + "到此为止。", full("第二段", indent: 2) + "也到此为止。"])
  }

  @Test("A line that leaves room for more ends its paragraph")
  func shortLine() {
    let found = paragraphs([
      Page.sketch {
        $0.text(full("全行"), x: 50, y: 182)
        $0.text("短行", x: 50, y: 200)
        $0.text("又一行", x: 50, y: 218)
      }
    ])
    #expect(found.map(\.text) == [full("全行") + "短行", "又一行"])
  }

  @Test("A paragraph goes on over the page break")
  func overPageBreak() {
    let found = paragraphs([
      Page.sketch(1) {
        $0.text("上文。", x: 50, y: 600)
        $0.text(full("末行"), x: 50, y: 660)
      },
      Page.sketch(2) {
        $0.text("续行。", x: 50, y: 120)
        $0.text(full("次段", indent: 2), x: 70, y: 160)
      },
    ])
    #expect(found.map(\.text) == ["上文。", full("末行") + "续行。", full("次段", indent: 2)])
    #expect(found.map(\.page) == [1, 1, 2])
    #expect(found[1].lines.map(\.page) == [1, 2])
  }

  @Test("The only short line of a page does not go on over the page break")
  func shortPages() {
    let found = paragraphs((1...2).map { number in Page.sketch(number) { $0.text("第\(number)页的正文到此为止。", x: 50, y: 300) } })
    #expect(found.map(\.text) == ["第1页的正文到此为止。", "第2页的正文到此为止。"])
  }

  @Test("Another size or weight begins a paragraph")
  func otherType() {
    let found = paragraphs([
      Page.sketch {
        $0.text(full("正文"), x: 50, y: 200)
        $0.text("标题", x: 50, y: 218, size: 14)
        $0.text(full("正文"), x: 50, y: 240)
        $0.text("黑体", x: 50, y: 258, bold: true)
      }
    ])
    #expect(found.map(\.text) == [full("正文"), "标题", full("正文"), "黑体"])
  }

  @Test("Where nothing is indented, an item's number after a full sentence begins a paragraph")
  func numberedItems() {
    let sentence = "一、" + String(repeating: "文", count: 46) + "。"
    let found = paragraphs([
      Page.sketch {
        $0.text(sentence, x: 50, y: 200)
        $0.text("二、次项。", x: 50, y: 218)
      }
    ])
    #expect(found.map(\.text) == [sentence, "二、次项。"])
  }

  @Test("A title of two centred lines is one paragraph, two titles stay two")
  func centredTitles() {
    let found = paragraphs([
      Page.sketch {
        $0.centered("二〇二三年度某某市城市管理综合行政执法局机关", y: 100, size: 18)
        $0.centered("部门预算公开", y: 124, size: 18)
        $0.text(full("正文"), x: 50, y: 200)
      }
    ])
    #expect(found.map(\.text) == ["二〇二三年度某某市城市管理综合行政执法局机关部门预算公开", full("正文")])
    #expect(found[0].isCentered)
    #expect(!found[1].isCentered)
  }

  // MARK: Running matter

  /// Pages of body text, each finished by a closure.
  private func pages(_ count: Int, _ draw: (inout PageSketch, Int) -> Void) -> [Page] {
    (1...count).map { number in
      Page.sketch(number) {
        $0.text(full("第\(number)页", indent: 2), x: 70, y: 282)
        $0.text("到此为止。", x: 50, y: 300)
        draw(&$0, number)
      }
    }
  }

  @Test("Page numbers in any dress are left out", arguments: ["#", "- # -", "— # —", "─#─", "第#页", "第 # 页 共 4 页", "#/4", "Page # of 4"])
  func pageNumbers(dress: String) {
    let found = paragraphs(
      pages(4) { sketch, number in
        sketch.centered(dress.split(separator: "#", omittingEmptySubsequences: false).joined(separator: "\(number)"), y: 770)
      })
    #expect(found.map(\.text) == (1...4).map { full("第\($0)页", indent: 2) + "到此为止。" })
  }

  @Test("The number of a volume beside that of the file is left out with it")
  func twoNumbers() {
    let found = paragraphs(
      pages(4) { sketch, number in
        sketch.text("— \(number + 41) —", x: 60, y: 770)
        sketch.text("第\(number)页，共4页", x: 420, y: 770)
      })
    #expect(found.map(\.text) == (1...4).map { full("第\($0)页", indent: 2) + "到此为止。" })
  }

  @Test("A numbering that begins after the cover is left out too")
  func laterNumbering() {
    let found = paragraphs(pages(4) { sketch, number in if number > 1 { sketch.centered("\(number - 1)", y: 770) } })
    #expect(found.count == 4)
  }

  @Test("A number at the foot of the page that fits no numbering is content")
  func strayNumber() {
    let found = paragraphs(pages(4) { sketch, number in if number == 2 { sketch.text("2023", x: 50, y: 770) } })
    #expect(found.map(\.text).contains("2023"))
  }

  @Test("Dashes alone at a page's foot are what is left of its number; elsewhere they stay")
  func dashes() {
    #expect(paragraphs(pages(4) { sketch, number in if number == 2 { sketch.centered("— —", y: 770) } }).count == 4)
    #expect(paragraphs(pages(4) { sketch, number in if number == 2 { sketch.text("— —", x: 50, y: 400) } }).map(\.text).contains("— —"))
  }

  @Test("A header that stands at one place on most pages is left out; what stands there once is content")
  func headers() {
    let found = paragraphs(
      pages(4) { sketch, number in sketch.centered(number == 1 ? "目录" : "某局2023年部门预算", y: 40) })
    #expect(found.map(\.text).filter { !$0.hasPrefix("第") } == ["目录"])
  }

  @Test(
    "What counts as a page number",
    arguments: [
      ("12", 12), ("- 12 -", 12), ("—12—", 12), ("第 12 页", 12), ("12 / 30", 12), ("第3页共30页", 3), ("12.50", nil), ("2023年", nil),
      ("第二页", nil),
      ("", nil), ("12345", nil), ("— 1 3 —", 13), ("－ １２ －", 12), ("1 2 3", 123), ("12 30", nil), ("1,2", nil),
      ("20:—", 20), ("—-10：—", 10), ("12:30", nil), ("附件3:", nil),
      ("- 27 =", 27), ("一457", 457), ("一457一", 457), ("第一页", nil), ("一", nil), ("一、12", nil), ("3一4", nil),
    ] as [(String, Int?)])
  func pageNumber(text: String, number: Int?) {
    #expect(RunningMatter.pageNumber(in: text)?.number == number)
  }

  @Test("A page number far from the edge is left out where nothing is printed beyond it", arguments: ["— # —", "#"])
  func deepPageNumbers(dress: String) {
    let found = paragraphs(pages(4) { sketch, number in sketch.centered(dress.replacing("#", with: "\(number)"), y: 670) })
    #expect(found.count == 4)
  }

  @Test(
    "Of two pages, one beside their number is a page number far from the edge too, any other pair is not",
    arguments: [("#/2", 2), ("#/3", 4)])
  func pageOfPages(dress: String, count: Int) {
    let found = paragraphs(pages(2) { sketch, number in sketch.centered(dress.replacing("#", with: "\(number)"), y: 670) })
    #expect(found.count == count)
  }

  @Test("A footer that changes in nothing but its page number is left out")
  func numberedFooter() {
    let found = paragraphs(
      pages(4) { sketch, number in
        sketch.text("某局部门预算", x: 50, y: 770)
        sketch.text("\(number)", x: 540, y: 770)
      })
    #expect(found.count == 4)
  }

  @Test("A centred line at the head of a page goes on with no paragraph of the page before")
  func centredOverBreak() {
    let found = paragraphs([
      Page.sketch(1) {
        $0.text(full("说明", indent: 2), x: 70, y: 700)
        $0.text(full("注释"), x: 50, y: 718)
      },
      Page.sketch(2) {
        $0.centered("某某市某某局二〇二六年一般公共预算财政拨款支出情况表", y: 60)
        $0.table(xs: [50, 300, 550], ys: [100, 120, 140], ["项目 | 金额", "合计 | 12.50"])
      },
    ])
    #expect(found.map(\.text) == [full("说明", indent: 2) + full("注释"), "某某市某某局二〇二六年一般公共预算财政拨款支出情况表"])
  }

  // MARK: Titles

  /// The title of a table that stands under some lines.
  private func title(_ draw: (inout PageSketch) -> Void) -> String? {
    let page = Page.sketch {
      for line in 0..<6 { $0.text("正文到此为止。", x: 70, y: 400 + 18 * Double(line)) }
      $0.text(full("正文"), x: 50, y: 600)
      draw(&$0)
      $0.table(xs: [50, 300, 550], ys: [200, 220, 240], ["项目 | 金额", "合计 | 12.50"])
    }
    return DocumentLayout([PageLayout(page)]).tables.first?.title
  }

  @Test("The centred line above a table is its title, though a caption stands between")
  func centredTitle() {
    #expect(
      title {
        $0.centered("部门收支总表", y: 140)
        $0.text("单位：万元", x: 480, y: 180)
      } == "部门收支总表")
  }

  @Test("A bold or larger line at the left is a title too", arguments: [true, false])
  func standingOut(isBold: Bool) {
    #expect(title { $0.text("固定资产情况", x: 50, y: 160, size: isBold ? 10 : 14, bold: isBold) } == "固定资产情况")
  }

  @Test("Prose above a table is no title")
  func prose() {
    #expect(title { $0.centered("下表列出各项支出。", y: 160) } == nil)
    #expect(title { $0.text("各项支出如下", x: 50, y: 160) } == nil)
  }

  @Test("Nothing above, no title")
  func noTitle() {
    #expect(title { _ in } == nil)
  }

  // MARK: Order

  @Test("Paragraphs and tables come in reading order")
  func readingOrder() {
    let page = Page.sketch {
      $0.text("上文。", x: 50, y: 140)
      $0.table(xs: [50, 300, 550], ys: [200, 220, 240], ["项目 | 金额", "合计 | 12.50"])
      $0.text("下文。", x: 50, y: 300)
    }
    let order = DocumentLayout([PageLayout(page)]).blocks.map { block in
      switch block {
      case .paragraph(let paragraph): paragraph.text
      case .table: "表"
      }
    }
    #expect(order == ["上文。", "表", "下文。"])
  }
}
