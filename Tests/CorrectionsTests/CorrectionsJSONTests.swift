import Corrections
import Export
import Extraction
import FoundationEssentials
import TestSupport
import Testing

@Suite("Files of corrections are read as they were written, and refused where they are none")
struct CorrectionsJSONTests {
  private static let place = Correction.Place(page: 3, box: Box(50, 100.25, 150, 120))
  private static let every: [Correction] = [
    Correction(.cellText, at: place, old: .text("8.00"), new: .text("3.00"), time: "2026-03-01T08:00:00Z", reviewer: "甲", note: "看原件"),
    Correction(.cellAccept, at: place, old: .text("8.00")),
    Correction(.cellSplitRows, at: place, old: .text("ab"), new: .parts([["a", "b"]]), share: 0.25),
    Correction(.cellSplitColumns, at: place, old: .text("ab"), new: .parts([["a", "b"]]), share: 0.5),
    Correction(.cellsMerge, at: place, to: Correction.Place(page: 4, box: Box(0, 0, 1, 1)), old: .text("a | b"), new: .text("ab")),
    Correction(.rowsMerge, at: place, old: .text("a | b")), Correction(.columnsMerge, at: place, old: .text("a | b")),
    Correction(.rowSplit, at: place, old: .text("a"), new: .parts([["a", ""]]), share: 0.5),
    Correction(.columnSplit, at: place, old: .text("a"), new: .parts([["a", ""]]), share: 0.5),
    Correction(.tableHeaderRows, at: place, old: .number(1), new: .number(2)), Correction(.tableTitle, at: place, new: .text("支出总表")),
    Correction(.tableKind, at: place, old: .text("other"), new: .text("revenue")), Correction(.tableUnit, at: place, new: .text("元")),
    Correction(.tableMissed, at: place), Correction(.tableFalse, at: place, old: .text("a")),
    Correction(.tableAccept, at: place, old: .text("0123456789abcdef")), Correction(.documentTitle, new: .text("部门预算")),
    Correction(.documentAgency, old: .text("甲局"), new: .text("乙局")), Correction(.documentYear, old: .number(2025), new: .number(2026)),
    Correction(.documentAccept, old: .text("0123456789abcdef")),
  ]

  private func message(_ text: String) -> String {
    do {
      _ = try Corrections(json: Array(text.utf8))
      return "nothing"
    } catch {
      return "\(error)"
    }
  }

  @Test("Every kind comes back as it went")
  func roundTrip() throws {
    #expect(Set(Self.every.map(\.kind)) == Set(Correction.Kind.allCases))
    let corrections = Corrections(file: "a.pdf", sha256: "00", entries: Self.every)
    #expect(try Corrections(json: corrections.bytes) == corrections)
    #expect(corrections.bytes == corrections.bytes)
  }

  @Test("Each correction is a line")
  func lines() {
    let lines = String(decoding: Corrections(file: "a.pdf", entries: Self.every).bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count { $0.contains("\"kind\"") } == Self.every.count)
  }

  @Test(
    "What cannot be understood is refused with the reason",
    arguments: [
      (#"{"kind": "cell.txt", "page": 1, "bbox": [0, 0, 1, 1]}"#, "there is no kind cell.txt"),
      (#"{"page": 1}"#, "there is no kind at all"),
      (#"{"kind": "cell.text", "bbox": [0, 0, 1, 1], "new": "a"}"#, "page is missing or no number from 1"),
      (#"{"kind": "cell.text", "page": 1, "bbox": [0, 0, 1], "new": "a"}"#, "bbox is missing or not left, top, right, bottom"),
      (#"{"kind": "cell.text", "page": 1, "bbox": [5, 0, 1, 1], "new": "a"}"#, "bbox is missing or not left, top, right, bottom"),
      (#"{"kind": "cell.text", "page": 1, "bbox": [0, 0, 1, 1]}"#, "new is no text"),
      (#"{"kind": "document.year", "new": "2026"}"#, "new is no number"),
      (#"{"kind": "document.year", "page": 1, "new": 2026}"#, "document.year has no page and no bbox"),
      (#"{"kind": "table.kind", "page": 1, "bbox": [0, 0, 1, 1], "new": "balances"}"#, "there is no kind of table balances"),
      (#"{"kind": "row.split", "page": 1, "bbox": [0, 0, 1, 1], "new": [["a"]]}"#, "new is not the two texts of each cell"),
      (#"{"kind": "cell.text", "page": 1, "bbox": [0, 0, 1, 1], "new": "a", "oldd": "b"}"#, "there is no member oldd"),
      (#"{"kind": "cell.text", "page": 1, "bbox": [0, 0, 1, 1], "new": "a", "note": 3}"#, "note is no text"),
      (#"{"kind": "row.split", "page": 1, "bbox": [0, 0, 1, 1], "new": [["a", "b"]], "at": 1}"#, "at is no number between 0 and 1"),
    ])
  func refused(entry: String, reason: String) {
    let text = #"{"format": "gongkai.corrections", "version": 1, "file": "a.pdf", "corrections": [\#(entry)]}"#
    #expect(message(text) == "correction 1: \(reason)")
  }

  @Test("Another format, another version and what is no JSON are refused")
  func whole() {
    #expect(message("{}") == "it is no file of corrections: its format is not gongkai.corrections")
    #expect(message(#"{"format": "gongkai.corrections", "version": 2, "file": "a", "corrections": []}"#) == "its version is not 1")
    #expect(message(#"{"format": "gongkai.corrections", "version": 1}"#) == "file or corrections is missing")
    #expect(message("[").contains("line 1"))
  }

  @Test("The file lies beside the PDF, or in a folder")
  func path() {
    #expect(CorrectionsFile(of: "a/b.pdf").path == "a/b.corrections.json")
    #expect(CorrectionsFile(of: "b.PDF").path == "b.corrections.json")
    #expect(CorrectionsFile(of: "a/b.pdf", in: "c").path == "c/b.corrections.json")
    #expect(CorrectionsFile(of: "a/b.pdf", in: "c/").path == "c/b.corrections.json")
  }

  @Test("A file that is there and cannot be used is told, one that is not there is none")
  func reading() throws {
    let folder = try TemporaryFolder()
    let file = CorrectionsFile(of: folder / "a.pdf")
    #expect(try file.read() == nil)
    try file.write(Corrections(file: "a.pdf", entries: Self.every))
    #expect(try file.read()?.entries == Self.every)
    try folder.write(Data("{".utf8), to: "a.corrections.json")
    #expect(throws: CorrectionsFileError.self) { try file.read() }
    #expect(try folder.names() == ["a.corrections.json"])
  }
}
