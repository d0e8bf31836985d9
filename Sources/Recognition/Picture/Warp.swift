import Geometry
import Glibc

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
