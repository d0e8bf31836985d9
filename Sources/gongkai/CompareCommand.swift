import Disclosure
import Export
import FoundationEssentials
import Records

/// `gongkai compare`: what changed from one disclosure to another.
struct CompareCommand: Command {
  static let name = "compare"
  static let summary = "say what changed between two disclosures"
  static let synopsis = "OLD NEW [--format FORMAT]\n\(DocumentReader.synopsis)"
  static let details = """
    OLD and NEW are PDFs or JSONs that `gongkai extract` wrote: two years or two
    versions of one agency's disclosure, or one PDF read by two versions of the
    program. What differs is listed by figure, by amount of a form (matched by form,
    code and column), and by indicator; amounts are in yuan. What is the same is
    counted. Of two files the columns of other years are not compared.
    """
  static let options = [formatOption] + DocumentReader.options

  private static let formatOption = Option("--format", value: "FORMAT", help: "text (the default), csv or json.")

  /// How the changes are written.
  enum Format: String, CaseIterable {
    case text
    case csv
    case json
  }

  private let old: InputFile
  private let new: InputFile
  private let reader: DocumentReader
  private let format: Format

  init(_ arguments: Arguments) throws(UsageError) {
    guard arguments.operands.count == 2 else { throw UsageError(cause: "it takes two files, OLD and NEW") }
    let password = try InputFile.password(arguments)
    old = InputFile(path: arguments.operands[0], password: password)
    new = InputFile(path: arguments.operands[1], password: password)
    reader = try DocumentReader(arguments)
    format = try arguments.value(Self.formatOption, as: Format.self) ?? .text
  }

  func run(_ console: Console) throws -> ExitCode {
    let rules = try reader.rules()
    let documents = try [old, new].map { input in
      let loaded = try load(input, rules: rules, console)
      return RecordedDocument(loaded.disclosure, generator: loaded.generator, rules: rules)
    }
    let report = ComparisonReport(old: documents[0], new: documents[1])
    if let doubt = report.doubt { console.problem("\(new.path): \(doubt)") }
    switch format {
    case .text: try console.write(report.text(old: old.path, new: new.path, in: console.language))
    case .csv: try console.write(report.csv)
    case .json: try console.output(JSONSerializer(.pretty(indent: 1, records: ["changes"])).serialize(report.json))
    }
    return documents.map(\.disclosure.readingCode).first { $0 != .done } ?? .done
  }

  private func load(_ input: InputFile, rules: FormRules, _ console: Console) throws -> LoadedDisclosure {
    let data = try input.load()
    guard DisclosureInput.isJSON(data) else { return LoadedDisclosure(try reader.read(input, data, rules: rules, console)) }
    guard let loaded = try LoadedDisclosure(json: data, path: input.path) else { throw LoadedDisclosure.isNone(input.path) }
    if let line = loaded.disclosure.unreadLine(recognizes: false) { console.problem("\(input.path): \(line)") }
    return loaded
  }
}
