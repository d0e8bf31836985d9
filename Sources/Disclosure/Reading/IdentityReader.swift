import Layout

/// Tells what a document is, of which year and of whom, from its first page, its captions and its tables.
struct IdentityReader {
  private let paragraphs: [Paragraph]
  private let tables: [DisclosureTable]

  private let rules: FormRules

  init(paragraphs: [Paragraph], tables: [DisclosureTable], rules: FormRules) {
    self.rules = rules
    self.paragraphs = paragraphs
    self.tables = tables
  }

  /// Reads the identity.
  func identity() -> DocumentIdentity {
    let title = title()
    let agency = agency(title: title)
    return DocumentIdentity(
      kind: kind(title: title), title: title, fiscalYear: fiscalYear(title: title), agencyCode: agency.code, agencyName: agency.name)
  }

  // MARK: Title

  /// The words on the first pages that name a year or the kind of document and stand out, joined where they are several lines.
  private func title() -> String? {
    let head = paragraphs.prefix { $0.page <= (paragraphs.first?.page ?? 1) + 1 }.prefix(14)
    let candidates = head.filter { isTitle(Folding.folded($0.text)) }
    guard let best = candidates.max(by: { $0.fontSize < $1.fontSize }) else { return nil }
    let isTop = head.allSatisfy { $0.fontSize <= best.fontSize + 0.6 || $0.page != best.page }
    guard isTop || best.isCentered || best.isBold else { return nil }
    // A title set in several lines of one type, the agency's name over the rest.
    let page = Array(paragraphs.filter { $0.page == best.page })
    guard let at = page.firstIndex(of: best) else { return Folding.printed(best.text) }
    func belongs(_ paragraph: Paragraph) -> Bool {
      let text = Folding.folded(paragraph.text)
      return abs(paragraph.fontSize - best.fontSize) < 0.6 && paragraph.isBold == best.isBold && text.count <= 40
        && Numbering.parse(paragraph.text) == nil && !"。:;".contains(text.last ?? "。") && text != "目录"
    }
    let first = page[..<at].reversed().prefix(while: belongs).prefix(2).count
    let last = page[(at + 1)...].prefix(while: belongs).prefix(2).count
    return page[(at - first)...(at + last)].map { Folding.printed($0.text) }.joined()
  }

  private func isTitle(_ text: String) -> Bool {
    guard (6...60).contains(text.count), let last = text.last, !"。;,:表".contains(last), Numbering.parse(text) == nil else { return false }
    return text.contains("预算") || text.contains("决算") || text.contains("绩效")
  }

  // MARK: Kind

  private func kind(title: String?) -> DocumentIdentity.Kind {
    let kinds = Set(tables.map(\.kind)).subtracting([.other, .contents, .organization])
    if !kinds.isEmpty, kinds == [.performance] { return .performanceTargets }
    let titles = [title].compactMap { $0 } + tables.compactMap(\.title)
    let finals = titles.count { $0.contains("决算") }
    let budgets = titles.count { $0.contains("预算") && !$0.contains("决算") }
    if let title {
      if title.contains("决算") { return .finalAccounts }
      if title.contains("预算") { return .budget }
    }
    if finals > budgets { return .finalAccounts }
    if budgets > 0 || kinds.contains(.balance) { return .budget }
    let words = paragraphs.prefix(60).map { Folding.folded($0.text) }
    let finalWords = words.count { $0.contains("决算") }
    let budgetWords = words.count { $0.contains("预算") }
    return finalWords == 0 && budgetWords == 0 ? .unknown : finalWords > budgetWords ? .finalAccounts : .budget
  }

  // MARK: Year

  private func fiscalYear(title: String?) -> Int? {
    if let year = title.flatMap({ Numbers.year(in: Folding.folded($0)) }) { return year }
    let captioned = tables.compactMap { $0.caption?.fiscalYear }
    if let year = mostFrequent(captioned) { return year }
    // The title of a performance form is a project's name, and its year the project's.
    let titled = tables.filter { $0.kind != .performance }.compactMap { table in
      table.caption?.fiscalYear ?? table.title.flatMap { Numbers.year(in: Folding.folded($0)) }
    }
    if let year = mostFrequent(titled) { return year }
    let headers = tables.flatMap { $0.columns ?? [] }.flatMap(\.header).compactMap { header in
      header.contains("年") ? Numbers.year(in: Folding.folded(header)) : nil
    }
    if let year = mostFrequent(headers) { return year }
    let stated = paragraphs.lazy.map { Folding.folded($0.text) }.filter { $0.contains("年") && ($0.contains("预算") || $0.contains("决算")) }
    if let year = mostFrequent(stated.prefix(40).compactMap({ Numbers.year(in: $0) })) { return year }
    return mostFrequent(paragraphs.map { Folding.folded($0.text) }.filter { $0.contains("年") }.compactMap { Numbers.year(in: $0) })
  }

  // MARK: Agency

  private func agency(title: String?) -> (code: String?, name: String?) {
    let captions = tables.compactMap(\.caption).filter { $0.agencyName != nil }
    if let name = mostFrequent(captions.compactMap(\.agencyName)) {
      return (captions.first { $0.agencyName == name && $0.agencyCode != nil }?.agencyCode, name)
    }
    for paragraph in paragraphs.prefix(12) {
      if let agency = CaptionReader(rules).agency(in: Folding.folded(paragraph.text)) { return (agency.code, agency.name) }
    }
    return (nil, title.flatMap(agencyName(inTitle:)))
  }

  /// The agency in a title: what stands before the year, or between the year and the kind of document.
  private func agencyName(inTitle title: String) -> String? {
    let text = Folding.folded(title)
    var name = text
    if let year = text.ranges(of: "年").first {
      let before = text[..<year.lowerBound].reversed().drop { "0123456789○〇零一二三四五六七八九".contains($0) }
      let head = String(before.reversed())
      name = head.count >= 3 ? head : String(text[year.upperBound...])
    }
    for word in ["部门预算", "部门决算", "单位预算", "单位决算", "部门", "预算", "决算", "绩效"] {
      if let range = name.ranges(of: word).first { name = String(name[..<range.lowerBound]) }
    }
    while let first = name.first, "度关于".contains(first) { name.removeFirst() }
    return name.count >= 3 ? name : nil
  }

  /// The most frequent value; the first of several.
  private func mostFrequent<Value: Hashable>(_ values: [Value]) -> Value? {
    var counts: [Value: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    guard let most = counts.values.max() else { return nil }
    return values.first { counts[$0] == most }
  }
}
