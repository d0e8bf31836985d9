import Disclosure
import Extraction
import FoundationEssentials

extension Disclosure {
  /// The disclosure as JSON (docs/format.md), members in the schema's order.
  ///
  /// ```swift
  /// let bytes = JSONSerializer(.disclosure).serialize(disclosure.json)
  /// ```
  public var json: JSONValue {
    var object: JSONObject = [
      "schemaVersion": .string(Generator.schemaVersion),
      "generator": .object(["name": .string(Generator.name), "version": .string(Generator.version)]),
      "source": source.json,
      "document": document.json,
      "pages": .array(pages.map(\.json)),
      "sections": .array(sections.map(\.json)),
      "tables": .array(tables.map(\.json)),
      "statements": .array(statements.map(\.json)),
      "checks": .array(checks.map(\.json)),
      "diagnostics": .array(diagnostics.map(\.json)),
    ]
    object.add("review", review?.json)
    return .object(object)
  }
}

extension JSONSerializer.Layout {
  /// The readable layout of a disclosure: each cell, row, column and indicator on a line of its own.
  public static let disclosure = JSONSerializer.Layout.pretty(
    indent: 1, records: ["pages", "cells", "rows", "columns", "indicators", "paymentPlan", "statements", "checks", "diagnostics"])
}

extension SourceFile {
  /// The order in which the PDF's own information is written; anything else follows by name.
  private static let informationOrder = ["title", "author", "subject", "keywords", "creator", "producer", "created", "modified", "version"]

  fileprivate var json: JSONValue {
    var object: JSONObject = [
      "file": .string(file), "sha256": .string(sha256), "bytes": JSONValue(bytes), "pageCount": JSONValue(pageCount),
      "textLayer": .string(textLayer.rawValue),
    ]
    let others = pdf.keys.filter { !Self.informationOrder.contains($0) }.sorted()
    var information = JSONObject()
    for key in Self.informationOrder + others { information.add(key, pdf[key]) }
    if !information.members.isEmpty { object.append("pdf", .object(information)) }
    return .object(object)
  }
}

extension DocumentIdentity {
  /// The identity as JSON (docs/format.md).
  public var json: JSONValue {
    var agency: JSONObject = ["code": JSONValue(orNull: agencyCode), "name": JSONValue(orNull: agencyName)]
    if !agencyAliases.isEmpty { agency.append("aliases", JSONValue(agencyAliases)) }
    var object: JSONObject = [
      "kind": .string(kind.rawValue), "title": JSONValue(orNull: title), "fiscalYear": fiscalYear.map { JSONValue($0) } ?? .null,
      "agency": .object(agency),
    ]
    object.add("entity", entity?.rawValue)
    if !corrected.isEmpty { object.append("corrected", JSONValue(corrected)) }
    object.add("region", region.map { .object(["code": .string($0.code), "name": .string($0.name)]) })
    return .object(object)
  }
}

extension ReviewSummary {
  fileprivate var json: JSONValue {
    var object: JSONObject = ["accepted": .bool(isAccepted), "corrections": JSONValue(applied)]
    if stale > 0 { object.add("stale", stale) }
    if needless > 0 { object.add("needless", needless) }
    return .object(object)
  }
}

extension PageSummary {
  fileprivate var json: JSONValue {
    .object([
      "page": JSONValue(number), "width": .number(JSONNumber(width, places: 2)), "height": .number(JSONNumber(height, places: 2)),
      "read": .string(reading.rawValue),
    ])
  }
}

extension DocumentSection {
  fileprivate var json: JSONValue {
    var object: JSONObject = [
      "number": JSONValue(orNull: number), "level": JSONValue(level), "title": JSONValue(orNull: title), "page": JSONValue(page),
      "paragraphs": JSONValue(paragraphs),
    ]
    if !tables.isEmpty { object.append("tables", JSONValue(tables)) }
    return .object(object)
  }
}

extension Provenance {
  var json: JSONValue {
    var object: JSONObject = ["page": JSONValue(page)]
    object.add("bbox", box?.json)
    object.add("gridRow", gridRow)
    return .object(object)
  }
}

extension Box {
  /// The edges left, top, right, bottom (docs/format.md), rounded to 2 decimals.
  public var json: JSONValue { .array([x0, y0, x1, y1].map { .number(JSONNumber($0, places: 2)) }) }
}

extension Statement {
  fileprivate var json: JSONValue {
    .object(["metric": .string(metric.rawValue), "yuan": JSONValue(yuan), "text": .string(text), "source": source.json])
  }
}

extension AccountingCheck {
  /// The check as JSON (docs/format.md).
  public var json: JSONValue {
    var object: JSONObject = ["rule": .string(rule.rawValue), "status": .string(passed ? "passed" : "failed")]
    object.add("table", table)
    object.add("expected", expected)
    object.add("actual", actual)
    object.add("difference", difference)
    object.add("message", message)
    object.add("source", source?.json)
    if isRounding { object.append("rounding", .bool(true)) }
    if !cells.isEmpty { object.append("cells", .array(cells.map(\.json))) }
    return .object(object)
  }
}

extension AccountingCheck.Cell {
  fileprivate var json: JSONValue {
    .object(["table": .string(table), "row": JSONValue(gridRow), "column": JSONValue(gridColumn)])
  }
}

extension Diagnostic {
  fileprivate var json: JSONValue {
    var object: JSONObject = ["severity": .string(severity.rawValue), "code": .string(code.rawValue), "message": .string(message)]
    object.add("page", page)
    object.add("table", table)
    object.add("bbox", box?.json)
    return .object(object)
  }
}
