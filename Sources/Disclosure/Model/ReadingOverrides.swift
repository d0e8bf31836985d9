/// What a person said of a document that its reading has to take as given.
public struct ReadingOverrides: Sendable, Equatable {
  /// What was said of one table.
  public struct Table: Sendable, Equatable {
    /// Its title.
    public var title: String?
    /// The form that it is.
    public var kind: TableKind?
    /// The unit of its amounts, as forms print it: 万元, 元.
    public var unit: String?
    /// Whether its grid was changed.
    public var isGridCorrected = false
    /// Whether it was accepted as it is.
    public var isAccepted = false

    /// Says nothing.
    public init() {}

    /// What was corrected.
    var parts: [CorrectedPart] {
      let said: [(CorrectedPart, Bool)] = [(.title, title != nil), (.kind, kind != nil), (.unit, unit != nil), (.grid, isGridCorrected)]
      return said.filter(\.1).map(\.0)
    }
  }

  /// What was said of tables, by their place among the tables of the layout, from 0.
  public var tables: [Int: Table] = [:]
  /// The title of the document.
  public var title: String?
  /// The name of the agency.
  public var agencyName: String?
  /// The fiscal year.
  public var fiscalYear: Int?

  /// Says nothing.
  public init() {}

  /// The identity with what was said of it.
  func applied(to identity: DocumentIdentity) -> DocumentIdentity {
    var identity = identity
    if let title { identity.title = title }
    if let agencyName { identity.agencyName = agencyName }
    if let fiscalYear { identity.fiscalYear = fiscalYear }
    let said = [("title", title != nil), ("agency", agencyName != nil), ("fiscalYear", fiscalYear != nil)]
    identity.corrected = said.filter(\.1).map(\.0)
    return identity
  }
}

/// What was corrected of a table.
public enum CorrectedPart: String, Sendable, CaseIterable {
  /// Its title.
  case title
  /// The form that it is.
  case kind
  /// The unit of its amounts.
  case unit
  /// Its cells.
  case grid
}

/// What came of the corrections of a document.
public struct ReviewSummary: Sendable, Equatable {
  /// Whether somebody accepted the document as a whole.
  public var isAccepted: Bool
  /// How many corrections were applied, acceptances not among them.
  public var applied: Int
  /// How many no longer fit.
  public var stale: Int
  /// How many the program no longer needs.
  public var needless: Int

  /// Makes a summary.
  public init(isAccepted: Bool, applied: Int, stale: Int, needless: Int) {
    self.isAccepted = isAccepted
    self.applied = applied
    self.stale = stale
    self.needless = needless
  }
}
