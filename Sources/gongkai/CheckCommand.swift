import Disclosure
import Export
import FoundationEssentials

/// `gongkai check`: whether what a disclosure prints adds up.
struct CheckCommand: Command {
  static let name = "check"
  static let summary = "list the sums of disclosures that do not add up"
  static let synopsis = "FILE... [--format FORMAT] [--pages RANGE]\n[--password PASSWORD]"
  static let details = """
    Prints the accounting identities that fail: what is printed, what its parts
    or the other place give, and the difference, in yuan. Nothing is printed for
    a file whose sums are all right. JSON is {"files": [{"file", "passed",
    "failed", "checks"}]} with the failed checks as in the output of
    `gongkai extract`. The exit code is 1 where a check failed or a file could
    not be read.
    """
  static let options = [format, PageSelection.option, InputFile.passwordOption]

  private static let format = Option("--format", value: "FORMAT", help: "text (the default) or json.")

  /// How the failed checks are written.
  private enum Format: String, CaseIterable {
    case text
    case json
  }

  private let inputs: [InputFile]
  private let format: Format
  private let pages: PageSelection?

  init(_ arguments: Arguments) throws(UsageError) {
    guard !arguments.operands.isEmpty else { throw UsageError(cause: "FILE is missing") }
    inputs = arguments.operands.map { InputFile(path: $0, password: arguments[InputFile.passwordOption]) }
    format = try arguments.value(Self.format, as: Format.self) ?? .text
    pages = try PageSelection(arguments)
  }

  func run(_ console: Console) throws -> ExitCode {
    var code = ExitCode.done
    var files: [JSONValue] = []
    for input in inputs {
      do {
        let disclosure = try read(input, console)
        let failed = disclosure.checks.filter { !$0.passed }
        if !failed.isEmpty { code = .failed }
        switch format {
        case .json: files.append(Self.json(of: disclosure, path: input.path))
        case .text:
          guard !failed.isEmpty else { break }
          try console.write(Self.text(of: failed, path: inputs.count > 1 ? input.path : nil))
        }
        console.note("\(input.path): \(disclosure.checks.count - failed.count) checks passed, \(failed.count) failed")
      } catch let problem as Problem {
        console.problem(problem.description)
        code = .failed
      }
    }
    if format == .json {
      try console.output(JSONSerializer(.disclosure).serialize(.object(["files": .array(files)])))
    }
    return code
  }

  private func read(_ input: InputFile, _ console: Console) throws -> Disclosure {
    try input.read { pdf in
      try Disclosure(
        of: pdf,
        options: ReadingOptions(
          pages: try pages?.range(in: pdf), progress: { page, count in console.progress("\(input.path): page \(page) of \(count)") }))
    }
  }

  // MARK: Output

  private static func json(of disclosure: Disclosure, path: String) -> JSONValue {
    let all = disclosure.json["checks"]?.elements ?? []
    let failed = zip(disclosure.checks, all).filter { !$0.0.passed }.map(\.1)
    return .object([
      "file": .string(path), "passed": .number(JSONNumber(disclosure.checks.count - failed.count)),
      "failed": .number(JSONNumber(failed.count)),
      "checks": .array(failed),
    ])
  }

  private static func text(of checks: [AccountingCheck], path: String?) -> String {
    var table = TerminalTable(columns: [
      .init("RULE"), .init("TABLE"), .init("PAGE", isNumber: true), .init("PRINTED", isNumber: true), .init("EXPECTED", isNumber: true),
      .init("DIFFERENCE", isNumber: true), .init("LINE AND FIGURE"), .init("AGAINST"),
    ])
    for check in checks {
      table.add([
        check.rule.rawValue, check.table ?? "", check.source.map { "\($0.page)" } ?? "", amount(check.actual), amount(check.expected),
        amount(check.difference), check.subject, check.counterpart,
      ])
    }
    return (path.map { "\($0)\n" } ?? "") + table.text + (path == nil ? "" : "\n")
  }

  /// An amount with separators between thousands.
  private static func amount(_ amount: Decimal?) -> String {
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
