import FoundationEssentials
import Glibc
import Recognition

/// Python's pip, which downloads wheels and compares their digests.
enum PipDownload {
  /// Downloads a wheel into a folder of its own, which is removed afterwards.
  ///
  /// - Parameters:
  ///   - wheel: The wheel.
  ///   - body: Takes the path of the wheel.
  /// - Throws: `Problem` where there is no pip or it fails, or what `body` throws.
  static func withWheel(_ wheel: PinnedWheel, _ body: (String) throws -> Void) throws {
    guard (try? run(["python3", "-m", "pip", "--version"], isQuiet: true)) == 0 else {
      throw Problem("there is no pip to download \(wheel.file): get that file and name it behind gongkai models install")
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "gongkai-models.XXXXXX").path
    var template = Array(folder.utf8CString)
    guard mkdtemp(&template) != nil else { throw Problem("\(folder): cannot be made a folder: \(FileDescriptor.words(for: errno))") }
    let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let requirements = path + "/requirements.txt"
    try OutputFile.write(Array("\(wheel.project)==\(wheel.version) --hash=sha256:\(wheel.sha256)\n".utf8), to: requirements)
    // Whatever Python runs this, the pinned file is that of CPython 3.11 for glibc 2.27 or later.
    let platforms = ["manylinux_2_28_", "manylinux_2_27_"].flatMap { ["--platform", $0 + PinnedWheel.machine] }
    let words =
      ["python3", "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
      + ["--only-binary=:all:", "--implementation", "cp", "--python-version", "3.11"] + platforms
      + ["--dest", path, "--requirement", requirements]
    let files = try run(words, isQuiet: false) == 0 ? FileManager.default.contentsOfDirectory(atPath: path) : []
    guard let file = files.first(where: { $0.hasSuffix(".whl") }) else {
      throw Problem("pip could not download \(wheel.file): get that file and name it behind gongkai models install")
    }
    try body("\(path)/\(file)")
  }

  /// Runs a program that is looked for on the `PATH`.
  ///
  /// - Parameters:
  ///   - words: Its name and arguments.
  ///   - isQuiet: Whether what it says is thrown away; else all of it goes to standard error.
  /// - Returns: Its exit code; 127 where it ended by a signal.
  /// - Throws: `Problem` where it cannot be started.
  private static func run(_ words: [String], isQuiet: Bool) throws(Problem) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if isQuiet {
      for stream in [STDOUT_FILENO, STDERR_FILENO] { posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0) }
    } else {
      posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO)
    }
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    let failure = posix_spawnp(&process, words[0], &actions, nil, &arguments, environ)
    guard failure == 0 else { throw Problem("\(words[0]): \(FileDescriptor.words(for: failure))") }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { if errno != EINTR { return 127 } }
    // The exit code stands in the second byte where the first, the signal's, is 0.
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 127
  }
}
