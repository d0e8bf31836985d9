// swift-format-ignore-file: the lines of the schema are as long as the schema has them.

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
              "properties": {"code": {"type": ["string", "null"]}, "name": {"type": ["string", "null"]}}}}},
        "sections": {"type": "array", "items": {"$ref": "#/$defs/section"}},
        "tables": {"type": "array", "items": {"$ref": "#/$defs/table"}},
        "statements": {"type": "array", "items": {"type": "object", "required": ["metric", "yuan", "text", "source"], "additionalProperties": false,
          "properties": {"metric": {"type": "string"}, "yuan": {"type": "number"}, "text": {"type": "string"}, "source": {"$ref": "#/$defs/source"}}}},
        "checks": {"type": "array", "items": {"type": "object", "required": ["rule", "status", "message"], "additionalProperties": false,
          "properties": {"rule": {"type": "string"}, "status": {"enum": ["passed", "failed"]}, "table": {"type": "string"},
            "expected": {"type": "number"}, "actual": {"type": "number"}, "difference": {"type": "number"},
            "message": {"type": "string"}, "source": {"$ref": "#/$defs/source"}}}},
        "diagnostics": {"type": "array", "items": {"type": "object", "required": ["severity", "code", "message"], "additionalProperties": false,
          "properties": {"severity": {"enum": ["info", "warning", "error"]}, "code": {"type": "string"}, "message": {"type": "string"},
            "page": {"type": "integer", "minimum": 1}, "table": {"type": "string"}}}}
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
            "kind": {"enum": ["balance", "revenue", "expenditure", "fiscalBalance", "fiscalExpenditure", "fiscalBasicExpenditure", "generalPublicExpenditure", "generalPublicBasicExpenditure",
              "governmentFundRevenue", "governmentFundExpenditure", "governmentFundBalance", "stateCapitalRevenue", "stateCapitalExpenditure", "stateCapitalBalance",
              "threePublic", "operatingExpenses", "projectExpenditure", "procurement", "assets", "organization", "performance", "contents", "other"]},
            "title": {"type": ["string", "null"]},
            "caption": {"type": "object", "additionalProperties": false, "properties": {
              "agencyCode": {"type": "string"}, "agencyName": {"type": "string"}, "fiscalYear": {"type": "integer"},
              "asOf": {"type": "string", "description": "截止时间, ISO 8601 date"}, "text": {"type": "array", "items": {"type": "string"}}}},
            "unit": {"type": "object", "required": ["text", "yuan"], "additionalProperties": false,
              "properties": {"text": {"type": "string"}, "yuan": {"type": "number", "description": "yuan per printed unit"}}},
            "pages": {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 1},
            "note": {"type": ["string", "null"]},
            "columns": {"type": "array", "items": {"type": "object", "required": ["index", "header"], "additionalProperties": false,
              "properties": {"index": {"type": "integer", "minimum": 0}, "key": {"type": ["string", "null"]},
                "side": {"enum": ["revenue", "expenditure"]},
                "header": {"type": "array", "items": {"type": "string"}, "description": "header texts from top to bottom"}}}},
            "rows": {"type": "array", "items": {"$ref": "#/$defs/row"}},
            "performance": {"$ref": "#/$defs/performance"},
            "grid": {"$ref": "#/$defs/grid"}}},
        "row": {"type": "object", "required": ["name", "amounts", "source"], "additionalProperties": false,
          "properties": {
            "line": {"type": "integer"}, "side": {"enum": ["revenue", "expenditure"]},
            "code": {"type": "string"}, "name": {"type": "string"}, "level": {"type": "integer", "minimum": 0},
            "amounts": {"type": "object", "additionalProperties": {"type": "number"}},
            "attributes": {"type": "object", "additionalProperties": {"type": ["string", "number"]}},
            "source": {"$ref": "#/$defs/source"}}},
        "performance": {"type": "object", "required": ["project", "goals", "indicators"], "additionalProperties": false,
          "properties": {
            "project": {"type": "object", "required": ["name"], "additionalProperties": false,
              "properties": {"code": {"type": ["string", "null"]}, "name": {"type": ["string", "null"]}}},
            "budget": {"type": "object", "additionalProperties": false,
              "properties": {"total": {"type": "number"}, "fiscal": {"type": "number"}, "other": {"type": "number"}}},
            "purpose": {"type": ["string", "null"]},
            "paymentPlan": {"type": "array", "items": {"type": "object", "required": ["by"], "additionalProperties": false,
              "properties": {"by": {"type": "string"}, "amount": {"type": "number"}, "percent": {"type": "number"}}}},
            "goals": {"type": "array", "items": {"type": "string"}},
            "fields": {"type": "object", "additionalProperties": {"type": "string"}},
            "indicators": {"type": "array", "items": {"type": "object", "required": ["set", "level1", "level2", "level3", "target", "source"], "additionalProperties": false,
              "properties": {
                "set": {"enum": ["annual", "term"]},
                "level1": {"type": "string"}, "level2": {"type": "string"}, "level3": {"type": "string"},
                "description": {"type": "string"},
                "target": {"type": "object", "required": ["text"], "additionalProperties": false,
                  "properties": {"text": {"type": "string"}, "comparator": {"enum": ["=", ">=", "<=", ">", "<", null]},
                    "value": {"type": ["number", "null"]}, "unit": {"type": ["string", "null"]}}},
                "basis": {"type": "string"}, "source": {"$ref": "#/$defs/source"}}}}}},
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
                "confidence": {"type": "number", "minimum": 0, "maximum": 1, "description": "recognised (scanned) text only"}}}}}}
      }
    }

    """#
}
