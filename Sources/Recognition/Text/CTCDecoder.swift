/// Reads characters out of a recogniser's time steps by connectionist temporal classification (Graves et al. 2006): the best class of each
/// step, repeats united, blanks dropped.
struct CTCDecoder: Sendable {
  /// A character that was read.
  struct Symbol: Sendable, Equatable {
    /// The character's scalar.
    var scalar: Unicode.Scalar
    /// The highest probability that any of its steps gave it.
    var confidence: Double
    /// The middle of its steps, weighted by probability, in steps from the first one's left edge.
    var step: Double
  }

  /// The scalars of the classes from 1; class 0 is the blank.
  private let scalars: [Unicode.Scalar?]

  /// Makes a decoder.
  ///
  /// - Parameter characters: The characters of the classes after the blank, in order.
  init(characters: [String]) { scalars = [nil] + characters.map { $0.unicodeScalars.first } }

  /// The number of classes, the blank included.
  var classCount: Int { scalars.count }

  /// Reads one line.
  ///
  /// - Parameters:
  ///   - probabilities: For each step, the probabilities of all classes.
  ///   - steps: The number of steps.
  func decode(_ probabilities: UnsafeBufferPointer<Float>, steps: Int) -> [Symbol] {
    var symbols: [Symbol] = []
    var open: (index: Int, weight: Double, moment: Double, best: Double)?
    func close() {
      guard let run = open, let scalar = scalars[run.index] else { return }
      symbols.append(Symbol(scalar: scalar, confidence: run.best, step: run.moment / run.weight))
    }
    for step in 0..<steps {
      let (index, probability) = Self.best(UnsafeBufferPointer(rebasing: probabilities[(step * classCount)..<((step + 1) * classCount)]))
      let weight = Double(probability)
      if let run = open, run.index == index {
        open = (index, run.weight + weight, run.moment + weight * (Double(step) + 0.5), max(run.best, weight))
        continue
      }
      close()
      open = index == 0 ? nil : (index, weight, weight * (Double(step) + 0.5), weight)
    }
    close()
    return symbols
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
