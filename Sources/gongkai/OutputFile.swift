import Glibc

/// Files and folders that are written whole or not at all.
enum OutputFile {
  /// Writes a file: first beside its place, then moved to it, so that nobody ever sees half of it.
  ///
  /// Signals wait until the file is in its place, so that Ctrl-C leaves no temporary file behind. What is no regular file, such as
  /// `/dev/null` or a pipe, is written to directly; a symbolic link's target is written, not the link.
  ///
  /// - Throws: `Problem`, which names the file and the cause.
  static func write(_ bytes: [UInt8], to path: String) throws(Problem) {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR { throw Problem("\(path): cannot be written: it is a folder") }
    if exists, status.st_mode & S_IFMT != S_IFREG {
      return try write(bytes, to: path, flags: O_WRONLY, naming: path)
    }
    let target = exists ? resolved(path) : path
    let temporary = folder(of: target) + "/.gongkai-\(getpid()).part"
    var signals = sigset_t()
    var before = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    do throws(Problem) {
      try write(bytes, to: temporary, flags: O_WRONLY | O_CREAT | O_TRUNC, naming: path)
      if exists { chmod(temporary, status.st_mode & 0o7777) }
      guard rename(temporary, target) == 0 else { throw failure(path) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Makes a folder and those that it lies in; one that is there already stays as it is.
  ///
  /// - Throws: `Problem`, which names the folder and the cause.
  static func makeFolder(_ path: String) throws(Problem) {
    if mkdir(path, 0o777) == 0 { return }
    let cause = errno
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else { throw Problem("\(path): cannot be made a folder: a file has that name") }
      return
    }
    let parent = folder(of: path)
    guard cause == ENOENT, parent != path, parent != "." else {
      throw Problem("\(path): cannot be made a folder: \(FileDescriptor.words(for: cause))")
    }
    try makeFolder(parent)
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw Problem("\(path): cannot be made a folder: \(FileDescriptor.words(for: errno))")
    }
  }

  private static func write(_ bytes: [UInt8], to path: String, flags: Int32, naming name: String) throws(Problem) {
    let descriptor = open(path, flags | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(name) }
    let cause = FileDescriptor.write(bytes, to: descriptor)
    guard close(descriptor) == 0, cause == nil else { throw failure(name, cause ?? errno) }
  }

  private static func failure(_ path: String, _ number: Int32 = errno) -> Problem {
    Problem("\(path): cannot be written: \(FileDescriptor.words(for: number))")
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func folder(of path: String) -> String {
    var trimmed = Substring(path)
    while trimmed.count > 1, trimmed.last == "/" { trimmed.removeLast() }
    guard let slash = trimmed.lastIndex(of: "/") else { return "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }
}
