/// The words that captions, notes and form numbers begin with.
enum CaptionLabels {
  /// Labels before an agency's name.
  static let agency: TextPattern = "^(填报|编制|公开|预算|预算主管|主管|预算编制)?(部门|单位)(名称|及代码|（公章）|（盖章）)?:"
  /// A statement of the unit of amounts.
  static let unit: TextPattern = "^(金额|计量|货币)?单位:…元"
  /// A date of reference or of filling in.
  static let date: TextPattern = "^(截止|截至|编制|填报|填表)(时间|日期):"
  /// A line that only names the year.
  static let year: [TextPattern] = ["^(（)?####年(度)?(）)?$", "^(预算|决算)?年度:####"]
  /// A form's number: 公开01表, 预算公开表5, 附表1, 表一.
  static let formNumber: [TextPattern] = [
    "^(预算|决算)?公开…表(:)?$", "^(预算|决算)?公开表…", "^附(表|件)(#|##|一|二|三|四|五|六|七|八|九|十|（)…", "^表(#|##|一|二|三|四|五|六|七|八|九|十)$",
    "^(财|部门)?(预|决)?(算)?#(#)?表$",
  ]
  /// The first words of a note under a table.
  static let note: [TextPattern] = ["^(注|说明|备注)(:|#|;|.|（|,|科目|本表|、)", "^注释", "^:", "^（…无…）$", "^(本|我)(部门|单位|表)…(空表|无数据|无此项|没有)", "^此表为空"]

  /// Whether a folded text is a caption.
  static func isCaption(_ text: String) -> Bool {
    let characters = Array(text)
    return ([agency, unit, date] + year).contains { $0.matches(characters) } || isFormNumber(text) || agencyWithCode(text) != nil
  }

  /// Whether a folded text is a form's number alone.
  static func isFormNumber(_ text: String) -> Bool {
    guard text.count <= 14 else { return false }
    let characters = Array(text)
    return formNumber.contains { $0.matches(characters) } && TableKindRules.kind(ofTitle: text) == nil
  }

  /// Whether a folded text begins a note.
  static func isNote(_ text: String) -> Bool {
    let characters = Array(text)
    return note.contains { $0.matches(characters) }
  }

  /// An agency's code and name in a folded text that begins with three to nine digits: 999001某局.
  static func agencyWithCode(_ text: String) -> (code: String, name: String)? {
    let code = text.prefix { $0.isASCII && $0.isWholeNumber }
    guard (3...9).contains(code.count), text.count <= 40 else { return nil }
    let name = text.dropFirst(code.count).drop { "-_:".contains($0) }
    guard name.count >= 3, let first = name.first, !"年.、)月/,%万元".contains(first), !text.hasSuffix("表"), !text.contains("。") else {
      return nil
    }
    return (String(code), String(name))
  }
}
