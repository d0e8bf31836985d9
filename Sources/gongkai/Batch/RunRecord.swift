import Export
import FoundationEssentials
import Glibc

/// What a folder of results remembers of how each was made, so that an interrupted run can go on.
///
/// A line is added after the result is in its place and on the disk: a line that is there is true, and one that is lost or torn costs a
/// document's reading anew, nothing else.
struct RunRecord {
  /// The file's name within the folder; hidden, so that no pattern takes it for a result.
  static let name = ".gongkai-record"

  /// How a result was made.
  struct Entry {
    /// The digest of the program's version and of the options.
    var options: String
    /// What the result was made from, and what it is.
    var made: WorkRequest.Made
    /// What was read.
    var facts: DocumentFacts
  }

  private let path: String
  private let options: String
  private var entries: [String: Entry] = [:]
  private var descriptor: Int32

  /// Opens a folder's record.
  ///
  /// - Parameters:
  ///   - folder: The folder, which is there.
  ///   - options: The digest of what is asked for now.
  /// - Throws: `Problem` where it cannot be written.
  init(in folder: String, options: String) throws(Problem) {
    path = folder + "/" + Self.name
    self.options = options
    if let data = try? FileBytes.read(path) {
      for line in data.split(separator: UInt8(ascii: "\n")) {
        guard let (place, entry) = Self.entry(line) else { continue }
        entries[place] = entry
      }
    }
    descriptor = PathText.withBytes(path) { open($0, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o666) }
    guard descriptor >= 0 else { throw Problem("\(path): cannot be written: \(FileDescriptor.words(for: errno))", code: .notWritten) }
    // What a killed run left unfinished must not run into the next line.
    _ = FileDescriptor.write([UInt8(ascii: "\n")], to: descriptor)
  }

  /// How the result at a place was made, if as is asked for now and with all pages read.
  func entry(_ place: String) -> Entry? { entries[place].flatMap { $0.options == options && $0.facts.unread == 0 ? $0 : nil } }

  /// Remembers a result.
  mutating func add(_ place: String, _ reply: WorkReply) {
    guard let facts = reply.facts, let input = reply.inputDigest, let digest = reply.digest else { return }
    let entry = Entry(options: options, made: .init(input: input, output: digest), facts: facts)
    entries[place] = entry
    _ = FileDescriptor.write(Self.line(place, entry), to: descriptor)
  }

  /// Writes the record anew: a line for each result, in order.
  ///
  /// Where that fails the one that grew line by line is as good.
  mutating func close() {
    Glibc.close(descriptor)
    descriptor = -1
    let lines = entries.sorted { $0.key < $1.key }.flatMap { Self.line($0.key, $0.value) }
    try? OutputFile.write(lines, to: path)
  }

  private static func line(_ place: String, _ entry: Entry) -> [UInt8] {
    JSONSerializer(.compact).serialize(
      .object([
        "place": .string(place), "options": .string(entry.options), "input": .string(entry.made.input),
        "output": .string(entry.made.output),
        "facts": entry.facts.json,
      ]))
  }

  private static func entry(_ line: some Sequence<UInt8>) -> (String, Entry)? {
    guard let json = try? JSONParser.parse(line), let place = json["place"]?.string, let options = json["options"]?.string,
      let input = json["input"]?.string, let output = json["output"]?.string, let facts = DocumentFacts(json["facts"])
    else { return nil }
    return (place, Entry(options: options, made: .init(input: input, output: output), facts: facts))
  }
}
