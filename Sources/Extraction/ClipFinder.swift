import CPoppler

/// Finds the clip of what is being drawn, in points, although cairo tells its extents in whole pixels of a canvas that is coarser than that.
///
/// Cairo keeps a clip that is a box exactly, and answers whether a point lies in it: a few questions around each edge of the extents find it.
struct ClipFinder {
  /// What is drawn on.
  let context: OpaquePointer
  /// The page, beyond which nothing counts.
  let page: Box
  /// How large a pixel of the canvas is, in points.
  let pixel: Double

  /// The clip's bounding box, rounded outward to whole points, as far as it bears on a shape.
  ///
  /// - Parameter shape: What is drawn; nil where the clip itself is what is wanted.
  /// - Returns: The box; nil where the clip is no box, whose extents only a finer canvas tells.
  func box(around shape: Box? = nil) -> Box? {
    guard let extents else { return Box(0, 0, 0, 0) }
    guard pixel > 1 else { return extents }
    if let shape {
      let certain = extents.insetBy(dx: pixel, dy: pixel)
      let isInside = shape.x0 >= certain.x0 && shape.x1 <= certain.x1 && shape.y0 >= certain.y0 && shape.y1 <= certain.y1
      if isInside { return extents }
    }
    return exact(extents)
  }

  /// The extents that cairo tells: none of their edges lies inside the clip, and none farther outside than a pixel.
  private var extents: Box? {
    var (x0, y0, x1, y1) = (0.0, 0.0, 0.0, 0.0)
    cairo_clip_extents(context, &x0, &y0, &x1, &y1)
    let corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)].map { corner in
      var (x, y) = corner
      cairo_user_to_device(context, &x, &y)
      return (x: x, y: y)
    }
    guard let left = corners.map(\.x).min(), let right = corners.map(\.x).max(), let top = corners.map(\.y).min(),
      let bottom = corners.map(\.y).max()
    else { return nil }
    return Box(left, top, right, bottom).intersection(page)
  }

  private func exact(_ extents: Box) -> Box? {
    let (x, y) = (extents.midX, extents.midY)
    guard contains(x, y), let left = edge(from: x, to: extents.x0, { contains($0, y) }),
      let right = edge(from: x, to: extents.x1, { contains($0, y) }), let top = edge(from: y, to: extents.y0, { contains(x, $0) }),
      let bottom = edge(from: y, to: extents.y1, { contains(x, $0) }), contains(left, top), contains(right, top), contains(left, bottom),
      contains(right, bottom)
    else { return nil }
    return Box(left.rounded(.down), top.rounded(.down), right.rounded(.up), bottom.rounded(.up)).intersection(page)
  }

  /// The last place inside the clip on the way from its middle to an edge of its extents; nil where the clip ends more than a pixel before.
  private func edge(from middle: Double, to outer: Double, _ isInside: (Double) -> Bool) -> Double? {
    if isInside(outer) { return outer }
    var outside = outer
    var inside = outer < middle ? min(middle, outer + pixel) : max(middle, outer - pixel)
    guard isInside(inside) else { return nil }
    while abs(outside - inside) > pixel * Self.fineness {
      let half = (inside + outside) / 2
      if isInside(half) { inside = half } else { outside = half }
    }
    return inside
  }

  /// Cairo keeps coordinates to so many pixels.
  private static let fineness = 1.0 / 256

  private func contains(_ x: Double, _ y: Double) -> Bool {
    var (x, y) = (x, y)
    cairo_device_to_user(context, &x, &y)
    return cairo_in_clip(context, x, y) != 0
  }
}
