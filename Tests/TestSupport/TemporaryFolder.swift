import FoundationEssentials

/// A folder for one test, gone when nothing holds it any more.
public final class TemporaryFolder: Sendable {
  /// The folder's path, without a slash at its end.
  public let path: String

  /// Makes an empty folder.
  public init() throws {
    path = FileManager.default.temporaryDirectory.path + "/gongkai-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file into it and gives its path.
  @discardableResult
  public func write(_ data: Data, to name: String) throws -> String {
    try data.write(to: URL(filePath: self / name))
    return self / name
  }

  /// Writes a file and the folders that it lies in.
  @discardableResult
  public func write(_ data: Data, to name: String, makingFolder: Bool) throws -> String {
    let parent = name.split(separator: "/").dropLast().joined(separator: "/")
    try FileManager.default.createDirectory(atPath: self / parent, withIntermediateDirectories: true)
    return try write(data, to: name)
  }

  /// The bytes of a file in it.
  public func read(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: self / name)) }

  /// The paths of all files below a folder in it, sorted; what is neither a file nor a folder is left out.
  public func files(below name: String) -> [String] {
    let files = FileManager.default
    let names = (try? files.contentsOfDirectory(atPath: self / name)) ?? []
    return names.flatMap { entry -> [String] in
      let kind = (try? files.attributesOfItem(atPath: self / name + "/" + entry))?[.type] as? FileAttributeType
      switch kind {
      case .typeDirectory?: return self.files(below: name + "/" + entry).map { entry + "/" + $0 }
      case .typeRegular?: return [entry]
      default: return []
      }
    }.sorted()
  }

  /// The names of everything in it, hidden files included, sorted.
  public func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }

  /// The path of something in it.
  public static func / (folder: TemporaryFolder, name: String) -> String { folder.path + "/" + name }
}
