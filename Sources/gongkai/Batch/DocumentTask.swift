import Disclosure
import Export
import Extraction
import FoundationEssentials
import Glibc
import Recognition
import Texts

/// Does what requests ask for, one after the other, in this process.
struct DocumentTask {
  /// What reads scans is loaded once.
  private let models = LoadedModels()
  /// The options of the last request, with the rules that they name: a batch has the same for all documents.
  private var last: (words: [String], reader: DocumentReader, rules: FormRules)?

  /// Does one request; what goes wrong is in the reply.
  mutating func perform(_ request: WorkRequest, progress: (@Sendable (Int, Int) -> Void)? = nil) -> WorkReply {
    let start = ContinuousClock.now
    PeakMemory.reset()
    var reply: WorkReply
    do {
      reply = try read(request, progress)
    } catch let problem as Problem {
      // ONNX Runtime lives through it and says so.
      let isMemory = problem.code == .notRecognized && WorkerProcess.Ending.tellsOfNoMemory(problem.description)
      reply = .failed(isMemory ? Problem(problem.text, code: .outOfMemory) : problem)
    } catch let error as UsageError {
      reply = .failed(Problem("\(request.input.path): \(error.cause)", code: .badRequest))
    } catch {
      reply = .failed(Problem("\(request.input.path): \(error)"))
    }
    let spent = (ContinuousClock.now - start).components
    reply.milliseconds = Int(spent.seconds) * 1000 + Int(spent.attoseconds / 1_000_000_000_000_000)
    reply.peakMemory = PeakMemory.bytes
    return reply
  }

  private mutating func read(_ request: WorkRequest, _ progress: (@Sendable (Int, Int) -> Void)?) throws -> WorkReply {
    let (reader, rules) = try reader(for: request.words)
    let data = try request.input.load()
    if request.product == .records, DisclosureInput.isJSON(data) {
      return try RecordsProduct(request).reply(json: data, rules: rules)
    }
    let corrected = try reader.corrections(of: request.input.path)
    if let target = request.target, let made = target.made,
      made.input == DocumentReader.inputDigest(of: data, corrections: corrected?.digest), made.output == Self.digest(of: target.path)
    {
      return WorkReply(outcome: .kept, digest: made.output)
    }
    let disclosure = try request.input.read(data) { pdf in
      try reader.disclosure(
        of: pdf, rules: rules, corrections: corrected?.corrections, jobs: request.pageJobs, models: models,
        readsNarrative: !request.product.isTables, progress: progress)
    }
    let product = try Self.product(of: disclosure, request, rules)
    var reply = WorkReply(
      outcome: .done, facts: DocumentFacts(disclosure), unreadLine: disclosure.unreadLine(recognizes: reader.recognizes),
      inputDigest: DocumentReader.inputDigest(sha256: disclosure.source.sha256, corrections: corrected?.digest))
    if let target = request.target {
      do throws(Problem) {
        try OutputFile.makeFolder(OutputFile.folder(of: target.path))
        try OutputFile.write(product, to: target.path, draft: target.draft)
      } catch {
        throw Problem(error.description, code: .notWritten)
      }
      reply.digest = Checksum.sha256(Data(product))
    } else {
      reply.product = product
    }
    return reply
  }

  private static func product(of disclosure: Disclosure, _ request: WorkRequest, _ rules: FormRules) throws -> [UInt8] {
    switch request.product {
    case .disclosure: JSONSerializer(.disclosure).serialize(disclosure.json)
    case .records: try RecordsProduct(request).bytes(of: LoadedDisclosure(disclosure), rules: rules)
    case .compact: JSONSerializer(.compact).serialize(disclosure.json)
    case .tables, .separateTables:
      try TableProduct(
        try Arguments(request.productWords, options: TableProduct.options), isSeparate: request.product == .separateTables
      ).bytes(disclosure, path: request.input.path)
    case .check:
      try checked(disclosure, request)
    }
  }

  private static func checked(_ disclosure: Disclosure, _ request: WorkRequest) throws -> [UInt8] {
    let arguments = try Arguments(request.productWords, options: CheckProduct.options + [Option.language])
    let language = try arguments.value(Option.language, as: Language.self) ?? .english
    return try CheckProduct(arguments).outcome(disclosure, path: request.input.path, in: language).product
  }

  private mutating func reader(for words: [String]) throws -> (DocumentReader, FormRules) {
    if let last, last.words == words { return (last.reader, last.rules) }
    let reader = try DocumentReader(try Arguments(words, options: DocumentReader.readingOptions))
    let rules = try reader.rules()
    last = (words, reader, rules)
    return (reader, rules)
  }

  /// The SHA-256 of a file that was written earlier; nil where it is not there.
  private static func digest(of path: String) -> String? { (try? FileBytes.read(path)).map(Checksum.sha256) }
}

/// The most memory that this process held since it was last asked to forget.
enum PeakMemory {
  /// Forgets what was held before; the kernel may not allow it, and then the peak is that of the whole process.
  static func reset() {
    let descriptor = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = FileDescriptor.write(Array("5".utf8), to: descriptor)
    close(descriptor)
  }

  /// The peak, in bytes; 0 where it is not known.
  static var bytes: Int {
    guard let status = try? FileBytes.read("/proc/self/status") else { return 0 }
    let line = String(decoding: status, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
  }
}
