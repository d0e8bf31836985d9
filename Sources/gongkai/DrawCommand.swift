import Disclosure
import Extraction
import FoundationEssentials
import Layout
import Reading
import Recognition

/// `gongkai draw`: a page with what each stage found drawn over it.
struct DrawCommand: Command {
  /// The stages of the work that can be looked at.
  enum Stage: String, CaseIterable {
    case glyphs, rulings, cells, tables
  }

  static let name = "draw"
  static let summary = "draw a page with what was found on it, to see why"
  static let synopsis =
    "FILE (--page N -o PNG | --pages RANGE -o DIR) [--stage STAGE]\n[--mark IDS] [--straight] [--scale N]\n"
    + "\(InputFile.passwordSynopsis)\n\(RecognitionChoice.synopsis)"
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

    Of a page that was read from its picture it draws what was recognised: the
    characters that were read with less than 90 % confidence are orange. With
    --straight such pages lie as they were read, upright and level.

    --mark points at tables (t3), rows of their grids (t3:4) and checks (check:12,
    its place in `checks`), counted from 0 as extract does.
    """
  static let options =
    [pageOption, pagesOption, outputOption, stageOption, markOption, straightOption, scaleOption] + InputFile.passwordOptions
    + RecognitionChoice.options

  private static let pageOption = Option("--page", value: "N", help: "The page, counted from 1.")
  private static let pagesOption = Option("--pages", value: "RANGE", help: "The pages: 3-7, 3- (to the last) or -7.")
  private static let outputOption = Option(
    "--output", short: "-o", value: "PATH", help: "The picture to write, or - for standard output; with\n--pages the folder of page-N.png.")
  private static let stageOption = Option(
    "--stage", value: "STAGE", of: Stage.self, help: "glyphs, rulings, cells (the default) or tables.")
  private static let markOption = Option("--mark", value: "IDS", help: "Point at tables, rows and checks: t3,t9:4,check:12.")
  private static let straightOption = Option("--straight", help: "Draw scans upright and level, as they were read.")
  private static let scaleOption = Option("--scale", value: "N", help: "Pixels a point, 0.1 to 10; 2 is the default.")

  private let input: InputFile
  private let selection: PageSelection
  /// Whether a folder of pictures is written.
  private let isFolder: Bool
  private let output: String
  private let stage: Stage
  private let marks: [DrawMark]
  private let isStraight: Bool
  private let scale: Double
  private let recognition: RecognitionOptions

  init(_ arguments: Arguments) throws(UsageError) {
    input = InputFile(path: try arguments.onlyOperand("FILE"), password: try InputFile.password(arguments))
    isFolder = arguments.has(Self.pagesOption)
    selection = try Self.selection(arguments)
    guard let output = arguments[Self.outputOption], !output.isEmpty else {
      throw UsageError(cause: isFolder ? "-o is missing: the folder to write" : "-o is missing: the picture to write")
    }
    self.output = output
    stage = try arguments.value(Self.stageOption, as: Stage.self) ?? .cells
    marks = try arguments[Self.markOption].map { text throws(UsageError) in try DrawMark.list(text) } ?? []
    isStraight = arguments.has(Self.straightOption)
    let scale = arguments[Self.scaleOption] ?? "2"
    guard let factor = Double(scale), (0.1...10).contains(factor) else {
      throw UsageError(cause: "--scale cannot be \(scale): it is a number from 0.1 to 10")
    }
    self.scale = factor
    recognition = try RecognitionChoice.choice(arguments)
  }

  private static func selection(_ arguments: Arguments) throws(UsageError) -> PageSelection {
    switch (arguments[pageOption], arguments[pagesOption]) {
    case (let page?, nil):
      guard let number = Int(page), number > 0 else { throw UsageError(cause: "--page cannot be \(page): it is counted from 1") }
      return try PageSelection(page)
    case (nil, let pages?): return try PageSelection(pages)
    case (nil, nil): throw UsageError(cause: "--page is missing")
    case (_?, _?): throw UsageError(cause: "--page and --pages do not go together")
    }
  }

  func run(_ console: Console) throws -> ExitCode {
    let isUnread = try input.read { pdf in
      let wanted = try selection.range(in: pdf)
      // Tables and checks are known by their ids in the whole document, so all of it is read, once.
      let isWhole = stage == .tables || !marks.isEmpty
      let pages = try PageReader(pdf, options: recognition).read(isWhole ? 1...pdf.pageCount : wanted) { $0 }
      let disclosure = try marks.isEmpty ? nil : disclosure(of: pdf, pages)
      if isFolder { try OutputFile.makeFolder(output) }
      for page in wanted {
        let view = isStraight ? pages.first { $0.page.number == page }?.placement.flatMap(PageView.init) : nil
        var overlays = StageOverlays.overlays(stage, page: page, of: pages, isStraight: view != nil)
        if let disclosure { overlays += try overlaysOfMarks(on: page, of: disclosure, view) }
        let png = try pdf.picture(ofPage: page, scale: scale, overlays: overlays, view: view)
        if output == "-", !isFolder {
          try console.output(Array(png))
        } else {
          try OutputFile.write(Array(png), to: isFolder ? "\(output)/page-\(page).png" : output)
        }
      }
      return pages.contains { wanted.contains($0.page.number) && $0.isUnread }
    }
    if isUnread, recognition.policy != .never { console.problem("\(input.path): \(RecognitionError.noModels(folder: nil))") }
    return isUnread ? .unread : .done
  }

  private func disclosure(of pdf: PDFDocument, _ pages: [ReadPage]) throws -> Disclosure {
    let options = ReadingOptions(recognition: recognition)
    return try LaidOutDocument(pages, of: pdf, options: options).disclosure(rules: options.rules)
  }

  private func overlaysOfMarks(on page: Int, of disclosure: Disclosure, _ view: PageView?) throws -> [Overlay] {
    try marks.flatMap { mark in
      guard let boxes = mark.boxes(on: page, of: disclosure) else { throw Problem("\(input.path): there is no \(mark.word)") }
      return boxes.flatMap { StageOverlays.mark(view?.apply($0) ?? $0, word: mark.word) }
    }
  }
}

/// The marks that show what a stage found.
enum StageOverlays {
  private static let red = Color(red: 0.85, green: 0, blue: 0)
  private static let green = Color(red: 0, green: 0.6, blue: 0.2)
  private static let blue = Color(red: 0, green: 0.3, blue: 0.9)
  private static let orange = Color(red: 0.95, green: 0.5, blue: 0)
  private static let violet = Color(red: 0.5, green: 0, blue: 0.7)
  private static let yellow = Color(red: 1, green: 0.9, blue: 0)

  /// The marks for one page, where the PDF shows it.
  ///
  /// - Parameters:
  ///   - stage: What is looked at.
  ///   - number: The page.
  ///   - pages: The pages that were read, for `tables` all of the document.
  ///   - isStraight: Whether the page is drawn as it was read, upright and level.
  /// - Returns: The marks in the order of drawing.
  static func overlays(_ stage: DrawCommand.Stage, page number: Int, of pages: [ReadPage], isStraight: Bool = false) -> [Overlay] {
    guard let read = pages.first(where: { $0.page.number == number }) else { return [] }
    let map = isStraight ? .identity : read.placement ?? .identity
    return switch stage {
    case .glyphs:
      read.page.glyphs.map { glyph in
        let color = glyph.isInvisible ? red : glyph.confidence ?? 1 < AmountEvidence.doubtful ? orange : blue
        return Overlay(.outline(map.apply(glyph.box)), color: color, opacity: 0.7)
      }
    case .rulings: rulings(of: read.page, map)
    case .cells: cells(of: read.page, map)
    case .tables: tables(on: number, of: pages, map)
    }
  }

  /// What points at a box.
  static func mark(_ box: Box, word: String) -> [Overlay] {
    [
      Overlay(.fill(box), color: violet, opacity: 0.15), Overlay(.outline(box.insetBy(dx: -1, dy: -1)), color: violet),
      Overlay(.label(word, x: box.x0, y: max(8, box.y0 - 2), size: 7), color: violet),
    ]
  }

  private static func rulings(of page: Page, _ map: PlaneMap) -> [Overlay] {
    // Pictures and filled areas are the file's own: they stand where it shows them.
    page.areas.map { Overlay(.fill($0.box), color: yellow, opacity: 0.4) }
      + page.images.map { Overlay(.outline($0), color: green) }
      + page.rulings.map { ruling in
        let isLevel = ruling.axis == .horizontal
        let start = isLevel ? map.apply(x: ruling.start, y: ruling.position) : map.apply(x: ruling.position, y: ruling.start)
        let end = isLevel ? map.apply(x: ruling.end, y: ruling.position) : map.apply(x: ruling.position, y: ruling.end)
        return Overlay(
          .line(x0: start.x, y0: start.y, x1: end.x, y1: end.y, thickness: ruling.thickness), color: isLevel ? red : blue, opacity: 0.8)
      }
  }

  private static func cells(of page: Page, _ map: PlaneMap) -> [Overlay] {
    LeafLayout.leaves(of: page).flatMap { leaf in
      leaf.layout.tables.flatMap(\.grid.cells).map { ($0, map.apply(leaf.placed($0.box))) }
    }.flatMap { cell, box in
      // Neighbours would hide each other's edges, so each box is drawn a little smaller than it is.
      let inner = box.insetBy(dx: 0.6, dy: 0.6)
      let color = cell.rowSpan > 1 || cell.columnSpan > 1 ? orange : blue
      return [
        Overlay(.fill(inner), color: color, opacity: 0.08), Overlay(.outline(inner), color: color),
        Overlay(.label("\(cell.row),\(cell.column)", x: box.x0 + 1.5, y: box.y0 + 5.5, size: 5), color: red),
      ]
    }
  }

  private static func tables(on number: Int, of pages: [ReadPage], _ map: PlaneMap) -> [Overlay] {
    let leaves = pages.flatMap { LeafLayout.leaves(of: $0.page) }
    let lines = leaves.filter { $0.layout.page == number }.flatMap { leaf in
      leaf.layout.lines.map { Overlay(.outline(map.apply(leaf.placed($0.box))), color: green, opacity: 0.7) }
    }
    let tables = DocumentLayout(sheets: leaves).tables.enumerated().flatMap { index, table in
      table.parts.filter { $0.page == number }.flatMap { part in
        let box = map.apply(part.box)
        return [
          Overlay(.fill(box), color: orange, opacity: 0.12), Overlay(.outline(box), color: orange),
          Overlay(.label("t\(index + 1)", x: max(2, box.x0 - 18), y: box.y0 + 9, size: 10), color: red),
          Overlay(.label("\((table.quality * 100).rounded() / 100)", x: max(2, box.x0 - 18), y: box.y0 + 17, size: 7), color: red),
        ]
      } + table.doubts.filter { $0.page == number }.map { Overlay(.outline(map.apply($0.box)), color: red) }
    }
    return lines + tables
  }
}
