import Extraction
import FoundationEssentials
import Recognition

/// A PDF that the command line names.
struct InputFile: Equatable {
  /// The path as it was given.
  var path: String
  /// The password, where one was given.
  var password: String?

  static let passwordOption = Option("--password", value: "PASSWORD", help: "The password of an encrypted file.")

  /// The base name without `.pdf`.
  var stem: String {
    let name = URL(filePath: path).lastPathComponent
    return name.lowercased().hasSuffix(".pdf") && name.count > 4 ? String(name.dropLast(4)) : name
  }

  /// The folder that it lies in, as it was given, with the slash at its end; empty for the current one.
  var folder: String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "" }

  /// Opens the file and hands it on; errors name the file as the command line does.
  ///
  /// - Throws: `Problem`.
  func read<Result>(_ body: (PDFDocument) throws -> Result) throws -> Result {
    guard path != "-" else { throw Problem("-: standard input is not read; name a file") }
    guard !path.isEmpty else { throw Problem("a file's name is empty") }
    let url = URL(filePath: path)
    do {
      return try body(try PDFDocument(contentsOf: url, password: password))
    } catch let error as RecognitionError {
      throw Problem("\(path): \(error)")
    } catch let error as ExtractionError {
      throw problem(error.description, of: url)
    } catch let error as RenderingError {
      throw problem(error.description, of: url)
    }
  }

  /// Puts the path that was given in the place of the name that a description begins with.
  private func problem(_ description: String, of url: URL) -> Problem {
    let name = [url.path, url.lastPathComponent].first { description.hasPrefix($0 + ":") }
    return Problem(name.map { path + description.dropFirst($0.count) } ?? description)
  }
}
