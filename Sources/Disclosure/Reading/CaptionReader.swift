/// Reads what captions say: whose table it is, of which year, as of when, in what unit.
enum CaptionReader {
  /// What the captions of a table say.
  struct Reading {
    var caption: Caption?
    var unit: MoneyUnit?
  }

  /// Reads captions and title.
  static func read(_ captions: [String], title: String?) -> Reading {
    var reading = Reading()
    guard !captions.isEmpty else {
      reading.unit = title.flatMap { UnitReader.unit(inHeader: Folding.folded($0)) }
      return reading
    }
    var caption = Caption(text: captions)
    for text in captions {
      let folded = Folding.folded(text)
      if let unit = UnitReader.unit(in: folded) { reading.unit = reading.unit ?? unit }
      if CaptionLabels.date.matches(folded), folded.hasPrefix("截") { caption.asOf = Numbers.date(in: folded) }
      if CaptionLabels.year.contains(where: { $0.matches(folded) }) { caption.fiscalYear = Numbers.year(in: folded) }
      if let agency = agency(in: folded), caption.agencyName == nil {
        caption.agencyName = agency.name
        caption.agencyCode = agency.code
      }
    }
    reading.unit = reading.unit ?? title.flatMap { UnitReader.unit(inHeader: Folding.folded($0)) }
    reading.caption = caption
    return reading
  }

  /// The agency that a folded caption names, with its code where one is printed.
  static func agency(in text: String) -> (code: String?, name: String)? {
    if let both = CaptionLabels.agencyWithCode(text) { return (both.code, both.name) }
    guard CaptionLabels.agency.matches(text), !CaptionLabels.unit.matches(text), let colon = text.firstIndex(of: ":") else { return nil }
    var name = String(text[text.index(after: colon)...])
    if let end = name.ranges(of: "单位:").first { name = String(name[..<end.lowerBound]) }
    if let both = CaptionLabels.agencyWithCode(name) { return (both.code, both.name) }
    return name.count >= 2 ? (nil, name) : nil
  }
}
