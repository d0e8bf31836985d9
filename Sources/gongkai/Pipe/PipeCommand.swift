import Export
import Glibc

/// `gongkai pipe`: documents for other engines, a line for a line.
struct PipeCommand: Command {
  static let name = "pipe"
  static let summary = "answer requests on standard input, a line for a line"
  static let synopsis = """
    [--no-repair]
    \(DocumentReader.synopsis)
    \(BatchChoice.synopsis)
    """
  static let details = """
    For xargs, GNU parallel, Spark and programs that keep a reader at hand. A
    request is a line: the path of a PDF, or JSON with the path or with the PDF in
    Base64:

      {"id": 7, "path": "a.pdf", "password": "secret"}
      {"id": 8, "pdf": "JVBERi0x...", "name": "b.pdf", "options": {"pages": "3"}}

    The answer is a line of JSON, in the order of the requests and at once: {"id",
    "disclosure"}, or {"id", "error": {"code", "message"}}. A request without an
    id has its path or name for one. Its options are those of the command line
    that say how to read, without their dashes: pages, rules, recognize,
    text-layer, models, and no-repair, which is true or false.

    No document ends the program: each is read in another process. The codes are
    those of `extract --report`. The exit code is 0 when the requests end.
    """
  static let options = [DocumentReader.noRepair] + DocumentReader.options + BatchChoice.options

  /// How many requests are taken before the first of them is answered, for each worker.
  private static let ahead = 4
  /// How much is read at a time, in bytes: what a pipe holds.
  private static let portion = 1 << 16

  /// A request that has not been answered.
  private enum Waiting {
    /// The answer needs no document.
    case answered([UInt8])
    /// The next reply is for it.
    case asked(PipeRequest)
  }

  private let words: [String]
  private let password: String?
  private let reader: DocumentReader
  private let choice: BatchChoice

  init(_ arguments: Arguments) throws(UsageError) {
    if let word = arguments.operands.first { throw UsageError(cause: "\(word) is too many: the requests come on standard input") }
    words = arguments.words(of: DocumentReader.readingOptions)
    password = try InputFile.password(arguments)
    reader = try DocumentReader(arguments)
    var choice = try BatchChoice(arguments)
    // Whoever wants more of the machine starts more pipes, or says so where one is to take it all.
    if try RecognitionChoice.jobCount(arguments) == nil { choice.pool.jobs = 1 }
    self.choice = choice
  }

  func run(_ console: Console) throws -> ExitCode {
    _ = try reader.rules()
    let pool = DocumentPool(choice.pool(console))
    var lines = LineBuffer()
    var waiting: [Waiting] = []
    var replies: [WorkReply] = []
    var isOpen = true
    while isOpen || !waiting.isEmpty {
      let hasRoom = waiting.count < Self.ahead * choice.pool.jobs
      if try pool.round(watching: isOpen && hasRoom ? console.input : nil) {
        let portion = try Self.read(console.input)
        isOpen = !portion.isEmpty
        lines.append(portion, isLast: portion.isEmpty)
        while let line = lines.next() { if let next = ask(line, pool) { waiting.append(next) } }
      }
      replies += pool.ready().map(\.1)
      try answer(&waiting, &replies, console)
    }
    return .done
  }

  /// Hands a request to the pool; nil where the line is blank.
  private func ask(_ line: [UInt8], _ pool: DocumentPool) -> Waiting? {
    guard line.contains(where: { !" \t\r".utf8.contains($0) }) else { return nil }
    do throws(PipeRequest.Refusal) {
      let request = try PipeRequest(line, words: words, password: password)
      pool.add(request.work)
      return .asked(request)
    } catch {
      return .answered(error.answer)
    }
  }

  /// Answers the requests whose turn it is.
  private func answer(_ waiting: inout [Waiting], _ replies: inout [WorkReply], _ console: Console) throws {
    while let next = waiting.first {
      switch next {
      case .answered(let line): try console.output(line)
      case .asked(let request):
        guard !replies.isEmpty else { return }
        try console.output(request.answer(replies.removeFirst()))
      }
      waiting.removeFirst()
    }
  }

  /// Reads what is there; nothing where the requests have ended.
  private static func read(_ descriptor: Int32) throws(Problem) -> ArraySlice<UInt8> {
    var room = [UInt8](repeating: 0, count: portion)
    while true {
      let count = Glibc.read(descriptor, &room, room.count)
      if count >= 0 { return room[..<count] }
      guard errno == EINTR || errno == EAGAIN else { throw Problem("standard input: \(FileDescriptor.words(for: errno))") }
    }
  }
}
