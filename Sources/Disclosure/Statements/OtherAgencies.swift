/// The agencies of a file that holds the budgets of a department and of its units, one after the other, but for the document's own.
struct OtherAgencies {
  private var names: [String] = []
  private var own: [String] = []

  /// None.
  init() {}

  /// Finds the agencies whose forms the file prints beside the same forms of its own.
  ///
  /// An agency that only the captions name otherwise, by a short or an older name, has no form that the document's own agency has too.
  ///
  /// - Parameters:
  ///   - tables: The document's tables.
  ///   - identity: Whose document it is.
  ///   - rules: The words that are added to names.
  init(in tables: [DisclosureTable], besides identity: DocumentIdentity, rules: FormRules) {
    guard let name = identity.agencyName else { return }
    // 某局（本级） is one of the units of 某局（汇总）.
    func isOwn(_ printed: String) -> Bool {
      printed == name || AgencyName.plain(printed, rules) == name && !rules.has(Folding.folded(printed), in: .ownUnit)
    }
    var kinds: [String: Set<TableKind>] = [:]
    for table in tables { if let printed = table.caption?.agencyName { kinds[printed, default: []].insert(table.kind) } }
    let ownKinds = kinds.filter { isOwn($0.key) }.reduce(into: Set<TableKind>()) { $0.formUnion($1.value) }
    let others = kinds.filter { !isOwn($0.key) && $0.value.intersection(ownKinds).count >= Self.fewestForms }
    names = others.keys.map(Folding.folded)
    own = kinds.keys.filter(isOwn).map(Folding.folded) + [Folding.folded(name)]
  }

  /// One form of another agency may be a slip; so many are a budget.
  private static let fewestForms = 2

  /// Whether a paragraph is about one of them: a heading over it names it, or the paragraph before its first amount.
  func isAbout(_ paragraph: NarrativeParagraph) -> Bool {
    guard !names.isEmpty else { return false }
    let opening = String(Folding.folded(paragraph.paragraph.text).prefix(Self.opening))
    // The last that is named decides: 某局 over 某局某站.
    for text in [opening] + paragraph.headings.reversed() {
      if names.contains(where: text.contains) { return true }
      if own.contains(where: text.contains) { return false }
    }
    return false
  }

  /// A sentence names whose money it states within so many characters.
  private static let opening = 60
}
