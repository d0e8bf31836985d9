import Disclosure
import Extraction

/// What is wrong with a file although it could be read: faults that were read over, pages that are not there, pictures that show nothing.
struct DocumentDamage {
  /// Why no page at all could be read; nil where one could.
  let ofEveryPage: ExtractionError?
  /// What there is to say of it.
  let diagnostics: [Diagnostic]

  /// - Parameters:
  ///   - pages: The pages that were asked for.
  ///   - opening: How many faults were met until the file was opened.
  init(pages: [LaidOutPage], opening: Int) {
    ofEveryPage = pages.allSatisfy { $0.damage != nil } ? pages.first?.damage : nil
    diagnostics = Self.faults(pages, opening: opening) + pages.compactMap(Self.missing) + pages.compactMap(Self.blank)
  }

  /// At most this many page numbers are listed.
  private static let mostNumbers = 10

  private static func faults(_ pages: [LaidOutPage], opening: Int) -> [Diagnostic] {
    let faulty = pages.filter { $0.faults > 0 }
    let count = faulty.reduce(opening) { $0 + $1.faults }
    guard count > 0 else { return [] }
    let numbers = faulty.prefix(mostNumbers).map { "\($0.number)" }.joined(separator: ", ")
    let more = faulty.count > mostNumbers ? " and \(faulty.count - mostNumbers) more" : ""
    let place = faulty.isEmpty ? "in its structure" : faulty.count == 1 ? "on page \(numbers)" : "on pages \(numbers)\(more)"
    return [
      Diagnostic(
        .warning, code: .documentDamaged,
        message: "the file is damaged: \(count) fault\(count == 1 ? "" : "s") \(place) read over; text or lines may be missing",
        page: faulty.count == 1 && opening == 0 ? faulty[0].number : nil)
    ]
  }

  private static func missing(_ page: LaidOutPage) -> Diagnostic? {
    switch page.damage {
    case nil: nil
    case .unusablePageSize:
      Diagnostic(.error, code: .pageDamaged, message: "page \(page.number) has an unusable size and was not read", page: page.number)
    default:
      Diagnostic(.error, code: .pageDamaged, message: "page \(page.number) is damaged and was not read", page: page.number)
    }
  }

  private static func blank(_ page: LaidOutPage) -> Diagnostic? {
    guard page.isBlankPicture else { return nil }
    return Diagnostic(
      .warning, code: .pageNothingRead,
      message: "page \(page.number) is a picture on which no character was found: it shows none, or cannot be decoded",
      page: page.number)
  }
}
