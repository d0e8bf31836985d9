import Extraction

/// A ruling in pixels of a levelled picture, with the pixels that it is made of.
struct RasterRuling: Sendable {
  /// A stretch of a row (of a column, in vertical rulings) that the ruling covers.
  struct Run: Sendable, Equatable {
    /// The row of a horizontal ruling, the column of a vertical one.
    var line: Int
    /// The first pixel along the ruling.
    var start: Int
    /// The pixel after the last one along the ruling.
    var end: Int
  }

  var axis: Ruling.Axis
  /// Where its middle lies across its direction, in pixels.
  var position: Double
  /// Where it begins along its direction, in pixels.
  var start: Double
  /// Where it ends along its direction, in pixels.
  var end: Double
  /// Its mean thickness in pixels.
  var thickness: Double
  var runs: [Run]
  /// Where ink leaves it on either side, in pixels along it, every second of them.
  var strokes: [Int] = []
  /// Whether some ink stands on both its sides, so that more than its length must speak for it.
  var isTouched = false

  var length: Double { end - start }

  /// How dark it is at its darkest across, on average along it: 0 is white, 255 black.
  func darkness(in raster: Raster) -> Double {
    var darkest: [Int: UInt8] = [:]
    for run in runs {
      for along in stride(from: max(0, run.start), to: min(axis == .horizontal ? raster.width : raster.height, run.end), by: 4) {
        guard run.line >= 0, run.line < (axis == .horizontal ? raster.height : raster.width) else { continue }
        let pixel = axis == .horizontal ? raster[along, run.line] : raster[run.line, along]
        // Runs of neighbouring lines begin at different places: four pixels are one place.
        darkest[along / 4] = min(darkest[along / 4] ?? 255, pixel)
      }
    }
    return darkest.isEmpty ? 0 : darkest.values.reduce(0) { $0 + 255 - Double($1) } / Double(darkest.count)
  }

  /// The same where columns and rows change places.
  var turned: RasterRuling {
    var result = self
    result.axis = axis == .horizontal ? .vertical : .horizontal
    return result
  }

  /// Where its middle lies near a stretch along it: paper that is bowed or turned moves it by more than its thickness.
  func position(near stretch: ClosedRange<Double>) -> Double {
    var weight = 0.0
    var moment = 0.0
    for run in runs where Double(run.end) >= stretch.lowerBound && Double(run.start) <= stretch.upperBound {
      let shared = min(Double(run.end), stretch.upperBound) - max(Double(run.start), stretch.lowerBound) + 1
      weight += shared
      moment += shared * (Double(run.line) + 0.5)
    }
    return weight > 0 ? moment / weight : position
  }
}

extension [RasterRuling.Run] {
  /// How far the middle half of linked runs lies beside the line between their outer quarters, in pixels.
  func bow(from start: Int, to end: Int) -> Double {
    let quarter = (end - start) / 4
    func position(_ from: Int, _ to: Int) -> Double {
      var weight = 0
      var moment = 0
      for run in self {
        let shared = Swift.max(0, Swift.min(run.end, to) - Swift.max(run.start, from))
        weight += shared
        moment += shared * run.line
      }
      return weight > 0 ? Double(moment) / Double(weight) : 0
    }
    let ends = (position(start, start + quarter) + position(end - quarter, end)) / 2
    return abs(position(start + quarter, end - quarter) - ends)
  }
}

extension RasterRuling {
  /// Visits the pixels of the ruling's runs and those up to `margin` beside them, in a picture of the given size, as offsets row by row.
  func forEachPixel(margin: Int, width: Int, height: Int, _ body: (Int) -> Void) {
    let (lines, length) = axis == .horizontal ? (height, width) : (width, height)
    for run in runs {
      // What is bridged may lie beside the picture.
      for line in stride(from: max(0, run.line - margin), to: min(lines, run.line + margin + 1), by: 1) {
        for along in stride(from: max(0, run.start - margin), to: min(length, run.end + margin), by: 1) {
          body(axis == .horizontal ? line * width + along : along * width + line)
        }
      }
    }
  }
}

extension Mask {
  /// Clears the pixels of rulings, and those next to them along their sides.
  mutating func erase(_ rulings: [RasterRuling], margin: Int) {
    for ruling in rulings { ruling.forEachPixel(margin: margin, width: width, height: height) { bits[$0] = 0 } }
  }
}
