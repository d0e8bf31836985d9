import Dispatch
import Export
import Extraction
import FoundationEssentials
import Reading
import Synchronization

/// A PDF that is to be reviewed, and where what is found is kept.
public struct ReviewInput: Sendable {
  /// The path of the PDF.
  public var path: String
  /// Its name without `.pdf`.
  public var name: String
  /// The file of its corrections.
  public var corrections: CorrectionsFile
  /// The golden file that accepting it writes; nil for none.
  public var golden: String?

  /// Names an input.
  public init(path: String, name: String, corrections: CorrectionsFile, golden: String? = nil) {
    self.path = path
    self.name = name
    self.corrections = corrections
    self.golden = golden
  }
}

/// The documents under review.
///
/// They are read one after the other beside the server, in the order of the command line.
final class ReviewSession: Sendable {
  /// How far a document is.
  enum State: Sendable {
    /// It is still to be read.
    case waiting
    /// It is being read: so many pages of so many.
    case reading(Int, Int)
    /// It can be reviewed.
    case ready(ReviewDocument)
    /// It could not be read: the reason.
    case failed(String)
  }

  /// The documents.
  let inputs: [ReviewInput]
  private let options: ReadingOptions
  private let states: Mutex<[State]>
  private let whenFailed: @Sendable (String) -> Void

  init(_ inputs: [ReviewInput], options: ReadingOptions, whenFailed: @escaping @Sendable (String) -> Void) {
    self.inputs = inputs
    self.options = options
    self.whenFailed = whenFailed
    states = Mutex(inputs.map { _ in .waiting })
  }

  /// Reads all documents on a thread of its own.
  func start() { DispatchQueue.global().async { self.readAll() } }

  /// Reads all documents.
  func readAll() {
    for index in inputs.indices {
      let input = inputs[index]
      set(index, .reading(0, 0))
      do {
        set(index, .ready(try read(input, at: index)))
      } catch {
        let line = "\(error)".hasPrefix(input.path) ? "\(error)" : "\(input.path): \(error)"
        set(index, .failed(line))
        whenFailed(line)
      }
    }
  }

  private func read(_ input: ReviewInput, at index: Int) throws -> ReviewDocument {
    let pdf = try PDFDocument(contentsOf: URL(filePath: input.path), password: options.password)
    var options = options
    options.progress = { [self] in set(index, .reading($0, $1)) }
    return try ReviewDocument(
      LaidOutDocument(of: pdf, options: options), name: input.name, file: input.corrections, rules: options.rules)
  }

  /// How far each document is.
  var all: [State] { states.withLock { $0 } }

  /// A document that can be reviewed.
  func document(_ index: Int) -> ReviewDocument? {
    states.withLock { states in
      if states.indices.contains(index), case .ready(let document) = states[index] { document } else { nil }
    }
  }

  /// Puts a changed document in its place.
  func set(_ index: Int, _ state: State) { states.withLock { $0[index] = state } }
}
