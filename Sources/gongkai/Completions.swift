import Texts

/// What shells need to complete a command line, made from the same options as the help.
struct Completions {
  /// The shells that are known.
  enum Shell: String, CaseIterable {
    case bash, zsh, fish
  }

  private let commands: [any Command.Type]
  private let help: Help

  /// Makes the completions of some commands, described in a language.
  init(_ commands: [any Command.Type], in language: Language) {
    self.commands = commands
    help = Help(in: language)
  }

  /// The script for a shell.
  func script(for shell: Shell) -> String {
    switch shell {
    case .bash: bash
    case .zsh: zsh
    case .fish: fish
    }
  }

  private func options(of command: any Command.Type) -> [Option] { command.options + Option.common }

  /// The first clause of what an option does.
  private func brief(_ english: String) -> String {
    String(Catalogue.folded(help.translated(english)).prefix { !".;:（。；：".contains($0) })
  }

  // MARK: bash

  private var bash: String {
    """
    # bash completion for gongkai: what `gongkai completions bash` prints.
    _gongkai_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current"); }
    _gongkai_files() { compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$current"); }
    _gongkai_folders() { compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$current"); }
    _gongkai() {
      local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
      COMPREPLY=()
      # `--format=js` comes as three words.
      if [[ $current == "=" ]]; then current=""; elif [[ $previous == "=" ]]; then previous=${COMP_WORDS[COMP_CWORD - 2]}; fi
      if ((COMP_CWORD == 1)); then
        _gongkai_words "\((commands.map { $0.name } + ["--help", "--version", "--lang"]).joined(separator: " "))"
        return
      fi
      case ${COMP_WORDS[1]} in
    \(commands.map(bash(of:)).joined(separator: "\n"))
      esac
    }
    complete -F _gongkai gongkai

    """
  }

  private func bash(of command: any Command.Type) -> String {
    let options = options(of: command)
    let values = options.filter { $0.value != nil }.map { option in
      let names = [option.short, option.name].compactMap { $0 }.joined(separator: " | ")
      return "        \(names)) \(bash(for: option.valueKind)) return ;;"
    }
    let operands =
      switch command.operands {
      case .files: "_gongkai_files"
      case .folders: "_gongkai_folders"
      case .words(let words): "if ((COMP_CWORD == 2)); then _gongkai_words \"\(words.joined(separator: " "))\"; else _gongkai_files; fi"
      case .none: ":"
      }
    let names = options.flatMap { [$0.short, $0.name].compactMap { $0 } }.joined(separator: " ")
    return """
          \(command.name))
            case $previous in
      \(values.joined(separator: "\n"))
            esac
            if [[ $current == -* ]]; then _gongkai_words "\(names)"; else \(operands); fi
            ;;
      """
  }

  private func bash(for kind: Option.ValueKind) -> String {
    switch kind {
    case .words(let words): "_gongkai_words \"\(words.joined(separator: " "))\";"
    case .file: "_gongkai_files;"
    case .folder: "_gongkai_folders;"
    case .other: ""
    }
  }

  // MARK: zsh

  private var zsh: String {
    """
    #compdef gongkai
    # zsh completion for gongkai: what `gongkai completions zsh` prints.
    _gongkai() {
      local context state line
      typeset -A opt_args
      _arguments -C '(- *)'{-h,--help}'[\(brief(Option.help.help))]' '(- *)'{-V,--version}'[version]' \\
        '1:command:->command' '*::argument:->argument'
      case $state in
      command)
        local -a commands
        commands=(
    \(commands.map { "      '\($0.name):\(zshQuoted(help.translated($0.summary)))'" }.joined(separator: "\n"))
        )
        _describe command commands
        ;;
      argument)
        case $words[1] in
    \(commands.map(zsh(of:)).joined(separator: "\n"))
        esac
        ;;
      esac
    }
    _gongkai "$@"

    """
  }

  private func zsh(of command: any Command.Type) -> String {
    let operands: [String] =
      switch command.operands {
      case .files: ["'*:file:_files'"]
      case .folders: ["'*:folder:_files -/'"]
      case .words(let words): ["'1:word:(\(words.joined(separator: " ")))'", "'*:file:_files'"]
      case .none: []
      }
    let specifications = options(of: command).map(zsh(of:)) + operands
    return "    \(command.name))\n      _arguments -s \\\n        \(specifications.joined(separator: " \\\n        "))\n      ;;"
  }

  private func zsh(of option: Option) -> String {
    let value = option.value.map { ":\($0):\(zsh(for: option.valueKind))" } ?? ""
    let text = "'[\(zshQuoted(brief(option.help)))]\(value)'"
    let mark = option.value == nil ? "" : "="
    guard let short = option.short else { return "'\(option.name)\(mark)'\(text)" }
    return "'(\(short) \(option.name))'{\(short)\(option.value == nil ? "" : "+"),\(option.name)\(mark)}\(text)"
  }

  private func zsh(for kind: Option.ValueKind) -> String {
    switch kind {
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .file: "_files"
    case .folder: "_files -/"
    case .other: " "
    }
  }

  /// A text inside the single quotes and brackets of a specification.
  private func zshQuoted(_ text: String) -> String {
    text.map { character in
      switch character {
      case "'": "'\\''"
      case "[", "]", ":", "\\": "\\\(character)"
      default: String(character)
      }
    }.joined()
  }

  // MARK: fish

  private var fish: String {
    let lines = commands.flatMap { command in
      let seen = "complete -c gongkai -n '__fish_seen_subcommand_from \(command.name)'"
      let operands =
        switch command.operands {
        case .files: [seen + " -F"]
        case .folders: [seen + " -a '(__fish_complete_directories)'"]
        case .words(let words): [seen + " -a '\(words.joined(separator: " "))'", seen + " -F"]
        case .none: [String]()
        }
      let summary = fishQuoted(help.translated(command.summary))
      return ["complete -c gongkai -n __fish_use_subcommand -a \(command.name) -d '\(summary)'"] + operands
        + options(of: command).map { "\(seen) \(fish(of: $0))" }
    }
    return """
      # fish completion for gongkai: what `gongkai completions fish` prints.
      complete -c gongkai -f
      complete -c gongkai -n __fish_use_subcommand -s h -l help -d '\(fishQuoted(brief(Option.help.help)))'
      complete -c gongkai -n __fish_use_subcommand -s V -l version
      \(lines.joined(separator: "\n"))

      """
  }

  private func fish(of option: Option) -> String {
    let names = (option.short.map { "-s \($0.dropFirst()) " } ?? "") + "-l \(option.name.dropFirst(2))"
    let value =
      switch option.valueKind {
      case _ where option.value == nil: ""
      case .words(let words): " -x -a '\(words.joined(separator: " "))'"
      case .file: " -r -F"
      case .folder: " -x -a '(__fish_complete_directories)'"
      case .other: " -x"
      }
    return "\(names)\(value) -d '\(fishQuoted(brief(option.help)))'"
  }

  private func fishQuoted(_ text: String) -> String {
    text.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
  }
}

extension Option {
  /// What an option's value is, for completion.
  enum ValueKind: Equatable {
    case words([String])
    case file
    case folder
    case other
  }

  /// The placeholders of the help that stand for files.
  private static let filePlaceholders: Set<String> = ["FILE", "LIST", "PLACE", "PNG"]

  /// What the value is, as its placeholder or its choices tell.
  var valueKind: ValueKind {
    if !choices.isEmpty { return .words(choices) }
    return value == "DIR" ? .folder : value.map(Self.filePlaceholders.contains) ?? false ? .file : .other
  }
}
