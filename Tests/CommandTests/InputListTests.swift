import FoundationEssentials
import Glibc
import TestSupport
import Testing

@testable import gongkai

struct InputListTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func items(_ words: String...) throws -> (places: [String], problems: [String]) {
    var problems: [String] = []
    let items = try InputList(try Arguments(words, options: InputList.options + InputFile.passwordOptions)).items {
      problems.append($0.description)
    }
    return (items.map(\.place), problems)
  }

  @Test func findsThePDFsBelowAFolder() throws {
    for name in ["b.pdf", "A.PDF", "x/c.Pdf", "x/y/d.pdf", "x/notes.txt", ".hidden.pdf", "._b.pdf", ".git/e.pdf"] {
      try folder.write(Data(), to: name, makingFolder: true)
    }
    symlink(folder / "x", folder / "link")
    symlink(folder / "b.pdf", folder / "link.pdf")
    #expect(try items(folder.path).places == ["A", "b", "x/c", "x/y/d"])
    #expect(try items(folder.path + "/").places == ["A", "b", "x/c", "x/y/d"])
    #expect(try items(folder / "link").places == ["c", "y/d"])
  }

  @Test func takesFilesByTheirName() throws {
    #expect(try items("x/a.pdf", "b.PDF", "c", "-").places == ["a", "b", "c", "stdin"])
  }

  @Test func namesAFolderWithoutPDFs() throws {
    let (places, problems) = try items(folder.path)
    #expect(places.isEmpty)
    #expect(problems == ["\(folder.path): holds no PDF"])
  }

  @Test func keepsThePathsOfAList() throws {
    try folder.write(Data(), to: "sub/x/c.pdf", makingFolder: true)
    let list = try folder.write(Data("2024/a.pdf\r\n\n./2025/a.pdf\n/data/../data/b.pdf\n../c.pdf\n\(folder / "sub")\n".utf8), to: "list")
    let below = InputList.place(of: folder / "sub")
    #expect(try items("--files-from", list).places == ["2024/a", "2025/a", "data/b", "c", below + "/x/c"])
    let zeros = try folder.write(Data("a\nb.pdf\0c.pdf\0".utf8), to: "zeros")
    #expect(try items("--files-from", zeros, "-0").places == ["a\nb", "c"])
  }

  @Test func keepsNamesThatAreNoUTF8() throws {
    let name = PathText.text(of: [0xCE, 0xC4, 0xBC, 0xFE] + Array(".pdf".utf8))
    try OutputFile.write(Array(Fixtures.budget), to: folder / name)
    #expect(try items(folder.path).places == [String(name.dropLast(4))])
    let (code, output, errors) = run("extract", folder / name)
    #expect(code == .done)
    #expect(errors.isEmpty)
    #expect(output.contains(#""file": "\\xCE\\xC4\\xBC\\xFE.pdf""#))
    #expect(run("extract", folder.path, "-o", folder / "out").code == .done)
    #expect(access(folder / "out/.gongkai-record", R_OK) == 0)
    #expect(PathText.withBytes(folder / "out/" + name.dropLast(4) + ".json") { access($0, R_OK) } == 0)
  }

  @Test func refusesWhatCannotBeMeant() {
    #expect(throws: UsageError.self) { try items() }
    #expect(throws: UsageError.self) { try items("a", "-0") }
    #expect(throws: UsageError.self) { try items("-", "-") }
    #expect(throws: UsageError.self) { try items("-", "--files-from", "-") }
    #expect(throws: Problem.self) { try items("--files-from", folder / "none") }
  }
}
