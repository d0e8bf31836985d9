import Testing

@testable import gongkai

struct PathTextTests {
  /// 文件.pdf in GBK.
  private let gbk: [UInt8] = [0xCE, 0xC4, 0xBC, 0xFE, 0x2E, 0x70, 0x64, 0x66]

  @Test func keepsEveryByte() {
    let names: [[UInt8]] = [
      gbk, Array("预算.pdf".utf8), Array("\u{10F0D4}.pdf".utf8), [0xE9, 0xA2], [0xFF, 0x41, 0xC0, 0x80], Array("é".utf8) + [0x80],
    ]
    for name in names { #expect(PathText.bytes(of: PathText.text(of: name)) == name) }
    #expect(Set(names.map { PathText.text(of: $0) }).count == names.count)
  }

  @Test func leavesUTF8AsItIs() {
    #expect(PathText.text(of: Array("预算 a.pdf".utf8)) == "预算 a.pdf")
    #expect(PathText.isUTF8("预算 a.pdf"))
    #expect(!PathText.isUTF8(PathText.text(of: gbk)))
  }

  @Test func showsWhatATerminalWouldObey() {
    #expect(PathText.shown(PathText.text(of: gbk)) == #"\xCE\xC4\xBC\xFE.pdf"#)
    #expect(PathText.shown("a\u{1B}[31m\n\u{202E}b\u{9B}") == #"a\x1B[31m\x0A\u{202E}b\x9B"#)
    #expect(PathText.shown("预算 é") == "预算 é")
  }

  @Test func cutsALineToItsPlaces() {
    #expect(TerminalTable.cut("预算公开", to: 8) == "预算公开")
    #expect(TerminalTable.cut("预算公开", to: 7) == "预算公…")
    #expect(TerminalTable.cut("预算公开", to: 6) == "预算…")
    #expect(TerminalTable.cut("abc", to: 2) == "a…")
  }
}
