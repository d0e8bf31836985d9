import Testing

@testable import Recognition

/// Names of a form, one below the other, lines of twenty pixels.
@Suite struct OrdinalColumnTests {
  private func settled(_ names: [String], lefts: [Int]? = nil, step: Int = 40) -> [String] {
    let lines = names.enumerated().map { row, name in
      let left = lefts?[row] ?? 100
      let glyphs = name.unicodeScalars.enumerated().map { place, scalar in
        let x = Double(left + 20 * place)
        return GlyphPlacer.Placed(scalar: scalar, left: x, right: x + 20, confidence: 0.99)
      }
      return OrdinalColumns.Line(
        box: LineBox(left: left, top: step * row, right: left + 20 * glyphs.count, bottom: step * row + 20), glyphs: glyphs)
    }
    return OrdinalColumns(usualHeight: 20).settled(lines).map { glyphs in
      String(String.UnicodeScalarView(glyphs.map(\.scalar))) + (glyphs.contains { $0.confidence < 0.9 } ? "?" : "")
    }
  }

  @Test(arguments: ["五", "十王", "L", ""])
  func putsRightANumberBetweenTwoOthers(misread: String) {
    #expect(settled(["十四、甲支出", misread + "、乙支出", "十六、丙支出"]) == ["十四、甲支出", "十五、乙支出?", "十六、丙支出"])
  }

  @Test func leavesNumbersAndWordsThatMissNone() {
    for names in [
      ["十四、甲支出", "十五、乙支出", "十六、丙支出"], ["一、甲支出", "工资、津贴", "二、丙支出"],
      ["五、甲支出", "水费、电费", "工资、津贴", "七、丙支出"], ["五、甲支出", "乙支出", "七、丙支出"],
      ["五、甲支出", "水费、电费", "七、丙支出"],
    ] { #expect(settled(names) == names) }
  }

  @Test func asksNoOtherColumnAndNoneFarAway() {
    let names = ["十四、甲支出", "五、乙支出", "十六、丙支出"]
    #expect(settled(names, lefts: [100, 300, 100]) == names)
    #expect(settled(names, step: 200) == names)
  }

  @Test func writesNumbers() {
    #expect([1, 10, 11, 20, 24].map { String(String.UnicodeScalarView(OrdinalColumns.numerals($0))) } == ["一", "十", "十一", "二十", "二十四"])
  }
}
