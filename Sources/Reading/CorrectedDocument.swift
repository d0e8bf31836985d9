import Corrections
import Disclosure
import Geometry
import Layout
import Recognition

/// A document that was read with the corrections that people made.
public struct CorrectedDocument: Sendable {
  /// What it says.
  public let disclosure: Disclosure
  /// The grids that it was read from, corrected; boxes in points of the pages as they were read.
  public let layout: DocumentLayout
  /// What came of each correction, in their order.
  public let outcomes: [CorrectionOutcome]

  /// Reads a laid-out document anew; the file is not touched.
  ///
  /// - Parameters:
  ///   - document: The document as it was laid out.
  ///   - corrections: What people found wrong with it.
  ///   - rules: What is known of the forms.
  public init(_ document: LaidOutDocument, corrections: Corrections, rules: FormRules) {
    let entries = corrections.entries
    let corrected = CorrectedLayout(entries, to: document.layout, placements: document.placements)
    var document = document
    document.layout = corrected.layout
    let grids = CorrectedReading(entries, layout: corrected, reading: nil, units: [])
    // Titles, kinds and names are compared with what is read without them.
    let isCompared = CorrectedReading.isNeeded(entries)
    let plain = isCompared ? document.disclosure(rules: rules, overrides: grids.overrides) : nil
    let reading = isCompared ? CorrectedReading(entries, layout: corrected, reading: plain, units: rules.unitNames) : grids
    var disclosure = document.disclosure(rules: rules, overrides: reading.overrides)
    disclosure.review = reading.summary(of: entries, isAccepted: corrected.isAccepted)
    disclosure.diagnostics += zip(entries, reading.outcomes).compactMap { $0.diagnostic($1) }
    self.disclosure = disclosure
    layout = corrected.layout
    outcomes = reading.outcomes
  }
}

extension LaidOutDocument {
  /// What it says, corrected where people found something wrong.
  ///
  /// - Parameters:
  ///   - rules: What is known of the forms.
  ///   - corrections: What people found wrong with it; nil where nobody looked.
  /// - Returns: The disclosure.
  public func disclosure(rules: FormRules, corrections: Corrections?) -> Disclosure {
    corrections.map { CorrectedDocument(self, corrections: $0, rules: rules).disclosure } ?? disclosure(rules: rules)
  }

  /// By page, what takes the points of its layout to those of the page as the PDF shows it.
  public var placements: [Int: PlaneMap] {
    pages.reduce(into: [:]) { maps, page in maps[page.number] = page.placement }
  }
}
