import Layout

/// Tells what a document is, of which year and of whom, from its first pages, its captions and its tables.
struct IdentityReader {
  private let paragraphs: [Paragraph]
  private let tables: [DisclosureTable]
  private let rules: FormRules

  init(paragraphs: [Paragraph], tables: [DisclosureTable], rules: FormRules) {
    self.paragraphs = paragraphs
    self.tables = tables
    self.rules = rules
  }

  /// Reads the identity.
  func identity() -> DocumentIdentity {
    let title = title()
    let agency = agency(title: title)
    var identity = DocumentIdentity(
      kind: kind(title: title), title: title, fiscalYear: fiscalYear(title: title), agencyCode: agency.code,
      agencyName: agency.name.map { AgencyName.plain($0, rules) })
    identity.agencyAliases = AgencyName.aliases(tables.compactMap { $0.caption?.agencyName }, besides: identity.agencyName)
    identity.entity = entity(title: title, printedAgency: agency.name)
    let codes = tables.flatMap { $0.performances.compactMap(\.projectCode) }
    identity.region =
      Regions.region(in: [identity.agencyName, title.map(Folding.folded)].compactMap { $0 }) ?? Regions.region(ofProjectCodes: codes)
    return identity
  }

  // MARK: Title

  /// How many paragraphs of the first pages may hold the title.
  private static let headParagraphs = 16
  /// Two lines of one title stand no further apart than this many of their ems.
  private static let widestLeading = 2.6
  /// Sizes that differ by less than this many points are one.
  private static let sizeStep = 0.6

  /// The words on the first pages that name a year or the kind of document and stand out, joined where they are several lines; a cover in
  /// a frame has them in a table's cell.
  private func title() -> String? {
    let first = min(paragraphs.first?.page ?? 1, tables.first?.pages.first ?? 1)
    let head = Array(paragraphs.prefix { $0.page <= first + 1 }.prefix(Self.headParagraphs))
    let groups = titleGroups(head)
    let candidates = groups.filter { isTitle(Folding.folded($0.text)) }
    if let best = candidates.max(by: { $0.size < $1.size }) {
      let isTop = head.allSatisfy { $0.fontSize <= best.size + Self.sizeStep || $0.page != best.page }
      if isTop || best.standsOut { return best.text }
    }
    let framed = tables.prefix { ($0.pages.first ?? 1) <= first + 1 && $0.grid.cells.count <= Self.mostFramedCells }
    let cells = framed.flatMap { table in [table.title].compactMap { $0 } + [table.grid.cells.map { Folding.printed($0.text) }.joined()] }
    return cells.first { isTitle(Folding.folded($0)) }
  }

  /// A frame around a cover has no more cells than this.
  private static let mostFramedCells = 4

  private struct TitleGroup {
    var text: String
    var size: Double
    var page: Int
    var standsOut: Bool
  }

  /// Lines of one type that follow each other closely, each group as one text.
  private func titleGroups(_ head: [Paragraph]) -> [TitleGroup] {
    var groups: [[Paragraph]] = []
    for paragraph in head {
      if let last = groups.last?.last, goesOn(last, paragraph) {
        groups[groups.count - 1].append(paragraph)
      } else {
        groups.append([paragraph])
      }
    }
    return groups.map { group in
      TitleGroup(
        text: group.map { Folding.printed($0.text) }.joined(), size: group[0].fontSize, page: group[0].page,
        standsOut: group.contains { $0.isCentered || $0.isBold })
    }
  }

  private func goesOn(_ upper: Paragraph, _ lower: Paragraph) -> Bool {
    let text = Folding.folded(lower.text)
    let isClose = lower.box.y0 - upper.box.y1 < Self.widestLeading * max(lower.fontSize, 1)
    let isSameType = abs(upper.fontSize - lower.fontSize) < Self.sizeStep && upper.isBold == lower.isBold
    let isLine = text.count <= 40 && !"。:;".contains(text.last ?? "。") && !"。:;".contains(Folding.folded(upper.text).last ?? "。")
    return upper.page == lower.page && isClose && isSameType && isLine && Numbering.parse(lower.text) == nil
      && Numbering.parse(upper.text) == nil && !rules.has(text, in: .contentsHeading)
      && !rules.has(Folding.folded(upper.text), in: .contentsHeading)
  }

  private func isTitle(_ text: String) -> Bool {
    guard (6...60).contains(text.count), let last = text.last, !"。;,:".contains(last), Numbering.parse(text) == nil else { return false }
    guard last == "表" else { return rules.has(text, in: .paperTitle) }
    // A paper of forms alone is called so itself, 2026年部门预算公开表; the title of one of them is no title of the paper.
    return rules.has(text, in: .formsPaper) && !tables.contains { $0.title.map(Folding.folded) == text }
  }

  // MARK: Kind

  /// The kind by the title, else by the forms; a paper that is neither titled so nor holds the forms is unknown.
  private func kind(title: String?) -> DocumentIdentity.Kind {
    let kinds = Set(tables.map(\.kind)).subtracting([.other, .contents, .organization])
    if !kinds.isEmpty, kinds.isSubset(of: [.performance]) { return .performanceTargets }
    let titles = [title].compactMap { $0 } + tables.compactMap(\.title)
    let finals = titles.count { rules.has($0, in: .finalAccountsPaper) }
    let budgets = titles.count { rules.has($0, in: .budgetPaper) && !rules.has($0, in: .finalAccountsPaper) }
    if let title {
      if rules.has(title, in: .reviewPaper) { return .unknown }
      if rules.has(title, in: .finalAccountsPaper) { return .finalAccounts }
      if rules.has(title, in: .budgetPaper) { return .budget }
      if rules.has(title, in: .targetsPaper) { return .performanceTargets }
    }
    if finals > budgets, !kinds.isEmpty { return .finalAccounts }
    if budgets > 0 && !kinds.isEmpty || kinds.contains(.balance) { return .budget }
    let words = paragraphs.prefix(Self.headParagraphs).map { Folding.folded($0.text) }
    if words.contains(where: { rules.has($0, in: .namesFinalAccounts) }) { return .finalAccounts }
    return words.contains { rules.has($0, in: .namesBudget) } ? .budget : .unknown
  }

  /// Whether the document is a whole department's or one unit's own.
  private func entity(title: String?, printedAgency: String?) -> DocumentIdentity.Entity? {
    let words = [title, printedAgency].compactMap { $0 }.map(Folding.folded)
    if words.contains(where: { rules.has($0, in: .ownUnit) }) { return .unit }
    let titles = words + tables.compactMap(\.title).map(Folding.folded)
    for text in titles {
      if rules.has(text, in: .departmentPaper) { return .department }
      if rules.has(text, in: .unitPaper) { return .unit }
    }
    return nil
  }

  // MARK: Year

  private func fiscalYear(title: String?) -> Int? {
    if let year = title.flatMap({ Numbers.year(in: Folding.folded($0)) }) { return year }
    // The title of a performance form is a project's name, and its year the project's.
    let titled = tables.filter { $0.kind != .performance }.compactMap { table in
      table.caption?.fiscalYear ?? table.title.flatMap { Numbers.year(in: Folding.folded($0)) }
    }
    if let year = mostFrequent(titled) ?? mostFrequent(tables.compactMap { $0.caption?.fiscalYear }) { return year }
    if let year = yearOfHeads() { return year }
    let stated = paragraphs.lazy.map { Folding.folded($0.text) }.filter {
      $0.contains("年") && (rules.has($0, in: .budgetPaper) || rules.has($0, in: .finalAccountsPaper))
    }
    if let year = mostFrequent(stated.prefix(40).compactMap({ Numbers.year(in: $0) })) { return year }
    return mostFrequent(paragraphs.map { Folding.folded($0.text) }.filter { $0.contains("年") }.compactMap { Numbers.year(in: $0) })
  }

  /// The latest year that the heads of columns name: the years before stand beside it for comparison, as often.
  ///
  /// A plan counts before what became of one, except among heads of final accounts.
  private func yearOfHeads() -> Int? {
    let heads = tables.flatMap { table in table.grid.cells.filter { $0.row < table.grid.headerRows }.map { Folding.folded($0.text) } }
    let dated = heads.compactMap { head in head.contains("年") ? Numbers.year(in: head).map { (year: $0, head: head) } : nil }
    for list in [WordList.finalAccountsPaper, .budgetPaper] {
      if let latest = dated.filter({ rules.has($0.head, in: list) }).map(\.year).max(),
        list == .budgetPaper || !dated.contains(where: { rules.has($0.head, in: .budgetPaper) && $0.year > latest })
      {
        return latest
      }
    }
    return dated.map(\.year).max()
  }

  // MARK: Agency

  private func agency(title: String?) -> (code: String?, name: String?) {
    let captions = tables.compactMap(\.caption).filter { $0.agencyName != nil }
    if let name = mostFrequent(captions.compactMap(\.agencyName)) {
      return (captions.first { $0.agencyName == name && $0.agencyCode != nil }?.agencyCode, name)
    }
    // Whose the agency is says nothing of its name.
    for paragraph in paragraphs.prefix(12) where !rules.has(Folding.folded(paragraph.text), in: .superior) {
      if let agency = CaptionReader(rules).agency(in: Folding.folded(paragraph.text)) {
        return (agency.code, Folding.asPrinted(agency.name, in: paragraph.text))
      }
    }
    if let title, let name = AgencyName.inTitle(title, rules) { return (nil, Folding.asPrinted(name, in: title)) }
    return (nil, nameOnCover() ?? nameOverTitle(title))
  }

  /// The line over a title that names no agency, whatever it ends in: 某镇人民政府 over 2026年部门预算; a remark in brackets may stand between.
  private func nameOverTitle(_ title: String?) -> String? {
    let head = paragraphs.prefix(Self.headParagraphs).map {
      (text: AgencyName.withoutRemarks(Folding.folded($0.text), rules), paragraph: $0)
    }
    .filter { !$0.text.isEmpty }
    guard let title = title.map(Folding.folded), let at = head.firstIndex(where: { title.hasPrefix($0.text) }), at > 0 else { return nil }
    let (text, line) = head[at - 1]
    guard line.page == head[at].paragraph.page, mayBeName(text, line), !rules.has(text, in: .noAgency), !rules.has(text, in: .paperTitle)
    else {
      return nil
    }
    return Folding.asPrinted(text, in: line.text)
  }

  /// A line of the first page that is an agency's name and nothing else: 2026年度部门预算公开 over 某市财政局.
  private func nameOnCover() -> String? {
    let first = paragraphs.first?.page
    return paragraphs.prefix(Self.headParagraphs).first { paragraph in
      let text = Folding.folded(paragraph.text)
      return paragraph.page == first && mayBeName(text, paragraph) && rules.isOrganisation(text)
    }.map { Folding.printed($0.text) }
  }

  /// Whether a paragraph may be a name on a cover: one line in the middle, of a name's length, without a number or the marks of a sentence.
  private func mayBeName(_ text: String, _ paragraph: Paragraph) -> Bool {
    paragraph.lines.count == 1 && paragraph.isCentered && Self.nameLength.contains(text.count) && Numbering.parse(paragraph.text) == nil
      && !text.contains { $0.isWholeNumber || "。,:;".contains($0) }
  }

  /// How many characters a name on a cover has.
  private static let nameLength = 4...30

  /// The most frequent value; the first of several.
  private func mostFrequent<Value: Hashable>(_ values: [Value]) -> Value? {
    var counts: [Value: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    guard let most = counts.values.max() else { return nil }
    return values.first { counts[$0] == most }
  }
}

/// Names of agencies as captions and titles print them.
enum AgencyName {
  /// The name without additions: 某局（本级） is 某局.
  static func plain(_ name: String, _ rules: FormRules) -> String {
    var name = name
    for addition in rules.terms(.agencyAddition) {
      for (open, close) in [("（", "）"), ("(", ")")] { name.replace(open + addition + close, with: "") }
    }
    return name
  }

  /// The other names that captions print, in printed order.
  static func aliases(_ printed: [String], besides name: String?) -> [String] {
    var aliases: [String] = []
    for other in printed where other != name && !aliases.contains(other) { aliases.append(other) }
    return aliases
  }

  /// A title without remarks in brackets, （部门）, （含所属单位）; a second name in brackets stays.
  static func withoutRemarks(_ text: String, _ rules: FormRules) -> String {
    var kept = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
      kept += rest[..<open]
      if rules.isOrganisation(String(rest[rest.index(after: open)..<close])) { kept += rest[open...close] }
      rest = rest[rest.index(after: close)...]
    }
    return kept + rest
  }

  /// The agency in a title: what stands before the year, or between the year and the kind of document.
  static func inTitle(_ title: String, _ rules: FormRules) -> String? {
    let text = withoutRemarks(Folding.folded(title).filter { !"《》".contains($0) }, rules)
    var name = text
    if let year = text.firstRange(ofBytes: "年") {
      let before = text[..<year.lowerBound].reversed().drop { "0123456789○〇零一二三四五六七八九".contains($0) }
      let head = String(before.reversed())
      name = head.count >= 3 ? head : String(text[year.upperBound...])
    }
    for word in rules.terms(.agencyEnd) {
      if let range = name.firstRange(ofBytes: word) { name = String(name[..<range.lowerBound]) }
    }
    for lead in rules.terms(.agencyLead) where name.hasPrefix(lead) { name.removeFirst(lead.count) }
    return name.count >= 3 && !rules.has(name, in: .noAgency) ? name : nil
  }
}
