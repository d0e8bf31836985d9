import Export
import Texts

/// Compares an output with its golden file value by value.
///
/// Elements of arrays are matched by what they are (a table by its title, a cell by its place, a row by its name), so that one line too
/// many is one difference and not one for each line below it. The generator's version is not compared; boxes may differ by the rounding
/// of their last digit.
struct OutputDiffer {
  private(set) var differences: [Difference] = []
  private var place: [Text] = []
  private var page: Int?

  /// The differences of two outputs.
  static func differences(expected: JSONValue, got: JSONValue) -> [Difference] {
    var differ = OutputDiffer()
    differ.compare(expected, got, name: nil)
    return differ.differences
  }

  private mutating func compare(_ expected: JSONValue, _ got: JSONValue, name: String?) {
    guard expected != got else { return }
    switch (expected, got) {
    case (.object(let old), .object(let new)): compare(old, new)
    case (.array(let old), .array(let new)):
      if name == "bbox" {
        if !Self.areSameBox(old, new) { report(expected, got) }
      } else if let kind = ElementKind(name: name, old + new) {
        compare(old, new, kind: kind)
      } else {
        report(expected, got)
      }
    default: report(expected, got)
    }
  }

  private mutating func compare(_ old: JSONObject, _ new: JSONObject) {
    for (name, value) in old.members where name != "generator" {
      at(Text(verbatim: name)) { differ in
        if let other = new[name] { differ.compare(value, other, name: name) } else { differ.report(value, nil) }
      }
    }
    for (name, value) in new.members where old[name] == nil && name != "generator" {
      at(Text(verbatim: name)) { differ in differ.report(nil, value) }
    }
  }

  private mutating func compare(_ old: [JSONValue], _ new: [JSONValue], kind: ElementKind) {
    let outside = place
    if kind.saysWhatItIs { place.removeLast() }
    for pair in kind.pairs(old, new) {
      guard let element = pair.old ?? pair.new else { continue }
      let outer = page
      page = kind.page(of: element) ?? page
      at(kind.label(of: element, at: pair.index)) { differ in
        if let old = pair.old, let new = pair.new { differ.compare(old, new, name: nil) } else { differ.report(pair.old, pair.new) }
      }
      page = outer
    }
    place = outside
  }

  private mutating func at(_ step: Text, _ body: (inout OutputDiffer) -> Void) {
    place.append(step)
    body(&self)
    place.removeLast()
  }

  private mutating func report(_ expected: JSONValue?, _ got: JSONValue?) {
    differences.append(Difference(place: place, page: page, expected: expected, got: got))
  }

  /// Another processor may round a half the other way.
  private static func areSameBox(_ old: [JSONValue], _ new: [JSONValue]) -> Bool {
    old.count == new.count
      && zip(old, new).allSatisfy { a, b in
        guard case .number(let a) = a, case .number(let b) = b, let a = Double(a.text), let b = Double(b.text) else { return false }
        return abs(a - b) < 0.015
      }
  }
}

/// What the elements of an array are, and how two of them are known to be the same.
private enum ElementKind {
  case tables, sections, cells, rows, columns, indicators, statements, checks, diagnostics, payments, texts, others

  /// Whether the elements' labels tell what they are, so that the array's name adds nothing.
  var saysWhatItIs: Bool {
    switch self {
    case .tables, .sections, .cells, .rows, .columns, .indicators: true
    case .statements, .checks, .diagnostics, .payments, .texts, .others: false
    }
  }

  private static let named: [String: ElementKind] = [
    "tables": .tables, "sections": .sections, "cells": .cells, "rows": .rows, "columns": .columns, "indicators": .indicators,
    "statements": .statements, "checks": .checks, "diagnostics": .diagnostics, "paymentPlan": .payments,
  ]

  /// The kind of an array's elements; nil for arrays of numbers, which are compared whole.
  init?(name: String?, _ elements: [JSONValue]) {
    if elements.allSatisfy({ $0.string != nil }) {
      self = .texts
    } else if let kind = name.flatMap({ Self.named[$0] }) {
      self = kind
    } else if elements.allSatisfy({ if case .number = $0 { true } else { false } }) {
      return nil
    } else {
      self = .others
    }
  }

  /// What tells an element from its neighbours.
  private func key(_ element: JSONValue) -> [JSONValue?] {
    switch self {
    case .tables: [element["kind"], element["title"]]
    case .sections: [element["number"], element["title"]]
    case .cells: [element["row"], element["column"]]
    case .rows: [element["side"], element["code"], element["name"]]
    case .columns: [element["index"]]
    case .indicators: ["set", "level1", "level2", "level3", "description"].map { element[$0] }
    case .statements: [element["metric"], element["yuan"]]
    case .checks: [element["rule"], element["table"], element["message"]]
    case .diagnostics: [element["code"], element["page"], element["table"]]
    case .payments: [element["by"]]
    case .texts, .others: [element]
    }
  }

  /// What to call an element.
  func label(of element: JSONValue, at index: Int) -> Text {
    func words(_ names: [String]) -> String {
      names.compactMap { element[$0]?.string }.filter { !$0.isEmpty }.joined(separator: " ")
    }
    func number(_ name: String) -> String { element[name]?.int.map(String.init) ?? "?" }
    return switch self {
    case .tables: Text(verbatim: words(["id", "title"]))
    case .sections: "section \(words(["number", "title"]))"
    case .cells: "row \(number("row")), column \(number("column"))"
    case .rows: "row \(index + 1) \(words(["code", "name"]))"
    case .columns: "column \(number("index"))"
    case .indicators: "indicator \(index + 1) \(words(["level3"]))"
    case .statements: Text(verbatim: words(["metric"]))
    case .checks: Text(verbatim: words(["rule"]))
    case .diagnostics: Text(verbatim: words(["code"]))
    case .payments: Text(verbatim: words(["by"]))
    case .texts, .others: "\(index + 1)"
    }
  }

  /// The page that an element is printed on.
  func page(of element: JSONValue) -> Int? {
    element["page"]?.int ?? element["source"]?["page"]?.int ?? element["pages"]?.elements?.first?.int
  }

  /// Puts the elements of both together: first by what they are; what is left between two such pairs, one by one.
  func pairs(_ old: [JSONValue], _ new: [JSONValue]) -> [(index: Int, old: JSONValue?, new: JSONValue?)] {
    let changes = new.map(key).difference(from: old.map(key))
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in changes {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var pairs: [(index: Int, old: JSONValue?, new: JSONValue?)] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      switch (i < old.count && removed.contains(i), j < new.count && inserted.contains(j)) {
      case (true, true) where self != .cells:
        pairs.append((i, old[i], new[j]))
        (i, j) = (i + 1, j + 1)
      case (true, _):
        pairs.append((i, old[i], nil))
        i += 1
      case (false, true):
        pairs.append((j, nil, new[j]))
        j += 1
      case (false, false):
        pairs.append((i, old[i], new[j]))
        (i, j) = (i + 1, j + 1)
      }
    }
    return pairs
  }
}
