import Extraction
import Recognition

/// What kept a document from being read; the words stand in reports and answers and stay as they are.
enum ErrorCode: String, Sendable, CaseIterable {
  /// The file is not there, is a folder, or may not be read.
  case unreadable
  /// The file holds something else than a PDF.
  case notAPDF
  /// It is encrypted and no password was given.
  case encrypted
  /// It is encrypted and the password does not open it.
  case wrongPassword
  /// It is a PDF that is cut off or broken.
  case damaged
  /// The pages that were asked for are not there.
  case noSuchPage
  /// The table that was asked for is not there.
  case noSuchTable
  /// A scan could not be read: the models are missing or fail.
  case notRecognized
  /// The result could not be written.
  case notWritten
  /// The request was wrong.
  case badRequest
  /// The process that read it ended.
  case crashed
  /// It took longer than `--timeout` allows.
  case timedOut
  /// It took more memory than `--memory` allows.
  case outOfMemory
  /// Something that has no word of its own.
  case failed
}

extension ExtractionError {
  /// The word for it.
  var code: ErrorCode {
    switch self {
    case .unreadable, .directory: .unreadable
    case .emptyFile, .notAPDF: .notAPDF
    case .passwordNeeded: .encrypted
    case .wrongPassword: .wrongPassword
    case .pageOutOfRange: .noSuchPage
    default: .damaged
    }
  }
}
