import FoundationEssentials
import Glibc

/// The documents that a command line names: by name, by folder, in a list.
struct InputList: Sendable {
  /// The options that name documents.
  static let options = [filesFrom, zeros]
  /// How they stand in a command's synopsis.
  static let synopsis = "[--files-from LIST] [-0]"

  private static let filesFrom = Option(
    "--files-from", value: "LIST", help: "Read the names of files and folders from LIST, one\na line; - is standard input.")
  private static let zeros = Option(
    "--null", short: "-0", help: "The names of LIST end with NUL instead of a line\nfeed, as find -print0 writes them.")

  /// A document and where its results belong.
  struct Item: Sendable, Equatable {
    /// The PDF.
    var file: InputFile
    /// Where results go below the folder of the results: folders and name, without `.pdf`.
    var place: String
    /// Whether it was found in a folder: nobody named it, so it may be of something else.
    var isFound = false
  }

  private let operands: [String]
  private let list: String?
  private let endsWithZero: Bool
  private let password: String?
  private let takesJSON: Bool

  /// Takes the operands and options.
  ///
  /// - Parameters:
  ///   - arguments: The operands and options.
  ///   - takesJSON: Whether folders are searched for JSON too; it is taken for the PDF of its name beside it.
  /// - Throws: `UsageError` where they do not go together.
  init(_ arguments: Arguments, takesJSON: Bool = false) throws(UsageError) {
    self.takesJSON = takesJSON
    operands = arguments.operands
    list = arguments[Self.filesFrom]
    endsWithZero = arguments.has(Self.zeros)
    password = try InputFile.password(arguments)
    guard !operands.isEmpty || list != nil else { throw UsageError(cause: "FILE is missing") }
    guard list != nil || !endsWithZero else { throw UsageError(cause: "-0 goes with --files-from") }
    guard operands.count(where: { $0 == "-" }) + (list == "-" ? 1 : 0) < 2 else {
      throw UsageError(cause: "standard input can be read once only")
    }
  }

  /// Whether the command line names one file and nothing else, so that nothing can be lost behind it.
  var isSingleFile: Bool { operands.count == 1 && list == nil && !Self.isFolder(operands[0]) }

  /// The documents in order: those of a folder sorted, those of a list behind the operands.
  ///
  /// - Parameter problem: Is told of each folder that cannot be read, or holds no PDF.
  /// - Returns: The documents with where their results belong.
  /// - Throws: `Problem` where the list cannot be read.
  func items(problem: (Problem) -> Void) throws(Problem) -> [Item] {
    var items: [Item] = []
    for path in operands {
      if path != "-", Self.isFolder(path) {
        items += files(below: path, place: "", problem: problem)
      } else {
        let file = InputFile(path: path, password: password)
        items.append(Item(file: file, place: file.stem))
      }
    }
    for path in try listed() {
      // A list names what lies in many folders: the path belongs to the place, as with rsync and tar.
      let place = Self.place(of: path)
      if Self.isFolder(path) {
        items += files(below: path, place: place.isEmpty ? "" : place + "/", problem: problem)
      } else {
        items.append(Item(file: InputFile(path: path, password: password), place: InputFile.withoutSuffix(place)))
      }
    }
    return items
  }

  /// The names in the list.
  private func listed() throws(Problem) -> [String] {
    guard let list else { return [] }
    let end = endsWithZero ? 0 : UInt8(ascii: "\n")
    return try FileBytes.read(list, as: "list").split(separator: end).map { line in
      let isFromWindows = !endsWithZero && line.last == UInt8(ascii: "\r")
      return PathText.text(of: isFromWindows ? line.dropLast() : line)
    }.filter { !$0.isEmpty }
  }

  /// A path below the folder of the results: without the root, `.` and what `..` leads out of.
  static func place(of path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  /// Refuses documents of which two would go to one place.
  ///
  /// - Parameters:
  ///   - items: The documents.
  ///   - path: The path of what is written for a place.
  /// - Throws: `UsageError`, which names both.
  static func refuseCollisions(_ items: [Item], path: (String) -> String) throws(UsageError) {
    var paths: [String: String] = [:]
    for item in items {
      if let other = paths.updateValue(item.file.path, forKey: item.place) {
        throw UsageError(cause: "\(other) and \(item.file.path) would both be written to \(path(item.place))")
      }
    }
  }

  // MARK: Folders

  /// Whether a path names a folder; a link that was named is followed.
  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return PathText.withBytes(path) { stat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private func files(below folder: String, place: String, problem: (Problem) -> Void) -> [Item] {
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    var found: [String] = []
    var failures = 0
    walk(base, below: "", found: &found) {
      failures += 1
      problem($0)
    }
    if found.isEmpty, failures == 0 {
      problem(
        takesJSON
          ? Problem("\(folder): holds neither PDF nor JSON", code: .unreadable) : Problem("\(folder): holds no PDF", code: .unreadable))
    }
    let jsons = Set(found.filter(Self.isJSONName))
    found.removeAll { InputFile.isPDFName($0) && jsons.contains(InputFile.withoutSuffix($0) + Self.jsonSuffix) }
    return found.sorted { PathText.bytes(of: $0).lexicographicallyPrecedes(PathText.bytes(of: $1)) }.map { path in
      Item(file: InputFile(path: base + path, password: password), place: place + InputFile.withoutSuffix(path), isFound: true)
    }
  }

  private static let jsonSuffix = ".json"

  private static func isJSONName(_ name: String) -> Bool { name.hasSuffix(jsonSuffix) }

  /// Finds what is to be read below a folder; links are not followed, and what is hidden is left out (`._name.pdf` of zip files made on a Mac).
  private func walk(_ base: String, below part: String, found: inout [String], problem: (Problem) -> Void) {
    guard let folder = PathText.withBytes(base + part, { opendir($0) }) else {
      problem(Problem("\(base + part): cannot be read: \(FileDescriptor.words(for: errno))", code: .unreadable))
      return
    }
    var folders: [String] = []
    while let entry = readdir(folder) {
      let name = PathText.text(of: withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) })
      guard !name.hasPrefix(".") else { continue }
      let path = part + name
      var status = stat()
      guard PathText.withBytes(base + path, { lstat($0, &status) }) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: folders.append(path + "/")
      case S_IFREG where InputFile.isPDFName(name) || takesJSON && Self.isJSONName(name): found.append(path)
      default: break
      }
    }
    closedir(folder)
    for path in folders { walk(base, below: path, found: &found, problem: problem) }
  }
}
