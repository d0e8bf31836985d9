import Disclosure
import Extraction
import Layout
import Recognition

/// What corrections say of titles, kinds, units and identity, compared with what was read without them.
public struct CorrectedReading: Sendable {
  /// What the reading has to take as given.
  public private(set) var overrides = ReadingOverrides()
  /// What came of each correction, in their order.
  public private(set) var outcomes: [CorrectionOutcome]

  /// Whether corrections speak of anything that only a reading can be compared with.
  public static func isNeeded(_ corrections: [Correction]) -> Bool { corrections.contains { $0.kind.isOfReading } }

  /// Compares corrections with a reading of the corrected layout.
  ///
  /// - Parameters:
  ///   - corrections: The corrections.
  ///   - layout: The layout that they were applied to.
  ///   - reading: What was read from that layout without them; nil where none of them is of the reading.
  ///   - units: The units that the rules know, as forms print them.
  public init(_ corrections: [Correction], layout: CorrectedLayout, reading: Disclosure?, units: [String]) {
    outcomes = []
    for index in layout.changedTables { overrides.tables[index, default: .init()].isGridCorrected = true }
    for index in layout.acceptedTables { overrides.tables[index, default: .init()].isAccepted = true }
    for (correction, outcome) in zip(corrections, layout.outcomes) {
      outcomes.append(outcome ?? take(correction, layout, reading, units))
    }
  }

  /// The summary for the output.
  public func summary(of corrections: [Correction], isAccepted: Bool) -> ReviewSummary {
    let told = zip(corrections, outcomes).filter { !$0.0.kind.isAcceptance }.map(\.1)
    let applied = told.count { $0 == .applied }
    let needless = told.count { $0 == .needless }
    let lapsed = zip(corrections, outcomes).count { $0.0.kind.isAcceptance && $0.1 != .applied && $0.1 != .needless }
    return ReviewSummary(isAccepted: isAccepted, applied: applied, stale: told.count - applied - needless + lapsed, needless: needless)
  }

  private mutating func take(
    _ correction: Correction, _ layout: CorrectedLayout, _ reading: Disclosure?, _ units: [String]
  ) -> CorrectionOutcome {
    guard let reading else { return .stale(found: nil) }
    switch correction.kind {
    case .documentTitle:
      let text = correction.new.text
      return Self.judge(correction, now: overrides.title ?? reading.document.title) { overrides.title = text }
    case .documentAgency:
      let text = correction.new.text
      return Self.judge(correction, now: overrides.agencyName ?? reading.document.agencyName) { overrides.agencyName = text }
    case .documentYear:
      let now = overrides.fiscalYear ?? reading.document.fiscalYear
      guard let new = correction.new.number else { return .stale(found: nil) }
      if now == new { return .needless }
      guard now == correction.old.number else { return .stale(found: now.map { String($0) }) }
      overrides.fiscalYear = new
      return .applied
    default: return takeOfTable(correction, layout, reading, units)
    }
  }

  private mutating func takeOfTable(
    _ correction: Correction, _ layout: CorrectedLayout, _ reading: Disclosure, _ units: [String]
  ) -> CorrectionOutcome {
    guard let place = correction.place, let index = layout.table(at: place), reading.tables.indices.contains(index),
      let text = correction.new.text
    else { return .stale(found: nil) }
    let table = reading.tables[index]
    var own = overrides.tables[index] ?? .init()
    let outcome: CorrectionOutcome
    switch correction.kind {
    case .tableTitle:
      outcome = Self.judge(correction, now: own.title ?? table.title) { own.title = text }
    case .tableKind:
      guard let kind = TableKind(rawValue: text) else { return .impossible("there is no kind \(text)") }
      outcome = Self.judge(correction, now: (own.kind ?? table.kind).rawValue) { own.kind = kind }
    default:
      guard units.contains(text) else { return .impossible("no rule knows the unit \(text)") }
      // A unit that was only assumed is still to be stated.
      if own.unit == nil, table.unit?.text == text, table.unit?.basis != .printed {
        own.unit = text
        outcome = .applied
      } else {
        outcome = Self.judge(correction, now: own.unit ?? table.unit?.text) { own.unit = text }
      }
    }
    overrides.tables[index] = own
    return outcome
  }

  private static func judge(_ correction: Correction, now: String?, apply: () -> Void) -> CorrectionOutcome {
    if now == correction.new.text { return .needless }
    guard now == correction.old.text else { return .stale(found: now) }
    apply()
    return .applied
  }
}
