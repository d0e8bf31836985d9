import Glibc

/// The options that every command with many documents takes.
struct BatchChoice: Sendable {
  static let options = [timeoutOption, memoryOption, isolateOption, quietOption, verboseOption]

  /// How the options stand in a command's synopsis.
  static let synopsis = "[--timeout S] [--memory SIZE] [--isolate] [-q] [-v]"

  private static let timeoutOption = Option(
    "--timeout", value: "S", help: "Give up a document after so many seconds: 120 by\ndefault, 0 for never.")
  private static let memoryOption = Option(
    "--memory", value: "SIZE", help: "Give up a document that takes more memory: 2G by\ndefault, as in 512M or 4G, 0 for no bound.")
  private static let isolateOption = Option(
    "--isolate", help: "Read a single document in a process of its own\ntoo, as several always are.")
  private static let quietOption = Option("--quiet", short: "-q", help: "Print problems only.")
  private static let verboseOption = Option("--verbose", short: "-v", help: "Print a line for each document.")

  /// The least memory that reading takes, in megabytes.
  private static let leastMemory = 64

  /// The bounds.
  var pool: DocumentPool.Options
  /// Whether a single document is read in a process of its own: starting one takes as long as reading two pages, so only where it is
  /// asked for, or where a bound is.
  var isolates: Bool
  /// Whether only problems are printed.
  var isQuiet: Bool
  /// Whether each document has a line.
  var isVerbose: Bool

  /// Takes the options.
  init(_ arguments: Arguments) throws(UsageError) {
    pool = DocumentPool.Options()
    isolates = arguments.has(Self.isolateOption) || arguments.has(Self.timeoutOption) || arguments.has(Self.memoryOption)
    isQuiet = arguments.has(Self.quietOption)
    isVerbose = arguments.has(Self.verboseOption)
    guard !isQuiet || !isVerbose else { throw UsageError(cause: "-q and -v cannot both be given") }
    pool.jobs = try RecognitionChoice.jobCount(arguments) ?? pool.jobs
    if let text = arguments[Self.timeoutOption] {
      guard let seconds = Int(text), (0...86_400).contains(seconds) else {
        throw UsageError(cause: "--timeout cannot be \(text): it is a number of seconds up to 86400")
      }
      pool.timeout = seconds == 0 ? nil : .seconds(seconds)
    }
    if let text = arguments[Self.memoryOption] { pool.memory = try Self.memory(text) }
  }

  /// The bounds, with the program that a console knows.
  func pool(_ console: Console) -> DocumentPool.Options {
    var pool = pool
    pool.program = console.program
    return pool
  }

  private static func memory(_ text: String) throws(UsageError) -> Int? {
    if text == "0" { return nil }
    let wrong = UsageError(cause: "--memory cannot be \(text): it is \(leastMemory)M or more, as in 512M or 4G, or 0")
    guard let unit = text.last, let shift = ["M": 20, "G": 30][unit.uppercased()], let number = Int(text.dropLast()),
      number > 0, number < 1 << 20, number << shift >= leastMemory << 20
    else { throw wrong }
    return number << shift
  }
}
