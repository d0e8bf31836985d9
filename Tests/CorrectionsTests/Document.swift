import Corrections
import Disclosure
import Extraction
import Layout
import TestSupport

/// A document of one form, whose amount of the second line is misread.
enum Document {
  static let xs: [Double] = [50, 150, 300, 400, 500]
  static let ys: [Double] = [100, 120, 140, 160, 180]

  static var layout: DocumentLayout { layout("8.00") }

  static func layout(_ amount: String) -> DocumentLayout {
    DocumentLayout([
      PageLayout(
        Page.sketch {
          $0.centered("清泉区文化局2026年部门预算", y: 30, size: 18)
          $0.centered("支出总表", y: 60, size: 16)
          $0.text("单位：万元", x: 420, y: 84)
          $0.table(
            xs: xs, ys: ys,
            ["科目编码 | 科目名称 | 合计 | 基本支出", " | 合计 | 5.00 | 5.00", "207 | 文化旅游 | \(amount) | 3.00", "208 | 社会保障 | 2.00 | 2.00"])
        })
    ])
  }

  static func place(_ row: Int, _ column: Int, rows: Int = 1, columns: Int = 1) -> Correction.Place {
    Correction.Place(page: 1, box: Box(xs[column], ys[row], xs[column + columns], ys[row + rows]))
  }

  static let table = Correction.Place(page: 1, box: Box(50, 100, 500, 180))

  /// What comes of corrections.
  static func apply(_ corrections: [Correction], to layout: DocumentLayout = layout) -> CorrectedLayout {
    CorrectedLayout(corrections, to: layout)
  }

  static func texts(_ layout: CorrectedLayout) -> [[String]] { layout.layout.tables.map { $0.grid.cells.map(\.text) } }
}
