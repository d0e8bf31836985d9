/// Doubts figures that are not written as figures are, or not as the page's others.
///
/// A recogniser is as sure of a smudge that it takes for a digit as of the digit; the form of the figure is what gives it away.
enum FigureForms {
  /// The confidence that a figure of an impossible or unusual form has at most.
  static let doubtful = 0.6
  /// So many figures with decimals must agree, and this share of them, for the others to be doubted.
  static let company = (count: 6, share: 0.85)

  /// The readings, with less confidence where the form of a figure is in doubt.
  static func doubted(_ readings: [TextRecognizer.Reading]) -> [TextRecognizer.Reading] {
    let forms = readings.map { Form($0.symbols.map(\.scalar)) }
    let decimals = forms.compactMap { $0 }.filter(\.isWellFormed).compactMap(\.decimals)
    var counts: [Int: Int] = [:]
    for count in decimals { counts[count, default: 0] += 1 }
    let usual = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
    var readings = readings
    for (index, form) in forms.enumerated() {
      guard let form else { continue }
      var isDoubtful = !form.isWellFormed
      if let usual, let own = form.decimals, own > usual.key, usual.value >= company.count,
        Double(usual.value) >= company.share * Double(decimals.count)
      {
        isDoubtful = true
      }
      guard isDoubtful else { continue }
      for symbol in readings[index].symbols.indices {
        readings[index].symbols[symbol].confidence = min(readings[index].symbols[symbol].confidence, doubtful)
      }
    }
    return readings
  }

  /// How a line that is nearly all digits, points and commas is written.
  private struct Form {
    /// Digits after the only point; nil where there is none.
    var decimals: Int?
    /// Whether every character belongs into a figure and stands where it may.
    var isWellFormed: Bool

    init?(_ line: [Unicode.Scalar]) {
      var scalars = line.filter { !$0.properties.isWhitespace }
      let digits = scalars.count { ("0"..."9").contains($0) }
      // Amounts have a point or a comma; codes, years and page numbers have neither, and their characters are not doubted.
      guard digits >= 2, digits * 10 >= scalars.count * 6, scalars.contains(where: { ".,，。".unicodeScalars.contains($0) }),
        !scalars.contains(where: { $0.value >= 0x3400 || "%‰≥≤><=(（:：/".unicodeScalars.contains($0) })
      else { return nil }
      if scalars.first == "-" || scalars.first == "−" { scalars.removeFirst() }
      let isNumber = scalars.allSatisfy { ("0"..."9").contains($0) || $0 == "." || $0 == "," }
      let parts = scalars.split(separator: ".", omittingEmptySubsequences: false)
      decimals = parts.count == 2 ? parts[1].count : nil
      let groups = (parts.first ?? []).split(separator: ",", omittingEmptySubsequences: false)
      let isGrouped = groups.count == 1 || ((1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 })
      // A number of a paragraph ends in a point: 3.
      let isWhole = parts.count <= 2 && !(parts.first ?? []).isEmpty && !(parts.count == 2 && parts[1].contains(","))
      isWellFormed = isNumber && isGrouped && isWhole
    }
  }
}
