import Extraction

/// A page that was read from its picture.
public struct RecognizedPage: Sendable {
  /// The page's glyphs and rulings, upright and level: in points of the page turned as its text runs.
  public var page: Page
  /// Takes those points to the points of the page as the PDF shows it.
  public var placement: PlaneMap
  /// Whether so many of its characters are doubtful that nothing that was read on it is to be trusted.
  public var isIllegible: Bool
  /// What was seen on its picture.
  public var evidence: PictureEvidence
}

/// Reads pages from their pictures: a picture in, the glyphs and rulings that a digital page would have given out.
///
/// ```swift
/// let recognizer = try PageRecognizer(models: folder)
/// let page = try pdf.page(3)
/// let read = try recognizer.recognize(try pdf.image(of: page), as: page)
/// ```
///
/// One instance may serve several threads at a time.
public struct PageRecognizer: Sendable {
  private let text: TextRecognizer

  /// Loads the models.
  ///
  /// - Parameter models: Where they lie.
  /// - Throws: `RecognitionError`.
  public init(models: ModelFolder) throws(RecognitionError) {
    guard models.isComplete else { throw .noModels(folder: models.path) }
    text = try TextRecognizer(models)
  }

  /// A page that reads worse than this may lie on its side.
  static let doubtful = 0.7
  /// Short lines alone make no doubt where their characters are surer than this on average.
  static let certain = 0.98
  /// How much better a page must read once it is turned: one that is as hard to read one way as the other stays as it lies.
  static let turnGain = 0.1
  /// How many lines tell which way a page lies.
  static let sampleLines = 24
  /// A line of this many characters tells all that a line can: on a page that lies on its side, single characters stand in columns, and
  /// some of those look alike from all sides.
  static let tellingLength = 4.0
  /// A line read with less confidence than this is a smudge.
  static let smudge = 0.5
  /// A page on which more than this share of the characters is read with less confidence than `unsure` cannot be read.
  ///
  /// On legible pages it is one in thirty, under a grey stamp one in eight. A few words alone make no page.
  static let illegible = (share: 0.15, unsure: 0.9, characters: 20)

  /// Reads a page.
  ///
  /// - Parameters:
  ///   - image: The page's picture.
  ///   - page: The page, for its number and size; its own glyphs and rulings are left out.
  /// - Returns: The page with its glyphs and rulings.
  /// - Throws: `RecognitionError.failed`.
  public func recognize(_ image: PageImage, as page: Page) throws(RecognitionError) -> RecognizedPage {
    let paper = PreparedPaper(image)
    let upright = PageStructure(paper, quarters: 0)
    var readings = try text.read(upright.images)
    var structure = upright
    if Self.legibility(readings) < Self.doubtful, Self.certainty(readings) < Self.certain, !upright.lines.isEmpty {
      var best = Self.legibility(readings)
      for quarters in [1, 2, 3] {
        let turned = PageStructure(paper, quarters: quarters)
        let legibility = Self.legibility(try text.read(turned.sample(Self.sampleLines)))
        if legibility > best + Self.turnGain { (best, structure) = (legibility, turned) }
      }
      if structure.quarters != 0 { readings = try text.read(structure.images) }
    }
    try readFiguresAgain(&readings, in: &structure)
    return structure.page(readings, as: page, image: image)
  }

  /// Reads the figures of a page a second time and chooses between both readings.
  private func readFiguresAgain(_ readings: inout [TextRecognizer.Reading], in structure: inout PageStructure) throws(RecognitionError) {
    let columns = FigureColumns(structure.lines.map(\.box), readings, usualHeight: structure.usualHeight)
    let usages = readings.indices.map { FigureForm(readings[$0].symbols.map(\.scalar)) == nil ? nil : columns.usage(around: $0) }
    let areRegular = readings.indices.map { structure.pitch(ofLine: $0, readings[$0], image: structure.images[$0])?.isRegular ?? true }
    let due = readings.indices.filter { index in
      usages[index].map { SecondReading.isDue(readings[index], usage: $0, isRegular: areRegular[index]) } ?? false
    }
    let images = due.map { structure.wideImage(ofLine: $0) }
    for ((index, image), second) in zip(zip(due, images), try text.read(images)) {
      let isSecondRegular = structure.pitch(ofLine: index, second, image: image)?.isRegular ?? true
      let choice = SecondReading.chosen(
        readings[index], second, usage: usages[index] ?? FigureColumns.Usage(), areRegular: (areRegular[index], isSecondRegular))
      readings[index] = choice.reading
      // Characters are placed by the picture that they were read in.
      if choice.isSecond { structure.images[index] = image }
    }
  }

  /// Whether so many of a page's characters are doubtful that the others are not to be trusted either.
  static func isIllegible(_ readings: [TextRecognizer.Reading]) -> Bool {
    let symbols = readings.flatMap(\.symbols)
    let unsure = symbols.count { $0.confidence < illegible.unsure }
    return symbols.count >= illegible.characters && Double(unsure) > illegible.share * Double(symbols.count)
  }

  /// The mean confidence of the characters.
  static func certainty(_ readings: [TextRecognizer.Reading]) -> Double {
    let symbols = readings.flatMap(\.symbols)
    return symbols.isEmpty ? 0 : symbols.reduce(0) { $0 + $1.confidence } / Double(symbols.count)
  }

  /// How well lines can be read, from 0 to 1: the mean of their confidences, short lines counting for less.
  static func legibility(_ readings: [TextRecognizer.Reading]) -> Double {
    let shares = readings.map { $0.confidence * min(1, Double($0.symbols.count) / tellingLength) }
    return shares.isEmpty ? 0 : shares.reduce(0, +) / Double(shares.count)
  }
}
