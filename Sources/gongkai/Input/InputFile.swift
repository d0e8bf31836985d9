import Extraction
import FoundationEssentials
import Recognition

/// A PDF that the command line names.
struct InputFile: Equatable, Sendable {
  /// The path as it was given (`PathText`); `-` is standard input.
  var path: String
  /// The password, where one was given.
  var password: String?
  /// The bytes, where they came in another way than by the path.
  var bytes: Data?

  /// The options that open encrypted files.
  static let passwordOptions = [passwordOption, passwordFileOption]
  static let passwordOption = Option("--password", value: "PASSWORD", help: "The password of an encrypted file.")
  static let passwordFileOption = Option(
    "--password-file", value: "FILE", help: "Read the password from the first line of FILE, so\nthat no list of processes shows it.")
  /// How they stand in a command's synopsis.
  static let passwordSynopsis = "[--password PASSWORD] [--password-file FILE]"

  init(path: String, password: String? = nil, bytes: Data? = nil) {
    self.path = path
    self.password = password
    self.bytes = bytes
  }

  /// The password that the options give.
  static func password(_ arguments: Arguments) throws(UsageError) -> String? {
    guard let file = arguments[passwordFileOption] else { return arguments[passwordOption] }
    guard !arguments.has(passwordOption) else { throw UsageError(cause: "--password and --password-file cannot both be given") }
    do {
      let line = try FileBytes.read(file, as: "file").prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      return String(decoding: line, as: UTF8.self)
    } catch {
      throw UsageError(cause: "--password-file: \(error)")
    }
  }

  /// The last part of the path.
  var name: String {
    let trimmed = path.last == "/" ? path.dropLast() : path[...]
    return trimmed.lastIndex(of: "/").map { String(trimmed[trimmed.index(after: $0)...]) } ?? String(trimmed)
  }

  /// The base name without `.pdf`.
  var stem: String { path == "-" ? "stdin" : Self.withoutSuffix(name) }

  /// The folder that it lies in, as it was given, with the slash at its end; empty for the current one.
  var folder: String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "" }

  /// Whether a name ends as those of PDFs do.
  static func isPDFName(_ name: String) -> Bool { name.lowercased().hasSuffix(".pdf") && name.count > 4 }

  /// A path without `.pdf` at its end.
  static func withoutSuffix(_ path: String) -> String { isPDFName(path) ? String(path.dropLast(4)) : path }

  /// The file's bytes.
  ///
  /// - Throws: `Problem`.
  func load() throws(Problem) -> Data { if let bytes { bytes } else { try FileBytes.read(path) } }

  /// Opens the file and hands it on; errors name the file as the command line does.
  ///
  /// - Throws: `Problem`.
  func read<Result>(_ body: (PDFDocument) throws -> Result) throws -> Result { try read(try load(), body) }

  /// Opens what was loaded of the file and hands it on.
  ///
  /// - Throws: `Problem`.
  func read<Result>(_ data: Data, _ body: (PDFDocument) throws -> Result) throws -> Result {
    let shownName = PathText.shown(name)
    do {
      return try body(try PDFDocument(bytes: data, name: shownName, password: password))
    } catch let error as RecognitionError {
      throw Problem("\(path): \(error)", code: .notRecognized)
    } catch let error as ExtractionError {
      throw Problem(error.text.replacing(shownName, with: path), code: error.code)
    } catch let error as RenderingError {
      throw Problem(error.text.replacing(shownName, with: path), code: .damaged)
    }
  }
}
