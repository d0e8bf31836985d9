import Extraction
import Layout
import Recognition

/// `gongkai text`: the words of each page in reading order.
struct TextCommand: Command {
  static let name = "text"
  static let summary = "print the text of each page in reading order"
  static let synopsis = "FILE [--boxes] [--pages RANGE]\n\(InputFile.passwordSynopsis)\n\(RecognitionChoice.synopsis)"
  static let details = """
    A row of a table is one line with tabs between its cells. Each page ends with
    a form feed. With --boxes each line, and each cell, is a line of its own with
    six fields between tabs: page, x0, y0, x1, y1 (points from the top left of the
    page) and the text.
    """
  static let options = [boxes, PageSelection.option] + InputFile.passwordOptions + RecognitionChoice.options

  private static let boxes = Option("--boxes", help: "Print where each line and cell stands.")

  private let input: InputFile
  private let withBoxes: Bool
  private let pages: PageSelection?
  private let recognition: RecognitionOptions

  init(_ arguments: Arguments) throws(UsageError) {
    input = InputFile(path: try arguments.onlyOperand("FILE"), password: try InputFile.password(arguments))
    withBoxes = arguments.has(Self.boxes)
    pages = try PageSelection(arguments)
    recognition = try RecognitionChoice.choice(arguments)
  }

  func run(_ console: Console) throws -> ExitCode {
    let progress = ReadingProgress(input.path, console)
    let read = try input.read { pdf in
      let range = try pages?.range(in: pdf) ?? 1...pdf.pageCount
      return try PageReader(pdf, options: recognition).read(range, progress: { progress.report($0, of: range.count) }) { page in
        (pieces: PageText.pieces(of: page.page).map { $0.placed(page.placement) }, isUnread: page.isUnread)
      }
    }
    if recognition.policy != .never, read.contains(where: \.isUnread) {
      console.problem("\(input.path): \(RecognitionError.noModels(folder: nil))")
    }
    let isUnread = read.contains(where: \.isUnread)
    for (pieces, _) in read {
      let lines = withBoxes ? pieces.filter { !$0.text.isEmpty }.map(\.boxedLine) : Self.lines(of: pieces)
      try console.write(lines.map { $0 + "\n" }.joined() + (withBoxes ? "" : "\u{C}"))
    }
    return isUnread ? .unread : .done
  }

  private static func lines(of pieces: [PageText.Piece]) -> [String] {
    var lines: [String] = []
    for piece in pieces {
      if piece.continuesLine { lines[lines.count - 1] += "\t" + piece.text } else { lines.append(piece.text) }
    }
    return lines
  }
}

/// A page's lines and cells in reading order.
struct PageText {
  /// A line, or a cell of a table.
  struct Piece: Equatable {
    var page: Int
    var box: Box
    var text: String
    /// Whether it stands behind another cell of the same row.
    var continuesLine: Bool

    /// The piece where the PDF shows it, if it was read from a picture.
    func placed(_ placement: PlaneMap?) -> Piece {
      var piece = self
      if let placement { piece.box = placement.apply(box) }
      return piece
    }

    /// The place and the text between tabs.
    var boxedLine: String {
      ([String(page)] + [box.x0, box.y0, box.x1, box.y1].map(Self.rounded) + [text]).joined(separator: "\t")
    }

    private static func rounded(_ value: Double) -> String { String((value * 100).rounded() / 100) }
  }

  let pieces: [Piece]

  /// The pieces of a sheet, page by page where it holds two.
  static func pieces(of page: Page) -> [Piece] {
    LeafLayout.leaves(of: page).flatMap { leaf in
      PageText(leaf.layout).pieces.map { piece in
        var piece = piece
        piece.box = leaf.placed(piece.box)
        return piece
      }
    }
  }

  init(_ layout: PageLayout) {
    var groups: [(place: Box, pieces: [Piece])] = layout.lines.map { line in
      (line.box, [Piece(page: layout.page, box: line.box, text: line.text, continuesLine: false)])
    }
    groups += layout.tables.map { ($0.box, Self.pieces(of: $0.grid, page: layout.page)) }
    pieces = groups.sorted { ($0.place.y0, $0.place.x0) < ($1.place.y0, $1.place.x0) }.flatMap(\.pieces)
  }

  private static func pieces(of grid: Grid, page: Int) -> [Piece] {
    let covered = grid.coverage()
    var pieces: [Piece] = []
    for row in 0..<grid.rowCount {
      for column in 0..<grid.columnCount {
        let cell = covered[row * grid.columnCount + column].map { grid.cells[$0] }
        let begins = cell.map { $0.row == row && $0.column == column } ?? false
        pieces.append(
          Piece(page: page, box: cell?.box ?? Box(0, 0, 0, 0), text: begins ? cell?.text ?? "" : "", continuesLine: column > 0))
      }
    }
    return pieces
  }
}
