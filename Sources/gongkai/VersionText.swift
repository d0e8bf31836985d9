import Export
import Extraction
import Recognition

/// What `--version` prints.
enum VersionText {
  /// The program's name and version.
  static var short: String { "\(Generator.name) \(Generator.version)\n" }

  /// The program's version, its output format's, and those of everything that a result may depend on.
  ///
  /// - Parameter models: The folder of the models that scans would be read with.
  /// - Returns: A line for each.
  static func long(models: ModelFolder?) -> String {
    var lines = [
      ("schema", Generator.schemaVersion), ("Poppler", LibraryVersions.poppler), ("cairo", LibraryVersions.cairo),
    ]
    if let models {
      let isSound = (try? models.check()) != nil
      lines.append(("ONNX Runtime", "\(RuntimeLibrary.version(of: models) ?? "cannot be loaded") (\(models.library))"))
      let digest = isSound ? ModelFolder.digestOfRecognition.prefix(12) : "other than pinned"
      lines.append(("model", "PP-OCRv4 \(digest) (\(models.recognition))"))
    } else {
      lines += [("ONNX Runtime", "none"), ("model", "none")]
    }
    return short + lines.map { "\($0): \($1)\n" }.joined()
  }
}
