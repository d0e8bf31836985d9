/// A pattern for titles, heads and phrases in the notation of the rule files.
///
/// - `…` stands for any text, `#` for one digit;
/// - `(a|b)` for one of several, `(a)?` for something that may be missing;
/// - `^` and `$` stand for the ends of the text; without them a pattern may stand anywhere.
///
/// Patterns are compared with folded text (`Folding.folded`); parentheses of the text are written `（` and `）` in a pattern, so that they
/// are not taken for groups. A pattern is compiled once, to a list of steps with branches, and tried from left to right, or from right to
/// left where only its end is tied.
struct TextPattern: Sendable {
  /// Why a pattern cannot be read.
  struct Malformed: Error, Equatable {
    /// What is wrong, in words.
    var reason: String
  }

  /// A part of a pattern.
  private enum Part {
    case scalar(Unicode.Scalar)
    case digit
    case anything
    case start
    case end
    case choice([[Part]])
  }

  /// What to do at a place of the text.
  private enum Step {
    case scalar(Unicode.Scalar)
    case digit
    case anything
    case start
    case end
    case branch(Int, Int)
    case jump(Int)
    case accept
  }

  /// The pattern as it was written.
  let text: String
  private let steps: [Step]
  private let isBackward: Bool
  private let isTied: Bool

  /// Compiles a pattern.
  ///
  /// - Throws: `Malformed` where a group is not closed, or a question mark follows none.
  init(_ text: String) throws(Malformed) {
    self.text = text
    let parts = try Self.parts(Array(text.unicodeScalars), of: text)
    let startsTied = if case .start = parts[0] { true } else { false }
    let endsTied = if case .end = parts[parts.count - 1] { true } else { false }
    isBackward = endsTied && !startsTied
    isTied = startsTied || endsTied
    var steps: [Step] = []
    Self.emit(parts, backward: isBackward, into: &steps)
    steps.append(.accept)
    self.steps = steps
  }

  // MARK: Reading the notation

  private static func parts(_ scalars: [Unicode.Scalar], of text: String) throws(Malformed) -> [Part] {
    // Most patterns have no groups.
    if !scalars.isEmpty, !scalars.contains(where: { $0 == "(" || $0 == ")" || $0 == "|" || $0 == "?" }) { return scalars.map(plain) }
    var at = 0
    let branches = try Self.branches(scalars, &at, depth: 0)
    guard at == scalars.count else { throw Malformed(reason: "“)” closes no group in “\(text)”") }
    guard branches.count == 1, let parts = branches.first, !parts.isEmpty else {
      throw Malformed(reason: "“\(text)” is no pattern: alternatives belong in a group")
    }
    return parts
  }

  /// What a scalar stands for that is no sign of a group.
  private static func plain(_ scalar: Unicode.Scalar) -> Part {
    switch scalar {
    case "…": .anything
    case "#": .digit
    case "^": .start
    case "$": .end
    case "（": .scalar("(")
    case "）": .scalar(")")
    default: .scalar(scalar)
    }
  }

  private static func branches(_ text: [Unicode.Scalar], _ at: inout Int, depth: Int) throws(Malformed) -> [[Part]] {
    var branches: [[Part]] = [[]]
    func add(_ part: Part) {
      branches[branches.count - 1].append(part)
      at += 1
    }
    while at < text.count {
      switch text[at] {
      case "(":
        at += 1
        var inner = try Self.branches(text, &at, depth: depth + 1)
        guard at < text.count else { throw Malformed(reason: "“(” is not closed") }
        at += 1
        if at < text.count, text[at] == "?" {
          inner.append([])
          at += 1
        } else if inner.contains(where: \.isEmpty) {
          throw Malformed(reason: "an alternative is empty")
        }
        branches[branches.count - 1].append(.choice(inner))
      case ")":
        guard depth > 0 else { return branches }
        return branches
      case "|":
        guard depth > 0 else { throw Malformed(reason: "“|” stands outside a group") }
        branches.append([])
        at += 1
      case "?": throw Malformed(reason: "“?” follows no group")
      default: add(plain(text[at]))
      }
    }
    return branches
  }

  private static func emit(_ parts: [Part], backward: Bool, into steps: inout [Step]) {
    for part in backward ? parts.reversed() : parts {
      switch part {
      case .scalar(let scalar): steps.append(.scalar(scalar))
      case .digit: steps.append(.digit)
      case .anything: steps.append(.anything)
      case .start: steps.append(backward ? .end : .start)
      case .end: steps.append(backward ? .start : .end)
      case .choice(let branches):
        var jumps: [Int] = []
        for (index, branch) in branches.enumerated() {
          let isLast = index == branches.count - 1
          let fork = steps.count
          if !isLast { steps.append(.branch(fork + 1, 0)) }
          emit(branch, backward: backward, into: &steps)
          if !isLast {
            jumps.append(steps.count)
            steps.append(.jump(0))
            steps[fork] = .branch(fork + 1, steps.count)
          }
        }
        for jump in jumps { steps[jump] = .jump(steps.count) }
      }
    }
  }

  // MARK: Comparing

  /// Whether a folded text fits.
  func matches(_ text: String) -> Bool { matches(Array(text.unicodeScalars)) }

  /// Whether a folded text, given as scalars, fits.
  func matches(_ text: [Unicode.Scalar]) -> Bool {
    let text = isBackward ? text.reversed() : text
    if isTied { return runs(0, at: 0, in: text) }
    return (0...text.count).contains { runs(0, at: $0, in: text) }
  }

  private func runs(_ first: Int, at start: Int, in text: [Unicode.Scalar]) -> Bool {
    var step = first
    var at = start
    while true {
      switch steps[step] {
      case .scalar(let scalar):
        guard at < text.count, text[at] == scalar else { return false }
        at += 1
        step += 1
      case .digit:
        guard at < text.count, ("0"..."9").contains(text[at]) else { return false }
        at += 1
        step += 1
      case .anything:
        return (at...text.count).contains { runs(step + 1, at: $0, in: text) }
      case .start:
        guard at == 0 else { return false }
        step += 1
      case .end:
        guard at == text.count else { return false }
        step += 1
      case .branch(let one, let other):
        if runs(one, at: at, in: text) { return true }
        step = other
      case .jump(let target): step = target
      case .accept: return true
      }
    }
  }
}
