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
    case glyphs, lines, rulings, regions, lattice, cells, rows, tables
  }

  static let name = "draw"
  static let summary = "draw a page with what was found on it, to see why"
  static let synopsis =
    "FILE (--page N -o PNG | --pages RANGE -o DIR) [--stage STAGE]\n[--mark IDS] [--straight] [--scale N] [--corrections DIR]\n"
    + "\(InputFile.passwordSynopsis)\n\(RecognitionChoice.synopsis)"
  static let details = """
    The stages, in the order of the work:
      glyphs   the box of every character; invisible ones are red
      lines    the lines of text, green
      rulings  horizontal lines are red, vertical ones blue, filled areas yellow,
               pictures green
      regions  rulings that hang together: blue where they enclose cells, else
               orange; the columns of prose and what lies between them, green
      lattice  the lines of each table: blue where a ruling is drawn, orange where
               the alignment of the text or a shade tells them
      cells    the cells of each table with their row and column; those that cover
               several are orange
      rows     the lines of each form: totals red, subtotals orange, others blue,
               parts that are added to nothing green; level and code beside them,
               and above them the kind of the form
      tables   the tables with the ids that extract gives them and how well the
               grid explains what is printed (1 is best), orange; what is not
               certain, red; the lines of text outside them, green

    Of a page that was read from its picture it draws what was recognised: the
    characters and lines that were read with less than 90 % confidence are orange, and
    strokes that were taken for no rulings are violet. With --straight such pages
    lie as they were read, upright and level.

    --mark points at tables (t3), rows of their grids (t3:4) and checks (check:12,
    its place in `checks`), counted from 0 as extract does; they and the rows stage
    are of the document as it was corrected.
    """
  static let options =
    [pageOption, pagesOption, outputOption, stageOption, markOption, straightOption, scaleOption, DocumentReader.correctionsOption]
    + InputFile.passwordOptions + RecognitionChoice.options

  private static let pageOption = Option("--page", value: "N", help: "The page, counted from 1.")
  private static let pagesOption = Option("--pages", value: "RANGE", help: "The pages: 3-7, 3- (to the last) or -7.")
  private static let outputOption = Option(
    "--output", short: "-o", value: "PATH", help: "The picture to write, or - for standard output; with\n--pages the folder of page-N.png.")
  private static let stageOption = Option(
    "--stage", value: "STAGE", of: Stage.self, help: "glyphs, lines, rulings, regions, lattice,\ncells (the default), rows or tables.")
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
  private let corrections: String?
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
    corrections = try CorrectionsFolder.choice(arguments)
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

  /// Reads pages of a document.
  typealias Reading = (PDFDocument, ClosedRange<Int>) throws -> [ReadPage]

  func run(_ console: Console) throws -> ExitCode {
    try run(console) { pdf, range in try PageReader(pdf, options: recognition).read(range) { $0 } }
  }

  /// Draws what `reading` gives; it is asked once.
  func run(_ console: Console, reading: Reading) throws -> ExitCode {
    let isUnread = try input.read { pdf in
      let wanted = try selection.range(in: pdf)
      // Tables, rows and checks are known in the whole document, so all of it is read, once.
      let needsForms = stage == .rows || !marks.isEmpty
      let pages = try reading(pdf, needsForms || stage == .tables ? 1...pdf.pageCount : wanted)
      let disclosure = try needsForms ? disclosure(of: pdf, pages) : nil
      if isFolder { try OutputFile.makeFolder(output) }
      for page in wanted {
        let view = isStraight ? pages.first { $0.page.number == page }?.placement.flatMap(PageView.init) : nil
        var overlays = StageOverlays(stage, of: pages, view: view).overlays(page: page)
        if let disclosure {
          if stage == .rows { overlays += FormOverlays(disclosure, view: view).overlays(page: page) }
          overlays += try overlaysOfMarks(on: page, of: disclosure, view)
        }
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
    let document = try LaidOutDocument(pages, of: pdf, options: options)
    // Ids are those of extract, which applies what people corrected.
    return document.disclosure(rules: options.rules, corrections: try CorrectionsFolder.corrections(of: input.path, in: corrections))
  }

  private func overlaysOfMarks(on page: Int, of disclosure: Disclosure, _ view: PageView?) throws -> [Overlay] {
    try marks.flatMap { mark in
      guard let boxes = mark.boxes(on: page, of: disclosure) else { throw Problem("\(input.path): there is no \(mark.word)") }
      return boxes.flatMap { FormOverlays.mark(view?.apply($0) ?? $0, word: mark.word) }
    }
  }
}
