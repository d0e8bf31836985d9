import Extraction
import TestSupport
import Testing

@testable import Layout

@Suite("Where heads and rows of printed pages begin and end")
struct PrintedHeadTests {
  @Test("A line half a line above others is of a head beside them and no caption, though it has a colon")
  func headWithColon() {
    #expect(
      pictures {
        texts([("其中：政府", 245)], y: 103, on: &$0)
        texts([("预算单位", 53), ("合计", 160)], y: 111, on: &$0)
        texts([("采购项目", 250)], y: 119, on: &$0)
        texts([("某某局", 53), ("1.00", 165), ("2.00", 278)], y: 139, on: &$0)
        texts([("某某站", 53), ("3.00", 165), ("4.00", 278)], y: 159, on: &$0)
        rules([135, 155, 175], to: 300, on: &$0)
      } == [["预算单位 | 合计 | 其中：政府采购项目", "某某局 | 1.00 | 2.00", "某某站 | 3.00 | 4.00"]])
  }

  @Test("A spanner close over the middle one of its parts is no head of two lines with it: the cells beside begin between them")
  func spannerCloseOverSpanner() {
    let names = ["一、税收", "二、罚没", "三、其他"]
    #expect(
      pictures {
        texts([("本年预算数", 340)], y: 101, on: &$0)
        texts([("基本支出", 345)], y: 114, on: &$0)
        texts([("科目名称", 80)], y: 114, on: &$0)
        texts([("总计", 215), ("项目支出", 485)], y: 120.5, on: &$0)
        texts([("小计", 285), ("人员经费", 345), ("公用经费", 415)], y: 127, on: &$0)
        for (index, name) in names.enumerated() {
          texts(
            [(name, 70), ("10.0\(index)", 210), ("6.0\(index)", 285), ("3.0\(index)", 355), ("3.1\(index)", 425), ("4.0\(index)", 495)],
            y: 146 + 20 * Double(index), on: &$0)
        }
        rules([98, 143, 203], to: 540, on: &$0)
      } == [
        [
          "科目名称 | 本年预算数 | < | < | < | <", "^ | 总计 | 基本支出 | < | < | 项目支出", "^ | ^ | 小计 | 人员经费 | 公用经费 | ^",
        ] + names.enumerated().map { "\($1) | 10.0\($0) | 6.0\($0) | 3.0\($0) | 3.1\($0) | 4.0\($0)" }
      ])
  }

  @Test("Over the numbers of the columns stand heads, at the head of a page too")
  func headOverNumbers() {
    #expect(
      pictures {
        texts([("序", 52)], y: 50, on: &$0)
        texts([("项目", 100), ("金额", 200), ("合计", 280)], y: 56, on: &$0)
        texts([("号", 52)], y: 62, on: &$0)
        texts([("栏次", 52), ("1", 108), ("2", 208), ("3", 288)], y: 84, on: &$0)
        texts([("1", 60), ("教育", 90), ("8.00", 225), ("9.00", 305)], y: 104, on: &$0)
        texts([("2", 60), ("公安", 90), ("6.00", 225), ("7.00", 305)], y: 124, on: &$0)
        rules([80, 100, 120, 140], to: 330, on: &$0)
      } == [["序号 | 项目 | 金额 | 合计", "栏次 | 1 | 2 | 3", "1 | 教育 | 8.00 | 9.00", "2 | 公安 | 6.00 | 7.00"]])
  }

  @Test("A line of more parts than a caption has is of a head, over a row without amounts too")
  func headOfManyParts() {
    #expect(
      pictures {
        texts([("序", 52)], y: 50, on: &$0)
        texts([("项目", 100), ("金额", 170), ("合计", 230), ("上年", 290)], y: 56, on: &$0)
        texts([("号", 52)], y: 62, on: &$0)
        texts([("1", 60), ("教育", 100)], y: 84, on: &$0)
        texts([("2", 60), ("公安", 100), ("6.00", 170), ("7.00", 230), ("5.00", 290)], y: 104, on: &$0)
        rules([80, 100, 120], to: 330, on: &$0)
      } == [["序号 | 项目 | 金额 | 合计 | 上年", "1 | 教育 |  |  | ", "2 | 公安 | 6.00 | 7.00 | 5.00"]])
  }

  @Test("Spanners in characters set apart are two words, and the band below them goes on with the head")
  func spreadSpanners() {
    #expect(
      pictures {
        texts([("收", 110), ("入", 140), ("支", 280), ("出", 310)], y: 104, on: &$0)
        texts([("一般", 360)], y: 123, on: &$0)
        texts([("项目", 80), ("预算数", 165), ("项目", 260)], y: 129, on: &$0)
        texts([("公共", 360)], y: 135, on: &$0)
        for (index, names) in [("一、税收", "一、教育"), ("二、罚没", "二、公安"), ("三、其他", "三、卫生")].enumerated() {
          let y = 154 + 20 * Double(index)
          texts([(names.0, 53), ("8.0\(index)", 178), (names.1, 225), ("9.0\(index)", 375)], y: y, on: &$0)
        }
        rules([100, 120, 150, 170, 190, 210], to: 400, on: &$0)
      } == [
        [
          "收入 | < | 支出 | <", "项目 | 预算数 | 项目 | 一般公共", "一、税收 | 8.00 | 一、教育 | 9.00", "二、罚没 | 8.01 | 二、公安 | 9.01",
          "三、其他 | 8.02 | 三、卫生 | 9.02",
        ]
      ])
  }

  @Test("The number of a row near the foot of the page, between the lines of its label, is no page number")
  func rowNumberAtFoot() {
    #expect(
      pictures {
        $0.shade(Box(50, 690, 300, 710))
        texts([("序号", 55), ("项目", 110), ("金额", 260)], y: 694, on: &$0)
        texts([("24", 60), ("教育", 100), ("8.00", 275)], y: 716, on: &$0)
        texts([("其他支", 100)], y: 736, on: &$0)
        texts([("25", 60)], y: 742, on: &$0)
        texts([("出", 100)], y: 748, on: &$0)
      } == [["序号 | 项目 | 金额", "24 | 教育 | 8.00", "25 | 其他支出 | "]])
  }

  @Test("An indented line that ends as far from the right is not set in the middle where its next line begins at the left")
  func indentedLabel() {
    #expect(
      pictures {
        texts([("项目", 73), ("合计", 180)], y: 104, on: &$0)
        texts([("办公费", 73), ("1.00", 180)], y: 124, on: &$0)
        texts([("因公出国", 73), ("2.00", 180)], y: 144, on: &$0)
        texts([("（境）费用", 53)], y: 156, on: &$0)
        texts([("维修", 73), ("3.00", 180)], y: 176, on: &$0)
        texts([("（护）费", 53)], y: 188, on: &$0)
        texts([("会议费", 73), ("4.00", 180)], y: 208, on: &$0)
        rules([100, 120, 228], to: 210, on: &$0)
      } == [["项目 | 合计", "办公费 | 1.00", "因公出国（境）费用 | 2.00", "维修（护）费 | 3.00", "会议费 | 4.00"]])
  }

  @Test("One shaded row at the head of a page, under a white one, is the end of the table of the page before")
  func lastShadedRow() {
    #expect(
      pictures(
        {
          for y in [640.0, 680, 720] { $0.shade(Box(50, y, 300, y + 20)) }
          texts([("项目", 90), ("金额", 250)], y: 644, on: &$0)
          for (index, label) in ["教育", "公安", "卫生", "交通"].enumerated() {
            texts([(label, 53), ("\(index + 1).00", 275)], y: 664 + 20 * Double(index), on: &$0)
          }
        },
        {
          $0.shade(Box(50, 70, 300, 90))
          texts([("水利", 53), ("5.00", 275)], y: 54, on: &$0)
          texts([("住房", 53), ("6.00", 275)], y: 74, on: &$0)
        }) == [["项目 | 金额", "教育 | 1.00", "公安 | 2.00", "卫生 | 3.00", "交通 | 4.00", "水利 | 5.00", "住房 | 6.00"]])
  }

  @Test("Rows of words in a frame, set as close as lines of a head are, are rows where none goes on with the texts above it")
  func rowsOfWords() {
    #expect(
      pictures {
        texts([("单位名称", 53), ("单位性质", 180), ("单位规格", 260), ("经费保障", 330)], y: 103, on: &$0)
        let rows = [["某某局本级", "行政", "科级", "拨款"], ["某某管护站", "事业", "股级", "补助"], ["某某农村供水服务中心", "参公事业", "正科级的", "财政性补助"]]
        for (index, row) in rows.enumerated() { texts(Array(zip(row, [53, 205, 285, 345])), y: 119 + 16 * Double(index), on: &$0) }
        rules([100, 168], to: 400, on: &$0)
        for x in [50.0, 400] { $0.vertical(x, from: 100, to: 168) }
      } == [
        [
          "单位名称 | 单位性质 | 单位规格 | 经费保障", "某某局本级 | 行政 | 科级 | 拨款", "某某管护站 | 事业 | 股级 | 补助",
          "某某农村供水服务中心 | 参公事业 | 正科级的 | 财政性补助",
        ]
      ])
  }

  @Test("Words set downwards in narrow columns side by side are two heads")
  func wordsSetDownwards() {
    #expect(
      pictures {
        texts([("支出", 105)], y: 104, on: &$0)
        texts([("项目", 75), ("金额", 220)], y: 134, on: &$0)
        texts([("行", 135), ("合", 165)], y: 128, on: &$0)
        texts([("次", 135), ("计", 165)], y: 140, on: &$0)
        texts([("教育", 53), ("28", 135), ("2.00", 225)], y: 164, on: &$0)
        texts([("公安", 53), ("29", 135), ("4.00", 225)], y: 184, on: &$0)
        rules([100, 120, 160, 180, 200], to: 250, on: &$0)
      } == [["支出 | < | < | <", "项目 | 行次 | 合计 | 金额", "教育 | 28 |  | 2.00", "公安 | 29 |  | 4.00"]])
  }

  @Test("A word in characters set apart under a spanner is one head where labels run on under its characters")
  func spreadWordOverLabels() {
    #expect(
      pictures {
        texts([("收入", 60)], y: 104, on: &$0)
        texts([("项", 60), ("目", 80), ("科目", 150), ("金额", 250)], y: 124, on: &$0)
        for (index, subject) in ["教育", "公安", "卫生", "交通", "水利", "住房", "科技", "文化", "体育"].enumerated() {
          let y = 144 + 20 * Double(index)
          if index == 0 { $0.text("一、公共预算", x: 60, y: y) }
          texts([(subject, 150), ("\(index + 1).00", 270)], y: y, on: &$0)
        }
        rules([100, 120, 140, 320], to: 300, on: &$0)
      } == [
        [
          "收入 | < | <", "项目 | 科目 | 金额", "一、公共预算 | 教育 | 1.00", " | 公安 | 2.00", " | 卫生 | 3.00", " | 交通 | 4.00", " | 水利 | 5.00",
          " | 住房 | 6.00",
          " | 科技 | 7.00", " | 文化 | 8.00", " | 体育 | 9.00",
        ]
      ])
  }
}
