import Extraction
import Glibc

/// A map of the plane: `x' = a·x + b·y + tx`, `y' = c·x + d·y + ty`, after the bend of a page that was photographed.
public struct PlaneMap: Sendable, Equatable {
  /// The share of x in x'.
  public var a: Double
  /// The share of y in x'.
  public var b: Double
  /// The share of x in y'.
  public var c: Double
  /// The share of y in y'.
  public var d: Double
  /// What is added to x'.
  public var tx: Double
  /// What is added to y'.
  public var ty: Double

  /// What is undone of a camera's view before: a fan round a point.
  struct Bend: Sendable, Equatable {
    var fan: Fan
    var x: Double
    var y: Double
  }

  /// The bend; nil where the page lay flat.
  var bend: Bend?

  /// The map that leaves everything where it is.
  public static let identity = PlaneMap(a: 1, b: 0, c: 0, d: 1, tx: 0, ty: 0)

  /// A turn by degrees, clockwise as seen with y downwards, and a stretch, that take one point to another.
  static func turn(degrees: Double, stretch: Double = 1, taking from: (x: Double, y: Double), to: (x: Double, y: Double)) -> PlaneMap {
    let quarter = (degrees / 90).rounded()
    // Whole quarters are exact: the sine of π is not quite 0.
    let isQuarter = quarter * 90 == degrees
    let cosine = stretch * (isQuarter ? [1.0, 0, -1, 0][((Int(quarter) % 4) + 4) % 4] : cos(degrees * .pi / 180))
    let sine = stretch * (isQuarter ? [0.0, 1, 0, -1][((Int(quarter) % 4) + 4) % 4] : sin(degrees * .pi / 180))
    return PlaneMap(
      a: cosine, b: -sine, c: sine, d: cosine, tx: to.x - cosine * from.x + sine * from.y, ty: to.y - sine * from.x - cosine * from.y)
  }

  /// Where a point goes.
  public func apply(x: Double, y: Double) -> (x: Double, y: Double) {
    guard let bend else { return (a * x + b * y + tx, c * x + d * y + ty) }
    let bent = bend.fan.apply(x: x - bend.x, y: y - bend.y)
    let (x, y) = (bent.x + bend.x, bent.y + bend.y)
    return (a * x + b * y + tx, c * x + d * y + ty)
  }

  /// The smallest box round the place where a box goes.
  public func apply(_ box: Box) -> Box {
    let corners = [(box.x0, box.y0), (box.x1, box.y0), (box.x0, box.y1), (box.x1, box.y1)].map { apply(x: $0.0, y: $0.1) }
    let xs = corners.map(\.x)
    let ys = corners.map(\.y)
    return Box(xs.min() ?? 0, ys.min() ?? 0, xs.max() ?? 0, ys.max() ?? 0)
  }
}

extension Raster {
  /// The raster turned by an angle, with samples interpolated by cubics (Keys 1981, a = −½), on a canvas that holds all of it.
  ///
  /// - Parameters:
  ///   - degrees: The angle in degrees by which lines fall to the right; they run level afterwards.
  ///   - fan: How the lines spread once they are level, if they do; they run side by side afterwards.
  /// - Returns: The turned raster; its middle is the middle of this one.
  func levelled(by degrees: Double, fan: Fan? = nil) -> Raster {
    guard degrees != 0 || fan != nil, width > 0, height > 0 else { return self }
    let sine = sin(degrees * .pi / 180)
    let cosine = cos(degrees * .pi / 180)
    let columns = Int((Double(width) * cosine + Double(height) * abs(sine)).rounded(.up))
    let rows = Int((Double(height) * cosine + Double(width) * abs(sine)).rounded(.up))
    // Sixteen neighbours reach two samples past an edge, and rounding may reach one more.
    let border = 3
    let source = padded(by: border)
    let stride = width + 2 * border
    // Pixel centres lie at half steps.
    let centre = (x: Double(width) / 2, y: Double(height) / 2)
    let turned = [UInt8](unsafeUninitializedCapacity: columns * rows) { out, count in
      source.withUnsafeBufferPointer { source in
        for row in 0..<rows {
          let dy = Double(row) + 0.5 - Double(rows) / 2
          for column in 0..<columns {
            var dx = Double(column) + 0.5 - Double(columns) / 2
            var dy = dy
            if let fan { (dx, dy) = fan.apply(x: dx, y: dy) }
            let x = centre.x + cosine * dx - sine * dy - 0.5
            let y = centre.y + sine * dx + cosine * dy - 0.5
            guard x > -1, y > -1, x < Double(width), y < Double(height) else {
              out[row * columns + column] = 255
              continue
            }
            out[row * columns + column] = Self.cubic(source, stride: stride, x: Float(x + Double(border)), y: Float(y + Double(border)))
          }
        }
      }
      count = columns * rows
    }
    return Raster(width: columns, height: rows, pixels: turned)
  }

  /// The raster with more or fewer columns and rows, between sixteen neighbours.
  func resized(width columns: Int, height rows: Int) -> Raster {
    guard (columns, rows) != (width, height), width > 0, height > 0, columns > 0, rows > 0 else { return self }
    let border = 3
    let source = padded(by: border)
    let stride = width + 2 * border
    let resized = [UInt8](unsafeUninitializedCapacity: columns * rows) { out, count in
      source.withUnsafeBufferPointer { source in
        for row in 0..<rows {
          let y = (Double(row) + 0.5) * Double(height) / Double(rows) - 0.5
          for column in 0..<columns {
            let x = (Double(column) + 0.5) * Double(width) / Double(columns) - 0.5
            out[row * columns + column] = Self.cubic(source, stride: stride, x: Float(x + Double(border)), y: Float(y + Double(border)))
          }
        }
      }
      count = columns * rows
    }
    return Raster(width: columns, height: rows, pixels: resized)
  }

  /// The sample between sixteen neighbours.
  @inline(__always)
  private static func cubic(_ source: UnsafeBufferPointer<UInt8>, stride: Int, x: Float, y: Float) -> UInt8 {
    let column = Int(x)
    let row = Int(y)
    let wx = weights(x - Float(column))
    let wy = weights(y - Float(row))
    var sum: Float = 0
    var at = (row - 1) * stride + column - 1
    for j in 0..<4 {
      let line =
        Float(source[at]) * wx[0] + Float(source[at + 1]) * wx[1] + Float(source[at + 2]) * wx[2] + Float(source[at + 3]) * wx[3]
      sum += line * wy[j]
      at += stride
    }
    return UInt8(max(0, min(255, sum + 0.5)))
  }

  @inline(__always)
  private static func weights(_ t: Float) -> SIMD4<Float> {
    let t2 = t * t
    let t3 = t2 * t
    return SIMD4(-0.5 * t + t2 - 0.5 * t3, 1 - 2.5 * t2 + 1.5 * t3, 0.5 * t + 2 * t2 - 1.5 * t3, 0.5 * (t3 - t2))
  }

  /// The samples with a border that repeats the outermost ones.
  private func padded(by border: Int) -> [UInt8] {
    let columns = width + 2 * border
    return [UInt8](unsafeUninitializedCapacity: columns * (height + 2 * border)) { out, count in
      pixels.withUnsafeBufferPointer { source in
        for row in 0..<(height + 2 * border) {
          let from = max(0, min(height - 1, row - border)) * width
          for column in 0..<columns { out[row * columns + column] = source[from + max(0, min(width - 1, column - border))] }
        }
      }
      count = columns * (height + 2 * border)
    }
  }
}
