import Export
import FoundationEssentials
import Testing

struct JSONNumberTests {
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("0.00", "0"), ("1.50", "1.5"), ("-12.340", "-12.34"), ("1e3", "1000"), ("1.5E+2", "150"), ("25e-3", "0.025"),
    ("100", "100"), ("0.10", "0.1"),
    ("123456789012345678901234567890.123456789012345678901", "123456789012345678901234567890.123456789012345678901"),
  ])
  func isCanonical(text: String, expected: String) { #expect(JSONNumber(text: text)?.text == expected) }

  @Test(arguments: ["", "-", "+1", "01", "1.", ".5", "1e", "1e+", "0x10", "1 ", "NaN", "1e401", "１", "1.2.3", "--1"])
  func refuses(text: String) { #expect(JSONNumber(text: text) == nil) }

  @Test func keepsEveryDigitOfADecimal() throws {
    let amount = try #require(Decimal(string: "53.4857"))
    #expect(JSONNumber(amount * 10000)?.text == "534857")
    let large = try #require(Decimal(string: "12345678901234567890123456789.01"))
    #expect(JSONNumber(large)?.text == "12345678901234567890123456789.01")
    #expect(JSONNumber(Decimal(sign: .minus, exponent: 5, significand: 12))?.text == "-1200000")
    #expect(JSONNumber(Decimal.nan) == nil)
  }

  @Test(arguments: [
    (56.6929, "56.69"), (0.005, "0.01"), (-0.001, "0"), (100, "100"), (99.999, "100"), (-3.456, "-3.46"), (0.1, "0.1"), (12.05, "12.05"),
    (-0.05, "-0.05"), (1200, "1200"),
    (Double.infinity, "0"), (Double.nan, "0"), (1e300, "0"),
  ])
  func roundsMeasures(value: Double, expected: String) { #expect(JSONNumber(value, places: 2).text == expected) }

  @Test func roundsToWholeNumbers() { #expect(JSONNumber(2.6, places: 0).text == "3") }

  @Test func givesADecimalBack() {
    #expect(JSONNumber(text: "1234.5")?.decimal == Decimal(string: "1234.5"))
    #expect(JSONNumber(text: "-0.05")?.decimal == Decimal(string: "-0.05"))
    #expect(JSONNumber(text: "0")?.decimal == 0)
    #expect(JSONNumber(text: "-1200000")?.decimal == -1_200_000)
    #expect(JSONNumber(text: "123456789012345678.25")?.decimal == Decimal(string: "123456789012345678.25"))
    #expect(JSONNumber(text: String(repeating: "9", count: 60))?.decimal == nil)
  }
}
