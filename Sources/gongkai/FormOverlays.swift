import Disclosure
import Extraction
import Recognition

/// The marks that show what was understood of the forms: their kinds, and what each line is.
struct FormOverlays {
  private let disclosure: Disclosure
  private let view: PageView?

  /// - Parameters:
  ///   - disclosure: What was understood, its boxes where the PDF shows them.
  ///   - view: How the page is drawn; nil as the PDF shows it.
  init(_ disclosure: Disclosure, view: PageView? = nil) {
    self.disclosure = disclosure
    self.view = view
  }

  /// The marks for one page.
  ///
  /// - Parameter number: The page, from 1.
  /// - Returns: The marks.
  func overlays(page number: Int) -> [Overlay] {
    disclosure.tables.flatMap { table -> [Overlay] in
      guard let whole = Box(around: table.grid.cells.filter { $0.page == number }.map(\.box)).map(placed) else { return [] }
      let kind = Overlay(.label("\(table.id) \(table.kind.rawValue)", x: whole.x0, y: max(8, whole.y0 - 2), size: 8), color: MarkColor.red)
      let targets = table.performances.flatMap(\.indicators).map(\.source).filter { $0.page == number }.compactMap(\.box)
      return [Overlay(.outline(whole), color: MarkColor.orange), kind]
        + (table.rows ?? []).filter { $0.source.page == number }.flatMap(marks)
        + targets.flatMap { box(placed($0), color: MarkColor.blue) }
    }
  }

  /// What points at a box.
  static func mark(_ box: Box, word: String) -> [Overlay] {
    [
      Overlay(.fill(box), color: MarkColor.violet, opacity: 0.15), Overlay(.outline(box.insetBy(dx: -1, dy: -1)), color: MarkColor.violet),
      Overlay(.label(word, x: box.x0, y: max(8, box.y0 - 2), size: 7), color: MarkColor.violet),
    ]
  }

  private func marks(of row: FormRow) -> [Overlay] {
    guard let place = row.source.box.map(placed) else { return [] }
    let color =
      switch row.part {
      case .total: MarkColor.red
      case .subtotal: MarkColor.orange
      case .aside: MarkColor.green
      case .leaf, nil: MarkColor.blue
      }
    let facts = [row.level.map(String.init), row.code ?? row.inferredCode.map { "(\($0))" }].compactMap { $0 }.joined(separator: " ")
    return box(place, color: color) + [Overlay(.label(facts, x: place.x0 + 1.5, y: place.y0 + 5.5, size: 5), color: color)]
  }

  private func box(_ box: Box, color: Color) -> [Overlay] {
    let inner = box.insetBy(dx: 0.6, dy: 0.6)
    return [Overlay(.fill(inner), color: color, opacity: 0.12), Overlay(.outline(inner), color: color)]
  }

  private func placed(_ box: Box) -> Box { view?.apply(box) ?? box }
}
