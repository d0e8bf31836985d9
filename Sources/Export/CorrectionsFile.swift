import Corrections
import FoundationEssentials

/// The file in which the corrections of one PDF are kept: `NAME.corrections.json`.
public struct CorrectionsFile: Sendable, Equatable {
  /// What the names of such files end with.
  public static let suffix = ".corrections.json"
  /// A file of corrections is no larger than this, in bytes: ten thousand corrections take a quarter of it.
  static let mostBytes = 16 << 20

  /// Where it is, or would be.
  public let path: String

  /// The file for a PDF.
  ///
  /// - Parameters:
  ///   - pdf: The path of the PDF.
  ///   - folder: The folder that it lies in; nil for that of the PDF.
  public init(of pdf: String, in folder: String? = nil) {
    let name = URL(filePath: pdf).lastPathComponent
    let stem = name.lowercased().hasSuffix(".pdf") && name.count > 4 ? String(name.dropLast(4)) : name
    let beside = pdf.lastIndex(of: "/").map { String(pdf[...$0]) } ?? ""
    path = (folder.map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? beside) + stem + Self.suffix
  }

  /// The bytes of the file; nil where there is none.
  ///
  /// - Throws: `CorrectionsFileError` where it is there and cannot be read.
  public func bytes() throws(CorrectionsFileError) -> Data? {
    let files = FileManager.default
    guard files.fileExists(atPath: path) else { return nil }
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      throw CorrectionsFileError(
        path: path, cause: "cannot be read: \(files.isReadableFile(atPath: path) ? "it is no file" : "permission denied")")
    }
    guard data.count <= Self.mostBytes else { throw CorrectionsFileError(path: path, cause: "is larger than \(Self.mostBytes >> 20) MB") }
    return data
  }

  /// The corrections; nil where there is no such file.
  ///
  /// - Throws: `CorrectionsFileError` where it is there and cannot be used.
  public func read() throws(CorrectionsFileError) -> Corrections? {
    guard let data = try bytes() else { return nil }
    do {
      return try Corrections(json: data)
    } catch {
      throw CorrectionsFileError(path: path, cause: "\(error)")
    }
  }

  /// Writes corrections; the file is either as it was or whole.
  ///
  /// - Throws: `CorrectionsFileError`.
  public func write(_ corrections: Corrections) throws(CorrectionsFileError) {
    do {
      try Data(corrections.bytes).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw CorrectionsFileError(path: path, cause: "cannot be written")
    }
  }
}

/// A file of corrections that cannot be used; the description is the line to print.
public struct CorrectionsFileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file.
  public var path: String
  /// What is wrong with it.
  public var cause: String

  /// The file and the cause.
  public var description: String { "\(path): \(cause)" }
}
