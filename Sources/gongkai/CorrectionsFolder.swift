import Corrections
import Export

/// Where the corrections of documents lie: beside the PDFs, or in a folder of their own.
enum CorrectionsFolder {
  /// The folder that a command line names; nil where it names none.
  static func choice(_ arguments: Arguments) throws(UsageError) -> String? {
    let folder = arguments[DocumentReader.correctionsOption]
    guard folder != "" else { throw UsageError(cause: "--corrections needs the name of a folder") }
    return folder
  }

  /// What people found wrong with a document; nil where nobody looked.
  ///
  /// - Throws: `Problem` where the file is there and cannot be used.
  static func corrections(of pdf: String, in folder: String?) throws -> Corrections? {
    do {
      return try CorrectionsFile(of: pdf, in: folder).read()
    } catch {
      throw Problem("\(error)")
    }
  }
}
