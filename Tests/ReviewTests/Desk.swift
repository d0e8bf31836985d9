import Disclosure
import Export
import Extraction
import FoundationEssentials
import Layout
import Reading
import TestSupport

@testable import Review

/// A review of one document in a folder of its own: a form whose amount 8.00 should be 3.00.
final class Desk {
  let folder: TemporaryFolder
  let session: ReviewSession
  let api: ReviewAPI

  /// Puts a document on the desk; `name` is printed as the name of the second line.
  init(name: String = "文化旅游") throws {
    folder = try TemporaryFolder()
    var page = TinyPDF.Page()
    page.text("支出总表", x: 250, y: 60, size: 16)
    page.text("单位：万元", x: 420, y: 90)
    page.table(
      xs: [50, 150, 300, 400, 500], ys: [100, 120, 140, 160, 180],
      texts: [
        ["科目编码", "科目名称", "合计", "基本支出"], ["", "合计", "5.00", "5.00"], ["207", name, "8.00", "3.00"], ["208", "社会保障", "2.00", "2.00"],
      ])
    let path = try folder.write(TinyPDF(pages: [page]).data, to: "form.pdf")
    let input = ReviewInput(path: path, name: "form", corrections: CorrectionsFile(of: path), golden: folder / "form.json")
    session = ReviewSession([input], options: ReadingOptions(), whenFailed: { _ in })
    session.readAll()
    api = ReviewAPI(session, password: nil, now: { "2026-03-01T08:00:00Z" })
  }

  /// The answer to a GET.
  func get(_ path: String, _ query: [String: String] = [:]) -> HTTPResponse {
    api.answer(HTTPRequest(method: "GET", path: "", query: query), path: path)
  }

  /// The answer to a POST.
  func post(_ path: String, _ body: String) -> HTTPResponse {
    api.answer(HTTPRequest(method: "POST", path: "", body: Array(body.utf8)), path: path)
  }

  /// The JSON of an answer.
  static func json(_ response: HTTPResponse) throws -> JSONValue { try JSONParser.parse(response.body) }

  /// The names of what lies in the folder.
  var names: [String] { get throws { try folder.names() } }
}
