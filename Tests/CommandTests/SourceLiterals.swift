/// The string literals of a Swift source file.
enum SourceLiterals {
  /// A literal on one line.
  struct Literal {
    /// Its words with `{}` for each value.
    var pattern: String
    /// The code right before it, on its line.
    var before: String
  }

  /// The literals of a file, those in comments left out.
  static func literals(in source: String) -> [Literal] {
    source.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }.flatMap(literals(inLine:))
  }

  private static func literals(inLine line: Substring) -> [Literal] {
    var literals: [Literal] = []
    var rest = line
    var before = ""
    while let character = rest.popFirst() {
      guard character == "\"" else {
        before.append(character)
        continue
      }
      var nested: [Literal] = []
      let pattern = words(from: &rest, &nested)
      literals.append(Literal(pattern: pattern, before: before))
      literals += nested
      before += "\"\""
    }
    return literals
  }

  /// Takes the words up to the quotation mark that ends the literal.
  private static func words(from rest: inout Substring, _ nested: inout [Literal]) -> String {
    var words = ""
    while let character = rest.popFirst(), character != "\"" {
      guard character == "\\", let escaped = rest.popFirst() else {
        words.append(character)
        continue
      }
      switch escaped {
      case "(":
        words += "{}"
        skipValue(of: &rest, &nested)
      case "n": words.append("\n")
      case "t": words.append("\t")
      default: words.append(escaped)
      }
    }
    return words
  }

  /// Skips the code of a value, up to the bracket that closes it.
  private static func skipValue(of rest: inout Substring, _ nested: inout [Literal]) {
    var depth = 1
    while depth > 0, let character = rest.popFirst() {
      switch character {
      case "(": depth += 1
      case ")": depth -= 1
      case "\"":
        var inner: [Literal] = []
        nested.append(Literal(pattern: words(from: &rest, &inner), before: ""))
        nested += inner
      default: break
      }
    }
  }
}
