import Disclosure
import Extraction
import Layout
import Recognition

/// The colours of marks.
enum MarkColor {
  static let red = Color(red: 0.85, green: 0, blue: 0)
  static let green = Color(red: 0, green: 0.6, blue: 0.2)
  static let blue = Color(red: 0, green: 0.3, blue: 0.9)
  static let orange = Color(red: 0.95, green: 0.5, blue: 0)
  static let violet = Color(red: 0.5, green: 0, blue: 0.7)
  static let yellow = Color(red: 1, green: 0.9, blue: 0)
}

/// The marks that show what a stage found on the pages.
struct StageOverlays {
  private let stage: DrawCommand.Stage
  private let pages: [ReadPage]
  private let view: PageView?

  /// - Parameters:
  ///   - stage: What is looked at.
  ///   - pages: The pages that were read, for `tables` all of the document.
  ///   - view: How the page is drawn; nil as the PDF shows it.
  init(_ stage: DrawCommand.Stage, of pages: [ReadPage], view: PageView? = nil) {
    self.stage = stage
    self.pages = pages
    self.view = view
  }

  /// The marks for one page, where it shows them, in the order of drawing.
  ///
  /// - Parameter number: The page, from 1.
  /// - Returns: The marks.
  func overlays(page number: Int) -> [Overlay] {
    guard let read = pages.first(where: { $0.page.number == number }) else { return [] }
    // Drawn straight, a page lies as it was read.
    let map = view == nil ? read.placement ?? .identity : .identity
    return switch stage {
    case .glyphs:
      read.page.glyphs.map { glyph in
        let color = glyph.isInvisible ? MarkColor.red : Self.isDoubtful(glyph.confidence) ? MarkColor.orange : MarkColor.blue
        return Overlay(.outline(map.apply(glyph.box)), color: color, opacity: 0.7)
      }
    case .lines: lines(of: read, map)
    case .rulings: rulings(of: read, map)
    case .regions: regions(of: read.page, map)
    case .lattice: lattice(of: read.page, map)
    case .cells: cells(of: read.page, map)
    case .rows: []
    case .tables: tables(on: number, map)
    }
  }

  private static func isDoubtful(_ confidence: Double?) -> Bool { confidence ?? 1 < AmountEvidence.doubtful }

  private func lines(of read: ReadPage, _ map: PlaneMap) -> [Overlay] {
    guard let evidence = read.evidence else {
      return LayoutEvidence(read.page).lines.map { Overlay(.outline(map.apply($0)), color: MarkColor.green, opacity: 0.8) }
    }
    return evidence.lines.map { line in
      Overlay(
        .outline(map.apply(line.box)), color: Self.isDoubtful(line.confidence) ? MarkColor.orange : MarkColor.green, opacity: 0.8)
    }
  }

  private func rulings(of read: ReadPage, _ map: PlaneMap) -> [Overlay] {
    let page = read.page
    // Pictures and filled areas are the file's own: they stand where it shows them.
    let own = { (box: Box) in view?.apply(box) ?? box }
    let dropped = read.evidence?.dropped(besides: page.rulings) ?? []
    return page.areas.map { Overlay(.fill(own($0.box)), color: MarkColor.yellow, opacity: 0.4) }
      + page.images.map { Overlay(.outline(own($0)), color: MarkColor.green) }
      + dropped.map { Self.stroke($0, map, color: MarkColor.violet) }
      + page.rulings.map { Self.stroke($0, map, color: $0.axis == .horizontal ? MarkColor.red : MarkColor.blue) }
  }

  private static func stroke(_ ruling: Ruling, _ map: PlaneMap, color: Color) -> Overlay {
    let isLevel = ruling.axis == .horizontal
    let start = isLevel ? map.apply(x: ruling.start, y: ruling.position) : map.apply(x: ruling.position, y: ruling.start)
    let end = isLevel ? map.apply(x: ruling.end, y: ruling.position) : map.apply(x: ruling.position, y: ruling.end)
    return Overlay(.line(x0: start.x, y0: start.y, x1: end.x, y1: end.y, thickness: ruling.thickness), color: color, opacity: 0.8)
  }

  private func regions(of page: Page, _ map: PlaneMap) -> [Overlay] {
    let evidence = LayoutEvidence(page)
    return evidence.zones.map { Overlay(.outline(map.apply($0.insetBy(dx: 2, dy: 2))), color: MarkColor.green) }
      + evidence.networks.flatMap { network in
        let (box, color) = (map.apply(network.box), network.isLattice ? MarkColor.blue : MarkColor.orange)
        return [Overlay(.fill(box), color: color, opacity: 0.12), Overlay(.outline(box.insetBy(dx: -1, dy: -1)), color: color)]
      }
  }

  private func lattice(of page: Page, _ map: PlaneMap) -> [Overlay] {
    LayoutEvidence(page).lattices.joined().map { line in
      Self.stroke(line.ruling, map, color: line.isDrawn ? MarkColor.blue : MarkColor.orange)
    }
  }

  private func cells(of page: Page, _ map: PlaneMap) -> [Overlay] {
    LeafLayout.leaves(of: page).flatMap { leaf in
      leaf.layout.tables.flatMap(\.grid.cells).map { ($0, map.apply(leaf.placed($0.box))) }
    }.flatMap { cell, box in
      // Neighbours would hide each other's edges, so each box is drawn a little smaller than it is.
      let inner = box.insetBy(dx: 0.6, dy: 0.6)
      let color = cell.rowSpan > 1 || cell.columnSpan > 1 ? MarkColor.orange : MarkColor.blue
      return [
        Overlay(.fill(inner), color: color, opacity: 0.08), Overlay(.outline(inner), color: color),
        Overlay(.label("\(cell.row),\(cell.column)", x: box.x0 + 1.5, y: box.y0 + 5.5, size: 5), color: MarkColor.red),
      ]
    }
  }

  private func tables(on number: Int, _ map: PlaneMap) -> [Overlay] {
    let leaves = pages.flatMap { LeafLayout.leaves(of: $0.page) }
    let lines = leaves.filter { $0.layout.page == number }.flatMap { leaf in
      leaf.layout.lines.map { Overlay(.outline(map.apply(leaf.placed($0.box))), color: MarkColor.green, opacity: 0.7) }
    }
    let tables = DocumentLayout(sheets: leaves).tables.enumerated().flatMap { index, table in
      table.parts.filter { $0.page == number }.flatMap { part in
        let box = map.apply(part.box)
        return [
          Overlay(.fill(box), color: MarkColor.orange, opacity: 0.12), Overlay(.outline(box), color: MarkColor.orange),
          Overlay(.label("t\(index + 1)", x: max(2, box.x0 - 18), y: box.y0 + 9, size: 10), color: MarkColor.red),
          Overlay(
            .label("\((table.quality * 100).rounded() / 100)", x: max(2, box.x0 - 18), y: box.y0 + 17, size: 7), color: MarkColor.red),
        ]
      } + table.doubts.filter { $0.page == number }.map { Overlay(.outline(map.apply($0.box)), color: MarkColor.red) }
    }
    return lines + tables
  }
}
