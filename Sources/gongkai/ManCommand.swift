/// `gongkai man`: the manual pages; `make install` and the package write them.
struct ManCommand: Command {
  static let name = "man"
  static let summary = "print a manual page"
  static let synopsis = "[COMMAND] [--list]"
  static let details = "Without COMMAND it is the page of the program. `man -l` shows the page."
  static let options = [list]
  static let operands = OperandKind.none
  static let isHidden = true

  private static let list = Option("--list", help: "Print the names of the commands that have a page.")

  private let command: (any Command.Type)?
  private let lists: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    lists = arguments.has(Self.list)
    guard !arguments.operands.isEmpty else {
      command = nil
      return
    }
    let name = try arguments.onlyOperand("COMMAND")
    guard let command = Gongkai.shownCommands.first(where: { $0.name == name }) else {
      throw UsageError(cause: "there is no command \(name)")
    }
    self.command = command
  }

  func run(_ console: Console) throws -> ExitCode {
    if lists {
      try console.write(Gongkai.shownCommands.map { "\($0.name)\n" }.joined())
      return .done
    }
    let page = ManPage(in: console.language)
    try console.write(command.map(page.text(for:)) ?? page.general)
    return .done
  }
}
