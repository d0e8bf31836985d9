import FoundationEssentials
import Glibc
import TestSupport
import Testing

@testable import gongkai

struct OutputFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func leavesOnlyTheFile() throws {
    try OutputFile.write([1, 2, 3], to: folder / "a")
    try OutputFile.write([4], to: folder / "a")
    #expect([UInt8](try folder.read("a")) == [4])
    #expect(try folder.names() == ["a"])
  }

  @Test func keepsTheModeOfWhatItReplaces() throws {
    try folder.write(Data([0]), to: "a")
    chmod(folder / "a", 0o640)
    try OutputFile.write([1], to: folder / "a")
    var status = stat()
    stat(folder / "a", &status)
    #expect(status.st_mode & 0o777 == 0o640)
  }

  @Test func writesThroughLinksAndIntoDevices() throws {
    try folder.write(Data([0]), to: "a")
    symlink(folder / "a", folder / "link")
    try OutputFile.write([7], to: folder / "link")
    #expect([UInt8](try folder.read("a")) == [7])
    var status = stat()
    lstat(folder / "link", &status)
    #expect(status.st_mode & S_IFMT == S_IFLNK)
    try OutputFile.write([1], to: "/dev/null")
    stat("/dev/null", &status)
    #expect(status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test func leavesNothingWhereItFails() throws {
    #expect(throws: Problem.self) { try OutputFile.write([1], to: folder / "none/a") }
    #expect(throws: Problem.self) { try OutputFile.write([1], to: folder.path) }
    #expect(throws: Problem.self) { try OutputFile.write([1], to: "/dev/full") }
    #expect(try folder.names() == [])
  }

  @Test(.enabled(if: getuid() != 0, "root writes everywhere"))
  func namesAFolderThatMayNotBeWritten() throws {
    chmod(folder.path, 0o500)
    defer { chmod(folder.path, 0o700) }
    let problem = #expect(throws: Problem.self) { try OutputFile.write([1], to: folder / "a") }
    #expect(problem?.description == "\(folder / "a"): cannot be written: permission denied")
  }

  @Test func makesFolders() throws {
    try OutputFile.makeFolder(folder / "x/y/z/")
    try OutputFile.makeFolder(folder / "x/y")
    var status = stat()
    #expect(stat(folder / "x/y/z", &status) == 0)
  }
}
