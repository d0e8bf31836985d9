/// One printed character and where it stands.
public struct Glyph: Sendable, Hashable {
  /// The Unicode scalar, as the file gives it.
  public var scalar: Unicode.Scalar
  /// The character's cell in points: its advance wide, its font's ascent and descent high.
  public var box: Box
  /// The index of its look in `Page.styles`.
  public var style: Int
  /// Whether nothing of it can be seen: an OCR layer under or over a picture of the page, text in the colour of the paper, painted over or
  /// clipped away.
  public var isInvisible: Bool
  /// Whether it stands upright on the page; false in text that runs up or down the page on its side.
  public var isUpright: Bool
  /// How sure recognition was (0 to 1); nil for text that the file carries.
  public var confidence: Double?

  /// Makes a glyph.
  public init(
    scalar: Unicode.Scalar, box: Box, style: Int = 0, isInvisible: Bool = false, isUpright: Bool = true, confidence: Double? = nil
  ) {
    self.scalar = scalar
    self.box = box
    self.style = style
    self.isInvisible = isInvisible
    self.isUpright = isUpright
    self.confidence = confidence
  }

  /// Whether it is a Han character.
  public var isHan: Bool { (0x3400...0x9FFF).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value) || scalar.value >= 0x20000 }

  /// Whether there is something to see: ink that is not hidden, no white space.
  public var isSeen: Bool { !isInvisible && scalar != " " && !scalar.properties.isWhitespace }
}

/// The look that a run of glyphs shares.
public struct TextStyle: Sendable, Hashable {
  /// The font's name as the file gives it, subset prefix removed.
  public var fontName: String { didSet { isBold = Self.isBold(fontName) } }
  /// The font size in points.
  public var size: Double
  /// The fill colour.
  public var color: Color

  /// Makes a style.
  public init(fontName: String, size: Double, color: Color) {
    self.fontName = fontName
    self.size = size
    self.color = color
    isBold = Self.isBold(fontName)
  }

  /// Whether the font's name says that it is a bold or heavy one, or one that Chinese typesetting uses for headings (黑体).
  public private(set) var isBold: Bool

  private static func isBold(_ fontName: String) -> Bool {
    let name = fontName.lowercased()
    return name.contains("bold") || name.contains("black") || name.contains("heavy") || name.contains("simhei") || fontName.contains("黑体")
  }
}

/// A colour with red, green and blue from 0 to 1.
public struct Color: Sendable, Hashable {
  /// Red, 0 to 1.
  public var red: Double
  /// Green, 0 to 1.
  public var green: Double
  /// Blue, 0 to 1.
  public var blue: Double

  /// Makes a colour.
  public init(red: Double, green: Double, blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Black.
  public static let black = Color(red: 0, green: 0, blue: 0)

  /// Whether the colour cannot be told from white paper.
  public var isWhite: Bool { red > 0.97 && green > 0.97 && blue > 0.97 }
}
