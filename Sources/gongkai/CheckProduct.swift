import Disclosure
import Export
import FoundationEssentials
import Texts

/// What `gongkai check` makes of a document: what was tested, what fails, and what could not be tested.
struct CheckProduct {
  /// The options that say what is made.
  static let options = [formatOption, strictOption]

  private static let formatOption = Option("--format", value: "FORMAT", of: Format.self, help: "text (the default) or json.")
  private static let strictOption = Option("--strict", help: "What could not be tested counts as failed.")

  /// How the outcome is written.
  enum Format: String, CaseIterable {
    case text
    case json
  }

  /// How it is written.
  let format: Format
  private let isStrict: Bool

  /// Takes the options.
  init(_ arguments: Arguments) throws(UsageError) {
    format = try arguments.value(Self.formatOption, as: Format.self) ?? .text
    isStrict = arguments.has(Self.strictOption)
  }

  /// What came of one document, or of several that are one set.
  struct Outcome: Equatable {
    /// Whether nothing failed.
    var passed: Bool
    /// The outcome in words, or as JSON on one line.
    var bytes: [UInt8]
  }

  /// Tells what came of a disclosure, its words in a language.
  func outcome(_ disclosure: Disclosure, path: String, in language: Language) -> Outcome {
    let coverage = disclosure.coverage
    let isLacking = isStrict && (coverage.untested > 0 || coverage.amounts == 0 || !coverage.gaps.isEmpty)
    let bytes =
      switch format {
      case .json: JSONSerializer(.compact).serialize(Self.json(of: disclosure, coverage, path: path))
      case .text: Array(CheckReport(disclosure, coverage, path: path).text(in: language).utf8)
      }
    return Outcome(passed: !isLacking && disclosure.checks.allSatisfy(\.passed), bytes: bytes)
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

extension CheckProduct.Outcome {
  /// The outcome as it comes from a worker.
  var product: [UInt8] { Frame(header: .bool(passed), body: bytes).bytes }

  /// Takes an outcome out of a worker's product; nil where it is none.
  init?(_ product: [UInt8]) {
    var buffer = FrameBuffer()
    buffer.append(product)
    guard let frame = try? buffer.next() else { return nil }
    self.init(passed: frame.header == .bool(true), bytes: frame.body)
  }
}
