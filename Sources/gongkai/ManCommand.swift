/// `gongkai man`: the manual pages; `make install` and the package write them.
struct ManCommand: Command {
  static let name = "man"
  static let summary = "print a manual page"
  static let synopsis = "[COMMAND]"
  static let details = "Without COMMAND it is the page of the program. `man -l` shows the page."
  static let options: [Option] = []
  static let operands = OperandKind.none
  static let isHidden = true

  private let command: (any Command.Type)?

  init(_ arguments: Arguments) throws(UsageError) {
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
    let page = ManPage(in: console.language)
    try console.write(command.map(page.text(for:)) ?? page.general)
    return .done
  }
}
