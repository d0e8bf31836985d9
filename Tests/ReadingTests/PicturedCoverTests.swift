import Disclosure
import Extraction
import FoundationEssentials
import Reading
import Recognition
import TestSupport
import Testing

@Suite("Covers whose titles are pictures")
struct PicturedCoverTests {
  private static let sample = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Samples/city-institute-signs.pdf")

  /// The lines of a sample's cover as an operator that paints them on a page of 400 by 600 points, of one bit a pixel.
  private static func title() throws -> String {
    let pdf = try PDFDocument(contentsOf: sample)
    let page = try pdf.page(1)
    let picture = try pdf.image(of: page)
    let lines = try #require(
      page.glyphs.filter { page.styles[$0.style].size > 15 }.map(\.box).reduce(nil) { (all: Box?, box) in all.map { $0.union(box) } ?? box }
    )
    let scale = Double(picture.width) / page.width
    let (left, top) = (Int(lines.x0 * scale) - 8, Int(lines.y0 * scale) - 8)
    let (bytes, rows) = (Int(lines.width * scale) / 8 + 2, Int(lines.height * scale) + 16)
    var hex = ""
    for row in top..<(top + rows) {
      for byte in 0..<bytes {
        let bits = (0..<8).reduce(0) {
          $0 << 1 | (picture.pixels[(row * picture.width + left + 8 * byte + $1) * picture.channels] > 128 ? 1 : 0)
        }
        hex += String(bits + 256, radix: 16).suffix(2)
      }
    }
    let width = Int(lines.width)
    return "q \(width) 0 0 \(width * rows / (8 * bytes)) 30 400 cm BI /W \(8 * bytes) /H \(rows) /BPC 1 /CS /G /F /AHx ID \(hex)> EI Q\n"
  }

  private func disclosure(_ cover: TinyPDF.Page, policy: RecognitionOptions.Policy = .auto) throws -> Disclosure {
    let pdf = try PDFDocument(bytes: TinyPDF(pages: [cover]).data, name: "cover.pdf")
    return try Disclosure(of: pdf, options: ReadingOptions(recognition: RecognitionOptions(policy: policy)))
  }

  @Test("The title is read from the picture", .enabled(if: ModelFolder.find() != nil, "the models are missing: run gongkai models install"))
  func pictured() throws {
    var page = TinyPDF.Page(width: 400, height: 600, content: try Self.title())
    page.text("1", x: 200, y: 580)
    let read = try disclosure(page)
    #expect(read.pages.map(\.reading) == [.recognized])
    // One bit a pixel costs a character here and there.
    let title = read.document.title ?? ""
    #expect(title.hasPrefix("榕汀市气象科学研") && title.hasSuffix("部门预算") && read.document.fiscalYear == 2026, "\(title)")
  }

  @Test(
    "A cover whose hidden text is to be trusted is not read from its picture",
    .enabled(if: ModelFolder.find() != nil, "the models are missing: run gongkai models install"))
  func trusted() throws {
    var page = TinyPDF.Page(width: 400, height: 600, content: try Self.title() + "3 Tr\n")
    page.text("青禾县2025年部门预算公开", x: 35, y: 190, size: 20)
    let pdf = try PDFDocument(bytes: TinyPDF(pages: [page]).data, name: "cover.pdf")
    let options = ReadingOptions(recognition: RecognitionOptions(textLayer: .trust))
    let read = try Disclosure(of: pdf, options: options)
    #expect(read.pages.map(\.reading) == [.text] && read.document.title == "青禾县2025年部门预算公开")
  }

  @Test("A cover that prints its title is not read from its pictures, and one that is not read costs nothing")
  func printed() throws {
    var page = TinyPDF.Page(width: 400, height: 600, content: try Self.title())
    #expect(try disclosure(page, policy: .never).pages.map(\.reading) == [.empty])
    page.text("清河县水务局2025年部门预算公开", x: 30, y: 300, size: 20)
    let read = try disclosure(page)
    #expect(read.pages.map(\.reading) == [.text])
    #expect(read.document.title == "清河县水务局2025年部门预算公开")
  }
}
