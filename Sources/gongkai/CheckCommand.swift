import Disclosure
import Export

/// `gongkai check`: whether what a disclosure prints adds up.
struct CheckCommand: Command {
  static let name = "check"
  static let summary = "test the sums of disclosures; say what could not be"
  static let synopsis =
    "FILE... [--format FORMAT] [--strict] [--together]\n\(DocumentReader.synopsis)\n\(BatchChoice.synopsis)"
  static let details = """
    For each file: how many accounting identities were tested and hold, and how
    many amounts they confirm; then those that fail, in yuan: what is printed,
    what its parts or the other place give, and the difference; then what could
    not be tested and why. Failures marked ~ are no larger than rounding makes.

    With --together all files are one set, of one agency and year: the narrative
    in one is tested against the tables in another.

    JSON is {"files": [{"file", "passed", "failed", "amounts", "untested",
    "unreadPages", "checks"}]} with the failed checks as in the output of
    `gongkai extract`. The exit code is 1 where a check failed or a file could
    not be read, and 3 where nothing failed but pages were not read.
    """
  static let options = CheckProduct.options + [together] + DocumentReader.options + BatchChoice.options

  private static let together = Option("--together", help: "The files are one set of one agency and year.")

  private let inputs: [InputFile]
  private let words: [String]
  private let productWords: [String]
  private let product: CheckProduct
  private let reader: DocumentReader
  private let choice: BatchChoice
  private let areTogether: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    guard !arguments.operands.isEmpty else { throw UsageError(cause: "FILE is missing") }
    let password = try InputFile.password(arguments)
    inputs = arguments.operands.map { InputFile(path: $0, password: password) }
    words = arguments.words(of: DocumentReader.readingOptions)
    productWords = arguments.words(of: CheckProduct.options)
    product = try CheckProduct(arguments)
    reader = try DocumentReader(arguments)
    choice = try BatchChoice(arguments)
    areTogether = arguments.has(Self.together)
  }

  func run(_ console: Console) throws -> ExitCode {
    let rules = try reader.rules()
    var product = product
    product.language = console.language
    let batch = BatchRun(choice: choice, isSingle: inputs.count == 1, tells: .problems, console: console)
    var code = ExitCode.done
    var files: [JSONValue] = []
    func take(_ outcome: CheckProduct.Outcome) throws {
      if !outcome.passed { code = .failed }
      switch product.format {
      case .json: files.append(try JSONParser.parse(outcome.bytes))
      case .text: try console.output(outcome.bytes)
      }
    }
    if areTogether {
      var read: [(path: String, disclosure: Disclosure)] = []
      code = code.joined(
        try batch.run(requests(.compact, console)) { read.append((inputs[$0].path, try Disclosure(json: JSONParser.parse($1.product)))) })
      if !code.isStopped, let whole = try together(read, rules: rules, console, &code) {
        try take(product.outcome(whole, path: read.map(\.path).joined(separator: " + ")))
      }
    } else {
      let ended = try batch.run(requests(.check, console)) { if let outcome = CheckProduct.Outcome($1.product) { try take(outcome) } }
      code = code.joined(ended)
    }
    if product.format == .json, !code.isStopped {
      try console.output(JSONSerializer(.disclosure).serialize(.object(["files": .array(files)])))
    }
    return code
  }

  private func requests(_ made: WorkRequest.Product, _ console: Console) -> [WorkRequest] {
    let productWords = productWords + ["\(Option.language.name)=\(console.language.rawValue)"]
    return inputs.map { WorkRequest(input: $0, words: words, product: made, productWords: productWords) }
  }

  /// The disclosures of files that are one set as one; nil where there are none, or they are no set.
  private func together(
    _ parts: [(path: String, disclosure: Disclosure)], rules: FormRules, _ console: Console, _ code: inout ExitCode
  ) throws -> Disclosure? {
    let identities = parts.map(\.disclosure.document)
    guard let first = identities.first else { return nil }
    for (part, identity) in zip(parts, identities) {
      let isSame = identity.agencyName == nil || first.agencyName == nil || identity.agencyName == first.agencyName
      let isOfYear = identity.fiscalYear == nil || first.fiscalYear == nil || identity.fiscalYear == first.fiscalYear
      guard isSame, isOfYear else {
        console.problem("\(part.path): is of another agency or year than \(parts[0].path); together they are no set")
        code = .failed
        return nil
      }
    }
    return Disclosure.together(parts.map(\.disclosure), rules: rules)
  }
}
