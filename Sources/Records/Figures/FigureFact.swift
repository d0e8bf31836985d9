import Disclosure
import FoundationEssentials

/// One fact of a document, with each place that says it.
struct FigureFact: Sendable, Equatable {
  /// Where the amount of a fact is taken from.
  enum Origin: String, Sendable, CaseIterable {
    /// A form prints it.
    case table
    /// Only the narrative states it.
    case narrative
  }

  var document: String
  var identity: DocumentIdentity
  var metric: Metric
  var phase: Phase
  /// What a form prints of it.
  var table: PrintedFigure?
  /// What the sums say of the form's amount.
  var standing: AmountEvidence.Standing?
  var tablePage: Int?
  /// The place of the statement among the document's.
  var statement: Int?
  var narrativeYuan: Decimal?
  var narrativePage: Int?
  /// Whether both say the same; nil where one alone says it.
  var agrees: Bool?

  var origin: Origin { table == nil ? .narrative : .table }
  /// The amount: the form's where there is one.
  var yuan: Decimal? { table?.yuan ?? narrativeYuan }
}
