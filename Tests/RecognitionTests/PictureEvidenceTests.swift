import Extraction
import Testing

@testable import Recognition

/// What is told of a picture for drawing.
struct PictureEvidenceTests {
  @Test func strokesThatBecameRulingsAreNotDropped() {
    let rulings = [Ruling(.horizontal, at: 100, from: 10, to: 110), Ruling(.vertical, at: 50, from: 20, to: 80)]
    let evidence = PictureEvidence(
      lines: [],
      strokes: [
        Ruling(.horizontal, at: 101, from: 20, to: 60), Ruling(.horizontal, at: 100, from: 90, to: 190),
        Ruling(.vertical, at: 100, from: 10, to: 110), Ruling(.horizontal, at: 104, from: 10, to: 110),
      ])
    // The first is part of the ruling; of the second a fifth is, the third runs the other way, the fourth lies beside it.
    #expect(evidence.dropped(besides: rulings) == Array(evidence.strokes.dropFirst()))
  }
}
