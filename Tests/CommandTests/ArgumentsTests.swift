import Testing

@testable import gongkai

struct ArgumentsTests {
  private static let pages = Option("--pages", value: "RANGE", help: "")
  private static let output = Option("--output", short: "-o", value: "DIR", help: "")
  private static let compact = Option("--compact", help: "")
  private let options = [pages, output, compact]

  private func parse(_ words: String...) throws(UsageError) -> Arguments { try Arguments(words, options: options) }

  private func cause(_ words: String...) -> String? {
    do throws(UsageError) {
      _ = try Arguments(words, options: options)
      return nil
    } catch { return error.cause.description }
  }

  @Test func sortsWords() throws {
    let arguments = try parse("a.pdf", "--pages", "3-7", "b.pdf", "--compact")
    #expect(arguments.operands == ["a.pdf", "b.pdf"])
    #expect(arguments[Self.pages] == "3-7")
    #expect(arguments.has(Self.compact))
    #expect(!arguments.has(Self.output))
    #expect(arguments[Self.output] == nil)
  }

  @Test func takesAttachedValues() throws {
    #expect(try parse("--pages=3=4")[Self.pages] == "3=4")
    #expect(try parse("--pages=")[Self.pages] == "")
    #expect(try parse("-oout")[Self.output] == "out")
    #expect(try parse("-o", "out")[Self.output] == "out")
    #expect(try parse("--output", "-x")[Self.output] == "-x")
    #expect(try parse("--pages", "-7")[Self.pages] == "-7")
  }

  @Test func endsOptions() throws {
    #expect(try parse("--", "--pages", "-").operands == ["--pages", "-"])
    #expect(try parse("-", "").operands == ["-", ""])
  }

  @Test func refuses() {
    #expect(cause("--page", "3") == "there is no option --page; did you mean --pages?")
    #expect(cause("-x") == "there is no option -x")
    #expect(cause("--pages") == "--pages needs a value: RANGE")
    #expect(cause("a", "-o") == "-o needs a value: DIR")
    #expect(cause("--compact=yes") == "--compact takes no value")
    #expect(cause("-o", "a", "--output", "b") == "--output is given twice")
    #expect(cause("--compact", "--compact") == "--compact is given twice")
  }

  @Test func takesChoices() throws {
    let arguments = try parse("--pages", "cells")
    #expect(try arguments.value(Self.pages, as: DrawCommand.Stage.self) == .cells)
    #expect(try arguments.value(Self.output, as: DrawCommand.Stage.self) == nil)
    #expect(throws: UsageError(cause: "--pages cannot be x: it is one of glyphs, lines, rulings, regions, lattice, cells, rows, tables")) {
      try parse("--pages", "x").value(Self.pages, as: DrawCommand.Stage.self)
    }
  }

  @Test func takesOneOperand() throws {
    #expect(try parse("a").onlyOperand("FILE") == "a")
    #expect(throws: UsageError(cause: "FILE is missing")) { try parse().onlyOperand("FILE") }
    #expect(throws: UsageError(cause: "one FILE at a time: b is too many")) { try parse("a", "b").onlyOperand("FILE") }
  }
}

struct PageSelectionTests {
  @Test func readsRanges() throws {
    func ends(_ text: String) throws -> [Int?] {
      let pages = try PageSelection(text)
      return [pages.first, pages.last]
    }
    #expect(try ends("3") == [3, 3])
    #expect(try ends("3-7") == [3, 7])
    #expect(try ends("3-3") == [3, 3])
    #expect(try ends("3-") == [3, nil])
    #expect(try ends("-7") == [1, 7])
  }

  @Test(arguments: ["", "-", "0", "0-3", "3-0", "7-3", "a", "1-2-3", "+3", "1,2", " 3", "3 - 4", "--3", "99999999999999999999"])
  func refuses(text: String) { #expect(throws: UsageError.self) { try PageSelection(text) } }
}
