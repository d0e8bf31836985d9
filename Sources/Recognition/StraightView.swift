import Extraction

extension PageView {
  /// The view in which a page that was read from its picture lies upright and level; nil where the map cannot be turned round.
  ///
  /// The bend of a page that was photographed stays.
  public init?(_ placement: PlaneMap) {
    let determinant = placement.a * placement.d - placement.b * placement.c
    guard determinant != 0 else { return nil }
    let (a, b) = (placement.d / determinant, -placement.b / determinant)
    let (c, d) = (-placement.c / determinant, placement.a / determinant)
    self.init(
      a: a, b: b, c: c, d: d, tx: -a * placement.tx - b * placement.ty, ty: -c * placement.tx - d * placement.ty, isTurned: abs(a) < abs(b))
  }

  /// Where a box of the page is seen: the smallest box round its corners.
  public func apply(_ box: Box) -> Box {
    let corners = [(box.x0, box.y0), (box.x1, box.y0), (box.x0, box.y1), (box.x1, box.y1)].map { x, y in
      (a * x + b * y + tx, c * x + d * y + ty)
    }
    let (xs, ys) = (corners.map(\.0), corners.map(\.1))
    return Box(xs.min() ?? box.x0, ys.min() ?? box.y0, xs.max() ?? box.x1, ys.max() ?? box.y1)
  }
}
