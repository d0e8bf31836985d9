/// Reads the pictures of lines with PP-OCRv4's recognition model.
struct TextRecognizer: Sendable {
  /// What was read in one line.
  struct Reading: Sendable {
    /// The characters, white space among them.
    var symbols: [CTCDecoder.Symbol]
    /// Marks and ideographs that the model took for white, and which only count where ink is seen in their place.
    var overlooked: [CTCDecoder.Symbol] = []
    /// Columns of the line's picture in a time step.
    var columnsPerStep: Double

    /// The mean of the characters' confidences; 0 where nothing was read.
    var confidence: Double { symbols.isEmpty ? 0 : symbols.reduce(0) { $0 + $1.confidence } / Double(symbols.count) }
  }

  private let session: OnnxSession
  private let decoder: CTCDecoder

  /// The columns of a batch, all lines together, at most; it bounds the memory that a run takes, and more are no quicker.
  static let batchColumns = 1600
  /// Lines in a batch at most.
  static let batchLines = 16
  /// The narrowest picture that the model is given; it was trained on wide ones, padded.
  static let narrowest = 96

  /// Loads the model.
  ///
  /// - Throws: `RecognitionError`.
  init(_ folder: ModelFolder) throws(RecognitionError) {
    let model = FoldedModel.bytes(of: try folder.checkedModel())
    session = try OnnxSession(library: folder.library, model: model, name: folder.recognition)
    guard let list = session.metadata("character") else {
      throw .unusable(file: folder.recognition, cause: "it carries no list of characters")
    }
    // The blank comes before the list, the space after it.
    decoder = CTCDecoder(characters: list.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) + [" "])
  }

  /// Reads lines; the readings come in the lines' order.
  ///
  /// Lines of one width are read together, so that none is padded for another's sake: padding is work for nothing, and the model sees
  /// it. So what is read in a line depends on no other, nor on how many pages are read at a time.
  ///
  /// - Throws: `RecognitionError.failed`.
  func read(_ lines: [LineImage]) throws(RecognitionError) -> [Reading] {
    var readings = [Reading](repeating: Reading(symbols: [], columnsPerStep: 8), count: lines.count)
    let order = lines.indices.sorted { (lines[$0].width, $0) < (lines[$1].width, $1) }
    var start = 0
    while start < order.count {
      var end = start + 1
      let width = Self.padded(lines[order[start]].width)
      while end < order.count, end - start < Self.batchLines, width * (end - start + 1) <= Self.batchColumns,
        Self.padded(lines[order[end]].width) == width
      {
        end += 1
      }
      try read(order[start..<end], of: lines, width: width, into: &readings)
      start = end
    }
    return readings
  }

  private static func padded(_ width: Int) -> Int { max(narrowest, (width + 15) / 16 * 16) }

  private func read(
    _ batch: ArraySlice<Int>, of lines: [LineImage], width: Int, into readings: inout [Reading]
  ) throws(RecognitionError) {
    let plane = LineImage.rows * width
    var input = [Float](repeating: 0, count: batch.count * 3 * plane)
    input.withUnsafeMutableBufferPointer { input in
      for (slot, index) in batch.enumerated() {
        let line = lines[index]
        line.samples.withUnsafeBufferPointer { samples in
          for row in 0..<LineImage.rows {
            for column in 0..<line.width {
              let value = samples[row * line.width + column] / 127.5 - 1
              let at = slot * 3 * plane + row * width + column
              input[at] = value
              input[at + plane] = value
              input[at + 2 * plane] = value
            }
          }
        }
      }
    }
    let shape: [Int64] = [Int64(batch.count), 3, Int64(LineImage.rows), Int64(width)]
    let found: [[CTCDecoder.Symbol]]?
    let steps: Int
    (found, steps) = try session.run(&input, shape: shape) { values, dimensions in
      guard dimensions.count == 3, dimensions[0] == batch.count, dimensions[2] == decoder.classCount else { return (nil, 0) }
      let size = dimensions[1] * dimensions[2]
      return (
        (0..<batch.count).map { slot in
          decoder.decode(UnsafeBufferPointer(rebasing: values[(slot * size)..<((slot + 1) * size)]), steps: dimensions[1])
        }, dimensions[1]
      )
    }
    guard let found, steps > 0 else { throw .failed(cause: "the model's output has another shape than its list of characters") }
    for (slot, index) in batch.enumerated() {
      readings[index] = Reading(
        symbols: Orthography.settled(found[slot].filter { !$0.isFaint }), overlooked: found[slot].filter(\.isFaint),
        columnsPerStep: Double(width) / Double(steps))
    }
  }
}
