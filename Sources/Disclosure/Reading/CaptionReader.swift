/// Reads what captions say: whose table it is, of which year, as of when, in what unit.
struct CaptionReader {
  private let words: CaptionWords
  private let units: UnitReader

  init(_ rules: FormRules) {
    words = CaptionWords(rules)
    units = UnitReader(rules)
  }

  /// What the captions of a table say.
  struct Reading {
    var caption: Caption?
    var unit: MoneyUnit?
  }

  /// Reads captions and title.
  func read(_ captions: [String], title: String?) -> Reading {
    var reading = Reading()
    guard !captions.isEmpty else {
      reading.unit = title.flatMap { units.unit(inHeader: Folding.folded($0)) }
      return reading
    }
    var caption = Caption(text: captions)
    for text in captions {
      let folded = Folding.folded(text)
      if let unit = units.unit(inCaption: folded) { reading.unit = reading.unit ?? unit }
      if folded.hasPrefix("截") { caption.asOf = Numbers.date(in: folded) }
      if words.isYear(folded) { caption.fiscalYear = Numbers.year(in: folded) }
      if let agency = agency(in: folded), caption.agencyName == nil {
        caption.agencyName = Folding.asPrinted(agency.name, in: text)
        caption.agencyCode = agency.code
      }
    }
    reading.unit = reading.unit ?? title.flatMap { units.unit(inHeader: Folding.folded($0)) }
    reading.caption = caption
    return reading
  }

  /// The agency that a folded caption names, with its code where one is printed.
  func agency(in text: String) -> (code: String?, name: String)? {
    if let both = CaptionWords.agencyWithCode(text) { return (both.code, both.name) }
    guard words.isAgencyLabel(text), !words.isUnit(text), let colon = text.firstIndex(of: ":") else { return nil }
    var name = String(text[text.index(after: colon)...])
    if name.hasSuffix("元"), units.unit(in: text) != nil, name.count <= 4 { return nil }
    // It ends where the next label begins: 填报日期：…, 单位：万元.
    if let next = name.indices.dropFirst().first(where: { words.beginsWithLabel(String(name[$0...])) }) { name = String(name[..<next]) }
    if let both = CaptionWords.agencyWithCode(name) { return (both.code, both.name) }
    return name.count >= 2 && !name.allSatisfy({ $0.isASCII }) ? (nil, name) : nil
  }
}
