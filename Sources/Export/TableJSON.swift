import Disclosure
import FoundationEssentials
import Layout

extension DisclosureTable {
  /// The table as JSON (docs/format.md).
  public var json: JSONValue {
    var object: JSONObject = ["id": .string(id), "kind": .string(kind.rawValue), "title": JSONValue(orNull: title)]
    object.append("ref", .string(reference))
    if !kindEvidence.isEmpty { object.append("evidence", JSONValue(kindEvidence)) }
    if isAccepted { object.append("accepted", .bool(true)) }
    if !corrected.isEmpty { object.append("corrected", JSONValue(corrected.map(\.rawValue))) }
    object.add("caption", caption?.json)
    object.add("unit", unit.map { .object(["text": .string($0.text), "yuan": JSONValue($0.yuan), "basis": .string($0.basis.rawValue)]) })
    object.append("pages", JSONValue(pages))
    object.append("quality", .number(JSONNumber(quality, places: 3)))
    object.add("note", note)
    object.add("columns", columns.map { .array($0.map(\.json)) })
    object.add("rows", rows.map { .array($0.map(\.json)) })
    object.add("performance", performance?.json)
    if performances.count > 1 { object.append("performances", .array(performances.map(\.json))) }
    object.append("grid", grid.json)
    return .object(object)
  }
}

extension Caption {
  fileprivate var json: JSONValue {
    var object = JSONObject()
    object.add("agencyCode", agencyCode)
    object.add("agencyName", agencyName)
    object.add("fiscalYear", fiscalYear)
    object.add("asOf", asOf)
    object.append("text", JSONValue(text))
    return .object(object)
  }
}

extension FormColumn {
  fileprivate var json: JSONValue {
    var object: JSONObject = ["index": JSONValue(index), "key": JSONValue(orNull: key)]
    object.add("side", side?.rawValue)
    object.append("header", JSONValue(header))
    return .object(object)
  }
}

extension FormRow {
  fileprivate var json: JSONValue {
    var object = JSONObject()
    object.add("line", line)
    object.add("side", side?.rawValue)
    object.add("code", code)
    object.add("name", name)
    object.add("level", level)
    object.append("amounts", .object(JSONObject(members: amounts.entries.map { ($0.key, JSONValue($0.value)) })))
    if !attributes.isEmpty {
      object.append("attributes", .object(JSONObject(members: attributes.entries.map { ($0.key, $0.value.json) })))
    }
    object.append("source", source.json)
    object.add("part", part?.rawValue)
    object.add("inferredCode", inferredCode)
    if !evidence.isEmpty { object.append("evidence", .object(JSONObject(members: evidence.entries.map { ($0.key, $0.value.json) }))) }
    return .object(object)
  }
}

extension AttributeValue {
  fileprivate var json: JSONValue {
    switch self {
    case .number(let number): JSONValue(number)
    case .text(let text): .string(text)
    case .flag(let flag): .bool(flag)
    case .null: .null
    }
  }
}

extension AmountEvidence {
  fileprivate var json: JSONValue {
    var object: JSONObject = ["cell": .array([JSONValue(gridRow), JSONValue(gridColumn)]), "standing": .string(standing.rawValue)]
    if confirmations > 0 { object.add("confirmations", confirmations) }
    object.add("confidence", confidence.map { .number(JSONNumber($0, places: 4)) })
    object.add("review", review?.rawValue)
    return .object(object)
  }
}

extension PerformanceTarget {
  fileprivate var json: JSONValue {
    var object: JSONObject = [
      "project": .object(["code": JSONValue(orNull: projectCode), "name": JSONValue(orNull: projectName)])
    ]
    var budget = JSONObject()
    budget.add("total", budgetTotal)
    budget.add("fiscal", budgetFiscal)
    budget.add("other", budgetOther)
    budget.add("final", budgetFinal)
    budget.add("rate", budgetRate)
    if !budget.members.isEmpty { object.append("budget", .object(budget)) }
    object.add("purpose", purpose)
    if !paymentPlan.isEmpty { object.append("paymentPlan", .array(paymentPlan.map(\.json))) }
    object.append("goals", JSONValue(goals.map(\.text)))
    if goals.contains(where: { $0.set != .annual }) { object.append("goalSets", JSONValue(goals.map(\.set.rawValue))) }
    object.add("score", score)
    object.add("grade", grade)
    if !fields.isEmpty { object.append("fields", .object(JSONObject(members: fields.entries.map { ($0.key, .string($0.value)) }))) }
    object.append("indicators", .array(indicators.map(\.json)))
    return .object(object)
  }
}

extension PerformanceTarget.Payment {
  fileprivate var json: JSONValue {
    var object: JSONObject = ["by": .string(by)]
    object.add("amount", amount)
    object.add("percent", percent)
    return .object(object)
  }
}

extension PerformanceTarget.Indicator {
  fileprivate var json: JSONValue {
    var object: JSONObject = [
      "set": .string(set.rawValue), "level1": JSONValue(orNull: level1), "level2": JSONValue(orNull: level2), "level3": .string(level3),
    ]
    object.add("description", description)
    object.append("target", target.json)
    object.add("actual", actual?.json)
    object.add("weight", weight)
    object.add("score", score)
    object.add("basis", basis)
    object.append("source", source.json)
    return .object(object)
  }
}

extension PerformanceTarget.Target {
  fileprivate var json: JSONValue {
    .object([
      "text": .string(text), "comparator": JSONValue(orNull: comparator), "value": value.map { JSONValue($0) } ?? .null,
      "unit": JSONValue(orNull: unit),
    ])
  }
}

extension Grid {
  /// The grid as JSON (docs/format.md).
  public var json: JSONValue {
    .object([
      "rowCount": JSONValue(rowCount), "columnCount": JSONValue(columnCount), "headerRows": JSONValue(headerRows),
      "cells": .array(cells.map(\.json)),
    ])
  }
}

extension Cell {
  fileprivate var json: JSONValue {
    var object: JSONObject = ["row": JSONValue(row), "column": JSONValue(column)]
    if rowSpan > 1 { object.add("rowSpan", rowSpan) }
    if columnSpan > 1 { object.add("columnSpan", columnSpan) }
    object.add("text", text)
    object.add("page", page)
    object.append("bbox", box.json)
    object.add("confidence", confidence.map { .number(JSONNumber($0, places: 4)) })
    object.add("review", review?.rawValue)
    return .object(object)
  }
}
