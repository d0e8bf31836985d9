import Testing

@testable import Layout

@Suite("What is a figure")
struct FigureTests {
  @Test(
    "Numbers with a fraction, thousands or many digits are amounts; short ones, years and words are not",
    arguments: [
      ("12.50", true), ("1,234", true), ("1，234", true), ("1,234⁷", true), ("95%", true), ("-3.2", true), ("(1,234.00)", true),
      ("201", true), ("12", false), ("(12)", false), ("1 2", false), ("2023", false), ("2203", true), ("2023年", false), ("三百", false),
      ("", false),
    ])
  func amounts(text: String, isAmount: Bool) {
    #expect(Figures.isAmount(text) == isAmount)
  }

  @Test(
    "An entry of a column of figures is a figure or a dash for none",
    arguments: [("1,234.00", true), ("3", true), ("—", true), ("-", true), ("三十", false), ("1年", false)])
  func entries(text: String, isEntry: Bool) {
    #expect(Figures.isEntry(text) == isEntry)
  }

  @Test("A figure has a digit", arguments: [("1,234.00", true), ("（3）", true), ("—", false), ("3月", false)])
  func figures(text: String, isFigure: Bool) {
    #expect(Figures.isFigure(text) == isFigure)
  }

  @Test(
    "An amount is whole with two digits after its point",
    arguments: [("1,234.00", true), ("1,234.0", false), ("1,234", false), (".00", false), ("3.14元", false)])
  func wholeAmounts(text: String, isWhole: Bool) {
    #expect(Figures.isWholeAmount(text.unicodeScalars) == isWhole)
  }
}
