import Glibc

/// Files and folders that are written whole or not at all, and are still there when the power fails.
enum OutputFile {
  /// Writes a file: first beside its place, then moved to it, so that nobody ever sees half of it.
  ///
  /// The bytes are on the disk before the file is in its place, and its place is before this returns. Signals wait until then, so that
  /// Ctrl-C leaves no draft behind. What is no regular file, such as `/dev/null` or a pipe, is written to directly; a symbolic link's
  /// target is written, not the link.
  ///
  /// - Parameters:
  ///   - bytes: The whole contents.
  ///   - path: The file's path (`PathText`).
  ///   - draft: The name of the file that is written first; one that nobody can guess where none is given.
  /// - Throws: `Problem`, which names the file and the cause.
  static func write(_ bytes: [UInt8], to path: String, draft: String = draftName()) throws(Problem) {
    var signals = sigset_t()
    var before = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let file = try OutputDraft(of: path, named: draft)
    try file.append(bytes)
    try file.commit()
  }

  // MARK: Drafts

  private static let draftPrefix = ".gongkai-"
  private static let draftSuffix = ".part"

  /// A name that nobody can guess: two containers with one process number do not share it, and nobody puts a link there beforehand.
  static func draftName() -> String {
    draftPrefix + String(UInt64.random(in: .min ... .max), radix: 36) + String(UInt64.random(in: .min ... .max), radix: 36) + draftSuffix
  }

  /// Removes a draft whose writer has ended.
  static func discard(draft: String, of path: String) {
    var status = stat()
    let exists = PathText.withBytes(path) { stat($0, &status) } == 0
    _ = PathText.withBytes(folder(of: exists ? resolved(path) : path) + "/" + draft) { unlink($0) }
  }

  /// Removes the drafts in a folder whose writers were killed; those that somebody still writes stay.
  static func clearDrafts(in folder: String) {
    guard let listing = PathText.withBytes(folder, { opendir($0) }) else { return }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let name = PathText.text(of: withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) })
      guard name.hasPrefix(draftPrefix), name.hasSuffix(draftSuffix) else { continue }
      let path = folder + "/" + name
      let descriptor = PathText.withBytes(path) { open($0, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK) }
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { _ = PathText.withBytes(path) { unlink($0) } }
      close(descriptor)
    }
  }

  // MARK: Folders

  /// Makes a folder and those that it lies in; one that is there already stays as it is.
  ///
  /// - Throws: `Problem`, which names the folder and the cause.
  static func makeFolder(_ path: String) throws(Problem) {
    if make(path) == 0 { return }
    let cause = errno
    var status = stat()
    if PathText.withBytes(path, { stat($0, &status) }) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw Problem("\(path): cannot be made a folder: a file has that name", code: .notWritten)
      }
      return
    }
    let parent = folder(of: path)
    guard cause == ENOENT, parent != path, parent != "." else { throw noFolder(path, cause) }
    try makeFolder(parent)
    guard make(path) == 0 || errno == EEXIST else { throw noFolder(path, errno) }
  }

  private static func make(_ path: String) -> Int32 { PathText.withBytes(path) { mkdir($0, 0o777) } }

  private static func noFolder(_ path: String, _ number: Int32) -> Problem {
    Problem("\(path): cannot be made a folder: \(FileDescriptor.words(for: number))", code: .notWritten)
  }

  /// The file that a path leads to when its links are followed.
  static func resolved(_ path: String) -> String {
    guard let real = PathText.withBytes(path, { realpath($0, nil) }) else { return path }
    defer { free(real) }
    return PathText.text(of: UnsafeBufferPointer(start: real, count: strlen(real)).map { UInt8(bitPattern: $0) })
  }

  /// The folder that a path lies in, as the path has it.
  static func folder(of path: String) -> String {
    var trimmed = Substring(path)
    while trimmed.count > 1, trimmed.last == "/" { trimmed.removeLast() }
    guard let slash = trimmed.lastIndex(of: "/") else { return "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }
}
