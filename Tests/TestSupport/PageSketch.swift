import Extraction

/// A page put together by hand: glyphs and rulings as Extraction would give them.
///
/// ```swift
/// let page = Page.sketch {
///   $0.text("部门收支总表", x: 250, y: 40, size: 16)
///   $0.table(xs: [50, 200, 300], ys: [80, 100, 120], ["项目 | 金额", "合计 | 12.50"])
/// }
/// ```
public struct PageSketch: Sendable {
  /// The page so far.
  public private(set) var page: Page

  /// Begins an empty page.
  public init(number: Int, width: Double, height: Double) { page = Page(number: number, width: width, height: height) }

  /// Prints one line of text whose first character's box begins at a point.
  ///
  /// Chinese characters are an em wide, others half an em; a space leaves half an em empty; boxes are 1.2 em high.
  public mutating func text(
    _ text: String, x: Double, y: Double, size: Double = 10, bold: Bool = false, invisible: Bool = false, pitch: Double? = nil
  ) {
    let look = TextStyle(fontName: bold ? "Sample-Bold" : "Sample", size: size, color: .black)
    let style = page.styles.firstIndex(of: look) ?? page.styles.count
    if style == page.styles.count { page.styles.append(look) }
    var left = x
    for scalar in text.unicodeScalars {
      let width = scalar.value < 0x2000 ? size / 2 : size
      if scalar != " " {
        page.glyphs.append(
          Glyph(scalar: scalar, box: Box(left, y, left + width, y + 1.2 * size), style: style, isInvisible: invisible))
      }
      left += pitch ?? width
    }
  }

  /// Prints one line of text around the middle of the page.
  public mutating func centered(_ text: String, y: Double, size: Double = 10, bold: Bool = false) {
    self.text(text, x: (page.width - Self.width(of: text, size: size)) / 2, y: y, size: size, bold: bold)
  }

  /// Rules a horizontal line.
  public mutating func horizontal(_ y: Double, from x0: Double, to x1: Double, thickness: Double = 0.5) {
    page.rulings.append(Ruling(.horizontal, at: y, from: x0, to: x1, thickness: thickness))
  }

  /// Rules a vertical line.
  public mutating func vertical(_ x: Double, from y0: Double, to y1: Double, thickness: Double = 0.5) {
    page.rulings.append(Ruling(.vertical, at: x, from: y0, to: y1, thickness: thickness))
  }

  /// Shades a box.
  public mutating func shade(_ box: Box) {
    page.areas.append(FilledArea(box: box, color: Color(red: 0.9, green: 0.9, blue: 0.9)))
  }

  /// Rules a full grid.
  public mutating func grid(xs: [Double], ys: [Double]) {
    for y in ys { horizontal(y, from: xs[0], to: xs[xs.count - 1]) }
    for x in xs { vertical(x, from: ys[0], to: ys[ys.count - 1]) }
  }

  /// Prints a ruled table.
  ///
  /// A row is its cells parted by `|`; `<` and `^` stand for what the cell to the left or above spans to, `/` for a line break. Texts begin
  /// 3 points from the left of their cell and stand in its middle. Rulings of one line are given whole, as Extraction merges them.
  public mutating func table(xs: [Double], ys: [Double], _ rows: [String], size: Double = 10) {
    let texts = GridPicture.texts(rows)
    for (r, y) in ys.enumerated() {
      runs(of: xs.count - 1) { c in r == 0 || r == texts.count || texts[r][c] != "^" && !GridPicture.isInside(texts, r, c) }
        .forEach { horizontal(y, from: xs[$0.lowerBound], to: xs[$0.upperBound]) }
    }
    for (c, x) in xs.enumerated() {
      runs(of: ys.count - 1) { r in c == 0 || c == xs.count - 1 || texts[r][c] != "<" && !GridPicture.isBeside(texts, r, c) }
        .forEach { vertical(x, from: ys[$0.lowerBound], to: ys[$0.upperBound]) }
    }
    for cell in GridPicture.cells(rows) {
      let lines = cell.text.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
      let top = ys[cell.row]
      let bottom = ys[cell.row + cell.rowSpan]
      for (i, line) in lines.enumerated() {
        let y = (top + bottom) / 2 + (Double(i) - Double(lines.count) / 2) * 1.2 * size
        text(line, x: xs[cell.column] + 3, y: y, size: size)
      }
    }
  }

  /// The stretches of consecutive indices that a test holds for.
  private func runs(of count: Int, _ isRuled: (Int) -> Bool) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for i in 0..<count where isRuled(i) {
      if let last = result.last, last.upperBound == i {
        result[result.count - 1] = last.lowerBound..<(i + 1)
      } else {
        result.append(i..<(i + 1))
      }
    }
    return result
  }

  private static func width(of text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2000 ? size / 2 : size) }
  }
}

extension Page {
  /// A page that a closure draws, 600 by 800 points where nothing else is said.
  public static func sketch(
    _ number: Int = 1, width: Double = 600, height: Double = 800, _ draw: (inout PageSketch) -> Void
  ) -> Page {
    var sketch = PageSketch(number: number, width: width, height: height)
    draw(&sketch)
    return sketch.page
  }
}
