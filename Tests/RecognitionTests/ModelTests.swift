import Extraction
import FoundationEssentials
import TestSupport
import Testing

@testable import Recognition

private let folder = ModelFolder.find()

@Suite struct ModelFolderTests {
  @Test func looksWhereItIsToldAndThenInTheUsualPlaces() {
    #expect(ModelFolder.candidates(environment: ["GONGKAI_DATA": "/data", "HOME": "/home/a"]) == ["/data"])
    let usual = ModelFolder.candidates(environment: ["HOME": "/home/a", "XDG_DATA_HOME": ""])
    #expect(usual.first == "/home/a/.local/share/gongkai")
    #expect(usual.last?.hasSuffix("/../share/gongkai") ?? false)
  }

  @Test func saysWhatToRunWhereModelsAreMissing() {
    #expect(throws: RecognitionError.noModels(folder: "/nonexistent")) { try PageRecognizer(models: ModelFolder(path: "/nonexistent")) }
    #expect(RecognitionError.noModels(folder: nil).description == "the models that read scans are missing: run gongkai models install")
  }

  /// Continuous integration says with `GONGKAI_EXPECT_MODELS` that scans are read there; elsewhere their tests may be skipped.
  @Test func findsTheModelsWhereTheyAreExpected() {
    let isExpected = ProcessInfo.processInfo.environment["GONGKAI_EXPECT_MODELS"].map { !$0.isEmpty } ?? false
    #expect(!isExpected || folder != nil, "GONGKAI_EXPECT_MODELS is set and the models are missing: run gongkai models install")
  }

  @Test func refusesAnotherModel() throws {
    let other = try TemporaryFolder()
    let model = ModelFolder(path: other.path)
    for file in [model.library, model.recognition] { try Data("no model".utf8).write(to: URL(filePath: file)) }
    let expected = RecognitionError.unusable(
      file: model.recognition,
      cause: "it is not the model that belongs here (SHA-256 differs): run gongkai models install --dir \(other.path)")
    #expect(throws: expected) { try PageRecognizer(models: model) }
  }

  @Test func refusesALibraryThatIsNone() throws {
    #expect(throws: RecognitionError.self) { try OnnxSession(library: "/dev/null", model: [], name: "none") }
  }
}

@Suite(.enabled(if: folder != nil, "the models are missing: run gongkai models install"))
struct ModelTests {
  private static let sample = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Samples/scans/county-budget-scan.pdf")

  @Test func readsAScan() throws {
    let pdf = try PDFDocument(contentsOf: Self.sample)
    let page = try pdf.page(1)
    #expect(page.verdict == .scanned)
    let read = try PageRecognizer(models: #require(folder)).recognize(try pdf.image(of: page), as: page)
    let text = String(String.UnicodeScalarView(read.page.glyphs.map(\.scalar)))
    #expect(text.contains("部门预算收支总表") && text.contains("一般公共服务支出"))
    #expect(read.page.rulings.count { $0.axis == .vertical } == 6)
    #expect(read.page.glyphs.allSatisfy { ($0.confidence ?? 2) <= 1 })
  }

  /// What stands in a line does not depend on which others are read with it.
  @Test func readsALineAloneAsAmongOthers() throws {
    let pdf = try PDFDocument(contentsOf: Self.sample)
    let lines = PageStructure(PreparedPaper(try pdf.image(of: try pdf.page(1))), quarters: 0).images.prefix(12)
    #expect(Set(lines.map(\.width)).count > 4)
    let recognizer = try TextRecognizer(#require(folder))
    for (line, among) in zip(lines, try recognizer.read(Array(lines))) {
      let alone = try #require(try recognizer.read([line]).first)
      #expect(alone.symbols.map(\.scalar) == among.symbols.map(\.scalar))
      #expect(zip(alone.symbols, among.symbols).allSatisfy { abs($0.confidence - $1.confidence) < 1e-4 })
    }
  }

  @Test func givesTheSameWhateverTheNumberOfJobs() throws {
    let pdf = try PDFDocument(contentsOf: Self.sample)
    func read(_ jobs: Int) throws -> [[Glyph]] {
      try PageReader(pdf, options: RecognitionOptions(models: folder, jobs: jobs)).read(1...pdf.pageCount) { $0.page.glyphs }
    }
    #expect(try read(1) == read(3))
  }
}
