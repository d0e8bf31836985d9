import Export
import Testing

@testable import gongkai

struct GongkaiTests {
  @Test func printsItsHelp() {
    let (code, output, errors) = run("--help")
    #expect(code == .done)
    #expect(errors.isEmpty)
    for command in Gongkai.commands where !command.isHidden { #expect(output.contains("\n  \(command.name) ")) }
    #expect(run("-h").output == output)
  }

  @Test(arguments: Gongkai.commands.map { $0.name })
  func printsTheHelpOfACommand(name: String) throws {
    let command = try #require(Gongkai.commands.first { $0.name == name })
    let (code, output, errors) = run(name, "--help")
    #expect(code == .done)
    #expect(errors.isEmpty)
    for option in command.options {
      #expect(output.contains(option.name))
      #expect(command.synopsis.contains(option.short ?? option.name))
    }
    #expect(output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(run(name, "file", "-h").output == output)
  }

  @Test func printsItsVersion() {
    #expect(run("--version").output == "gongkai \(Generator.version)\n")
  }

  @Test func refusesWrongUsage() {
    #expect(run().errors == "gongkai: a command is missing (see gongkai --help)\n")
    #expect(run("extrct").errors == "gongkai: there is no command extrct; did you mean extract? (see gongkai --help)\n")
    #expect(run("--pages").errors == "gongkai: there is no option --pages before a command (see gongkai --help)\n")
    #expect(run("extract").errors == "gongkai: extract: FILE is missing (see gongkai extract --help)\n")
    #expect(run("tables", "a", "--format", "xls").errors.contains("it is one of csv, tsv, markdown, html, json"))
    #expect(run("text", "a", "--pages", "x").errors.contains("--pages cannot be x"))
    #expect(run("schema", "a").errors.contains("a is too many"))
    #expect(run("verify", "a").errors.contains("it takes two folders"))
    for words in [["draw", "a"], ["draw", "a", "--page", "0"], ["draw", "a", "--page", "1"], ["extract", "a", "-o", ""]] {
      #expect(Gongkai.run(words, console: Recorder().console()) == .usage)
    }
    #expect(run("draw", "a", "--page", "1", "-o", "b", "--scale", "100").code == .usage)
  }

  @Test func printsTheSchema() {
    let (code, output, _) = run("schema")
    #expect(code == .done)
    #expect(output == Schema.text)
  }

  @Test func endsQuietlyWhereItsReaderGoesAway() {
    let recorder = Recorder()
    var console = recorder.console()
    console.output = { _ throws(OutputError) in throw .closed }
    #expect(Gongkai.run(["schema"], console: console) == .done)
    #expect(recorder.errors.isEmpty)
  }

  @Test func tellsWhereOutputFails() {
    let recorder = Recorder()
    var console = recorder.console()
    console.output = { _ throws(OutputError) in throw .failed("no space left on device") }
    #expect(Gongkai.run(["schema"], console: console) == .failed)
    #expect(recorder.errors == "gongkai: standard output: no space left on device\n")
  }
}
