import Extraction
import FoundationEssentials
import Layout

/// One table of a disclosure: its faithful grid and, where its kind is known, its normalized content.
public struct DisclosureTable: Sendable, Equatable {
  /// The table's name within the document: `t1`, `t2` … in reading order.
  public var id: String
  /// What form it is.
  public var kind: TableKind
  /// Which words and cells made it that form, in short: `title`, `heading`, `head`, `body`.
  public var kindEvidence: [String] = []
  /// The title above it.
  public var title: String?
  /// What stands between title and table, or inside its frame above the header.
  public var caption: Caption?
  /// The unit of its amounts.
  public var unit: MoneyUnit?
  /// The pages that it covers, from 1.
  public var pages: [Int]
  /// The notes under it.
  public var note: String?
  /// The columns; nil in kinds that give a grid alone and in performance forms.
  public var columns: [FormColumn]?
  /// The body lines; nil in kinds that give no rows.
  public var rows: [FormRow]?
  /// The content of a performance form: one target a project, in printed order.
  public var performances: [PerformanceTarget]
  /// The cells as printed.
  public var grid: Grid
  /// How well the grid explains what is printed, from 0 to 1.
  public var quality = 1.0
  /// What a person corrected.
  public var corrected: [CorrectedPart] = []
  /// Whether a person accepted it as it is.
  public var isAccepted = false

  /// The target of a form that has one.
  public var performance: PerformanceTarget? { performances.first }

  /// A name that does not depend on which pages were read: the page that the table begins on and its place among those that do, `p12.1`.
  public var reference = ""

  /// Makes a table.
  public init(
    id: String, kind: TableKind, title: String? = nil, caption: Caption? = nil, unit: MoneyUnit? = nil, pages: [Int], note: String? = nil,
    columns: [FormColumn]? = nil, rows: [FormRow]? = nil, performances: [PerformanceTarget] = [], grid: Grid
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.caption = caption
    self.unit = unit
    self.pages = pages
    self.note = note
    self.columns = columns
    self.rows = rows
    self.performances = performances
    self.grid = grid
  }
}

/// The forms that a disclosure is made of; the raw values are those of docs/format.md.
public enum TableKind: String, Sendable, CaseIterable {
  /// 收支总表.
  case balance
  /// 收入总表.
  case revenue
  /// 支出总表.
  case expenditure
  /// 财政拨款收支总表.
  case fiscalBalance
  /// 财政拨款支出预算表（功能科目）.
  case fiscalExpenditure
  /// 财政拨款基本支出预算表（经济科目）.
  case fiscalBasicExpenditure
  /// 一般公共预算支出表.
  case generalPublicExpenditure
  /// 一般公共预算基本支出表.
  case generalPublicBasicExpenditure
  /// 政府性基金预算收入表.
  case governmentFundRevenue
  /// 政府性基金预算支出表.
  case governmentFundExpenditure
  /// 政府性基金预算收入支出决算表.
  case governmentFundBalance
  /// 国有资本经营预算收入表.
  case stateCapitalRevenue
  /// 国有资本经营预算支出表.
  case stateCapitalExpenditure
  /// 国有资本经营预算收支表.
  case stateCapitalBalance
  /// “三公”经费表.
  case threePublic
  /// 机关运行经费表.
  case operatingExpenses
  /// 项目支出表.
  case projectExpenditure
  /// 基本支出表 of no one fund.
  case basicExpenditure
  /// 政府采购预算表.
  case procurement
  /// 固定资产占用情况表.
  case assets
  /// 机构设置情况.
  case organization
  /// 绩效目标表.
  case performance
  /// 绩效自评表.
  case evaluation
  /// 目录.
  case contents
  /// Anything else.
  case other
}

/// What is printed between a table and its title.
public struct Caption: Sendable, Equatable {
  /// The agency's code.
  public var agencyCode: String?
  /// The agency's name.
  public var agencyName: String?
  /// The fiscal year.
  public var fiscalYear: Int?
  /// 截止时间, as an ISO 8601 date.
  public var asOf: String?
  /// Every caption as printed, from left to right and top to bottom.
  public var text: [String]

  /// Makes a caption.
  public init(agencyCode: String? = nil, agencyName: String? = nil, fiscalYear: Int? = nil, asOf: String? = nil, text: [String] = []) {
    self.agencyCode = agencyCode
    self.agencyName = agencyName
    self.fiscalYear = fiscalYear
    self.asOf = asOf
    self.text = text
  }
}

/// The unit of a table's amounts.
public struct MoneyUnit: Sendable, Equatable {
  /// As printed: 万元, 元.
  public var text: String
  /// How many yuan one unit is.
  public var yuan: Decimal
  /// How it is known.
  public var basis: Basis

  /// How a unit is known.
  public enum Basis: String, Sendable {
    /// It stands beside the table, in its title or in its head.
    case printed
    /// The form prints none, and its amounts stand elsewhere in a unit that is printed.
    case derived
    /// The form prints none; the unit of the document's other tables is taken.
    case assumed
    /// A person said so.
    case corrected
  }

  /// Makes a unit.
  public init(text: String, yuan: Decimal, basis: Basis = .printed) {
    self.text = text
    self.yuan = yuan
    self.basis = basis
  }
}

/// A column of a table and what it holds.
public struct FormColumn: Sendable, Equatable {
  /// Its place, from 0.
  public var index: Int
  /// The amount key or field that its cells give; nil where they give none.
  public var key: String?
  /// The side of a two-sided table.
  public var side: FormSide?
  /// Its header texts from top to bottom.
  public var header: [String]

  /// Makes a column.
  public init(index: Int, key: String? = nil, side: FormSide? = nil, header: [String]) {
    self.index = index
    self.key = key
    self.side = side
    self.header = header
  }
}

/// The side of a table or row.
public enum FormSide: String, Sendable {
  /// 收入.
  case revenue
  /// 支出.
  case expenditure
}

/// One body line of a form.
public struct FormRow: Sendable, Equatable {
  /// The printed 序号.
  public var line: Int?
  /// The side.
  public var side: FormSide?
  /// The classification code, written whole.
  public var code: String?
  /// The name of the item, subject, project or unit.
  public var name: String
  /// The depth in the classification; 0 for totals.
  public var level: Int?
  /// The amounts in yuan by key, in column order.
  public var amounts: KeyedValues<Decimal>
  /// The other cells by key, in column order.
  public var attributes: KeyedValues<AttributeValue>
  /// Where it stands.
  public var source: Provenance
  /// What is known of each amount, by its key.
  public var evidence: KeyedValues<AmountEvidence> = [:]
  /// Whether it is a sum of other rows.
  public var part: Part?
  /// The code that the classification has for the name, where the form prints none.
  public var inferredCode: String?

  /// What a row is among the rows of its list.
  public enum Part: String, Sendable {
    /// It has no parts among the rows.
    case leaf
    /// It is the sum of rows, and part of another one.
    case subtotal
    /// It is the sum of the list.
    case total
    /// A part that need not be complete (其中), which is added to nothing.
    case aside
  }

  /// Makes a row.
  public init(
    line: Int? = nil, side: FormSide? = nil, code: String? = nil, name: String, level: Int? = nil, amounts: KeyedValues<Decimal> = [:],
    attributes: KeyedValues<AttributeValue> = [:], source: Provenance
  ) {
    self.line = line
    self.side = side
    self.code = code
    self.name = name
    self.level = level
    self.amounts = amounts
    self.attributes = attributes
    self.source = source
  }
}

/// The value of a cell that is no amount.
public enum AttributeValue: Sendable, Equatable {
  /// A whole cell that is a number.
  case number(Decimal)
  /// Anything else, as printed.
  case text(String)
  /// Whether something holds.
  case flag(Bool)
  /// What a line says that it does not have: the year of a change.
  case null
}

/// Where an amount was read, and how sure it is.
public struct AmountEvidence: Sendable, Equatable {
  /// What the sums say of an amount.
  public enum Standing: String, Sendable {
    /// Identities that it is part of hold.
    case confirmed
    /// An identity that it is part of fails.
    case contradicted
    /// No identity was tested that it is part of.
    case untested
  }

  /// The row of the cell in the table's grid, from 0.
  public var gridRow: Int
  /// The column of the cell, from 0.
  public var gridColumn: Int
  /// The lowest confidence among the cell's recognised glyphs; nil where the file carries the text.
  public var confidence: Double?
  /// What the sums say of it.
  public var standing = Standing.untested
  /// How many identities hold that it is part of.
  public var confirmations = 0
  /// What a person said of its cell; nil where nobody looked.
  public var review: CellReview?

  /// An amount that was recognised with less confidence than this is doubtful: docs/recognition.md tells how many of those are wrong.
  public static let doubtful = 0.9

  /// Whether recognition doubted it, no sum bears it out and nobody looked.
  public var isDoubtful: Bool { review == nil && (confidence ?? 1) < Self.doubtful && standing != .confirmed }

  /// Makes evidence of an amount that no identity was tested for.
  public init(gridRow: Int, gridColumn: Int, confidence: Double? = nil, review: CellReview? = nil) {
    self.gridRow = gridRow
    self.gridColumn = gridColumn
    self.confidence = confidence
    self.review = review
  }
}

/// A small dictionary that keeps the order in which its keys came.
public struct KeyedValues<Value: Sendable & Equatable>: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  /// The keys and values in order.
  public private(set) var entries: [(key: String, value: Value)]

  /// Makes a dictionary from a literal; a key that comes twice keeps its first place and its last value.
  public init(dictionaryLiteral elements: (String, Value)...) {
    entries = []
    for (key, value) in elements { self[key] = value }
  }

  /// Whether there are no entries.
  public var isEmpty: Bool { entries.isEmpty }
  /// The keys in order.
  public var keys: [String] { entries.map(\.key) }

  /// The value of a key; setting nil removes it.
  public subscript(key: String) -> Value? {
    get { entries.first { $0.key == key }?.value }
    set {
      let at = entries.firstIndex { $0.key == key }
      switch (at, newValue) {
      case (let at?, let value?): entries[at].value = value
      case (let at?, nil): entries.remove(at: at)
      case (nil, let value?): entries.append((key, value))
      case (nil, nil): break
      }
    }
  }

  /// Whether both hold the same values under the same keys in the same order.
  public static func == (a: Self, b: Self) -> Bool {
    a.entries.count == b.entries.count && zip(a.entries, b.entries).allSatisfy { $0.key == $1.key && $0.value == $1.value }
  }
}
