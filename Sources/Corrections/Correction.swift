import Extraction

/// One thing that a person found wrong, or right, with how a document was read.
public struct Correction: Sendable, Equatable {
  /// What is corrected; the raw values are those of docs/corrections.md.
  public enum Kind: String, Sendable, CaseIterable {
    /// The text of a cell.
    case cellText = "cell.text"
    /// A cell is as printed.
    case cellAccept = "cell.accept"
    /// A cell is two.
    case cellSplitRows = "cell.splitRows"
    /// A cell is two, side by side.
    case cellSplitColumns = "cell.splitColumns"
    /// Cells are one.
    case cellsMerge = "cells.merge"
    /// Rows are one.
    case rowsMerge = "rows.merge"
    /// A row is two.
    case rowSplit = "row.split"
    /// Columns are one.
    case columnsMerge = "columns.merge"
    /// A column is two.
    case columnSplit = "column.split"
    /// How many rows are heads.
    case tableHeaderRows = "table.headerRows"
    /// The title of a table.
    case tableTitle = "table.title"
    /// The form that a table is.
    case tableKind = "table.kind"
    /// The unit of a table's amounts.
    case tableUnit = "table.unit"
    /// A table that was missed.
    case tableMissed = "table.missed"
    /// What was taken for a table is none.
    case tableFalse = "table.false"
    /// A table is as printed.
    case tableAccept = "table.accept"
    /// The title of the document.
    case documentTitle = "document.title"
    /// The name of the agency.
    case documentAgency = "document.agency"
    /// The fiscal year.
    case documentYear = "document.year"
    /// Everything is as printed.
    case documentAccept = "document.accept"
  }

  /// What was read, or what is right.
  public enum Value: Sendable, Equatable {
    /// Nothing.
    case none
    /// Words.
    case text(String)
    /// A number.
    case number(Int)
    /// The two parts of each cell that is cut.
    case parts([[String]])
  }

  /// Where on a page something stands, as the PDF shows the page.
  public struct Place: Sendable, Equatable {
    /// The page, from 1.
    public var page: Int
    /// The box in points.
    public var box: Box

    /// Makes a place.
    public init(page: Int, box: Box) {
      self.page = page
      self.box = box
    }
  }

  /// What is corrected.
  public var kind: Kind
  /// Where it stands; nil for what is of the whole document.
  public var place: Place?
  /// Where it ends, where that is on another page.
  public var end: Place?
  /// What was read.
  public var old: Value
  /// What is right.
  public var new: Value
  /// Where a cell, row or column is cut, as a share of its width or height.
  public var share: Double?
  /// When it was made, in ISO 8601.
  public var time: String?
  /// Who made it.
  public var reviewer: String?
  /// Why.
  public var note: String?

  /// Makes a correction.
  public init(
    _ kind: Kind, at place: Place? = nil, to end: Place? = nil, old: Value = .none, new: Value = .none, share: Double? = nil,
    time: String? = nil,
    reviewer: String? = nil, note: String? = nil
  ) {
    self.kind = kind
    self.place = place
    self.end = end
    self.old = old
    self.new = new
    self.share = share
    self.time = time
    self.reviewer = reviewer
    self.note = note
  }
}

/// Everything that people found in one document, in the order in which they found it.
public struct Corrections: Sendable, Equatable {
  /// The base name of the PDF.
  public var file: String
  /// The SHA-256 of the PDF that was looked at.
  public var sha256: String?
  /// The corrections; each is meant for what those before it made.
  public var entries: [Correction]

  /// Makes corrections.
  public init(file: String, sha256: String? = nil, entries: [Correction] = []) {
    self.file = file
    self.sha256 = sha256
    self.entries = entries
  }
}

extension Correction.Kind {
  /// Whether it speaks of the document as a whole.
  public var isOfDocument: Bool { rawValue.hasPrefix("document.") }
  /// Whether it speaks of what the forms are read to say, not of the grids.
  var isOfReading: Bool { self != .documentAccept && isOfDocument || [.tableTitle, .tableKind, .tableUnit].contains(self) }
  /// Whether it says that something is right.
  public var isAcceptance: Bool { self == .cellAccept || self == .tableAccept || self == .documentAccept }
  /// Whether it cuts something in two.
  public var isSplit: Bool { [.cellSplitRows, .cellSplitColumns, .rowSplit, .columnSplit].contains(self) }
}

extension Correction.Value {
  /// The words; nil where there are none.
  public var text: String? { if case .text(let text) = self { text } else { nil } }
  /// The number; nil where there is none.
  public var number: Int? { if case .number(let number) = self { number } else { nil } }
}
