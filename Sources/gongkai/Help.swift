import Export

/// The help texts.
enum Help {
  static let general = """
    gongkai \(Generator.version): reads Chinese budget disclosure PDFs and writes normalized JSON

    USAGE
      gongkai COMMAND ...

    COMMANDS
    \(rows(Gongkai.commands.map { ($0.name, $0.summary) }))

    OPTIONS
    \(rows([("-h, --help", "Print this text; behind a command, that command's."), ("-V, --version", "Print the version.")]))

    EXAMPLES
      gongkai extract budget.pdf > budget.json
      gongkai extract *.pdf -o json
      gongkai tables budget.pdf --table t3 --format csv

    EXIT CODES
      0  everything was done
      1  a document failed or differed; the others were done
      2  the command line was wrong; nothing was done
      3  nothing failed, but pages that are pictures were not read

    Each problem is one line on standard error: gongkai: FILE: cause

    """

  /// The help of one command.
  static func text(for command: any Command.Type) -> String {
    let names = (command.options + [.help]).map { option in
      ([option.short, option.name].compactMap { $0 }.joined(separator: ", ") + (option.value.map { " " + $0 } ?? ""), option.help)
    }
    return """
      gongkai \(command.name): \(command.summary)

      USAGE
      \(rows([("gongkai \(command.name)", command.synopsis)], gap: command.synopsis.isEmpty ? 0 : 1))

      \(indented(command.details))

      OPTIONS
      \(rows(names))

      """
  }

  /// Two columns, the second one's lines aligned.
  private static func rows(_ rows: [(String, String)], gap: Int = 2) -> String {
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { name, text in
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let hanging = "\n" + String(repeating: " ", count: 2 + width + gap)
      return "  " + name + String(repeating: " ", count: width - name.count + gap) + lines.joined(separator: hanging)
    }.joined(separator: "\n")
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n")
  }
}
