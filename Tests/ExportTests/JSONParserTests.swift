import Export
import Testing

struct JSONParserTests {
  private func parse(_ text: String) throws(JSONError) -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

  @Test func readsEveryKindOfValue() throws {
    let value = try parse(" { \"a\" : [ 1 , -2.50e1 , true , false , null ] , \"b\" : { } }\r\n")
    let numbers = try [#require(JSONNumber(text: "1")), #require(JSONNumber(text: "-25"))].map { JSONValue.number($0) }
    #expect(value == .object(["a": .array(numbers + [.bool(true), .bool(false), .null]), "b": .object([:])]))
  }

  @Test(arguments: [
    (#""\u516c\u5F00""#, "公开"), (#""\ud83d\ude00""#, "😀"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0000""#, "\u{0}"),
    ("\"公开\"", "公开"),
  ])
  func readsStrings(text: String, expected: String) throws { #expect(try parse(text) == .string(expected)) }

  @Test(arguments: [
    "", " ", "{", "[", "[1", "[1,", "[1,]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{'a':1}", "[1 2]", "tru", "nul", "01", "1.",
    "\"", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\ud83d\"", "\"\\ude00\"", "\"\\ud83d\\u0041\"", "\"\t\"", "\"\n\"", "1 2",
    "[]]", "// c\n1", "{\"a\":1,\"a\":2}", "\u{FEFF}1", "NaN", "Infinity",
  ])
  func refuses(text: String) { #expect(throws: JSONError.self) { try parse(text) } }

  @Test func refusesWhatIsNotUTF8() { #expect(throws: JSONError.self) { try JSONParser.parse([0x22, 0xFF, 0x22]) } }

  @Test func tellsWhereTheErrorIs() {
    let error = #expect(throws: JSONError.self) { try parse("{\n \"a\": 1,\n \"b\" 2\n}") }
    #expect(error?.line == 3)
    #expect(error?.column == 6)
    #expect(error?.description == "line 3, column 6: a colon should stand here")
  }

  @Test func namesTheMemberThatComesTwice() {
    let error = #expect(throws: JSONError.self) { try parse(#"{"名": 1, "名": 2}"#) }
    #expect(error?.cause == "the name \"名\" comes twice")
  }

  @Test func limitsNesting() throws {
    let deepest = JSONParser.deepestNesting
    _ = try parse(String(repeating: "[", count: deepest) + String(repeating: "]", count: deepest))
    #expect(throws: JSONError.self) { try parse(String(repeating: "[", count: deepest + 1)) }
    #expect(throws: JSONError.self) { try parse(String(repeating: "[{\"a\":", count: 100_000)) }
    _ = try parse("[" + String(repeating: "[],", count: 1000) + "[]]")
  }
}
