import Disclosure
import Export
import Layout

/// The grids that people accepted, in the neutral format that the scorers of tables read: what was reviewed tests what is read later.
struct AcceptedTruth {
  /// The document; nil where no table is accepted.
  let json: JSONValue?

  init(_ disclosure: Disclosure) {
    let isWhole = disclosure.review?.isAccepted ?? false
    let tables = disclosure.tables.filter { isWhole || $0.isAccepted }
    guard !tables.isEmpty else {
      json = nil
      return
    }
    let file = disclosure.source.file
    json = .object([
      "slug": .string(file.lowercased().hasSuffix(".pdf") ? String(file.dropLast(4)) : file), "pdf": .string(file),
      "page_count": JSONValue(disclosure.source.pageCount), "complete": .bool(isWhole), "blocks": .array(tables.map(Self.block)),
    ])
  }

  private static func block(_ table: DisclosureTable) -> JSONValue {
    .object([
      "type": .string("table"), "title": .string(table.title ?? ""), "caption_left": .string(table.caption?.text.first ?? ""),
      "caption_mid": .string(""), "caption_right": .string(table.unit.map { "单位：\($0.text)" } ?? ""), "note": .string(table.note ?? ""),
      "kind": .string(table.kind.rawValue), "n_rows": JSONValue(table.grid.rowCount), "n_cols": JSONValue(table.grid.columnCount),
      "header_rows": JSONValue(table.grid.headerRows), "pages": JSONValue(table.pages), "cells": .array(table.grid.cells.map(cell)),
    ])
  }

  private static func cell(_ cell: Cell) -> JSONValue {
    .object([
      "r": JSONValue(cell.row), "c": JSONValue(cell.column), "rs": JSONValue(cell.rowSpan), "cs": JSONValue(cell.columnSpan),
      "text": .string(cell.text),
    ])
  }
}
