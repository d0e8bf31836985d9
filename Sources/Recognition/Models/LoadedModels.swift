import Synchronization

/// Keeps the models of one folder loaded from one document to the next.
///
/// Loading takes as long as reading a few lines, and its memory is worth keeping only for those who read many documents.
public final class LoadedModels: Sendable, Equatable {
  private let loaded = Mutex<(folder: ModelFolder, recognizer: PageRecognizer)?>(nil)

  /// Nothing is loaded until a picture is met.
  public init() {}

  /// Whether both are the same store.
  public static func == (a: LoadedModels, b: LoadedModels) -> Bool { a === b }

  /// The recogniser of a folder, loaded if the last one was of another.
  func recognizer(_ folder: ModelFolder) throws(RecognitionError) -> PageRecognizer {
    try loaded.withLock { loaded throws(RecognitionError) in
      if let loaded, loaded.folder == folder { return loaded.recognizer }
      let recognizer = try PageRecognizer(models: folder)
      loaded = (folder, recognizer)
      return recognizer
    }
  }
}
