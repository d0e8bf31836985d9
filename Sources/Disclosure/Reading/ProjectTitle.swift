import Layout

/// The name of a project in the title of its form: 2、某某项目绩效目标表.
enum ProjectTitle {
  /// The project's name; nil where the title is a form's alone.
  static func name(in title: String?, rules: FormRules) -> String? {
    guard let title, let end = title.ranges(of: "绩效").first else { return nil }
    var name = Numbering.parse(String(title[..<end.lowerBound])).map(\.rest) ?? String(title[..<end.lowerBound])
    name = name.trimmed
    if name.hasSuffix("支出") { name = String(name.dropLast(2)) }
    var rest = Folding.folded(name).filter(\.isLetter)
    for word in rules.terms(.formTitle) { rest.replace(word, with: "") }
    return rest.count >= 2 ? name : nil
  }
}
