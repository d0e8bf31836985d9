import Extraction
import FoundationEssentials
import Texts

/// The normalized content of one disclosure PDF, as docs/format.md describes it: amounts in yuan, beside everything that was printed.
///
/// ```swift
/// let disclosure = try Disclosure(contentsOf: URL(filePath: "budget.pdf"))
/// for table in disclosure.tables where table.kind == .threePublic {
///   for row in table.rows ?? [] { print(row.name, row.amounts["total"] ?? 0) }
/// }
/// ```
public struct Disclosure: Sendable, Equatable {
  /// The file that it was read from.
  public var source: SourceFile
  /// What kind of document it is, and of whom.
  public var document: DocumentIdentity
  /// The pages that were read, in order: their size and how they were read.
  public var pages: [PageSummary] = []
  /// The text outside the tables, under its headings, in reading order.
  public var sections: [DocumentSection]
  /// The tables in reading order.
  public var tables: [DisclosureTable]
  /// Amounts stated in the narrative.
  public var statements: [Statement]
  /// Accounting identities that were tested.
  public var checks: [AccountingCheck]
  /// What could not be read or had to be assumed.
  public var diagnostics: [Diagnostic]
  /// What came of the corrections that people made; nil where there are none.
  public var review: ReviewSummary?

  /// Makes a disclosure from its parts.
  public init(
    source: SourceFile, document: DocumentIdentity, sections: [DocumentSection] = [], tables: [DisclosureTable] = [],
    statements: [Statement] = [], checks: [AccountingCheck] = [], diagnostics: [Diagnostic] = []
  ) {
    self.source = source
    self.document = document
    self.sections = sections
    self.tables = tables
    self.statements = statements
    self.checks = checks
    self.diagnostics = diagnostics
  }
}

/// One page, and how it was read.
public struct PageSummary: Sendable, Equatable {
  /// How the words of a page came about.
  public enum Reading: String, Sendable {
    /// The file carries the text.
    case text
    /// It was recognised from the page's picture.
    case recognized
    /// The page is a picture, and was not read.
    case unread
    /// There is nothing on it.
    case empty
  }

  /// The page's number, from 1.
  public var number: Int
  /// Its width in points, as it is seen.
  public var width: Double
  /// Its height in points, as it is seen.
  public var height: Double
  /// How it was read.
  public var reading: Reading

  /// Makes a summary.
  public init(number: Int, width: Double, height: Double, reading: Reading) {
    self.number = number
    self.width = width
    self.height = height
    self.reading = reading
  }
}

/// The file that a disclosure was read from.
public struct SourceFile: Sendable, Equatable {
  /// Where the words of the pages come from.
  public enum TextLayer: String, Sendable {
    /// Every page with content carries its text.
    case digital
    /// Every page with content is a picture.
    case scanned
    /// Some pages carry text, some are pictures.
    case mixed
    /// No page has any content.
    case none
  }

  /// The base name.
  public var file: String
  /// The SHA-256 of the bytes, 64 lower-case hexadecimal digits.
  public var sha256: String
  /// The size in bytes.
  public var bytes: Int
  /// The number of pages.
  public var pageCount: Int
  /// Where the words come from.
  public var textLayer: TextLayer
  /// The PDF's own document information.
  public var pdf: [String: String]

  /// Makes a source.
  public init(file: String, sha256: String, bytes: Int, pageCount: Int, textLayer: TextLayer, pdf: [String: String] = [:]) {
    self.file = file
    self.sha256 = sha256
    self.bytes = bytes
    self.pageCount = pageCount
    self.textLayer = textLayer
    self.pdf = pdf
  }
}

/// What a document is, of which year and of whom.
public struct DocumentIdentity: Sendable, Equatable {
  /// The kinds of documents.
  public enum Kind: String, Sendable {
    /// 部门预算.
    case budget
    /// 部门决算.
    case finalAccounts
    /// 绩效目标 alone.
    case performanceTargets
    /// None of these, or not to be told.
    case unknown
  }

  /// The kind.
  public var kind: Kind
  /// The title on the first page.
  public var title: String?
  /// The fiscal year.
  public var fiscalYear: Int?
  /// The agency's code, as printed.
  public var agencyCode: String?
  /// The agency's name.
  public var agencyName: String?
  /// Other names that captions print for it: 某局（本级）.
  public var agencyAliases: [String] = []
  /// Whether it is of a department with all its units, or of one unit.
  public var entity: Entity?
  /// The administrative division that it belongs to.
  public var region: Region?
  /// What a person corrected: `title`, `agency`, `fiscalYear`.
  public var corrected: [String] = []

  /// Whose figures a document holds.
  public enum Entity: String, Sendable {
    /// 部门: an agency and its units together.
    case department
    /// 单位: one unit, or an agency's own (本级).
    case unit
  }

  /// Makes an identity.
  public init(
    kind: Kind, title: String? = nil, fiscalYear: Int? = nil, agencyCode: String? = nil, agencyName: String? = nil, entity: Entity? = nil
  ) {
    self.entity = entity
    self.kind = kind
    self.title = title
    self.fiscalYear = fiscalYear
    self.agencyCode = agencyCode
    self.agencyName = agencyName
  }
}

/// A heading and what is printed under it, up to the next heading.
public struct DocumentSection: Sendable, Equatable {
  /// The number as printed, its separator left out: 一, （一）, 1, 第一部分.
  public var number: String?
  /// The depth: 0 before the first heading, 1 for parts and chief headings, deeper below.
  public var level: Int
  /// The heading's words without the number.
  public var title: String?
  /// The page that the section begins on, from 1.
  public var page: Int
  /// The paragraphs.
  public var paragraphs: [String]
  /// The ids of the tables printed under the heading.
  public var tables: [String]

  /// Makes a section.
  public init(number: String? = nil, level: Int, title: String?, page: Int, paragraphs: [String] = [], tables: [String] = []) {
    self.number = number
    self.level = level
    self.title = title
    self.page = page
    self.paragraphs = paragraphs
    self.tables = tables
  }
}

/// Where something stands in the document.
public struct Provenance: Sendable, Equatable {
  /// The page, from 1.
  public var page: Int
  /// The box in points on that page.
  public var box: Box?
  /// The row of the table's grid, from 0.
  public var gridRow: Int?

  /// Makes a provenance.
  public init(page: Int, box: Box? = nil, gridRow: Int? = nil) {
    self.page = page
    self.box = box
    self.gridRow = gridRow
  }
}

/// An amount stated in the narrative.
public struct Statement: Sendable, Equatable {
  /// What was stated.
  public var metric: Metric
  /// The amount in yuan.
  public var yuan: Decimal
  /// The words that state it.
  public var text: String
  /// Where they stand.
  public var source: Provenance

  /// Makes a statement.
  public init(metric: Metric, yuan: Decimal, text: String, source: Provenance) {
    self.metric = metric
    self.yuan = yuan
    self.text = text
    self.source = source
  }
}

/// The accounting identities that are tested.
public enum CheckRule: String, Sendable, CaseIterable {
  /// A row's total is the sum of its parts.
  case rowParts = "row.parts"
  /// A row is the sum of the rows below it in its outline.
  case columnChildren = "column.children"
  /// A total is the sum of its rows.
  case columnTotal = "column.total"
  /// The grand total of revenue is that of expenditure.
  case balance
  /// A figure that two tables print is the same in both.
  case crossTables = "cross.tables"
  /// An amount of the narrative is the one that a table prints.
  case crossStatement = "cross.statement"
  /// The parts of a project's budget make it up.
  case performanceBudget = "performance.budget"
  /// Quantity times price is the amount.
  case procurementPrice = "procurement.price"
}

/// An accounting identity that was tested.
public struct AccountingCheck: Sendable, Equatable {
  /// A cell of a table that an identity speaks of.
  public struct Cell: Sendable, Hashable {
    /// The table's id.
    public var table: String
    /// The row in its grid, from 0.
    public var gridRow: Int
    /// The column in its grid, from 0.
    public var gridColumn: Int

    /// Names a cell.
    public init(table: String, gridRow: Int, gridColumn: Int) {
      self.table = table
      self.gridRow = gridRow
      self.gridColumn = gridColumn
    }
  }

  /// The identity.
  public var rule: CheckRule
  /// Whether it holds.
  public var passed: Bool
  /// Whether it fails by so little that rounding explains it.
  public var isRounding: Bool
  /// The table's id, where it is of one table.
  public var table: String?
  /// What the parts give, in yuan.
  public var expected: Decimal?
  /// What is printed, in yuan.
  public var actual: Decimal?
  /// `actual` less `expected`, in yuan.
  public var difference: Decimal?
  /// The line and figure that was tested, as a table of failed checks names it; the message says the rest.
  public var subject: Text
  /// What it was compared with: the parts of the sum, or the other place that states it.
  public var counterpart: Text
  /// What was compared, in words a finance person uses.
  public var message: String
  /// Where the printed figure stands.
  public var source: Provenance?
  /// The cells that it covers, that of the printed figure first.
  public var cells: [Cell]

  /// Makes a check.
  public init(
    rule: CheckRule, passed: Bool, isRounding: Bool = false, table: String? = nil, expected: Decimal? = nil, actual: Decimal? = nil,
    difference: Decimal? = nil, subject: Text = "", counterpart: Text = "", message: String, source: Provenance? = nil,
    cells: [Cell] = []
  ) {
    self.rule = rule
    self.passed = passed
    self.isRounding = isRounding
    self.table = table
    self.expected = expected
    self.actual = actual
    self.difference = difference
    self.subject = subject
    self.counterpart = counterpart
    self.message = message
    self.source = source
    self.cells = cells
  }
}

/// Something that could not be read, or that had to be assumed.
public struct Diagnostic: Sendable, Equatable {
  /// How much it matters.
  public enum Severity: String, Sendable {
    /// Good to know.
    case info
    /// A reviewer should look.
    case warning
    /// Something printed is missing from the output.
    case error
  }

  /// How much it matters.
  public var severity: Severity
  /// A stable name for programs: `unit.assumed`, `page.scanned` and so on.
  public var code: DiagnosticCode
  /// What happened, for a person.
  public var message: String
  /// The page, from 1.
  public var page: Int?
  /// The table's id.
  public var table: String?
  /// The place on the page, in points.
  public var box: Box?

  /// Makes a diagnostic.
  public init(
    _ severity: Severity, code: DiagnosticCode, message: String, page: Int? = nil, table: String? = nil, box: Box? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.page = page
    self.table = table
    self.box = box
  }
}
