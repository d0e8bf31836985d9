import Extraction
import TestSupport
import Testing

@testable import Layout

@Suite("Columns that white strips show: what text leaves free on all pages, and what is chance")
struct WhiteStripTests {
  @Test("The middle between a label and its amount far off is no column line in a longer label")
  func longLabel() {
    #expect(
      pictures {
        texts([("项目", 60), ("合计", 255)], y: 104, on: &$0)
        texts([("基本工资", 53), ("1.00", 253)], y: 124, on: &$0)
        texts([("机关事业单位基本养老保险缴", 53), ("2.00", 253)], y: 144, on: &$0)
        texts([("奖金", 53), ("3.00", 253)], y: 164, on: &$0)
        rules([100, 120, 140, 160, 180], to: 280, on: &$0)
      } == [["项目 | 合计", "基本工资 | 1.00", "机关事业单位基本养老保险缴 | 2.00", "奖金 | 3.00"]])
  }

  @Test("Parts whose texts leave room for the same lines have the same columns, wherever each page's lines were put")
  func sharedRoom() {
    #expect(
      pictures(
        {
          texts([("项目", 53), ("预算数", 230)], y: 704, on: &$0)
          for (index, label) in ["教育", "公安", "卫生"].enumerated() {
            texts([(label, 53), ("\(index + 1).67", 327)], y: 724 + 20 * Double(index), on: &$0)
          }
          rules([700, 720, 740, 760, 780], to: 350, on: &$0)
        },
        {
          for (index, label) in ["1.一般公共预算拨款结余", "2.政府性基金拨款的结转", "3.国有资本经营预算结余"].enumerated() {
            texts([(label, 53), ("\(index + 4).22", 327)], y: 54 + 20 * Double(index), on: &$0)
          }
          rules([50, 70, 90, 110], to: 350, on: &$0)
        }) == [
          [
            "项目 | 预算数", "教育 | 1.67", "公安 | 2.67", "卫生 | 3.67", "1.一般公共预算拨款结余 | 4.22", "2.政府性基金拨款的结转 | 5.22", "3.国有资本经营预算结余 | 6.22",
          ]
        ])
  }

  @Test("Room that two pages leave is what both leave; where one leaves none there is none")
  func room() {
    let room = ColumnRoom([10...20, 40...60])
    #expect(room.shared(with: ColumnRoom([15...30, 30...50]))?.strips == [15...20, 40...50])
    #expect(room.shared(with: ColumnRoom([15...30, 61...70])) == nil)
    #expect(room.shared(with: ColumnRoom([15...30])) == nil)
    #expect(ColumnRoom().shared(with: ColumnRoom()) == nil)
    #expect(room.moved(by: 5).strips == [15...25, 45...65])
    #expect(room.fitted([0, 25, 50, 90]) == [0, 20, 50, 90])
    #expect(room.fitted([0, 25, 90]) == [0, 25, 90])
  }

  @Test("A spanner that begins with the first of its heads says that heads are at the left: a narrow strip before one is a column's")
  func headsAtLeft() {
    #expect(
      pictures {
        texts([("预算数", 150)], y: 102, on: &$0)
        texts([("单位名称", 53)], y: 110, on: &$0)
        texts([("合计", 150), ("一般公共预算", 231), ("政府性基金", 320)], y: 118, on: &$0)
        texts([("部门合计", 53), ("15531.00", 188), ("17200.95", 277)], y: 138, on: &$0)
        rules([100, 134, 154], to: 400, on: &$0)
        $0.horizontal(116, from: 147, to: 400)
      } == [["单位名称 | 预算数 | < | <", "^ | 合计 | 一般公共预算 | 政府性基金", "部门合计 | 15531.00 | 17200.95 | "]])
  }
}
