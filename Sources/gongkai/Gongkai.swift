import Export
import Recognition
import Texts

/// What the program tells its caller.
enum ExitCode: Int32 {
  /// Everything was done.
  case done = 0
  /// A document failed or differed; the others were done.
  case failed = 1
  /// The command line was wrong; nothing was done.
  case usage = 2
  /// Everything else was done, but pages that are pictures were not read.
  case unread = 3
  /// Ctrl-C stopped it; what was done is whole.
  case interrupted = 130
  /// The system asked it to end; what was done is whole.
  case terminated = 143
}

/// The command line: picks the command that the first word names and runs it.
enum Gongkai {
  static let commands: [any Command.Type] = [
    ExtractCommand.self, PipeCommand.self, CheckCommand.self, ReviewCommand.self, ExportCommand.self, CompareCommand.self,
    TablesCommand.self, TextCommand.self, DrawCommand.self, SchemaCommand.self, VerifyCommand.self, ModelsCommand.self,
    CompletionsCommand.self, ManCommand.self,
  ]

  /// The commands that the help names.
  static var shownCommands: [any Command.Type] { commands.filter { !$0.isHidden } }

  /// Runs a command line.
  ///
  /// - Parameters:
  ///   - words: The words behind the program's name.
  ///   - console: Where output and problems go, and in which language.
  /// - Returns: What to tell the caller.
  static func run(_ words: [String], console: Console) -> ExitCode {
    var console = console
    // Known before anything else, so that what is wrong with the other words is told in it.
    if let language = language(named: words) { console.language = language }
    do {
      return try dispatch(words, console: console)
    } catch let error as UsageError {
      let help = error.command.map { "gongkai \($0) --help" } ?? "gongkai --help"
      if let command = error.command {
        console.problem("\(command): \(error.cause) (see \(help))")
      } else {
        console.problem("\(error.cause) (see \(help))")
      }
      return .usage
    } catch OutputError.closed {
      return .done
    } catch {
      console.problem("\(error)")
      return .failed
    }
  }

  private static func dispatch(_ words: [String], console: Console) throws -> ExitCode {
    var words = words[...]
    try dropLanguage(&words)
    guard let name = words.popFirst() else { throw UsageError(cause: "a command is missing") }
    switch name {
    case "--help", "-h":
      try console.write(Help(in: console.language).general)
      return .done
    case "--version", "-V":
      switch words {
      case []: try console.write(VersionText.short)
      case ["--verbose"]: try console.write(VersionText.long(models: ModelFolder.find()))
      default: throw UsageError(cause: "\(words.joined(separator: " ")) is too many behind \(name): only --verbose may follow")
      }
      return .done
    case Worker.command: return Worker.run(words)
    default: break
    }
    guard let command = commands.first(where: { $0.name == name }) else { throw UsageError(cause: unknown(name)) }
    do {
      let arguments = try Arguments(words, options: command.options)
      _ = try arguments.value(.language, as: Language.self)
      if arguments.has(.help) {
        try console.write(Help(in: console.language).text(for: command))
        return .done
      }
      return try command.init(arguments).run(console)
    } catch var error as UsageError {
      error.command = name
      throw error
    }
  }

  private static func unknown(_ name: String) -> Text {
    if name.hasPrefix("-") { return "there is no option \(name) before a command" }
    let near = Spelling.nearest(to: name, among: shownCommands.map { $0.name })
    return near.map { "there is no command \(name); did you mean \($0)?" } ?? "there is no command \(name)"
  }

  /// The language that `--lang` names, wherever it stands; nil where it names none that is known.
  private static func language(named words: [String]) -> Language? {
    let words = words.prefix { $0 != "--" }
    let option = Option.language.name
    let attached = words.first { $0.hasPrefix(option + "=") }?.dropFirst(option.count + 1)
    let following = words.firstIndex(of: option).flatMap { words[($0 + 1)...].first }
    return (attached.map(String.init) ?? following).flatMap(Language.init(rawValue:))
  }

  /// Takes `--lang` away from before the command.
  private static func dropLanguage(_ words: inout ArraySlice<String>) throws(UsageError) {
    let option = Option.language.name
    guard let first = words.first, first == option || first.hasPrefix(option + "=") else { return }
    let taken = words.prefix(first == option ? 2 : 1)
    _ = try Arguments(taken, options: []).value(.language, as: Language.self)
    words = words.dropFirst(taken.count)
  }
}
