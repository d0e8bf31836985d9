import FoundationEssentials

/// A PDF written by hand, small enough that a test can say everything that is in it.
///
/// ```swift
/// var page = TinyPDF.Page()
/// page.table(xs: [50, 200, 300], ys: [100, 120, 140], texts: [["项目", "金额"], ["合计", "12.50"]])
/// let pdf = try PDFDocument(bytes: TinyPDF(pages: [page]).data, name: "tiny.pdf")
/// ```
public struct TinyPDF: Sendable {
  /// One page.
  ///
  /// Its methods take points from the top left, as everything in gongkai does; `content` holds PDF operators.
  public struct Page: Sendable {
    /// The width in points.
    public var width: Int
    /// The height in points.
    public var height: Int
    /// The value of /Rotate.
    public var rotation: Int
    /// The operators of the content stream, in PDF's own coordinates.
    public var content: String

    /// Makes a page, A4 upright where nothing else is said.
    public init(width: Int = 595, height: Int = 842, rotation: Int = 0, content: String = "") {
      self.width = width
      self.height = height
      self.rotation = rotation
      self.content = content
    }

    /// Prints one line of text whose baseline begins at a point.
    ///
    /// Chinese characters are an em wide, ASCII half an em.
    public mutating func text(_ text: String, x: Double, y: Double, size: Double = 10) {
      let codes = text.utf16.map { hex($0) }.joined()
      content += "BT /F0 \(size) Tf \(x) \(Double(height) - y) Td <\(codes)> Tj ET\n"
    }

    /// Strokes a straight line.
    public mutating func line(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double, thickness: Double = 0.5) {
      content += "\(thickness) w \(x0) \(Double(height) - y0) m \(x1) \(Double(height) - y1) l S\n"
    }

    /// Draws a ruled table; nil texts leave out the cell's left border, so that it joins the cell before it.
    public mutating func table(xs: [Double], ys: [Double], texts: [[String?]]) {
      guard let left = xs.first, let right = xs.last else { return }
      for y in ys { line(left, y, right, y) }
      for (row, cells) in texts.enumerated() {
        for (column, cell) in cells.enumerated() where cell != nil {
          line(xs[column], ys[row], xs[column], ys[row + 1])
          text(cell ?? "", x: xs[column] + 3, y: ys[row + 1] - 5)
        }
        line(right, ys[row], right, ys[row + 1])
      }
    }
  }

  /// The pages.
  public var pages: [Page]
  /// The document information: Title, Author …, ASCII only.
  public var information: [String: String]

  /// Makes a document.
  public init(pages: [Page], information: [String: String] = [:]) {
    self.pages = pages
    self.information = information
  }

  /// The file's bytes.
  public var data: Data {
    var file = "%PDF-1.7\n"
    var offsets: [Int] = []
    func add(_ body: String) {
      offsets.append(file.utf8.count)
      file += "\(offsets.count) 0 obj\n\(body)\nendobj\n"
    }
    func stream(_ content: String) -> String { "<</Length \(content.utf8.count)>>\nstream\n\(content)\nendstream" }
    let firstPage = 8
    let kids = pages.indices.map { "\(firstPage + 2 * $0) 0 R" }.joined(separator: " ")
    add("<</Type/Catalog/Pages 2 0 R>>")
    add("<</Type/Pages/Kids[\(kids)]/Count \(pages.count)>>")
    add("<<\(information.sorted { $0.key < $1.key }.map { "/\($0.key)(\($0.value))" }.joined())>>")
    add("<</Type/Font/Subtype/Type0/BaseFont/Tiny/Encoding/Identity-H/DescendantFonts[5 0 R]/ToUnicode 7 0 R>>")
    add(
      "<</Type/Font/Subtype/CIDFontType2/BaseFont/Tiny/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        + "/FontDescriptor 6 0 R/DW 1000/W[32 126 500]>>")
    add(
      "<</Type/FontDescriptor/FontName/Tiny/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80>>"
    )
    add(stream(Self.toUnicode))
    for (index, page) in pages.enumerated() {
      add(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 \(page.width) \(page.height)]/Rotate \(page.rotation)"
          + "/Resources<</Font<</F0 4 0 R>>>>/Contents \(firstPage + 2 * index + 1) 0 R>>")
      add(stream(page.content))
    }
    let start = file.utf8.count
    file += "xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n"
    for offset in offsets { file += String(repeating: "0", count: 10 - String(offset).count) + "\(offset) 00000 n \n" }
    file += "trailer\n<</Size \(offsets.count + 1)/Root 1 0 R/Info 3 0 R>>\nstartxref\n\(start)\n%%EOF\n"
    return Data(file.utf8)
  }

  /// Every two-byte code is the UTF-16 unit that it means.
  private static let toUnicode: String = {
    let ranges = (0..<256).map { "<\(hex(UInt16($0 << 8)))> <\(hex(UInt16($0 << 8 | 255)))> <\(hex(UInt16($0 << 8)))>\n" }
    let blocks = stride(from: 0, to: 256, by: 64).map { "64 beginbfrange\n" + ranges[$0..<$0 + 64].joined() + "endbfrange\n" }
    return """
      /CIDInit /ProcSet findresource begin
      12 dict begin
      begincmap
      /CMapName /Tiny def
      /CMapType 2 def
      1 begincodespacerange
      <0000> <FFFF>
      endcodespacerange
      \(blocks.joined())endcmap
      end
      end
      """
  }()
}

private func hex(_ unit: UInt16) -> String {
  let digits = String(unit, radix: 16, uppercase: true)
  return String(repeating: "0", count: 4 - digits.count) + digits
}
