import Disclosure
import Extraction
import Recognition

/// What is kept of a page once it is laid out.
public struct LaidOutPage: Sendable {
  /// The page's number, from 1.
  public let number: Int
  /// The page as the PDF shows it, in points.
  public let box: Box
  /// The page as it was read, upright and level, in points: the page's own size, or that of the page turned by a quarter.
  public let uprightBox: Box
  /// What the file alone gives.
  public let verdict: Page.Verdict
  /// Where it was read from its picture, or its text lies on its side: what takes the points of its layout to those of the page as the PDF shows it.
  public let placement: PlaneMap?
  /// Whether it was not read: it is a picture, or damaged.
  public let isUnread: Bool
  /// Why the file does not give it, where it is damaged.
  public let damage: ExtractionError?
  /// How many faults of the file were read over on it.
  public let faults: Int
  /// Whether it was read from its picture.
  public let isRecognized: Bool
  /// The words of its watermarks.
  public let watermarks: [String]
  /// Whether it was read from its picture, and no character was found.
  public let isBlankPicture: Bool
  /// Whether it was read from its picture, and nothing that was read is to be trusted.
  public let isIllegible: Bool

  init(_ read: ReadPage) {
    number = read.page.number
    box = read.placement?.apply(read.page.box) ?? read.page.box
    uprightBox = read.page.box
    verdict = read.verdict
    placement = read.placement
    isUnread = read.isUnread
    damage = read.damage
    faults = read.faults
    isRecognized = read.isRecognized
    watermarks = read.page.watermarks
    isBlankPicture = isRecognized && read.page.glyphs.isEmpty
    isIllegible = read.isIllegible
  }

  var summary: PageSummary {
    let reading: PageSummary.Reading = isUnread ? .unread : isRecognized ? .recognized : verdict == .empty ? .empty : .text
    return PageSummary(number: number, width: box.width, height: box.height, reading: reading)
  }
}
