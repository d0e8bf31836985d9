/// `gongkai completions`: the script with which a shell completes command lines; `make install` and the package write it.
struct CompletionsCommand: Command {
  static let name = "completions"
  static let summary = "print the completions for a shell"
  static let synopsis = "SHELL"
  static let details = "SHELL is bash, zsh or fish."
  static let options: [Option] = []
  static let operands = OperandKind.words(Completions.Shell.allCases.map(\.rawValue))
  static let isHidden = true

  private let shell: Completions.Shell

  init(_ arguments: Arguments) throws(UsageError) {
    let word = try arguments.onlyOperand("SHELL")
    guard let shell = Completions.Shell(rawValue: word) else {
      throw UsageError(cause: "SHELL cannot be \(word): it is one of bash, zsh, fish")
    }
    self.shell = shell
  }

  func run(_ console: Console) throws -> ExitCode {
    try console.write(Completions(Gongkai.shownCommands, in: console.language).script(for: shell))
    return .done
  }
}
