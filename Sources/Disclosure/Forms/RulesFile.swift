/// A file of rules taken apart into records, before anything is known of what they mean.
///
/// ```
/// # A comment stands on lines of its own.
/// form balance
///   title: 收支…总表 | 收支总体情况表
///   side: both
/// ```
///
/// A record begins at the margin with its type and its name; its lines are indented, `member: value` or a value alone.
struct RulesFile {
  /// One indented line of a record.
  struct Line {
    /// What stands before the colon; empty where the line is a value alone.
    var member: String
    /// What stands behind it, or the whole line.
    var value: String
    /// The line's number in its file, from 1.
    var number: Int
    /// The file's name.
    var file: String
  }

  /// One record.
  struct Record {
    /// What kind of rule it is: form, key, label, words.
    var type: String
    /// Its name within the type.
    var name: String
    /// Its lines in order.
    var lines: [Line]
    /// The number of its first line, from 1.
    var number: Int
    /// The file's name.
    var file: String

    /// An error about a line of the record, or about its head.
    func error(_ reason: String, at line: Line? = nil) -> RulesError {
      RulesError(file: line?.file ?? file, line: line?.number ?? number, reason: reason)
    }
  }

  /// The records in order.
  let records: [Record]

  /// Takes a file's text apart.
  ///
  /// - Throws: `RulesError` with file and line where a line belongs to no record or a record has no name.
  init(_ text: String, file: String) throws(RulesError) {
    var records: [Record] = []
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.map({ Substring($0) }).enumerated() {
      let number = index + 1
      let body = line.trimmed
      if body.isEmpty || body == "#" || body.hasPrefix("# ") { continue }
      if line.first == " " || line.first == "\t" {
        guard !records.isEmpty else { throw RulesError(file: file, line: number, reason: "an indented line belongs to no record") }
        records[records.count - 1].lines.append(Self.line(body, number: number, file: file))
      } else {
        let words = body.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2 else { throw RulesError(file: file, line: number, reason: "“\(body)” names no rule: “form balance” does") }
        records.append(Record(type: words[0], name: words[1].trimmed, lines: [], number: number, file: file))
      }
    }
    self.records = records
  }

  /// A member's name is a Latin word right before a colon and a space; anything else is a value alone.
  private static func line(_ body: String, number: Int, file: String) -> Line {
    let name = body.utf8.prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
    let colon = name.endIndex
    guard !name.isEmpty, colon < body.endIndex, body.utf8[colon] == UInt8(ascii: ":") else {
      return Line(member: "", value: body, number: number, file: file)
    }
    return Line(member: String(body[..<colon]), value: body[body.index(after: colon)...].trimmed, number: number, file: file)
  }
}

/// A rule that cannot be used, with the place where it stands.
public struct RulesError: Error, Equatable, CustomStringConvertible {
  /// The file's name.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// What is wrong, in words.
  public var reason: String

  /// File, line and reason, as compilers print them.
  public var description: String { "\(file):\(line): \(reason)" }
}

extension RulesFile.Record {
  /// The values of all lines of a member.
  func values(_ member: String) -> [RulesFile.Line] { lines.filter { $0.member == member } }

  /// The value of a member that counts once: the first, since lines that were added stand before the old ones.
  func value(_ member: String) -> RulesFile.Line? { lines.first { $0.member == member } }

  /// The patterns of a member, over all its lines.
  func patterns(_ member: String) throws(RulesError) -> [TextPattern] {
    var patterns: [TextPattern] = []
    for line in values(member) {
      for text in Self.alternatives(line.value) { patterns.append(try pattern(text, line)) }
    }
    return patterns
  }

  /// The conjunctions of a member: for each line its patterns, all of which must fit.
  func conjunctions(_ member: String) throws(RulesError) -> [[TextPattern]] {
    var found: [[TextPattern]] = []
    for line in values(member) {
      var all: [TextPattern] = []
      for text in line.value.split(separator: " & ") { all.append(try pattern(text.trimmed, line)) }
      found.append(all)
    }
    return found
  }

  /// Compiles one pattern of a line.
  func pattern(_ text: String, _ line: RulesFile.Line) throws(RulesError) -> TextPattern {
    do { return try TextPattern(text) } catch { throw self.error("the pattern “\(text)” cannot be read: \(error.reason)", at: line) }
  }

  /// Refuses members that the record's type does not have.
  func allow(_ members: Set<String>) throws(RulesError) {
    for line in values("replace") where line.value != "yes" { throw error("“replace” is “yes” or is left out", at: line) }
    for line in lines where !members.contains(line.member) {
      let known = members.filter { !$0.isEmpty }.sorted().joined(separator: ", ")
      throw error(
        line.member.isEmpty
          ? "“\(line.value)” is no member of a \(type): \(known) are" : "a \(type) has no “\(line.member)”: \(known) are what it has",
        at: line)
    }
  }

  /// The alternatives of a line: what stands between bars that are set off by spaces.
  static func alternatives(_ value: String) -> [String] {
    // As bytes, since thousands are read before the first page: a bar between spaces ends an alternative.
    let bytes = value.utf8
    var found: [String] = []
    var start = bytes.startIndex
    for bar in bytes.indices where bytes[bar] == UInt8(ascii: "|") && bar > start {
      let next = bytes.index(after: bar)
      let isSetOff = bytes[bytes.index(before: bar)] == UInt8(ascii: " ") && next < bytes.endIndex && bytes[next] == UInt8(ascii: " ")
      guard isSetOff else { continue }
      found.append(value[start..<bar].trimmed)
      start = next
    }
    found.append(value[start...].trimmed)
    return found.filter { !$0.isEmpty }
  }
}
