import Export

/// `gongkai schema`: the JSON Schema of the output.
struct SchemaCommand: Command {
  static let name = "schema"
  static let summary = "print the JSON Schema of extract's output"
  static let synopsis = ""
  static let details = "JSON Schema 2020-12, for any validator."
  static let options: [Option] = []
  static let operands = OperandKind.none

  init(_ arguments: Arguments) throws(UsageError) {
    if let word = arguments.operands.first { throw UsageError(cause: "\(word) is too many: it takes no FILE") }
  }

  func run(_ console: Console) throws -> ExitCode {
    try console.write(Schema.text)
    return .done
  }
}
