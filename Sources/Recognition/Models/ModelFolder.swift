import Extraction
import FoundationEssentials
import Glibc
import Texts

/// The folder that holds ONNX Runtime's library and the model.
public struct ModelFolder: Sendable, Equatable {
  /// The folder's path.
  public let path: String

  /// The library's file.
  public var library: String { path + "/" + Self.libraryName }
  /// The file of the model that recognises lines of text.
  public var recognition: String { path + "/" + Self.recognitionName }

  static let libraryName = "libonnxruntime.so"
  static let recognitionName = "PP-OCRv4-rec.onnx"
  /// Where the models for all users of a machine lie.
  ///
  /// They are files of one kind of processor that no package owns, which `/usr/share` is not for.
  public static let forAllUsers = ModelFolder(path: "/var/lib/gongkai")

  /// Takes a folder as it is named.
  public init(path: String) { self.path = path }

  /// The SHA-256 of the model that the thresholds of this package were measured with.
  public static let digestOfRecognition = "48fc40f24f6d2a207a2b1091d3437eb3cc3eb6b676dc3ef9c37384005483683b"

  /// Compares the model with the one that this package was made for: another one, or half of it, would read without a word of warning.
  ///
  /// The library is not compared. It is another file on each platform, and what it may not do it refuses.
  ///
  /// - Throws: `RecognitionError.unusable`.
  public func check() throws(RecognitionError) { _ = try checkedModel() }

  /// The bytes of the model, once they are known to be those of the one that this package was made for.
  func checkedModel() throws(RecognitionError) -> [UInt8] {
    let bytes = (try? Data(contentsOf: URL(filePath: recognition))) ?? Data()
    guard Checksum.sha256(bytes) == Self.digestOfRecognition else {
      throw .unusable(
        file: recognition, cause: "it is not the model that belongs here (SHA-256 differs): run gongkai models install --dir \(path)")
    }
    return [UInt8](bytes)
  }

  /// Whether the folder holds both files.
  public var isComplete: Bool { [library, recognition].allSatisfy { (file: String) in access(file, R_OK) == 0 } }

  /// The first complete folder of those where models may lie: `$GONGKAI_DATA`, `$XDG_DATA_HOME/gongkai`, `~/.local/share/gongkai`,
  /// `/var/lib/gongkai` and `../share/gongkai` beside the program.
  ///
  /// - Parameter environment: The environment's variables.
  /// - Returns: The folder, or nil where none is complete.
  public static func find(environment: [String: String] = ProcessInfo.processInfo.environment) -> ModelFolder? {
    candidates(environment: environment).map { ModelFolder(path: $0) }.first(where: \.isComplete)
  }

  /// The paths that are looked at, in order.
  ///
  /// - Parameter environment: The environment's variables.
  /// - Returns: The paths; `$GONGKAI_DATA` alone where it is set.
  public static func candidates(environment: [String: String]) -> [String] {
    func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    // Who names a folder means that one.
    if let named = value("GONGKAI_DATA") { return [named] }
    var paths: [String] = []
    if let data = value("XDG_DATA_HOME") { paths.append(data + "/gongkai") }
    if let home = value("HOME") { paths.append(home + "/.local/share/gongkai") }
    paths.append(forAllUsers.path)
    if let program = programFolder { paths.append(program + "/../share/gongkai") }
    return paths
  }

  /// Where models are installed by default: `$GONGKAI_DATA`, for root the place of all users, else the user's own.
  ///
  /// - Parameters:
  ///   - environment: The environment's variables.
  ///   - isRoot: Whether root installs.
  /// - Returns: The folder; nil for a user without a home.
  public static func toInstall(environment: [String: String], isRoot: Bool = getuid() == 0) -> ModelFolder? {
    let isNamed = environment["GONGKAI_DATA"].map { !$0.isEmpty } ?? false
    if isRoot, !isNamed { return forAllUsers }
    let path = candidates(environment: environment).first
    return path.flatMap { $0 == forAllUsers.path ? nil : ModelFolder(path: $0) }
  }

  private static var programFolder: String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard length > 0 else { return nil }
    let path = String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return path.lastIndex(of: "/").map { String(path[..<$0]) }
  }
}

/// Why scans cannot be read.
///
/// The description is one line.
public enum RecognitionError: Error, Sendable, Equatable, CustomStringConvertible, Worded {
  /// No folder holds the models.
  case noModels(folder: String?)
  /// The runtime or a model cannot be loaded.
  case unusable(file: String, cause: String)
  /// The model failed while it ran.
  case failed(cause: String)

  /// What is wrong and what to do.
  public var text: Text {
    switch self {
    case .noModels(nil): "the models that read scans are missing: run gongkai models install"
    case .noModels(let folder?): "\(folder): the models that read scans are not there: run gongkai models install --dir \(folder)"
    case .unusable(let file, let cause): "\(file): cannot be loaded: \(cause)"
    case .failed(let cause): "recognition failed: \(cause)"
    }
  }

  /// One line that says what is wrong and what to do.
  public var description: String { text.description }
}
