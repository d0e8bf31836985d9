import Layout

/// The name of a project in the title of its form: 2、某某项目绩效目标表.
enum ProjectTitle {
  /// The project's name; nil where the title is a form's alone.
  static func name(in title: String?, rules: FormRules) -> String? {
    guard let title, let end = rules.terms(.targetTitle).lazy.compactMap({ title.firstRange(ofBytes: $0) }).first else { return nil }
    var name = Numbering.parse(String(title[..<end.lowerBound])).map(\.rest) ?? String(title[..<end.lowerBound])
    name = name.trimmed
    if let tail = rules.terms(.nameTail).first(where: { name.hasSuffix($0) }) { name = String(name.dropLast(tail.count)) }
    var rest = Folding.folded(name).filter(\.isLetter)
    for word in rules.terms(.formTitle) { rest.replace(word, with: "") }
    // What is left of the title of a whole agency's form is the agency.
    return rest.count >= 2 && !rules.isOrganisation(rest) ? name : nil
  }
}
