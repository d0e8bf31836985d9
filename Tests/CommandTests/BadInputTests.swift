import FoundationEssentials
import Glibc
import TestSupport
import Testing

@testable import gongkai

/// Every command that reads a PDF says in one line which file fails and why.
struct BadInputTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func cause(_ name: String, _ more: String...) -> String {
    let path = folder / name
    let recorder = Recorder()
    var causes: Set<String> = []
    for command in [["extract"], ["tables"], ["text"], ["draw", "--page", "1", "-o", folder / "page.png"]] {
      #expect(Gongkai.run(command + [path] + more, console: recorder.console()) == .failed)
    }
    for line in recorder.errors.split(separator: "\n") {
      #expect(line.hasPrefix("gongkai: \(path): "))
      causes.insert(String(line.dropFirst("gongkai: \(path): ".count)))
    }
    #expect(recorder.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder / "page.png"))
    return causes.sorted().joined(separator: " | ")
  }

  @Test func missing() { #expect(cause("none.pdf") == "cannot be read: there is no such file") }

  @Test func directory() throws {
    try FileManager.default.createDirectory(atPath: folder / "folder.pdf", withIntermediateDirectories: true)
    for command in [["text"], ["draw", "--page", "1", "-o", folder / "page.png"]] {
      let recorder = Recorder()
      #expect(Gongkai.run(command + [folder / "folder.pdf"], console: recorder.console()) == .failed)
      #expect(recorder.errors == "gongkai: \(folder / "folder.pdf"): is a directory, not a PDF\n")
    }
    for command in ["extract", "tables"] {
      let (code, _, errors) = run(command, folder / "folder.pdf")
      #expect(code == .failed)
      #expect(errors == "gongkai: \(folder / "folder.pdf"): holds no PDF\n")
    }
  }

  @Test func empty() throws {
    try folder.write(Data(), to: "empty.pdf")
    #expect(cause("empty.pdf") == "is empty (0 bytes)")
  }

  @Test func otherFormat() throws {
    try folder.write(Data("PK\u{3}\u{4} a Word file".utf8), to: "word.pdf")
    #expect(cause("word.pdf") == "is not a readable PDF: it does not begin with %PDF-")
  }

  @Test(arguments: [0.2, 0.5, 0.9])
  func truncated(share: Double) throws {
    let bytes = Fixtures.budget.prefix(Int(Double(Fixtures.budget.count) * share))
    try folder.write(bytes, to: "cut.pdf")
    #expect(cause("cut.pdf") == "is truncated: the end of the PDF is missing")
  }

  @Test func encryptedWithoutPassword() throws {
    try folder.write(Fixtures.encrypted, to: "secret.pdf")
    #expect(cause("secret.pdf") == "is encrypted: give its password with --password")
  }

  @Test(arguments: ["x", "", "Kaimen", "开门"])
  func encryptedWithWrongPassword(password: String) throws {
    try folder.write(Fixtures.encrypted, to: "secret.pdf")
    #expect(cause("secret.pdf", "--password", password) == "is encrypted, and the password does not open it")
  }

  @Test(arguments: ["kaimen", "zhuren"])
  func encryptedWithPassword(password: String) throws {
    try folder.write(Fixtures.encrypted, to: "secret.pdf")
    #expect(run("text", folder / "secret.pdf", "--password", password).code == .done)
  }

  @Test(.enabled(if: getuid() != 0, "root reads every file"))
  func unreadable() throws {
    try folder.write(Fixtures.blank, to: "locked.pdf")
    chmod(folder / "locked.pdf", 0)
    #expect(cause("locked.pdf") == "cannot be read: permission denied")
  }

  @Test func pageOutOfRange() throws {
    try folder.write(Fixtures.budget, to: "a.pdf")
    for pages in ["3", "3-", "1-3", "-3"] {
      for command in ["extract", "tables", "text"] {
        let (code, output, errors) = run(command, folder / "a.pdf", "--pages", pages)
        #expect(code == .failed)
        #expect(output.isEmpty)
        #expect(errors == "gongkai: \(folder / "a.pdf"): has no page 3; its pages are 1 to 2\n")
      }
    }
    for stage in DrawCommand.Stage.allCases {
      let (code, _, errors) = run("draw", folder / "a.pdf", "--page", "3", "-o", folder / "x.png", "--stage", stage.rawValue)
      #expect(code == .failed)
      #expect(errors == "gongkai: \(folder / "a.pdf"): has no page 3; its pages are 1 to 2\n")
    }
    #expect(try folder.names() == ["a.pdf"])
  }

  @Test func namesFilesAsTheyWereGiven() {
    #expect(run("text", "./none.pdf").errors == "gongkai: ./none.pdf: cannot be read: there is no such file\n")
    #expect(run("text", "none.pdf").errors == "gongkai: none.pdf: cannot be read: there is no such file\n")
  }
}
