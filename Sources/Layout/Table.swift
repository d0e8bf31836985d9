import Extraction

/// A table, whole: its parts on following pages joined.
public struct Table: Sendable {
  /// Where a part of the table lies.
  public struct Part: Sendable, Equatable {
    /// The page's number, from 1.
    public var page: Int
    /// The part's box in points.
    public var box: Box
  }

  /// What of a table is not certain.
  public struct Doubt: Sendable, Equatable {
    /// What may be otherwise.
    public enum Subject: Sendable {
      /// Whether the part on a page belongs to the table.
      case join
      /// Whether a row or a cell goes on over a page break.
      case continuation
      /// Whether a cell is not two.
      case cell
      /// Whether a column is one: nothing is printed over it.
      case column
      /// Whether a row without text is missing above this cell.
      case row
      /// Whether a line of text beside the cells is the table's.
      case text
    }

    /// What may be otherwise.
    public var subject: Subject
    /// The page, from 1.
    public var page: Int
    /// Where it stands, in points.
    public var box: Box

    /// Makes a doubt.
    public init(_ subject: Subject, page: Int, box: Box) {
      self.subject = subject
      self.page = page
      self.box = box
    }
  }

  /// The parts from top to bottom, and of those side by side on pages of their own from left to right.
  public var parts: [Part]
  /// The cells.
  public var grid: Grid
  /// Whether rulings made the table; false where only the alignment of its text did.
  public var isRuled: Bool
  /// Lines that stand inside the table's frame above its first row.
  public var framedLines: [TextLine]
  /// The title above it, told by its place and type alone; nil where there is none.
  public var title: String?
  /// How well the grid explains what is printed, from 0 to 1.
  public var quality = 1.0
  /// What is not certain.
  public var doubts: [Doubt] = []

  /// The pages that it covers, from 1.
  public var pages: [Int] { Set(parts.map(\.page)).sorted() }
}

/// A paragraph outside the tables: lines that continue each other, over page breaks too.
public struct Paragraph: Sendable, Equatable {
  /// Its lines from top to bottom.
  public var lines: [TextLine]

  /// Makes a paragraph of at least one line.
  public init(lines: [TextLine]) { self.lines = lines }

  /// The page of its first line.
  public var page: Int { lines.first?.page ?? 1 }
  /// The box of its lines on its first page, in points.
  public var box: Box { lines.dropFirst().filter { $0.page == page }.reduce(lines.first?.box ?? Box(0, 0, 0, 0)) { $0.union($1.box) } }
  /// The text, wrapped lines joined.
  public var text: String { TextJoiner.join(lines.map(\.text)) }
  /// The size of the first line's glyphs, in points.
  public var fontSize: Double { lines.first?.fontSize ?? 0 }
  /// Whether it is set in bold.
  public var isBold: Bool { lines.allSatisfy(\.isBold) }
  /// Whether every line stands in the middle of the page, off both margins.
  public var isCentered: Bool { isMidset && lines.allSatisfy(Self.isInset) }
  /// Whether every line stands in the middle of the page, be it as broad as the text or not.
  public var isMidset: Bool { lines.allSatisfy { abs($0.box.midX - $0.pageLeft - $0.pageWidth / 2) < Self.offMiddle * $0.pageWidth } }
  /// Whether it is a title of several lines, of which the first may fill the width: the last line of a paragraph of prose begins at the margin.
  public var isTitleBlock: Bool { lines.count > 1 && isMidset && lines.last.map(Self.isInset) ?? false }

  /// A line in the middle of the page is off it by less than this share of its width.
  private static let offMiddle = 0.03
  /// A line off the margins begins farther in than this share of the page's width.
  private static let inset = 0.14

  private static func isInset(_ line: TextLine) -> Bool { line.box.x0 - line.pageLeft > inset * line.pageWidth }
}

/// A piece of the document's flow.
public enum Block: Sendable {
  /// Text outside the tables.
  case paragraph(Paragraph)
  /// A table.
  case table(Table)
}
