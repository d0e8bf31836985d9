import FoundationEssentials
import Glibc

/// Reading whole files, whatever the bytes of their names, and what is no regular file: pipes, `<(command)`, standard input.
enum FileBytes {
  /// The most that is read, in bytes: Poppler counts a file's bytes in 31 bits.
  static let limit = Int(Int32.max)
  /// How much is asked for at a time, in bytes.
  private static let portion = 1 << 18

  /// Reads a file; `-` is standard input.
  ///
  /// - Parameters:
  ///   - path: The file's path (`PathText`).
  ///   - kind: What it should be, for the message where it is a folder.
  /// - Returns: Its bytes.
  /// - Throws: `Problem`, which names the file and the cause.
  static func read(_ path: String, as kind: String = "PDF") throws(Problem) -> Data {
    guard path != "-" else { return try read(STDIN_FILENO, named: path, as: kind) }
    guard !path.isEmpty else { throw Problem("a file's name is empty", code: .unreadable) }
    let descriptor = PathText.withBytes(path) { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw failure(path, errno) }
    defer { close(descriptor) }
    return try read(descriptor, named: path, as: kind)
  }

  /// Whether a path names a file that can be read as often as one likes.
  static func isRegular(_ path: String) -> Bool {
    var status = stat()
    return PathText.withBytes(path) { stat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private static func read(_ descriptor: Int32, named path: String, as kind: String) throws(Problem) -> Data {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path, errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw Problem("\(path): is a directory, not a \(kind)", code: .unreadable) }
    let size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    guard size <= limit else { throw tooLarge(path) }
    var data = Data(capacity: size)
    var buffer = [UInt8](repeating: 0, count: portion)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return data }
      if count < 0 {
        guard errno == EINTR else { throw failure(path, errno) }
        continue
      }
      guard data.count + count <= limit else { throw tooLarge(path) }
      data.append(contentsOf: buffer[..<count])
    }
  }

  private static func tooLarge(_ path: String) -> Problem { Problem("\(path): cannot be read: it is larger than 2 GB", code: .unreadable) }

  private static func failure(_ path: String, _ number: Int32) -> Problem {
    Problem("\(path): cannot be read: \(number == ENOENT ? "there is no such file" : FileDescriptor.words(for: number))", code: .unreadable)
  }
}
