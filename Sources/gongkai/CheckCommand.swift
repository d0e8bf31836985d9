import Disclosure
import Export
import FoundationEssentials

/// `gongkai check`: whether what a disclosure prints adds up.
struct CheckCommand: Command {
  static let name = "check"
  static let summary = "test the sums of disclosures; say what could not be"
  static let synopsis = "FILE... [--format FORMAT] [--strict] [--together]\n\(DocumentReader.synopsis)"
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
  static let options = [format, strict, together] + DocumentReader.options

  private static let format = Option("--format", value: "FORMAT", of: Format.self, help: "text (the default) or json.")
  private static let strict = Option("--strict", help: "What could not be tested counts as failed.")
  private static let together = Option("--together", help: "The files are one set of one agency and year.")

  /// How the outcome is written.
  private enum Format: String, CaseIterable {
    case text
    case json
  }

  private let inputs: [InputFile]
  private let format: Format
  private let reader: DocumentReader
  private let isStrict: Bool
  private let areTogether: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    guard !arguments.operands.isEmpty else { throw UsageError(cause: "FILE is missing") }
    let password = try InputFile.password(arguments)
    inputs = arguments.operands.map { InputFile(path: $0, password: password) }
    format = try arguments.value(Self.format, as: Format.self) ?? .text
    reader = try DocumentReader(arguments)
    isStrict = arguments.has(Self.strict)
    areTogether = arguments.has(Self.together)
  }

  func run(_ console: Console) throws -> ExitCode {
    let rules = try reader.rules()
    var code = ExitCode.done
    var files: [JSONValue] = []
    var read: [(path: String, disclosure: Disclosure)] = []
    for input in inputs {
      do {
        let disclosure = try reader.read(input, rules: rules, console)
        if areTogether { read.append((input.path, disclosure)) } else { try write(disclosure, path: input.path, console, &code, &files) }
      } catch let problem as Problem {
        console.problem(problem.text)
        code = .failed
      }
    }
    if areTogether { try write(read, rules: rules, console, &code, &files) }
    if format == .json { try console.output(JSONSerializer(.disclosure).serialize(.object(["files": .array(files)]))) }
    return code
  }

  // MARK: Output

  /// Writes the outcome of files that are one set.
  private func write(
    _ parts: [(path: String, disclosure: Disclosure)], rules: FormRules, _ console: Console, _ code: inout ExitCode,
    _ files: inout [JSONValue]
  ) throws {
    let identities = parts.map(\.disclosure.document)
    guard let first = identities.first, let whole = Disclosure.together(parts.map(\.disclosure), rules: rules) else { return }
    for (part, identity) in zip(parts, identities) {
      let isSame = identity.agencyName == nil || first.agencyName == nil || identity.agencyName == first.agencyName
      let isOfYear = identity.fiscalYear == nil || first.fiscalYear == nil || identity.fiscalYear == first.fiscalYear
      guard isSame, isOfYear else {
        console.problem("\(part.path): is of another agency or year than \(parts[0].path); together they are no set")
        code = .failed
        return
      }
    }
    try write(whole, path: parts.map(\.path).joined(separator: " + "), console, &code, &files)
  }

  private func write(_ disclosure: Disclosure, path: String, _ console: Console, _ code: inout ExitCode, _ files: inout [JSONValue]) throws
  {
    let failed = disclosure.checks.filter { !$0.passed }
    let coverage = disclosure.coverage
    let isLacking = isStrict && (coverage.untested > 0 || coverage.amounts == 0 || !coverage.gaps.isEmpty)
    if !failed.isEmpty || isLacking { code = .failed }
    if code == .done { code = disclosure.readingCode }
    switch format {
    case .json: files.append(Self.json(of: disclosure, coverage, path: path))
    case .text: try console.write(CheckReport(disclosure, coverage, path: path).text(in: console.language))
    }
  }

  private static func json(of disclosure: Disclosure, _ coverage: Coverage, path: String) -> JSONValue {
    let all = disclosure.json["checks"]?.elements ?? []
    let failed = zip(disclosure.checks, all).filter { !$0.0.passed }.map(\.1)
    func number(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }
    return .object([
      "file": .string(path), "passed": number(disclosure.checks.count - failed.count), "failed": number(failed.count),
      "amounts": .object([
        "confirmed": number(coverage.confirmed), "contradicted": number(coverage.contradicted), "untested": number(coverage.untested),
      ]),
      "untested": .array(
        coverage.gaps.map { gap in
          .object([
            "table": .string(gap.table), "title": .string(gap.name), "page": number(gap.page), "reason": .string(gap.reason.description),
          ])
        }),
      "unreadPages": .array(coverage.unreadPages.map(number)), "checks": .array(failed),
    ])
  }

  /// An amount with separators between thousands.
  static func amount(_ amount: Decimal?) -> String {
    guard let amount else { return "" }
    let parts = "\(amount)".split(separator: ".", omittingEmptySubsequences: false)
    let sign = parts[0].hasPrefix("-") ? "-" : ""
    let digits = Array(parts[0].drop { $0 == "-" })
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return sign + grouped + (parts.count > 1 ? "." + parts[1] : "")
  }
}
