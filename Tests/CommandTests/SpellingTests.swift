import Testing

@testable import gongkai

struct SpellingTests {
  @Test(arguments: [
    ("", "", 0), ("", "ab", 2), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "ab", 1), ("ab", "abc", 1), ("abc", "acb", 1),
    ("abc", "bca", 2), ("kitten", "sitting", 3), ("ca", "abc", 3),
  ])
  func countsMistakes(one: String, other: String, distance: Int) {
    #expect(Spelling.distance(Array(one), Array(other)) == distance)
    #expect(Spelling.distance(Array(other), Array(one)) == distance)
  }

  @Test func guessesWhatWasMeant() {
    let known = ["extract", "check", "tables", "text", "schema"]
    #expect(Spelling.nearest(to: "extrct", among: known) == "extract")
    #expect(Spelling.nearest(to: "chekc", among: known) == "check")
    #expect(Spelling.nearest(to: "table", among: known) == "tables")
    #expect(Spelling.nearest(to: "test", among: known) == "text")
    #expect(Spelling.nearest(to: "bananas", among: known) == nil)
    #expect(Spelling.nearest(to: "x", among: known) == nil)
    #expect(Spelling.nearest(to: "extract", among: []) == nil)
  }
}

struct LineWrappingTests {
  @Test func cutsBetweenWordsAndChineseCharacters() {
    #expect(LineWrapping.lines(of: "one two three", width: 8) == ["one two", "three"])
    #expect(LineWrapping.lines(of: "部门预算公开", width: 8) == ["部门预算", "公开"])
    #expect(LineWrapping.lines(of: "写入 extract 的", width: 12) == ["写入 extract", "的"])
    #expect(LineWrapping.lines(of: "用 --lang 选择", width: 9) == ["用 --lang", "选择"])
  }

  @Test func keepsMarksWithTheirWords() {
    #expect(LineWrapping.lines(of: "部门预算。公开", width: 8) == ["部门预", "算。公开"])
    #expect(LineWrapping.lines(of: "部门预（算公开", width: 8) == ["部门预", "（算公开"])
  }

  @Test func leavesAlone() {
    #expect(LineWrapping.lines(of: "", width: 8) == [""])
    #expect(LineWrapping.lines(of: "  a  b", width: 8) == ["  a  b"])
    #expect(LineWrapping.lines(of: "incomprehensible", width: 8) == ["incomprehensible"])
  }

  @Test func indentsEveryLineAsTheFirst() {
    #expect(LineWrapping.lines(of: "  one two three", width: 9) == ["  one two", "  three"])
  }
}
