import FoundationEssentials
import Layout

/// Corrects in rows what recognition doubted and the domain decides.
///
/// Only rows on pages that were read from pictures are touched. The grid keeps what was recognised; each change is a diagnostic that says
/// what was read, what is meant, why, and how sure recognition was.
struct Repairer {
  /// The tables, rows repaired.
  private(set) var tables: [DisclosureTable]
  /// What was changed, in the order of the tables.
  private(set) var diagnostics: [Diagnostic] = []
  /// The checks that repaired each amount; what made a figure fit cannot bear it out.
  private(set) var mends: [AccountingCheck.Cell: Set<CheckPlace>] = [:]

  /// A cell read with more confidence than this, its least sure character counting, is not touched for the sake of a sum or a name.
  static let doubtful = 0.93
  /// Numbers that count lines stand in a sequence, which says more than one character's confidence.
  static let doubtfulInSequence = 0.995

  /// Repairs tables.
  ///
  /// - Parameters:
  ///   - tables: The tables as they were read.
  ///   - statements: The amounts that the narrative states, which the checks compare.
  ///   - recognized: The pages that were read from pictures.
  ///   - rules: The words of forms.
  init(_ tables: [DisclosureTable], statements: [Statement], recognized: Set<Int>, rules: FormRules) {
    self.tables = tables
    for index in tables.indices {
      guard let rows = tables[index].rows else { continue }
      let cells = RecognizedCells(tables[index].grid, pages: recognized)
      var repaired = rows
      apply(LineRepair.repairs(of: rows, cells: cells), to: &repaired, of: tables[index].id)
      apply(NameRepair.repairs(of: repaired, cells: cells), to: &repaired, of: tables[index].id)
      self.tables[index].rows = repaired
    }
    for found in AmountRepair.repairs(of: self.tables, statements: statements, recognized: recognized, rules: rules) {
      let table = self.tables[found.table].id
      guard var rows = self.tables[found.table].rows else { continue }
      apply([found.repair], to: &rows, of: table)
      self.tables[found.table].rows = rows
      guard case .amount(let key, _) = found.repair.change, let evidence = rows[found.repair.row].evidence[key] else { continue }
      let cell = AccountingCheck.Cell(table: table, gridRow: evidence.gridRow, gridColumn: evidence.gridColumn)
      mends[cell, default: []].formUnion(found.mended)
    }
  }

  private mutating func apply(_ repairs: [Repair], to rows: inout [FormRow], of table: String) {
    for repair in repairs {
      switch repair.change {
      case .line(let line): rows[repair.row].line = line
      case .name(let name): rows[repair.row].name = name
      case .code(let code): rows[repair.row].code = code
      case .amount(let key, let yuan): rows[repair.row].amounts[key] = yuan
      }
      let percent = Int((repair.confidence * 100).rounded(.down))
      diagnostics.append(
        Diagnostic(
          .info, code: repair.change.diagnostic,
          message: "read “\(repair.read)”, taken as “\(repair.meant)”: \(repair.reason) (read with \(percent) % confidence)",
          page: rows[repair.row].source.page, table: table))
    }
  }
}

/// One correction of a row.
struct Repair: Equatable {
  /// What changes.
  enum Change: Equatable {
    case line(Int)
    case name(String)
    case code(String)
    case amount(key: String, yuan: Decimal)

    /// The code of the diagnostic.
    var diagnostic: DiagnosticCode {
      switch self {
      case .line: .repairLine
      case .name: .repairName
      case .code: .repairCode
      case .amount: .repairAmount
      }
    }
  }

  /// The row's index.
  var row: Int
  var change: Change
  /// What was recognised.
  var read: String
  /// What it is taken for.
  var meant: String
  /// Why, in words.
  var reason: String
  /// How sure recognition was.
  var confidence: Double
}

/// The cells of a grid that were recognised, by the row that they stand in.
struct RecognizedCells {
  private var cellsOfRow: [Int: [Cell]] = [:]

  init(_ grid: Grid, pages: Set<Int>) {
    for cell in grid.cells where cell.confidence != nil && pages.contains(cell.page) {
      for row in cell.row..<(cell.row + cell.rowSpan) { cellsOfRow[row, default: []].append(cell) }
    }
  }

  /// The least sure cell of a row that fits.
  func cell(of row: FormRow, where fits: (Cell) -> Bool) -> Cell? {
    guard let at = row.source.gridRow else { return nil }
    return cellsOfRow[at]?.filter(fits).min { ($0.confidence ?? 1, $0.column) < ($1.confidence ?? 1, $1.column) }
  }
}

/// Comparing texts by their characters.
enum NearText {
  /// Whether two texts differ in exactly one character: another one, one too many or one too few.
  static func differByOne(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a), Array(b))
    guard abs(a.count - b.count) <= 1, a != b else { return false }
    let same = zip(a, b).prefix { $0 == $1 }.count
    let longest = max(a.count, b.count)
    let tail = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
    return same + tail >= longest - 1
  }
}
