import FoundationEssentials
import TestSupport
import Testing

@testable import Extraction

@Suite("PDFs that cannot be read")
struct BadInputTests {
  private let whole = TinyPDF(pages: [TinyPDF.Page()]).data

  private func open(_ bytes: Data, password: String? = nil) throws(ExtractionError) {
    do {
      _ = try PDFDocument(bytes: bytes, name: "bad.pdf", password: password)
    } catch let error as ExtractionError {
      throw error
    } catch {
      Issue.record("\(error) is no ExtractionError")
    }
  }

  @Test("No bytes")
  func empty() {
    #expect(throws: ExtractionError.emptyFile(file: "bad.pdf")) { try open(Data()) }
  }

  @Test("Something else than a PDF", arguments: ["not a PDF at all", "<html><body>404</body></html>", "PK\u{3}\u{4}zipped"])
  func noPDF(text: String) {
    #expect(throws: ExtractionError.notAPDF(file: "bad.pdf", cause: "it does not begin with %PDF-")) { try open(Data(text.utf8)) }
  }

  @Test("A PDF whose end is missing", arguments: [0.2, 0.5, 0.9])
  func truncated(share: Double) {
    let cut = whole.prefix(Int(Double(whole.count) * share))
    #expect(throws: ExtractionError.truncated(file: "bad.pdf")) { try open(Data(cut)) }
  }

  @Test("A PDF without pages")
  func noPages() {
    #expect(throws: ExtractionError.noPages(file: "bad.pdf")) { try open(TinyPDF(pages: []).data) }
  }

  @Test("A head and an end with nothing between them")
  func hollow() {
    #expect { try open(Data("%PDF-1.7\n%%EOF\n".utf8)) } throws: { error in
      if case .notAPDF(file: "bad.pdf", _)? = error as? ExtractionError { true } else { false }
    }
  }

  @Test("A page number beyond the last, and page 0", arguments: [0, 2, -1])
  func pageOutOfRange(page: Int) throws {
    let pdf = try PDFDocument(bytes: whole, name: "one.pdf")
    #expect(throws: ExtractionError.pageOutOfRange(file: "one.pdf", page: page, pageCount: 1)) { try pdf.page(page) }
  }

  @Test("A page of no size")
  func unusablePageSize() throws {
    let pdf = try PDFDocument(bytes: TinyPDF(pages: [TinyPDF.Page(width: 30_000, height: 100)]).data, name: "wide.pdf")
    #expect(throws: ExtractionError.unusablePageSize(file: "wide.pdf", page: 1)) { try pdf.page(1) }
  }

  // MARK: Encryption

  @Test("An encrypted file without its password, with a wrong one, and with either of its two")
  func encrypted() throws {
    let bytes = try #require(Data(base64Encoded: Self.encrypted.filter { !$0.isWhitespace }))
    #expect(throws: ExtractionError.passwordNeeded(file: "bad.pdf")) { try open(bytes) }
    #expect(throws: ExtractionError.wrongPassword(file: "bad.pdf")) { try open(bytes, password: "guess") }
    #expect(throws: Never.self) { try open(bytes, password: "reader") }
    #expect(throws: Never.self) { try open(bytes, password: "owner") }
  }

  /// A blank page of 72 by 72 points, encrypted with RC4 for the reader "reader" and the owner "owner".
  private static let encrypted = """
    JVBERi0xLjMKJeLjz9MKMSAwIG9iago8PAovUHJvZHVjZXIgPDgzOGI0M2MxMWE+Cj4+CmVuZG9iagoyIDAgb2JqCjw8Ci9UeXBlIC9QYWdlcwovQ291bnQg
    MQovS2lkcyBbIDQgMCBSIF0KPj4KZW5kb2JqCjMgMCBvYmoKPDwKL1R5cGUgL0NhdGFsb2cKL1BhZ2VzIDIgMCBSCj4+CmVuZG9iago0IDAgb2JqCjw8Ci9U
    eXBlIC9QYWdlCi9SZXNvdXJjZXMgPDwKPj4KL01lZGlhQm94IFsgMC4wIDAuMCA3MiA3MiBdCi9QYXJlbnQgMiAwIFIKPj4KZW5kb2JqCjUgMCBvYmoKPDwK
    L1YgMQovUiAyCi9MZW5ndGggNDAKL1AgNDI5NDk2NzI5MgovRmlsdGVyIC9TdGFuZGFyZAovTyA8OTNmZTBkNTI1NGFiNGM5NjQ0NjkzZjMzYzA3Y2I1NGY1
    ODdkY2UxZTI2ODJmZTllY2VhNjEwN2ExZWY2MzBkZD4KL1UgPGZkNTI1OGJiM2UxZWJiNWIxNGRlOWE4MGI2YTE4NGY1MjVjYzBhMGVjNTJlMTZkM2QyMDhl
    YjNhOWIyZDc1Y2E+Cj4+CmVuZG9iagp4cmVmCjAgNgowMDAwMDAwMDAwIDY1NTM1IGYgCjAwMDAwMDAwMTUgMDAwMDAgbiAKMDAwMDAwMDA1OSAwMDAwMCBu
    IAowMDAwMDAwMTE4IDAwMDAwIG4gCjAwMDAwMDAxNjcgMDAwMDAgbiAKMDAwMDAwMDI1OSAwMDAwMCBuIAp0cmFpbGVyCjw8Ci9TaXplIDYKL1Jvb3QgMyAw
    IFIKL0luZm8gMSAwIFIKL0lEIFsgPGViY2NjNGU2NTg4NmQzMzFlMDU1MTU3ODdjNDI0ZThhPiA8ZWJjY2M0ZTY1ODg2ZDMzMWUwNTUxNTc4N2M0MjRlOGE+
    IF0KL0VuY3J5cHQgNSAwIFIKPj4Kc3RhcnR4cmVmCjQ3MwolJUVPRgo=
    """

  // MARK: Files

  @Test("A file that is not there")
  func missing() throws {
    let path = try TemporaryFolder() / "none.pdf"
    #expect(throws: ExtractionError.unreadable(file: path, cause: "there is no such file")) {
      try PDFDocument(contentsOf: URL(filePath: path))
    }
  }

  @Test("A folder")
  func folder() throws {
    let folder = try TemporaryFolder()
    #expect(throws: ExtractionError.directory(file: folder.path)) { try PDFDocument(contentsOf: URL(filePath: folder.path)) }
  }

  @Test("The file's name without its folder is the document's")
  func name() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(whole, to: "预算.pdf")
    #expect(try PDFDocument(contentsOf: URL(filePath: path)).name == "预算.pdf")
  }

  @Test("Every error names its file on one line")
  func descriptions() {
    let errors: [ExtractionError] = [
      .unreadable(file: "f.pdf", cause: "c"), .directory(file: "f.pdf"), .emptyFile(file: "f.pdf"), .notAPDF(file: "f.pdf", cause: "c"),
      .truncated(file: "f.pdf"), .passwordNeeded(file: "f.pdf"), .wrongPassword(file: "f.pdf"), .noPages(file: "f.pdf"),
      .pageOutOfRange(file: "f.pdf", page: 9, pageCount: 2), .damagedPage(file: "f.pdf", page: 3),
      .unusablePageSize(file: "f.pdf", page: 3),
    ]
    #expect(errors.allSatisfy { $0.description.hasPrefix("f.pdf: ") && !$0.description.contains("\n") })
    #expect(Set(errors.map(\.description)).count == errors.count)
  }
}
