// swift-format-ignore-file: the lines of the schema are as long as the schema has them.

import Disclosure

/// The JSON Schema of the output, shipped inside the program so that an installed binary needs no file beside it.
public enum Schema {
  /// The schema's text, byte for byte.
  public static let text = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Normalized budget disclosure",
      "type": "object",
      "required": ["schemaVersion", "generator", "source", "document", "sections", "tables", "statements", "checks", "diagnostics"],
      "additionalProperties": false,
      "properties": {
        "schemaVersion": {"type": "string", "pattern": "^1\\.\\d+\\.\\d+$"},
        "generator": {"type": "object", "required": ["name", "version"], "additionalProperties": false,
          "properties": {"name": {"type": "string"}, "version": {"type": "string"}}},
        "source": {"type": "object", "required": ["file", "sha256", "bytes", "pageCount", "textLayer"], "additionalProperties": false,
          "properties": {
            "file": {"type": "string", "description": "base name only"},
            "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "bytes": {"type": "integer", "minimum": 0},
            "pageCount": {"type": "integer", "minimum": 0},
            "textLayer": {"enum": ["digital", "scanned", "mixed", "none"]},
            "pdf": {"type": "object", "additionalProperties": {"type": ["string", "null"]}}}},
        "document": {"type": "object", "required": ["kind", "fiscalYear", "agency"], "additionalProperties": false,
          "properties": {
            "kind": {"enum": ["budget", "finalAccounts", "performanceTargets", "unknown"]},
            "title": {"type": ["string", "null"]},
            "fiscalYear": {"type": ["integer", "null"], "minimum": 1990, "maximum": 2100},
            "agency": {"type": "object", "required": ["code", "name"], "additionalProperties": false,
              "properties": {"code": {"type": ["string", "null"]}, "name": {"type": ["string", "null"]}, "aliases": {"type": "array", "items": {"type": "string"}}}},
            "entity": {"enum": ["department", "unit"], "description": "a department with its units, or one unit (本级)"},
            "corrected": {"type": "array", "items": {"enum": ["title", "agency", "fiscalYear"]}, "description": "what a person corrected"},
            "region": {"type": "object", "required": ["code", "name"], "additionalProperties": false, "description": "GB/T 2260",
              "properties": {"code": {"type": "string", "pattern": "^[0-9]{6}$"}, "name": {"type": "string"}}}}},
        "pages": {"type": "array", "description": "the pages that were read, in points as they are seen, and how: from the file's text, recognised, not read, empty", "items": {"type": "object", "required": ["page", "width", "height", "read"], "additionalProperties": false,
          "properties": {"page": {"type": "integer", "minimum": 1}, "width": {"type": "number"}, "height": {"type": "number"}, "read": {"enum": ["text", "recognized", "unread", "empty"]}}}},
        "sections": {"type": "array", "items": {"$ref": "#/$defs/section"}},
        "tables": {"type": "array", "items": {"$ref": "#/$defs/table"}},
        "statements": {"type": "array", "items": {"type": "object", "required": ["metric", "yuan", "text", "source"], "additionalProperties": false,
          "properties": {"metric": {"enum": \#(values(of: Metric.self))}, "yuan": {"type": "number"}, "text": {"type": "string"}, "source": {"$ref": "#/$defs/source"}}}},
        "checks": {"type": "array", "items": {"type": "object", "required": ["rule", "status", "message"], "additionalProperties": false,
          "properties": {"rule": {"enum": \#(values(of: CheckRule.self))}, "status": {"enum": ["passed", "failed"]}, "table": {"type": "string"},
            "expected": {"type": "number"}, "actual": {"type": "number"}, "difference": {"type": "number"},
            "message": {"type": "string"}, "source": {"$ref": "#/$defs/source"},
            "rounding": {"type": "boolean", "description": "fails by no more than rounding explains"},
            "cells": {"type": "array", "description": "the cells it covers, the printed figure's first", "items": {"type": "object", "required": ["table", "row", "column"], "additionalProperties": false,
              "properties": {"table": {"type": "string"}, "row": {"type": "integer"}, "column": {"type": "integer"}}}}}}},
        "diagnostics": {"type": "array", "items": {"type": "object", "required": ["severity", "code", "message"], "additionalProperties": false,
          "properties": {"severity": {"enum": ["info", "warning", "error"]}, "code": {"enum": \#(values(of: DiagnosticCode.self))}, "message": {"type": "string"},
            "page": {"type": "integer", "minimum": 1}, "table": {"type": "string"}, "bbox": {"$ref": "#/$defs/bbox"}}}},
        "review": {"type": "object", "required": ["accepted", "corrections"], "additionalProperties": false, "description": "what came of the corrections of the document",
          "properties": {"accepted": {"type": "boolean"}, "corrections": {"type": "integer"}, "stale": {"type": "integer"}, "needless": {"type": "integer"}}}
      },
      "$defs": {
        "bbox": {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
        "source": {"type": "object", "required": ["page"], "additionalProperties": false,
          "properties": {"page": {"type": "integer", "minimum": 1}, "bbox": {"$ref": "#/$defs/bbox"}, "gridRow": {"type": "integer", "minimum": 0}}},
        "section": {"type": "object", "required": ["level", "title", "page", "paragraphs"], "additionalProperties": false,
          "properties": {
            "number": {"type": ["string", "null"], "description": "as printed: 一, （一）, 1, 第一部分"},
            "level": {"type": "integer", "minimum": 0}, "title": {"type": ["string", "null"]},
            "page": {"type": "integer", "minimum": 1},
            "paragraphs": {"type": "array", "items": {"type": "string"}},
            "tables": {"type": "array", "items": {"type": "string"}, "description": "ids of the tables printed under this heading"}}},
        "table": {"type": "object", "required": ["id", "kind", "pages", "grid"], "additionalProperties": false,
          "properties": {
            "id": {"type": "string", "pattern": "^t[0-9]+$"},
            "kind": {"enum": \#(values(of: TableKind.self))},
            "title": {"type": ["string", "null"]},
            "ref": {"type": "string", "description": "page and place on it: does not depend on which pages were read"},
            "evidence": {"type": "array", "items": {"enum": ["title", "heading", "head", "body"]}, "description": "what decided the kind"},
            "accepted": {"type": "boolean", "description": "a person accepted the table as it is"},
            "corrected": {"type": "array", "items": {"enum": ["title", "kind", "unit", "grid"]}, "description": "what a person corrected"},
            "caption": {"type": "object", "additionalProperties": false, "properties": {
              "agencyCode": {"type": "string"}, "agencyName": {"type": "string"}, "fiscalYear": {"type": "integer"},
              "asOf": {"type": "string", "description": "截止时间, ISO 8601 date"}, "text": {"type": "array", "items": {"type": "string"}}}},
            "unit": {"type": "object", "required": ["text", "yuan"], "additionalProperties": false,
              "properties": {"text": {"type": "string"}, "yuan": {"type": "number", "description": "yuan per printed unit"}, "basis": {"enum": ["printed", "derived", "assumed", "corrected"]}}},
            "pages": {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 1},
            "quality": {"type": "number", "minimum": 0, "maximum": 1, "description": "how well the grid explains what is printed"},
            "note": {"type": ["string", "null"]},
            "columns": {"type": "array", "items": {"type": "object", "required": ["index", "header"], "additionalProperties": false,
              "properties": {"index": {"type": "integer", "minimum": 0}, "key": {"type": ["string", "null"]},
                "side": {"enum": ["revenue", "expenditure"]},
                "header": {"type": "array", "items": {"type": "string"}, "description": "header texts from top to bottom"}}}},
            "rows": {"type": "array", "items": {"$ref": "#/$defs/row"}},
            "performance": {"$ref": "#/$defs/performance"},
            "performances": {"type": "array", "items": {"$ref": "#/$defs/performance"}, "description": "where a table holds several projects: all of them, performance the first"},
            "grid": {"$ref": "#/$defs/grid"}}},
        "row": {"type": "object", "required": ["name", "amounts", "source"], "additionalProperties": false,
          "properties": {
            "line": {"type": "integer"}, "side": {"enum": ["revenue", "expenditure"]},
            "code": {"type": "string"}, "name": {"type": "string"}, "level": {"type": "integer", "minimum": 0},
            "amounts": {"type": "object", "additionalProperties": {"type": "number"}},
            "attributes": {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean", "null"]}},
            "source": {"$ref": "#/$defs/source"},
            "part": {"enum": ["leaf", "subtotal", "total", "aside"], "description": "what the row is in the outline that the sums bear out"},
            "inferredCode": {"type": "string", "description": "the code of the name, where the form prints none"},
            "evidence": {"type": "object", "description": "by amount key", "additionalProperties": {"type": "object", "required": ["cell", "standing"], "additionalProperties": false,
              "properties": {"cell": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2, "description": "row and column in the grid"},
                "standing": {"enum": ["confirmed", "contradicted", "untested"]}, "confirmations": {"type": "integer"}, "confidence": {"type": "number", "minimum": 0, "maximum": 1}, "review": {"enum": ["accepted", "corrected"], "description": "what a person who looked said"}}}}}},
        "performance": {"type": "object", "required": ["project", "goals", "indicators"], "additionalProperties": false,
          "properties": {
            "project": {"type": "object", "required": ["name"], "additionalProperties": false,
              "properties": {"code": {"type": ["string", "null"]}, "name": {"type": ["string", "null"]}}},
            "budget": {"type": "object", "additionalProperties": false,
              "properties": {"total": {"type": "number"}, "fiscal": {"type": "number"}, "other": {"type": "number"},
                "final": {"type": "number", "description": "执行数"}, "rate": {"type": "number", "description": "执行率, percent"}}},
            "purpose": {"type": ["string", "null"]},
            "paymentPlan": {"type": "array", "items": {"type": "object", "required": ["by"], "additionalProperties": false,
              "properties": {"by": {"type": "string"}, "amount": {"type": "number"}, "percent": {"type": "number"}}}},
            "goals": {"type": "array", "items": {"type": "string"}},
            "goalSets": {"type": "array", "items": {"enum": ["annual", "term"]}, "description": "the set of each goal, where a form prints both"},
            "score": {"type": "number"}, "grade": {"type": "string"},
            "fields": {"type": "object", "additionalProperties": {"type": "string"}},
            "indicators": {"type": "array", "items": {"type": "object", "required": ["set", "level1", "level2", "level3", "target", "source"], "additionalProperties": false,
              "properties": {
                "set": {"enum": ["annual", "term"]},
                "level1": {"type": ["string", "null"]}, "level2": {"type": ["string", "null"]}, "level3": {"type": "string"},
                "description": {"type": "string"},
                "target": {"$ref": "#/$defs/target"}, "actual": {"$ref": "#/$defs/target"}, "weight": {"type": "number"}, "score": {"type": "number"},
                "basis": {"type": "string"}, "source": {"$ref": "#/$defs/source"}}}}}},
        "target": {"type": "object", "required": ["text"], "additionalProperties": false,
          "properties": {"text": {"type": "string"}, "comparator": {"enum": ["=", ">=", "<=", ">", "<", null]},
            "value": {"type": ["number", "null"]}, "unit": {"type": ["string", "null"]}}},
        "grid": {"type": "object", "required": ["rowCount", "columnCount", "headerRows", "cells"], "additionalProperties": false,
          "properties": {
            "rowCount": {"type": "integer", "minimum": 0}, "columnCount": {"type": "integer", "minimum": 0},
            "headerRows": {"type": "integer", "minimum": 0},
            "cells": {"type": "array", "items": {"type": "object", "required": ["row", "column", "text", "page", "bbox"], "additionalProperties": false,
              "properties": {
                "row": {"type": "integer", "minimum": 0}, "column": {"type": "integer", "minimum": 0},
                "rowSpan": {"type": "integer", "minimum": 1, "default": 1}, "columnSpan": {"type": "integer", "minimum": 1, "default": 1},
                "text": {"type": "string", "description": "wrapped lines joined; explicit line breaks the author typed are not recoverable"},
                "page": {"type": "integer", "minimum": 1}, "bbox": {"$ref": "#/$defs/bbox"},
                "confidence": {"type": "number", "minimum": 0, "maximum": 1, "description": "recognised (scanned) text only"},
                "review": {"enum": ["accepted", "corrected"], "description": "what a person who looked said"}}}}}}
      }
    }

    """#

  /// The values of an enum as a JSON array.
  private static func values<Value: CaseIterable & RawRepresentable>(of type: Value.Type) -> String where Value.RawValue == String {
    "[" + type.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ") + "]"
  }
}
