import Testing

@testable import Texts

struct TextTests {
  @Test func isWrittenInEnglish() {
    let text: Text = "there is no command \("extrct"); did you mean \("extract")?"
    #expect(text.description == "there is no command extrct; did you mean extract?")
    #expect(text.pattern == "there is no command {}; did you mean {}?")
    #expect(text.string(in: .english) == text.description)
  }

  @Test func isSaidInChinese() {
    let text: Text = "there is no command \("extrct"); did you mean \("extract")?"
    #expect(text.string(in: .chinese) == "没有命令 extrct；您是想用 extract 吗？")
  }

  @Test func saysInEnglishWhatHasNoChinese() {
    let text: Text = "nobody has translated \(3) of these"
    #expect(text.string(in: .chinese) == "nobody has translated 3 of these")
  }

  @Test func translatesTheTextsInIt() {
    let inner: Text = "\("--pages") takes no value"
    let text: Text = "a.pdf: \(inner)"
    #expect(text.string(in: .chinese) == "a.pdf: --pages 不带值")
    #expect(text.description == "a.pdf: --pages takes no value")
  }

  @Test func translatesErrorsThatAreCaughtAsAny() {
    struct Failure: Error, Worded { var text: Text { "a command is missing" } }
    let error: any Error = Failure()
    let text: Text = "\(error)"
    #expect(text.string(in: .chinese) == "缺少命令")
  }

  @Test func isPutTogetherAgain() {
    let inner: Text = "\("--pages") takes no value"
    for text: Text in ["a.pdf: \(inner)", "a command is missing", "\(1)\(2) \("{}")", Text(verbatim: "{}"), ""] {
      let copy = Text(pattern: text.pattern, values: text.values)
      #expect(copy == text)
      #expect(copy.string(in: .chinese) == text.string(in: .chinese))
    }
  }

  @Test func changesAValue() {
    let text: Text = "\("a.pdf"): has no pages"
    #expect(text.replacing("a.pdf", with: "folder/a.pdf").description == "folder/a.pdf: has no pages")
    #expect(text.replacing("b.pdf", with: "c.pdf") == text)
  }

  @Test func takesForeignWordsAsTheyAre() {
    #expect(Text(verbatim: "a command is missing").string(in: .chinese) == "a command is missing")
    #expect(Text(verbatim: "{}").string(in: .chinese) == "{}")
  }
}

struct CatalogueTests {
  @Test func readsEntries() {
    let catalogue = Catalogue(
      """
      # For translators.

      one
        text
      = 一段
      =   两行

      # Another.
      no Chinese

      = no English
      """)
    #expect(catalogue.entries == ["one text"])
    #expect(catalogue["one\ntext"]?.pattern == "一段\n  两行")
    #expect(catalogue["no Chinese"] == nil)
  }

  @Test func putsValuesInTheirPlaces() {
    func filled(_ chinese: String, _ values: String...) -> String? { Catalogue("x\n= \(chinese)")["x"]?.filled(with: values) }
    #expect(filled("第 {} 页，共 {} 页", "3", "9") == "第 3 页，共 9 页")
    #expect(filled("共 {2} 页，第 {1} 页", "3", "9") == "共 9 页，第 3 页")
    #expect(filled("{}{}", "{}", "b") == "{}b")
    #expect(filled("{} {\"a\"} {3} {", "1") == "1 {\"a\"} {3} {")
  }

  /// A translation with another number of values than its English would drop one or show `{}`.
  @Test(arguments: Catalogue.chinese.entries)
  func everyEntryHasTheValuesOfItsEnglish(english: String) throws {
    let chinese = try #require(Catalogue.chinese[english])
    let values = (1...9).map { "<\($0)>" }.prefix(english.components(of: "{}"))
    let filled = chinese.filled(with: Array(values))
    #expect(!filled.contains("{}"))
    for value in values { #expect(filled.contains(value)) }
  }
}

struct LanguageTests {
  @Test(arguments: [
    (["LANG": "zh_CN.UTF-8"], Language.chinese), (["LANG": "zh_CN.utf8"], .chinese), (["LANG": "zh"], .chinese),
    (["LANG": "zh-Hans-CN"], .chinese), (["LANG": "zh_TW.UTF-8@radical"], .chinese), (["LANG": "zh_CN.GBK"], .english),
    (["LANG": "zha_CN.UTF-8"], .english), (["LANG": "C.UTF-8"], .english), ([:], .english),
    (["LANG": "zh_CN.UTF-8", "LC_ALL": "C"], .english), (["LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"], .chinese),
    (["LANG": "zh_CN.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""], .chinese), (["LC_CTYPE": "zh_CN.UTF-8"], .english),
  ])
  func followsTheLocale(environment: [String: String], language: Language) {
    #expect(Language(environment: environment) == language)
  }
}

extension String {
  /// How often some words stand in the text.
  fileprivate func components(of words: String) -> Int {
    var count = 0
    var rest = Substring(self)
    while let range = rest.firstRange(of: words) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
