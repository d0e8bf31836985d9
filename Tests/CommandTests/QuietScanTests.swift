import FoundationEssentials
import Glibc
import Recognition
import TestSupport
import Testing

/// What reading a scan does to the machine beside writing its output.
///
/// ONNX Runtime reports on its use unless it is told not to; the system calls tell whether it does. Without `strace` or without the models
/// there is nothing to see.
@Suite("What reading a scan touches", .enabled(if: canWatchScans))
struct QuietScanTests {
  /// The program that was built beside these tests.
  private static var program: String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let length = max(0, readlink("/proc/self/exe", &buffer, buffer.count - 1))
    let path = String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return path.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } + "/gongkai"
  }

  @Test("No socket is opened, and nothing is written but the output")
  func touchesNothing() throws {
    let folder = try TemporaryFolder()
    let models = try #require(ModelFolder.find())
    let log = folder / "calls"
    // A variable that says that this is a test machine would hide what a user's machine does.
    let environment = ["HOME=\(folder.path)", "PATH=/usr/bin:/bin", "GONGKAI_DATA=\(models.path)"]
    let code = try launch(
      [
        "/usr/bin/strace", "-f", "-qq", "-o", log, "-e", "trace=%network,open,openat,creat,mkdir,mkdirat", Self.program, "extract",
        Fixtures.scan, "--pages", "1", "-o", folder / "json",
      ], environment: environment)
    #expect(code == 0)
    let calls = String(decoding: try folder.read("calls"), as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(calls.contains { $0.contains("libonnxruntime") }, "the scan was not read, or not watched")
    #expect(calls.filter { $0.contains("socket(") || $0.contains("connect(") || $0.contains("sendto(") } == [])
    let writes = calls.filter { call in
      ["O_WRONLY", "O_RDWR", "O_CREAT", "creat(", "mkdir"].contains { call.contains($0) } && !call.contains("= -1 ")
    }
    // What the kernel keeps of the process itself is no file: there its peak of memory is reset.
    let places = [folder / "json", "/dev/null", "/proc/self/clear_refs"]
    #expect(writes.filter { call in !places.contains { call.contains($0) } } == [])
    #expect(try folder.names() == ["calls", "json"])
  }

  /// Runs a program with nothing on standard input, waits for it and gives its exit code.
  private func launch(_ words: [String], environment: [String]) throws -> Int32 {
    var arguments = words.map { strdup($0) } + [nil]
    var variables = environment.map { strdup($0) } + [nil]
    defer { for word in arguments + variables { free(word) } }
    var process: pid_t = 0
    try #require(posix_spawn(&process, words[0], nil, nil, &arguments, &variables) == 0)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -1
  }
}

/// Whether there is something to watch scans with, and something that reads them.
private let canWatchScans = access("/usr/bin/strace", X_OK) == 0 && ModelFolder.find() != nil
