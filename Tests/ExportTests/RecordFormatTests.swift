import Disclosure
import FoundationEssentials
import Records
import TestSupport
import Testing

@testable import Export

struct RecordFormatTests {
  private let record: [RecordValue] = [.text("list"), .text(""), .text("a,\"b\"\nc"), .text("=1+1")]

  private func line(_ format: RecordFormat, _ record: [RecordValue]) -> String {
    String(decoding: RecordForm(.lines(format), withCells: false).lines([record], of: .codelists), as: UTF8.self)
  }

  @Test func quotesWhatCSVMustQuoteAndEmptyTexts() {
    #expect(line(.csv(forExcel: false), record) == "list,\"\",\"a,\"\"b\"\"\nc\",=1+1\r\n")
    #expect(line(.csv(forExcel: false), [.null, .integer(-3), .decimal(12.5), .flag(true)]) == ",-3,12.5,true\r\n")
    #expect(line(.csv(forExcel: false), [.measure(1.239, places: 2), .null, .null, .null]) == "1.24,,,\r\n")
  }

  @Test func guardsFormulasForExcelInTextsAlone() {
    #expect(line(.csv(forExcel: true), record).hasSuffix(",'=1+1\r\n"))
    #expect(line(.csv(forExcel: true), [.text("-5"), .text("@x"), .text("\tx"), .integer(-5)]) == "'-5,'@x,'\tx,-5\r\n")
    #expect(RecordFormat.csv(forExcel: true).head(of: .codelists).starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(RecordFormat.csv(forExcel: false).head(of: .codelists) == Array("list,value,english,chinese\r\n".utf8))
  }

  @Test func writesAnObjectALine() {
    #expect(
      line(.ndjson, [.text("a\n"), .null, .decimal(53485.7), .flag(false)])
        == #"{"list":"a\n","value":null,"english":53485.7,"chinese":false}"# + "\n")
  }

  @Test func countsFenExactly() throws {
    func fen(_ text: String) throws -> Fen? { Fen(yuan: try #require(Decimal(string: text))) }
    #expect(try fen("534857.1")?.count == 53_485_710)
    #expect(try fen("534857.1")?.isRounded == false)
    #expect(try fen("-0.05")?.count == -5)
    #expect(try fen("0")?.count == 0)
    #expect(try fen("-1.005")?.count == -101)
    #expect(try fen("-1.005")?.isRounded == true)
    #expect(try fen("1.0049")?.count == 100)
    #expect(try fen("123456789012345678901") == nil)
    #expect(try fen("92233720368547758.06")?.count == Int.max - 1)
    #expect(try fen("92233720368547758.07") == nil)
  }
}
