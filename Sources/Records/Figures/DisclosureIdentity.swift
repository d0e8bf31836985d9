import Disclosure

/// What tells the disclosures of one agency, year and kind from all others.
struct DisclosureIdentity: Hashable, Sendable {
  /// The identity as one word: it is the same for each document of a set.
  let text: String

  /// The identity of a document; nil where kind, year or agency is not known, since then nothing says what it belongs to.
  init?(_ document: DocumentIdentity) {
    guard document.kind != .unknown, let year = document.fiscalYear, let agency = document.agencyName ?? document.agencyCode else {
      return nil
    }
    // An agency's own figures and those of its whole department are two disclosures. One province's bureau has another's name.
    let parts = [document.kind.rawValue, String(year), document.region?.code, document.entity?.rawValue, agency]
    text = parts.compactMap { $0 }.joined(separator: "/")
  }
}
