/// Tells by the room between the digits of a figure that a mark or a digit between them was not read, or that a mark was read where none
/// has room.
///
/// The digits of a font are of one width, and a point or a comma has room of its own. Where a fold or a coarse scan wiped out the point of
/// 60.33, the model reads 6033 and is sure of it; the room that the point left shows.
struct FigurePitch {
  /// What stands in a place that is not regular.
  enum Fault: Equatable {
    /// Between two digits there is room for what was not read.
    case hole
    /// A mark has no room, or its room holds more than a mark.
    case mark
  }

  /// Faults, each with the place of the digit before it and of the digit behind it.
  let faults: [(fault: Fault, before: Int, after: Int)]

  /// Two digits this many pitches apart have something between them: a point adds a half at least, in fonts of one width a whole one.
  static let hole = 1.3
  /// Two digits farther apart than this, with white read between them, belong to two figures.
  static let apart = 2.4
  /// Digits with a mark between them are so many pitches apart: by at least a half more than digits alone, less what a blurred edge moves,
  /// and by at most a whole one more.
  static let marked = 1.15...2.4
  /// So many pairs of digits without a mark between them tell the pitch.
  static let leastPairs = 2
  /// The confidence at most of a figure with a fault.
  static let doubtful = 0.5

  /// Whether nothing is odd.
  var isRegular: Bool { faults.isEmpty }

  /// Measures a figure.
  ///
  /// - Parameters:
  ///   - scalars: The characters of the line, white space among them.
  ///   - middles: The middle of the ink of each, in pixels.
  init(_ scalars: [Unicode.Scalar], middles: [Double]) {
    let digits = scalars.indices.filter { FigureForm.isDigit(scalars[$0]) }
    let pairs = zip(digits, digits.dropFirst()).map { before, after in
      (before: before, after: after, between: scalars[(before + 1)..<after], distance: middles[after] - middles[before])
    }
    let plain = pairs.filter(\.between.isEmpty).map(\.distance).sorted()
    // A hole counts among the pairs: of two the smaller is the pitch.
    guard plain.count >= Self.leastPairs, let pitch = plain.dropFirst((plain.count - 1) / 2).first, pitch > 0 else {
      faults = []
      return
    }
    faults = pairs.compactMap { pair in
      let distance = pair.distance / pitch
      let marks = pair.between.filter { !$0.properties.isWhitespace }
      if marks.isEmpty {
        let isParted = !pair.between.isEmpty && distance > Self.apart
        return distance >= Self.hole && !isParted ? (.hole, pair.before, pair.after) : nil
      }
      guard marks.count == 1, FigureForm.isMark(marks[marks.startIndex]) else { return nil }
      return Self.marked.contains(distance) ? nil : (.mark, pair.before, pair.after)
    }
  }

  /// The reading with the marks that its column asks for where there is room for them, and doubted; as it was where nothing is odd.
  ///
  /// A bare number is a code or a year where its column has no decimals.
  func settled(_ reading: TextRecognizer.Reading, usage: FigureColumns.Usage) -> TextRecognizer.Reading {
    guard !isRegular, let form = FigureForm(reading.symbols.map(\.scalar)), !form.isBare || usage.decimals ?? 0 > 0 else { return reading }
    var reading = reading
    reading.symbols = marked(reading.symbols, usage: usage) ?? reading.symbols
    for index in reading.symbols.indices { reading.symbols[index].confidence = min(reading.symbols[index].confidence, Self.doubtful) }
    return reading
  }

  /// The symbols with a point or a comma in each hole; nil where that makes no figure of the column.
  private func marked(_ symbols: [CTCDecoder.Symbol], usage: FigureColumns.Usage) -> [CTCDecoder.Symbol]? {
    guard faults.allSatisfy({ $0.fault == .hole }), let decimals = usage.decimals, decimals > 0 else { return nil }
    var symbols = symbols
    for hole in faults.reversed() {
      let behind = symbols[hole.after...].count { FigureForm.isDigit($0.scalar) }
      let step = (symbols[hole.before].step + symbols[hole.after].step) / 2
      let mark = CTCDecoder.Symbol(scalar: behind == decimals ? "." : ",", confidence: Self.doubtful, step: step)
      symbols.replaceSubrange((hole.before + 1)..<hole.after, with: [mark])
    }
    guard let form = FigureForm(symbols.map(\.scalar)), FigureColumns.fits(form, usage) else { return nil }
    return symbols
  }
}

extension PageStructure {
  /// How the digits of a line stand; nil where it is no figure.
  func pitch(ofLine index: Int, _ reading: TextRecognizer.Reading, image: LineImage) -> FigurePitch? {
    let scalars = reading.symbols.map(\.scalar)
    guard FigureForm(scalars) != nil else { return nil }
    let line = lines[index]
    let middles = GlyphPlacer.stretches(of: reading.symbols, reading, image: image, line: line.box, ink: line.ink).map {
      line.middle(from: $0.left, to: $0.right)
    }
    return FigurePitch(scalars, middles: middles)
  }
}

extension PageStructure.Line {
  /// What begins below this share of a line's height is a mark, or what is left of one.
  private static let low = 0.6

  /// The middle of the ink of a stretch, in pixels, without marks at the line's foot that white parts from the rest.
  func middle(from left: Double, to right: Double) -> Double {
    let columns = max(0, Int(left) - box.left)..<max(max(0, Int(left) - box.left), min(ink.count, Int(right.rounded(.up)) - box.left))
    let floor = Double(box.top) + Self.low * Double(box.height)
    // White columns end a piece; a piece is high where one of its columns is.
    var pieces: [(first: Int, last: Int, isHigh: Bool)] = []
    for column in columns where ink[column] > 0 {
      let isHigh = Double(tops[column]) < floor
      if let last = pieces.last, last.last == column - 1 {
        pieces[pieces.count - 1] = (last.first, column, last.isHigh || isHigh)
      } else {
        pieces.append((column, column, isHigh))
      }
    }
    let high = pieces.filter(\.isHigh)
    let told = high.isEmpty ? pieces : high
    guard let first = told.first, let last = told.last else { return (left + right) / 2 }
    return Double(box.left) + Double(first.first + last.last + 1) / 2
  }
}
