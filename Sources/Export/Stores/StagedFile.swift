import Glibc

/// A file that grows beside its place and is moved there when it is whole: nobody ever sees half of it.
final class StagedFile {
  private let path: String
  private let temporary: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []

  /// How many bytes are gathered before they are written.
  private static let bufferSize = 1 << 18

  /// Begins a file.
  ///
  /// - Throws: `StorageError` where the folder cannot be written to.
  init(folder: String, name: String) throws(StorageError) {
    path = "\(folder)/\(name)"
    temporary = "\(folder)/.\(name).part"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw StorageError(path: path, cause: "cannot be written: \(ErrorNumber.words(errno))") }
  }

  deinit { discard() }

  /// Adds bytes.
  func append(_ bytes: [UInt8]) throws(StorageError) {
    buffer += bytes
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Writes what is left and moves the file to its place.
  func commit() throws(StorageError) {
    try flush()
    let isOnDisk = fsync(descriptor) == 0
    guard close(descriptor) == 0, isOnDisk, rename(temporary, path) == 0 else {
      let cause = errno
      unlink(temporary)
      descriptor = -1
      throw StorageError(path: path, cause: "cannot be written: \(ErrorNumber.words(cause))")
    }
    descriptor = -1
  }

  private func discard() {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(temporary)
  }

  private func flush() throws(StorageError) {
    let failure = buffer.withUnsafeBytes { bytes -> Int32? in
      var rest = bytes[...]
      while !rest.isEmpty {
        let written = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if written >= 0 { rest = rest.dropFirst(written) } else if errno != EINTR { return errno }
      }
      return nil
    }
    if let failure { throw StorageError(path: path, cause: "cannot be written: \(ErrorNumber.words(failure))") }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// What error numbers mean.
enum ErrorNumber {
  static func words(_ number: Int32) -> String {
    let words = String(cString: strerror(number))
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}
