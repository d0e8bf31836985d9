import Extraction
import TestSupport
import Testing

@testable import Recognition

/// Nothing in a picture may end the process, whatever it shows.
@Suite struct AnyPictureTests {
  @Test func fadesAStampThatTouchesTheRightEdge() {
    var scribble = Scribble(seed: 1, width: 60, height: 40, channels: 3)
    scribble.fill(45..<60, 5..<35, [205, 60, 65])
    let (paper, stamps) = Paper.fadingStamps(scribble.image(scale: 1), reach: 3)
    #expect(paper[59, 20] > 235 && stamps?[59, 20] == 0 && stamps?[10, 20] == 255)
  }

  @Test(arguments: 0..<60)
  func readsWhateverIsDrawn(seed: Int) {
    var random = Randomness(seed: UInt64(seed))
    let width = random.below(5) == 0 ? random.below(4) : 20 + random.below(220)
    let height = random.below(5) == 0 ? random.below(4) : 20 + random.below(220)
    var scribble = Scribble(seed: UInt64(seed), width: width, height: height, channels: random.below(2) == 0 ? 1 : 3)
    for _ in 0..<random.below(40) { scribble.draw() }
    let image = scribble.image(scale: [0.3, 1, 1.4, 2, 2.8, 4.2, 9][random.below(7)])
    var paper = PreparedPaper(image)
    for quarters in 0..<4 {
      // As fine as pictures are, which are too small here to be of a sheet.
      if quarters > 1 {
        paper = PreparedPaper(raster: paper.raster, stamps: paper.stamps, scale: [1.5, 2.8, 6][random.below(3)], stretch: 1)
      }
      let structure = PageStructure(paper, quarters: quarters)
      let readings = structure.images.map { line in
        let symbols = (0..<random.below(9)).map { _ in
          CTCDecoder.Symbol(
            scalar: ["1", ".", "财", " ", "（"][random.below(5)], confidence: 0.9, step: Double(random.below(max(1, line.width / 8))))
        }
        return TextRecognizer.Reading(symbols: symbols.sorted { $0.step < $1.step }, columnsPerStep: 8)
      }
      let page = Page(sketch: image.placement)
      let read = structure.page(readings, as: page, image: image)
      #expect(read.page.glyphs.allSatisfy { $0.box.width.isFinite && $0.box.height.isFinite })
      #expect(read.page.rulings.allSatisfy { $0.start.isFinite && $0.start <= $0.end })
    }
  }

  /// A picture whose samples are fewer than its size says is blank.
  @Test func takesAPictureThatLacksSamplesForBlank() {
    let image = PageImage(width: 40, height: 30, channels: 3, pixels: [1, 2, 3], placement: Box(0, 0, 40, 30))
    #expect(PageStructure(PreparedPaper(image), quarters: 0).lines.isEmpty)
  }
}

extension Page {
  /// A page of a size, with nothing on it.
  fileprivate init(sketch box: Box) {
    self.init(number: 1, width: box.width, height: box.height, glyphs: [], styles: [], rulings: [], images: [])
  }
}

/// Numbers that look random and are the same in every run: SplitMix64 (Steele, Lea and Flood 2014).
struct Randomness: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
}

/// A picture on which anything may be drawn, also over its edges.
private struct Scribble {
  let width: Int
  let height: Int
  let channels: Int
  private var pixels: [UInt8]
  private var random: Randomness

  init(seed: UInt64, width: Int, height: Int, channels: Int) {
    (self.width, self.height, self.channels) = (width, height, channels)
    random = Randomness(seed: ~seed)
    pixels = [UInt8](repeating: 245, count: width * height * channels)
  }

  func image(scale: Double) -> PageImage {
    PageImage(
      width: width, height: height, channels: channels, pixels: pixels, placement: Box(0, 0, Double(width) / scale, Double(height) / scale))
  }

  mutating func fill(_ columns: Range<Int>, _ rows: Range<Int>, _ color: [UInt8]) {
    for y in rows.clamped(to: 0..<height) {
      for x in columns.clamped(to: 0..<width) {
        for c in 0..<channels { pixels[(y * width + x) * channels + c] = color[c] }
      }
    }
  }

  /// A ruling, a bar, a disc, a stamp, a row of letters or noise.
  mutating func draw() {
    let color: [UInt8] = [[20, 20, 20], [210, 50, 60], [40, 50, 170], [130, 130, 130], [255, 255, 255]][random.below(5)]
    let x = random.below(width + 21) - 20
    let y = random.below(height + 21) - 20
    let thickness = 1 + random.below(8)
    switch random.below(6) {
    case 0: fill(x..<(x + width), y..<(y + thickness), color)
    case 1: fill(x..<(x + thickness), y..<(y + height), color)
    case 2: fill(x..<(x + random.below(60) + 1), y..<(y + random.below(60) + 1), color)
    case 3:
      let radius = 3 + random.below(30)
      for dy in -radius...radius {
        let half = Int(Double(radius * radius - dy * dy).squareRoot())
        fill((x - half)..<(x + half + 1), (y + dy)..<(y + dy + 1), color)
      }
    case 4: for k in 0..<12 { fill((x + k * 9)..<(x + k * 9 + 7), y..<(y + 8), color) }
    default: for _ in 0..<200 { fill(random.pixel(width), random.pixel(height), color) }
    }
  }
}

extension Randomness {
  /// One pixel of a row or column.
  fileprivate mutating func pixel(_ limit: Int) -> Range<Int> {
    let at = below(max(1, limit))
    return at..<(at + 1)
  }
}
