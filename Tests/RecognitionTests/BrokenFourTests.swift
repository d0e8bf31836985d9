import Testing

@testable import Recognition

/// Two pixels a point; a stem of forty rows.
@Suite struct BrokenFourTests {
  /// The confidences of a figure's 1 with dots drawn beside its stem.
  private func confidence(dots: [(x: Int, y: Int)], before: Double? = nil) -> Double? {
    var raster = Raster(width: 160, height: 80)
    raster.fill(114..<117, 20..<60)
    raster.fill(110..<114, 22..<28)  // the flag
    raster.fill(108..<123, 57..<60)  // the foot
    for dot in dots { raster.fill(dot.x..<(dot.x + 2), dot.y..<(dot.y + 2)) }
    let symbols = (before == nil ? ["1"] : ["9", "1"] as [Unicode.Scalar]).map { CTCDecoder.Symbol(scalar: $0, confidence: 0.99, step: 0) }
    let stretches = (before.map { [(left: $0 - 20, right: $0)] } ?? []) + [(left: 108, right: 123)]
    let line = LineBox(left: 80, top: 20, right: 123, bottom: 60)
    return BrokenFour(raster: raster, scale: 2).doubted(symbols, stretches: stretches, line: line).last?.confidence
  }

  private let broken = [(x: 108, y: 34), (x: 104, y: 40), (x: 101, y: 46), (x: 106, y: 46)]

  @Test func leavesAOne() {
    #expect(confidence(dots: []) == 0.99)
    #expect(confidence(dots: [(104, 54), (104, 22)]) == 0.99, "of the foot and of the flag")
  }

  @Test func doubtsAOneWithDotsBesideItsStem() {
    #expect(confidence(dots: broken) == BrokenFour.doubtful)
    #expect(confidence(dots: [(x: 101, y: 46)]) == BrokenFour.doubtful, "one dot of four pixels is more than noise")
  }

  @Test func takesNoInkOfTheDigitBeforeForDots() {
    #expect(confidence(dots: broken, before: 111) == 0.99)
  }
}
