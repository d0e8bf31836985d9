import Disclosure
import Extraction
import FoundationEssentials
import Reading
import Recognition
import TestSupport
import Testing

@Suite("Documents that are damaged in part")
struct DamagedDocumentTests {
  private func disclosure(_ pages: [TinyPDF.Page]) throws -> Disclosure {
    let pdf = try PDFDocument(bytes: TinyPDF(pages: pages).data, name: "damaged.pdf")
    return try Disclosure(of: pdf, options: ReadingOptions(recognition: RecognitionOptions(policy: .never)))
  }

  private var sound: TinyPDF.Page {
    var page = TinyPDF.Page()
    page.table(xs: [50, 200, 300], ys: [100, 120, 140], texts: [["项目", "金额"], ["合计", "12.50"]])
    return page
  }

  @Test("A page that cannot be read costs that page alone")
  func damagedPage() throws {
    let read = try disclosure([sound, TinyPDF.Page(width: 30_000, height: 100), sound])
    #expect(read.pages.map(\.reading) == [.text, .unread, .text])
    #expect(read.tables.flatMap(\.pages) == [1, 3])
    let said = read.diagnostics.filter { $0.code == .pageDamaged }
    #expect(said.map(\.page) == [2] && said.map(\.severity) == [.error])
  }

  @Test("A document without any page that can be read is refused")
  func damagedThroughout() {
    #expect(throws: ExtractionError.unusablePageSize(file: "damaged.pdf", page: 1)) {
      try disclosure([TinyPDF.Page(width: 30_000, height: 100)])
    }
  }

  @Test("Faults that were read over are said once, with their number and pages")
  func faults() throws {
    var faulty = sound
    faulty.content += "nonsense\n"
    let said = try disclosure([faulty, sound, faulty]).diagnostics.filter { $0.code == .documentDamaged }
    #expect(said.count == 1 && said[0].severity == .warning)
    #expect(said.first?.message.contains("on pages 1, 3 read over") == true)
    #expect(try !disclosure([sound]).diagnostics.contains { $0.code == .documentDamaged })
  }
}
