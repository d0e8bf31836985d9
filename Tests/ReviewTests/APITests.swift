import Corrections
import Disclosure
import Export
import FoundationEssentials
import Reading
import TestSupport
import Testing

@testable import Review

@Suite("What the review answers")
struct APITests {
  private let correct = #"{"version": 1, "action": "text", "table": 0, "row": 2, "column": 2, "text": "3.00"}"#

  @Test("The queue counts what is doubtful")
  func queue() throws {
    let document = try #require(try Desk.json(Desk().get("api/documents"))["documents"]?.elements?.first)
    #expect(document["state"]?.string == "ready")
    #expect(document["counts"]?["amounts"]?.int == 6)
    #expect(document["open"]?["contradicted"]?.int == 3)
  }

  @Test("The amount that a sum contradicts comes first")
  func doubts() throws {
    let overview = try Desk.json(Desk().get("api/documents/0"))
    #expect(overview["version"]?.int == 1)
    let first = try #require(overview["doubts"]?.elements?.first)
    #expect(first["reason"]?.string == "contradicted")
    let table = try Desk.json(Desk().get("api/documents/0/tables/0"))
    #expect(table["checks"]?.elements?.contains { $0["status"]?.string == "failed" } == true)
  }

  @Test("An amount's doubt names its line and its key; a sum names both of its sides in both languages")
  func words() throws {
    let desk = try Desk()
    let first = try #require(try Desk.json(desk.get("api/documents/0"))["doubts"]?.elements?.first)
    #expect(first["label"]?.string == "合计")
    #expect(first["key"]?.string == "total")
    let checks = try #require(try Desk.json(desk.get("api/documents/0/tables/0"))["checks"]?.elements)
    let failed = try #require(checks.first { $0["status"]?.string == "failed" })
    #expect(failed["subject"]?.elements?.count == 2)
    #expect(failed["counterpart"]?.elements?.allSatisfy { $0.string?.isEmpty == false } == true)
    let labels = try Desk.json(desk.get("api/labels"))
    #expect(labels["amountKey"]?["total"]?.elements?.map(\.string) == ["Total", "合计"])
    #expect(labels["tableKind"]?["expenditure"]?.elements?[1].string == "支出总表")
  }

  @Test("A correction turns the sums, is kept, and is there when the document is read again")
  func correction() throws {
    let desk = try Desk()
    let answer = desk.post("api/documents/0/edit", correct)
    #expect(answer.status == 200)
    let overview = try Desk.json(answer)
    #expect(overview["version"]?.int == 2)
    #expect(overview["turn"]?["failing"]?.int == 0)
    #expect(overview["turn"]?["holding"]?.int ?? 0 > 0)
    #expect(overview["failed"]?.int == 0)
    let kept = try #require(try CorrectionsFile(of: desk.folder / "form.pdf").read())
    #expect(kept.entries.map(\.kind) == [.cellText])
    #expect(kept.entries[0].old == .text("8.00"))
    #expect(kept.entries[0].time == "2026-03-01T08:00:00Z")
    let again = try Disclosure(contentsOf: URL(filePath: desk.folder / "form.pdf"), options: ReadingOptions(corrections: kept))
    #expect(again.tables[0].rows?[1].amounts["total"] == 30_000)
    #expect(again.review == ReviewSummary(isAccepted: false, applied: 1, stale: 0, needless: 0))
  }

  @Test("Undo takes the last correction back")
  func undo() throws {
    let desk = try Desk()
    _ = desk.post("api/documents/0/edit", correct)
    #expect(try Desk.json(desk.post("api/documents/0/undo", #"{"version": 2}"#))["failed"]?.int ?? 0 > 0)
    #expect(try CorrectionsFile(of: desk.folder / "form.pdf").read()?.entries == [])
    #expect(desk.post("api/documents/0/undo", #"{"version": 3}"#).status == 404)
  }

  @Test("A second window that saw another version is told, and changes nothing")
  func conflict() throws {
    let desk = try Desk()
    _ = desk.post("api/documents/0/edit", correct)
    #expect(desk.post("api/documents/0/edit", correct).status == 409)
    #expect(try CorrectionsFile(of: desk.folder / "form.pdf").read()?.entries.count == 1)
  }

  @Test("A file that another program changed is not written over")
  func changedOutside() throws {
    let desk = try Desk()
    let other = Corrections(file: "form.pdf", entries: [Correction(.documentYear, new: .number(2026))])
    try CorrectionsFile(of: desk.folder / "form.pdf").write(other)
    #expect(desk.post("api/documents/0/edit", correct).status == 409)
    #expect(try CorrectionsFile(of: desk.folder / "form.pdf").read() == other)
    #expect(try Desk.json(desk.get("api/documents/0"))["version"]?.int == 2)
  }

  @Test(
    "What does not fit is refused and nothing is kept",
    arguments: [
      (#"{"version": 1, "action": "text", "table": 0, "row": 9, "column": 0, "text": "a"}"#, 404),
      (#"{"version": 1, "action": "text", "table": 7, "row": 0, "column": 0, "text": "a"}"#, 404),
      (#"{"version": 1, "action": "text", "table": -1, "row": 0, "column": 0, "text": "a"}"#, 422),
      (#"{"version": 1, "action": "text", "table": 0, "row": 0, "column": 0}"#, 422),
      (#"{"version": 1, "action": "unit", "table": 0, "text": "斗"}"#, 422),
      (#"{"version": 1, "action": "kind", "table": 0, "text": "斗"}"#, 422),
      (#"{"version": 1, "action": "remove"}"#, 422), (#"{"action": "accept"}"#, 400), ("{", 400), ("", 400),
      (#"{"version": 1, "action": "missedTable", "page": 5, "bbox": [0, 0, 9, 9]}"#, 404),
      (#"{"version": 1, "action": "headerRows", "table": 0, "number": 99}"#, 422),
    ])
  func refused(body: String, status: UInt32) throws {
    let desk = try Desk()
    #expect(desk.post("api/documents/0/edit", body).status == status)
    #expect(try desk.names == ["form.pdf"])
  }

  @Test(
    "No path leads out of what is served",
    arguments: [
      "../form.pdf", "api/documents/1", "api/documents/-1", "api/documents/00000000000000000000000", "api/documents/0/../../form.pdf",
      "api/documents/0/pages/1", "api/documents/0/pages/2.png", "api/documents/0/pages/../1.png", "api/documents/0/tables/1", "form.pdf",
      "/etc/passwd",
      "index.html/", "api",
    ])
  func paths(path: String) throws { #expect(try Desk().get(path).status == 404) }

  @Test("A page is drawn at the zoom that is asked for")
  func picture() throws {
    let desk = try Desk()
    let answer = desk.get("api/documents/0/pages/1.png", ["scale": "1"])
    #expect(answer.type == "image/png")
    #expect(answer.body.prefix(4) == [0x89, 0x50, 0x4E, 0x47])
    #expect(desk.get("api/documents/0/pages/1.png", ["scale": "100"]).status == 400)
    #expect(desk.get("api/documents/0/pages/1.png", ["scale": "nan"]).status == 400)
  }

  @Test("Rows are joined, a table is none, the document is accepted and its golden file written")
  func more() throws {
    let desk = try Desk()
    #expect(
      desk.post("api/documents/0/edit", #"{"version": 1, "action": "merge", "axis": "rows", "range": [2, 3], "table": 0}"#).status == 200)
    #expect(try Desk.json(desk.get("api/documents/0/tables/0"))["table"]?["grid"]?["rowCount"]?.int == 3)
    #expect(desk.post("api/documents/0/accept", #"{"version": 2}"#).status == 200)
    #expect(try Desk.json(desk.get("api/documents/0"))["accepted"] == .bool(true))
    let golden = try JSONParser.parse(try desk.folder.read("form.json"))
    #expect(golden["review"]?["accepted"] == .bool(true))
    #expect(desk.post("api/documents/0/edit", #"{"version": 3, "action": "noTable", "table": 0}"#).status == 200)
    #expect(try Desk.json(desk.get("api/documents/0"))["tables"]?.elements?.isEmpty == true)
  }

  @Test("Accepted amounts are looked at no more")
  func acceptance() throws {
    let desk = try Desk()
    let body = #"{"version": 1, "action": "acceptCells", "table": 0, "cells": [[2, 2], [1, 2]]}"#
    let before = try Desk.json(desk.get("api/documents/0"))["open"]?["contradicted"]?.int ?? 0
    let overview = try Desk.json(desk.post("api/documents/0/edit", body))
    #expect(overview["open"]?["contradicted"]?.int == before - 2)
    #expect(overview["counts"]?["reviewed"]?.int == 2)
  }

  @Test("What a PDF says is data in the static page too")
  func markup() throws {
    let desk = try Desk(name: "<b>&\"'</b>")
    let document = try #require(desk.session.document(0))
    let html = StaticPage(document).html
    #expect(html.contains("&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;"))
    #expect(!html.contains("<b>&"))
  }

  @Test("Accepted grids are what the scorer reads")
  func truth() throws {
    let desk = try Desk()
    let before = try #require(desk.session.document(0))
    #expect(AcceptedTruth(before.current.disclosure).json == nil)
    _ = desk.post("api/documents/0/edit", #"{"version": 1, "action": "acceptTable", "table": 0}"#)
    let after = try #require(desk.session.document(0))
    let truth = try #require(AcceptedTruth(after.current.disclosure).json)
    #expect(truth["slug"]?.string == "form")
    #expect(truth["blocks"]?.elements?[0]["cells"]?.elements?.count == 16)
  }
}
