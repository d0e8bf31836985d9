import Extraction
import FoundationEssentials
import Layout

/// `gongkai draw`: a page with what each stage found drawn over it.
struct DrawCommand: Command {
  /// The stages of the work that can be looked at.
  enum Stage: String, CaseIterable {
    case glyphs, rulings, cells, tables
  }

  static let name = "draw"
  static let summary = "draw a page with what was found on it, to see why"
  static let synopsis = "FILE --page N -o PNG [--stage STAGE] [--scale N]\n[--password PASSWORD]"
  static let details = """
    The stages, in the order of the work:
      glyphs   the box of every character; invisible ones are red
      rulings  horizontal lines are red, vertical ones blue, filled areas yellow,
               pictures green
      cells    the cells of each table with their row and column; those that cover
               several are orange
      tables   the tables with the ids that extract gives them and how well the
               grid explains what is printed (1 is best), orange; what is not
               certain, red; the lines of text outside them, green
    """
  static let options = [pageOption, outputOption, stageOption, scaleOption, InputFile.passwordOption]

  private static let pageOption = Option("--page", value: "N", help: "The page, counted from 1.")
  private static let outputOption = Option("--output", short: "-o", value: "PNG", help: "The picture to write.")
  private static let stageOption = Option("--stage", value: "STAGE", help: "glyphs, rulings, cells (the default) or tables.")
  private static let scaleOption = Option("--scale", value: "N", help: "Pixels a point, 0.1 to 10; 2 is the default.")

  private let input: InputFile
  private let page: Int
  private let output: String
  private let stage: Stage
  private let scale: Double

  init(_ arguments: Arguments) throws(UsageError) {
    input = InputFile(path: try arguments.onlyOperand("FILE"), password: arguments[InputFile.passwordOption])
    guard let page = arguments[Self.pageOption] else { throw UsageError(cause: "--page is missing") }
    guard let number = Int(page), number > 0 else { throw UsageError(cause: "--page cannot be \(page): it is counted from 1") }
    self.page = number
    guard let output = arguments[Self.outputOption], !output.isEmpty else { throw UsageError(cause: "-o is missing: the picture to write") }
    self.output = output
    stage = try arguments.value(Self.stageOption, as: Stage.self) ?? .cells
    let scale = arguments[Self.scaleOption] ?? "2"
    guard let factor = Double(scale), (0.1...10).contains(factor) else {
      throw UsageError(cause: "--scale cannot be \(scale): it is a number from 0.1 to 10")
    }
    self.scale = factor
  }

  func run(_ console: Console) throws -> ExitCode {
    let png = try input.read { pdf in
      let overlays = try StageOverlays.overlays(stage, page: page, of: pdf)
      return try pdf.picture(ofPage: page, scale: scale, overlays: overlays)
    }
    try OutputFile.write(Array(png), to: output)
    return .done
  }
}

/// The marks that show what a stage found.
enum StageOverlays {
  private static let red = Color(red: 0.85, green: 0, blue: 0)
  private static let green = Color(red: 0, green: 0.6, blue: 0.2)
  private static let blue = Color(red: 0, green: 0.3, blue: 0.9)
  private static let orange = Color(red: 0.95, green: 0.5, blue: 0)
  private static let yellow = Color(red: 1, green: 0.9, blue: 0)

  /// The marks for one page.
  static func overlays(_ stage: DrawCommand.Stage, page number: Int, of pdf: PDFDocument) throws -> [Overlay] {
    switch stage {
    case .glyphs:
      try pdf.page(number).glyphs.map { Overlay(.outline($0.box), color: $0.isInvisible ? red : blue, opacity: 0.7) }
    case .rulings: rulings(of: try pdf.page(number))
    case .cells: cells(of: PageLayout(try pdf.page(number)))
    case .tables: try tables(on: number, of: pdf)
    }
  }

  private static func rulings(of page: Page) -> [Overlay] {
    page.areas.map { Overlay(.fill($0.box), color: yellow, opacity: 0.4) }
      + page.images.map { Overlay(.outline($0), color: green) }
      + page.rulings.map { Overlay(.line($0), color: $0.axis == .horizontal ? red : blue, opacity: 0.8) }
  }

  private static func cells(of layout: PageLayout) -> [Overlay] {
    layout.tables.flatMap(\.grid.cells).flatMap { cell in
      // Neighbours would hide each other's edges, so each box is drawn a little smaller than it is.
      let inner = cell.box.insetBy(dx: 0.6, dy: 0.6)
      let color = cell.rowSpan > 1 || cell.columnSpan > 1 ? orange : blue
      return [
        Overlay(.fill(inner), color: color, opacity: 0.08), Overlay(.outline(inner), color: color),
        Overlay(.label("\(cell.row),\(cell.column)", x: cell.box.x0 + 1.5, y: cell.box.y0 + 5.5, size: 5), color: red),
      ]
    }
  }

  /// Tables are known by the ids of the whole document, so all of it is read.
  private static func tables(on number: Int, of pdf: PDFDocument) throws -> [Overlay] {
    guard (1...pdf.pageCount).contains(number) else {
      throw ExtractionError.pageOutOfRange(file: pdf.name, page: number, pageCount: pdf.pageCount)
    }
    let pages = try (1...pdf.pageCount).map { PageLayout(try pdf.page($0)) }
    let lines = pages[number - 1].lines.map { Overlay(.outline($0.box), color: green, opacity: 0.7) }
    let tables = DocumentLayout(pages).tables.enumerated().flatMap { index, table in
      table.parts.filter { $0.page == number }.flatMap { part in
        [
          Overlay(.fill(part.box), color: orange, opacity: 0.12), Overlay(.outline(part.box), color: orange),
          Overlay(.label("t\(index + 1)", x: max(2, part.box.x0 - 18), y: part.box.y0 + 9, size: 10), color: red),
          Overlay(
            .label("\((table.quality * 100).rounded() / 100)", x: max(2, part.box.x0 - 18), y: part.box.y0 + 17, size: 7), color: red),
        ]
      } + table.doubts.filter { $0.page == number }.map { Overlay(.outline($0.box), color: red) }
    }
    return lines + tables
  }
}
