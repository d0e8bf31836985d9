/// A value of a list with its labels.
private struct CodeFact: Sendable {
  var list: String
  var entry: Codelist.Entry
}

/// The relation of labels, which is the same in every export.
extension Relation {
  /// One record a value of a codelist, with its labels in both languages.
  public static let codelists = Relation(
    "codelists", "Labels of coded values in English and Chinese", "代码值的中英文名称", key: ["list", "value"],
    fields: [
      .word("list", "Name of the list", "代码表") { (fact: CodeFact) in fact.list },
      .word("value", "The value", "代码值") { $0.entry.value },
      .word("english", "What it is called in English", "英文名称") { $0.entry.english },
      .word("chinese", "What it is called in Chinese", "中文名称") { $0.entry.chinese },
    ],
    facts: { _ in [] })

  /// The records of `codelists`.
  public static var codes: [[RecordValue]] {
    Codelist.all.flatMap { list in
      list.entries.map { [.text(list.name), .text($0.value), .text($0.english), .text($0.chinese)] }
    }
  }
}
