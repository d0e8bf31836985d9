import Extraction
import FoundationEssentials
import Glibc
import TestSupport
import Testing

@testable import Recognition

/// A zip archive, made by hand.
private struct Zip {
  var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  private static func little(_ value: Int, _ size: Int) -> [UInt8] { (0..<size).map { UInt8(value >> (8 * $0) & 0xFF) } }

  mutating func add(_ name: String, packed: [UInt8], size: Int, checksum: Int, method: Int) {
    let offset = bytes.count
    let name = Array(name.utf8)
    let sizes = Self.little(checksum, 4) + Self.little(packed.count, 4) + Self.little(size, 4) + Self.little(name.count, 2)
    bytes += Self.little(0x0403_4B50, 4) + Self.little(20, 2) + Self.little(0, 2) + Self.little(method, 2) + Self.little(0, 4)
    bytes += sizes + Self.little(2, 2) + name + [7, 7] + packed
    directory += Self.little(0x0201_4B50, 4) + Self.little(20, 2) + Self.little(20, 2) + Self.little(0, 2) + Self.little(method, 2)
    directory += Self.little(0, 4) + sizes + Self.little(0, 2) + Self.little(0, 2) + Self.little(0, 2) + Self.little(0, 2)
    directory += Self.little(0, 4) + Self.little(offset, 4) + name
    count += 1
  }

  var data: Data {
    let end = Self.little(0x0605_4B50, 4) + Self.little(0, 4) + Self.little(count, 2) + Self.little(count, 2)
    return Data(bytes + directory + end + Self.little(directory.count, 4) + Self.little(bytes.count, 4) + Self.little(0, 2))
  }

  /// `hello` stored, and ten times `a` deflated.
  static let sample: Zip = {
    var zip = Zip()
    zip.add("a/hello.txt", packed: Array("hello".utf8), size: 5, checksum: 0x3610_A686, method: 0)
    zip.add("a/ten.txt", packed: [0x4B, 0x4C, 0x84, 0x01, 0x00], size: 10, checksum: 0x4C11_CDF0, method: 8)
    return zip
  }()
}

struct WheelArchiveTests {
  @Test func unpacksMembers() throws {
    let archive = try WheelArchive(Zip.sample.data)
    #expect(archive.names == ["a/hello.txt", "a/ten.txt"])
    #expect(try archive.contents(ofMemberEnding: "/hello.txt") == Data("hello".utf8))
    #expect(try archive.contents(ofMemberEnding: "/ten.txt") == Data("aaaaaaaaaa".utf8))
  }

  @Test func findsOnlyOne() throws {
    let archive = try WheelArchive(Zip.sample.data)
    #expect(throws: WheelArchive.Damage(cause: "it holds no /none")) { try archive.contents(ofMemberEnding: "/none") }
    #expect(throws: WheelArchive.Damage(cause: "it holds more than one .txt")) { try archive.contents(ofMemberEnding: ".txt") }
  }

  @Test func refusesWhatIsNoArchive() {
    #expect(throws: WheelArchive.Damage(cause: "it is no zip archive")) { try WheelArchive(Data()) }
    #expect(throws: WheelArchive.Damage(cause: "it is no zip archive")) { try WheelArchive(Data("a text of some length, no archive".utf8)) }
  }

  /// Whichever byte is wrong, nothing is taken for whole that is not.
  @Test func noticesEveryWrongByte() throws {
    let sound = Zip.sample.data
    for place in sound.indices {
      var data = sound
      data[place] ^= 0xFF
      guard let archive = try? WheelArchive(data) else { continue }
      for (ending, text) in [("/hello.txt", "hello"), ("/ten.txt", "aaaaaaaaaa")] {
        if let got = try? archive.contents(ofMemberEnding: ending) { #expect(got == Data(text.utf8), "byte \(place)") }
      }
    }
  }

  @Test func noticesEveryMissingEnd() {
    let sound = Zip.sample.data
    for length in 0..<sound.count { #expect(throws: WheelArchive.Damage.self) { try WheelArchive(sound.prefix(length)) } }
  }
}

struct ModelInstallerTests {
  private let folder: TemporaryFolder
  private let wheel = PinnedWheel(
    project: "hello", version: "1", file: "hello-1.whl", sha256: Checksum.sha256(Zip.sample.data),
    members: [("/hello.txt", "greeting"), ("/ten.txt", "letters")])

  init() throws { folder = try TemporaryFolder() }

  @Test func installsAWheel() throws {
    let installer = ModelInstaller(folder: ModelFolder(path: folder / "models"), wheels: [wheel])
    #expect(installer.missing == [wheel])
    try installer.install(wheel, data: Zip.sample.data)
    #expect(installer.missing.isEmpty)
    #expect(FileManager.default.contents(atPath: folder / "models/greeting") == Data("hello".utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder / "models").sorted() == ["greeting", "letters", "versions.txt"])
    var status = stat()
    #expect(stat(folder / "models/letters", &status) == 0 && status.st_mode & 0o777 == 0o644)
  }

  @Test func missesAFileThatIsGone() throws {
    let installer = ModelInstaller(folder: ModelFolder(path: folder.path), wheels: [wheel])
    try installer.install(wheel, data: Zip.sample.data)
    try FileManager.default.removeItem(atPath: folder / "letters")
    #expect(installer.missing == [wheel])
  }

  @Test func missesAnotherVersion() throws {
    try ModelInstaller(folder: ModelFolder(path: folder.path), wheels: [wheel]).install(wheel, data: Zip.sample.data)
    var next = wheel
    next.version = "2"
    #expect(!ModelInstaller(folder: ModelFolder(path: folder.path), wheels: [next]).missing.isEmpty)
  }

  @Test func refusesOtherBytes() {
    let installer = ModelInstaller(folder: ModelFolder(path: folder / "models"), wheels: [wheel])
    #expect(throws: ModelInstallationError.self) { try installer.install(wheel, data: Data("PK".utf8)) }
    #expect(!FileManager.default.fileExists(atPath: folder / "models"))
  }

  @Test func installsForAllUsersAsRoot() {
    #expect(ModelFolder.toInstall(environment: ["HOME": "/root"], isRoot: true)?.path == "/var/lib/gongkai")
    #expect(ModelFolder.toInstall(environment: ["HOME": "/home/a"], isRoot: false)?.path == "/home/a/.local/share/gongkai")
    #expect(ModelFolder.toInstall(environment: ["HOME": "/root", "GONGKAI_DATA": "/data"], isRoot: true)?.path == "/data")
    #expect(ModelFolder.toInstall(environment: [:], isRoot: false) == nil)
  }

  @Test func pinsTwoWheelsForEachProcessor() {
    for machine in ["x86_64", "aarch64"] {
      let wheels = PinnedWheel.wheels(for: machine)
      #expect(wheels.map(\.project) == ["onnxruntime", "rapidocr-onnxruntime"])
      #expect(wheels.allSatisfy { $0.sha256.count == 64 })
    }
    #expect(PinnedWheel.wheels(for: "s390x").isEmpty)
  }
}
