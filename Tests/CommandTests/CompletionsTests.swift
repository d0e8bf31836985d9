import Testing

@testable import gongkai

struct CompletionsTests {
  @Test(arguments: Completions.Shell.allCases.map(\.rawValue))
  func nameEveryCommandAndOption(shell: String) {
    let (code, output, errors) = run("completions", shell)
    #expect(code == .done)
    #expect(errors.isEmpty)
    for command in Gongkai.shownCommands {
      #expect(output.contains(command.name))
      for option in command.options {
        #expect(output.contains(shell == "fish" ? "-l \(option.name.dropFirst(2)) " : option.name))
      }
    }
    #expect(!output.contains("completions) ") && !output.contains("-a completions"))
  }

  @Test func refuseOtherShells() {
    #expect(run("completions", "tcsh").errors.contains("SHELL cannot be tcsh: it is one of bash, zsh, fish"))
    #expect(run("completions").errors.contains("SHELL is missing"))
  }

  @Test func knowWhatAValueIs() {
    #expect(Option("--a", value: "DIR", help: "").valueKind == .folder)
    #expect(Option("--a", value: "FILE", help: "").valueKind == .file)
    #expect(Option("--a", value: "N", help: "").valueKind == .other)
    #expect(Option("--a", value: "FORMAT", choices: ["csv", "json"], help: "").valueKind == .words(["csv", "json"]))
  }
}

struct ManPageTests {
  @Test func tellsOfTheProgram() {
    let (code, output, _) = run("man")
    #expect(code == .done)
    #expect(output.hasPrefix(".TH GONGKAI 1 \"\" "))
    for command in Gongkai.shownCommands { #expect(output.contains(".BR gongkai\\-\(command.name) (1)")) }
  }

  @Test(arguments: Gongkai.shownCommands.map { $0.name })
  func tellsOfEveryOption(name: String) throws {
    let command = try #require(Gongkai.commands.first { $0.name == name })
    let (code, output, _) = run("man", name)
    #expect(code == .done)
    #expect(output.contains("\ngongkai\\-\(name) \\- "))
    for option in command.options + Option.common {
      #expect(output.contains("\\fB" + option.name.map { $0 == "-" ? "\\-" : String($0) }.joined() + "\\fR"))
    }
  }

  @Test func isWrittenInChinese() {
    #expect(run("man", "schema", "--lang", "zh").output.contains(".SH 名称\ngongkai\\-schema \\- 输出 extract 结果的 JSON Schema\n"))
  }

  @Test func knowsOnlyCommandsOfTheHelp() {
    #expect(run("man", "man").errors.contains("there is no command man"))
    #expect(run("man", "a", "b").code == .usage)
    #expect(run("man", "--list").output == Gongkai.shownCommands.map { "\($0.name)\n" }.joined())
  }
}
