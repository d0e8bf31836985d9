import Export

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
}

/// The command line: picks the command that the first word names and runs it.
enum Gongkai {
  static let commands: [any Command.Type] = [
    ExtractCommand.self, CheckCommand.self, TablesCommand.self, TextCommand.self, DrawCommand.self, SchemaCommand.self, VerifyCommand.self,
    ReviewCommand.self,
  ]

  /// Runs a command line.
  ///
  /// - Parameters:
  ///   - words: The words behind the program's name.
  ///   - console: Where output and problems go.
  /// - Returns: What to tell the caller.
  static func run(_ words: [String], console: Console) -> ExitCode {
    do {
      return try dispatch(words, console: console)
    } catch let error as UsageError {
      let help = error.command.map { "gongkai \($0) --help" } ?? "gongkai --help"
      console.problem("\(error.command.map { $0 + ": " } ?? "")\(error.cause) (see \(help))")
      return .usage
    } catch OutputError.closed {
      return .done
    } catch {
      console.problem("\(error)")
      return .failed
    }
  }

  private static func dispatch(_ words: [String], console: Console) throws -> ExitCode {
    guard let name = words.first else { throw UsageError(cause: "a command is missing") }
    switch name {
    case "--help", "-h":
      try console.write(Help.general)
      return .done
    case "--version", "-V":
      try console.write("\(Generator.name) \(Generator.version)\n")
      return .done
    default: break
    }
    guard let command = commands.first(where: { $0.name == name }) else {
      throw UsageError(cause: name.hasPrefix("-") ? "there is no option \(name) before a command" : "there is no command \(name)")
    }
    do {
      let arguments = try Arguments(words.dropFirst(), options: command.options)
      if arguments.has(.help) {
        try console.write(Help.text(for: command))
        return .done
      }
      return try command.init(arguments).run(console)
    } catch var error as UsageError {
      error.command = name
      throw error
    }
  }
}
