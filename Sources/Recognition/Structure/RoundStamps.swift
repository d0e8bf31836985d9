import Glibc

/// A round stamp that was scanned without its colour: a ring, and what is written inside it.
struct RoundStamp: Sendable, Equatable {
  /// Its middle in pixels.
  var x: Double
  var y: Double
  /// From its middle to its ring, in pixels.
  var radius: Double

  /// How far from the ring's line its ink lies at most, in points: half of the thickest ring, worn and blurred.
  static let halfRing = 2.4

  /// Whether a box lies inside the ring, of which a piece may be in it.
  ///
  /// - Parameters:
  ///   - box: A line of text.
  ///   - scale: Pixels in a point.
  /// - Returns: Whether none of its corners lies beyond the ring.
  func holds(_ box: LineBox, scale: Double) -> Bool {
    let reach = radius + Self.halfRing * scale
    return [box.left, box.right].allSatisfy { column in [box.top, box.bottom].allSatisfy { distance(Double(column), Double($0)) <= reach } }
  }

  /// How far a place lies from the middle.
  func distance(_ column: Double, _ row: Double) -> Double { hypot(column - x, row - y) }
}

/// Finds round stamps by pieces of their rings, which rulings and the picture's edges cut.
struct RoundStamps {
  /// Pixels in a point.
  let scale: Double

  /// The radii of official stamps in points: 36 to 50 mm across, and what copiers make of that.
  static let radii = 42.0...80.0
  /// The least side of a ring's piece, in points: less does not tell how it bends.
  static let shortest = 20.0
  /// How much of its box a ring's piece fills at most: strokes of letters that touch fill more.
  static let fill = 0.25
  /// How far from one circle a piece may lie, in points, in the mean.
  static let roundness = 1.8
  /// The share of the ring that must be there, as far as the picture shows it, and the least stretch that the picture must show.
  static let ring = (share: 0.6, shown: 0.3)

  /// The stamps.
  func stamps(in mask: Mask, runs: [InkRun]) -> [RoundStamp] {
    let (blots, blotOfRun) = Blots.find(runs)
    let least = Int(Self.shortest * scale)
    let isPiece = blots.map { blot in
      max(blot.width, blot.height) >= least && Double(blot.area) <= Self.fill * Double(blot.width * blot.height)
    }
    var pieces: [Int: [InkRun]] = [:]
    for (run, blot) in zip(runs, blotOfRun) where isPiece[blot] { pieces[blot, default: []].append(run) }
    let ink = pieces.sorted { $0.key < $1.key }.flatMap(\.value)
    var stamps: [RoundStamp] = []
    for (_, piece) in pieces.sorted(by: { $0.key < $1.key }) {
      // A piece alone bends the circle its way; the others of the ring put it right.
      guard let first = circle(through: piece), let stamp = circle(through: ink.filter { isNear($0, first, by: 2) }),
        isRing(stamp, in: mask),
        !stamps.contains(where: { $0.distance(stamp.x, stamp.y) < Self.shortest * scale })
      else { continue }
      stamps.append(stamp)
    }
    return stamps
  }

  /// The circle that the ends of runs lie on, by least squares (Kåsa 1976); nil where they lie on none of a stamp's size.
  private func circle(through piece: [InkRun]) -> RoundStamp? {
    guard !piece.isEmpty else { return nil }
    let points = piece.flatMap { [(Double($0.start), Double($0.row)), (Double($0.end), Double($0.row))] }
    let count = Double(points.count)
    let middle = (points.reduce(0) { $0 + $1.0 } / count, points.reduce(0) { $0 + $1.1 } / count)
    var (xx, xy, yy, xz, yz) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for (column, row) in points {
      let (x, y) = (column - middle.0, row - middle.1)
      let z = x * x + y * y
      (xx, xy, yy, xz, yz) = (xx + x * x, xy + x * y, yy + y * y, xz + x * z, yz + y * z)
    }
    let determinant = 2 * (xx * yy - xy * xy)
    guard determinant > 0 else { return nil }
    let (a, b) = ((xz * yy - yz * xy) / determinant, (yz * xx - xz * xy) / determinant)
    let stamp = RoundStamp(x: middle.0 + a, y: middle.1 + b, radius: (a * a + b * b + (xx + yy) / count).squareRoot())
    guard Self.radii.contains(stamp.radius / scale) else { return nil }
    let away = points.reduce(0) { $0 + abs(stamp.distance($1.0, $1.1) - stamp.radius) } / count
    return away <= Self.roundness * scale ? stamp : nil
  }

  /// Whether ink stands along most of a circle.
  private func isRing(_ stamp: RoundStamp, in mask: Mask) -> Bool {
    var shown = 0
    var inked = 0
    let reach = Int((RoundStamp.halfRing * scale).rounded(.up))
    for degree in 0..<360 {
      let (across, down) = (cos(Double(degree) * .pi / 180), sin(Double(degree) * .pi / 180))
      let places = (-reach...reach).map { offset in
        (Int(stamp.x + across * (stamp.radius + Double(offset))), Int(stamp.y + down * (stamp.radius + Double(offset))))
      }
      guard places.allSatisfy({ $0 >= 0 && $1 >= 0 && $0 < mask.width && $1 < mask.height }) else { continue }
      shown += 1
      if places.contains(where: { mask[$0, $1] }) { inked += 1 }
    }
    return Double(shown) >= Self.ring.shown * 360 && Double(inked) >= Self.ring.share * Double(shown)
  }

  /// Whether a run lies on a ring, its half thickness taken so many times.
  private func isNear(_ run: InkRun, _ stamp: RoundStamp, by times: Double) -> Bool {
    [run.start, run.end].allSatisfy {
      abs(stamp.distance(Double($0), Double(run.row)) - stamp.radius) <= times * RoundStamp.halfRing * scale
    }
  }

  /// The runs without what is left of the rings: blots that lie on one.
  ///
  /// - Parameters:
  ///   - runs: All runs.
  ///   - stamps: The stamps.
  ///   - raster: The picture; the rings' pieces are made white in it.
  /// - Returns: The runs of all other blots.
  func withoutRings(_ runs: [InkRun], of stamps: [RoundStamp], in raster: inout Raster) -> [InkRun] {
    guard !stamps.isEmpty else { return runs }
    let (blots, blotOfRun) = Blots.find(runs)
    var isOnRing = blots.map { _ in true }
    for (run, blot) in zip(runs, blotOfRun) where isOnRing[blot] {
      isOnRing[blot] = stamps.contains { isNear(run, $0, by: 1) }
    }
    return Blots.cleared(runs, where: { isOnRing[blotOfRun[$0]] }, in: &raster)
  }
}
