import FoundationEssentials
import Testing
import Texts

@testable import gongkai

struct LanguageTests {
  @Test func speaksChineseWhereAsked() {
    #expect(run("--lang", "zh", "extrct").errors == "gongkai: 没有命令 extrct；您是想用 extract 吗？（参见 gongkai --help）\n")
    #expect(run("--lang=zh").errors == "gongkai: 缺少命令（参见 gongkai --help）\n")
    #expect(run("extract", "--lang", "zh").errors == "gongkai: extract: 缺少 FILE（参见 gongkai extract --help）\n")
    #expect(run("extract", "--lang=zh", "--compat").errors.contains("没有选项 --compat；您是想用 --compact 吗？"))
    #expect(run("schema", "--lang", "zh").code == .done)
  }

  @Test func speaksTheConsolesLanguage() {
    let recorder = Recorder()
    var console = recorder.console()
    console.language = .chinese
    #expect(Gongkai.run([], console: console) == .usage)
    #expect(recorder.errors == "gongkai: 缺少命令（参见 gongkai --help）\n")
    #expect(Gongkai.run(["--lang", "en"], console: console) == .usage)
    #expect(recorder.errors.hasSuffix("gongkai: a command is missing (see gongkai --help)\n"))
  }

  @Test func refusesOtherLanguages() {
    #expect(run("--lang", "fr", "schema").errors.contains("--lang cannot be fr: it is one of en, zh"))
    #expect(run("schema", "--lang", "fr").errors.contains("--lang cannot be fr: it is one of en, zh"))
    #expect(run("--lang").errors.contains("--lang needs a value: LANG"))
    #expect(run("text", "--", "--lang", "zh").errors.contains("one FILE at a time"))
  }

  @Test(arguments: [""] + Gongkai.commands.map { $0.name })
  func helpsInChinese(command: String) {
    let words = (command.isEmpty ? [] : [command]) + ["--help", "--lang", "zh"]
    let recorder = Recorder()
    let code = Gongkai.run(command.isEmpty ? ["--lang", "zh", "--help"] : words, console: recorder.console())
    #expect(code == .done)
    #expect(recorder.output.contains("用法"))
    #expect(recorder.output.split(separator: "\n").allSatisfy { TerminalTable.width(of: String($0)) <= Help.width })
  }
}

/// `chinese.texts` has every text, and no text that nobody says.
struct CompletenessTests {
  /// What the help says: summaries, paragraphs and options.
  private static let helpTexts: Set<String> = {
    var texts = Set(Option.common.map(\.help))
    for command in Gongkai.commands where !command.isHidden {
      texts.insert(command.summary)
      texts.formUnion(command.options.map(\.help))
      texts.formUnion(Help(in: .english).paragraphs(of: command.details))
    }
    return Set(texts.map(Catalogue.folded))
  }()

  /// The literals of the sources.
  private static let literals: [SourceLiterals.Literal] = {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources").path
    let files = (try? FileManager.default.subpathsOfDirectory(atPath: sources)) ?? []
    let texts = files.filter { $0.hasSuffix(".swift") }.compactMap { FileManager.default.contents(atPath: "\(sources)/\($0)") }
    return texts.flatMap { SourceLiterals.literals(in: String(decoding: $0, as: UTF8.self)) }
  }()

  /// What the sources hand to somebody who says it.
  private static let messages: Set<String> = {
    let sayings = ["UsageError(cause: ", "Problem(", ".problem(", ".note(", ".progress(", ".tell(", "said(", ": Text = "]
    let said = literals.filter { literal in
      let isEitherOfTwo = literal.before.hasSuffix(" ? ") || literal.before.hasSuffix(" : ")
      return sayings.contains { isEitherOfTwo ? literal.before.contains($0) : literal.before.hasSuffix($0) }
    }.map(\.pattern)
    return Set(said.filter { $0.replacing("{}", with: "").contains(where: \.isLetter) }.map(Catalogue.folded))
  }()

  @Test(arguments: helpTexts.sorted())
  func theHelpHasChinese(english: String) {
    #expect(Catalogue.chinese[english] != nil)
  }

  @Test(arguments: messages.sorted())
  func everyMessageHasChinese(english: String) {
    #expect(Catalogue.chinese[english] != nil)
  }

  @Test(arguments: Catalogue.chinese.entries)
  func everyEntryIsSaid(english: String) {
    #expect(Self.helpTexts.contains(english) || Self.literals.contains { Catalogue.folded($0.pattern) == english })
  }
}

struct SourceLiteralsTests {
  private func patterns(_ source: String) -> [String] { SourceLiterals.literals(in: source).map(\.pattern) }

  @Test func findsLiterals() {
    #expect(patterns(#"problem("a \(b) c")"#) == ["a {} c"])
    #expect(patterns(#"x("a \(f("inner", (1))) c", "d")"#) == ["a {} c", "inner", "d"])
    #expect(patterns(#"x("say \"hello\"\n")"#) == ["say \"hello\"\n"])
    #expect(patterns("/// a \"comment\"\nlet a = 1") == [])
  }

  @Test func knowsWhatStandsBefore() {
    #expect(SourceLiterals.literals(in: #"throw Problem("a") + ("b")"#).map(\.before) == ["throw Problem(", #"throw Problem("") + ("#])
  }
}
