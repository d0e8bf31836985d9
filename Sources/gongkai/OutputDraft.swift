import Glibc

/// A file that is being written: beside its place until it is whole, and gone if it never is.
final class OutputDraft {
  private let path: String
  private let target: String
  /// Where the bytes go until they are whole; nil for what is no regular file.
  private let temporary: String?
  private let mode: mode_t?
  private var descriptor: Int32
  private var isCommitted = false

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - path: The file's path (`PathText`).
  ///   - name: The name of the file that is written first.
  /// - Throws: `Problem`, which names the file and the cause.
  init(of path: String, named name: String = OutputFile.draftName()) throws(Problem) {
    var status = stat()
    let exists = PathText.withBytes(path) { stat($0, &status) } == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR { throw Problem("\(path): cannot be written: it is a folder", code: .notWritten) }
    self.path = path
    mode = exists ? status.st_mode & 0o7777 : nil
    if exists, status.st_mode & S_IFMT != S_IFREG {
      (target, temporary) = (path, nil)
      descriptor = PathText.withBytes(path) { open($0, O_WRONLY | O_CLOEXEC) }
    } else {
      target = exists ? OutputFile.resolved(path) : path
      let draft = OutputFile.folder(of: target) + "/" + name
      temporary = draft
      // O_EXCL and O_NOFOLLOW: a file or link that somebody has put there is not written through.
      descriptor = PathText.withBytes(draft) { open($0, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666) }
    }
    guard descriptor >= 0 else { throw Self.failure(path) }
    // Whoever clears up after a run that was killed sees by the lock that this one lives.
    if temporary != nil { flock(descriptor, LOCK_EX) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !isCommitted, let temporary { _ = PathText.withBytes(temporary) { unlink($0) } }
  }

  /// Writes more.
  func append(_ bytes: [UInt8]) throws(Problem) {
    if let cause = FileDescriptor.write(bytes, to: descriptor) { throw Self.failure(path, cause) }
  }

  /// Puts the file in its place.
  ///
  /// Its bytes are on the disk before that, and its name is when this returns.
  func commit() throws(Problem) {
    if temporary != nil {
      if let mode { fchmod(descriptor, mode) }
      guard fsync(descriptor) == 0 else { throw Self.failure(path) }
    }
    let isClosed = close(descriptor) == 0
    descriptor = -1
    guard isClosed else { throw Self.failure(path) }
    guard let temporary else { return }
    let moved = PathText.withBytes(temporary) { old in PathText.withBytes(target) { rename(old, $0) } }
    guard moved == 0 else { throw Self.failure(path) }
    isCommitted = true
    Self.sync(folder: OutputFile.folder(of: target))
  }

  /// Puts the names in a folder on the disk.
  ///
  /// Some file systems know nothing of that, and then it is as safe as they make it.
  private static func sync(folder: String) {
    let descriptor = PathText.withBytes(folder) { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func failure(_ path: String, _ number: Int32 = errno) -> Problem {
    Problem("\(path): cannot be written: \(FileDescriptor.words(for: number))", code: .notWritten)
  }
}
