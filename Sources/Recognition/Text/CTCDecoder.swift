/// Reads characters out of a recogniser's time steps.
///
/// By connectionist temporal classification (Graves, Fernández, Gomez and Schmidhuber 2006): the best class of each step, repeats united,
/// blanks dropped.
struct CTCDecoder: Sendable {
  /// A character that was read.
  struct Symbol: Sendable, Equatable {
    /// The character's scalar.
    var scalar: Unicode.Scalar
    /// The highest probability that any of its steps gave it.
    var confidence: Double
    /// What else the surest of its steps may show, the likeliest first; empty where the step leaves no doubt.
    var alternatives: [Alternative] = []
    /// The middle of its steps, weighted by probability, in steps from the first one's left edge.
    var step: Double
    /// Whether the model thought it less likely than white, so that it only counts where ink is seen in its place.
    var isFaint = false
  }

  /// Another character that a step may show.
  struct Alternative: Sendable, Equatable {
    /// The character's scalar.
    var scalar: Unicode.Scalar
    /// Its probability.
    var confidence: Double
  }

  /// A character surer than this has no alternatives.
  static let sure = 0.95
  /// An alternative less probable than this is none.
  static let leastAlternative = 0.01

  /// A mark less probable than this was not seen at all.
  static let leastMark: Float = 0.02
  /// The same of an ideograph, which is not so easily taken for white.
  static let leastIdeograph: Float = 0.05
  /// The marks between words that the model takes for white now and then, being small.
  private static let smallMarks: [Unicode.Scalar] = ["、", "，", "。"]

  /// The classes of the small marks.
  private let marks: [Int]
  /// The scalars of the classes from 1; class 0 is the blank.
  private let scalars: [Unicode.Scalar?]
  /// Two classes that mean one character: the comma 、 and the radical 丶, which stands in no text.
  ///
  /// Together they may outweigh the blank.
  private let comma: (class: Int, twin: Int)?

  /// Makes a decoder.
  ///
  /// - Parameter characters: The characters of the classes after the blank, in order.
  init(characters: [String]) {
    let classes = [nil] + characters.map { $0.unicodeScalars.first }
    scalars = classes
    marks = Self.smallMarks.compactMap { classes.firstIndex(of: $0) }
    if let comma = scalars.firstIndex(of: "、"), let twin = scalars.firstIndex(of: "丶") {
      self.comma = (comma, twin)
    } else {
      comma = nil
    }
  }

  /// The number of classes, the blank included.
  var classCount: Int { scalars.count }

  /// Reads one line.
  ///
  /// - Parameters:
  ///   - probabilities: For each step, the probabilities of all classes.
  ///   - steps: The number of steps.
  /// - Returns: The characters from left to right.
  func decode(_ probabilities: UnsafeBufferPointer<Float>, steps: Int) -> [Symbol] {
    var symbols: [Symbol] = []
    var open: (index: Int, weight: Double, moment: Double, best: Double, step: Int)?
    func row(_ step: Int) -> UnsafeBufferPointer<Float> {
      UnsafeBufferPointer(rebasing: probabilities[(step * classCount)..<((step + 1) * classCount)])
    }
    func close() {
      guard let run = open, let scalar = scalars[run.index] else { return }
      let others = run.best < Self.sure ? alternatives(to: run.index, in: row(run.step)) : []
      symbols.append(Symbol(scalar: scalar, confidence: run.best, alternatives: others, step: run.moment / run.weight))
    }
    // The likeliest small mark of the white since the last character.
    var faint: (index: Int, probability: Float, sum: Float, step: Int)?
    // And the likeliest ideograph.
    var ideograph: (index: Int, probability: Float, step: Int)?
    func consider(_ step: Int) {
      for mark in marks where row(step)[mark] >= max(Self.leastMark, faint?.probability ?? 0) {
        faint = (mark, row(step)[mark], marks.reduce(0) { $0 + row(step)[$1] }, step)
      }
      // White that leaves an ideograph its least share is rare.
      guard row(step)[0] <= 1 - Self.leastIdeograph else { return }
      for index in 1..<classCount where row(step)[index] >= max(Self.leastIdeograph, ideograph?.probability ?? 0) {
        if index != comma?.twin, scalars[index]?.isHan ?? false { ideograph = (index, row(step)[index], step) }
      }
    }
    func addFaint() {
      if let faint, let scalar = scalars[faint.index], !symbols.isEmpty {
        // How sure the model is of this mark, if it is one.
        let confidence = Double(faint.probability / faint.sum)
        symbols.append(Symbol(scalar: scalar, confidence: confidence, step: Double(faint.step) + 0.5, isFaint: true))
      }
      if let ideograph, let scalar = scalars[ideograph.index], !symbols.isEmpty {
        symbols.append(
          Symbol(scalar: scalar, confidence: Double(ideograph.probability), step: Double(ideograph.step) + 0.5, isFaint: true))
      }
      (faint, ideograph) = (nil, nil)
    }
    for step in 0..<steps {
      var (index, probability) = Self.best(row(step))
      if let comma, probability < 0.99 {
        let both = row(step)[comma.class] + row(step)[comma.twin]
        if both > probability || index == comma.twin { (index, probability) = (comma.class, both) }
      }
      if index == 0 { consider(step) }
      let weight = Double(probability)
      if let run = open, run.index == index {
        let surest = weight > run.best ? step : run.step
        open = (index, run.weight + weight, run.moment + weight * (Double(step) + 0.5), max(run.best, weight), surest)
        continue
      }
      close()
      if index != 0 { addFaint() }
      open = index == 0 ? nil : (index, weight, weight * (Double(step) + 0.5), weight, step)
    }
    close()
    addFaint()
    return symbols
  }

  private func alternatives(to index: Int, in row: UnsafeBufferPointer<Float>) -> [Alternative] {
    (1..<row.count).filter { $0 != index && $0 != comma?.twin && Double(row[$0]) >= Self.leastAlternative }
      .sorted { (row[$0], -$0) > (row[$1], -$1) }
      .prefix(4)
      .compactMap { other in scalars[other].map { Alternative(scalar: $0, confidence: Double(row[other])) } }
  }

  /// The most probable class; of equals the first.
  private static func best(_ row: UnsafeBufferPointer<Float>) -> (index: Int, probability: Float) {
    var best = row[0]
    var index = 0
    // A step is nearly always decided by one class: once it has more than a half, no other can have more.
    if best > 0.5 { return (0, best) }
    for i in 1..<row.count where row[i] > best {
      best = row[i]
      index = i
      if best > 0.5 { break }
    }
    return (index, best)
  }
}
