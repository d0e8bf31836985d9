import Export
import Testing

@testable import gongkai

struct OutputDifferTests {
  private let golden = """
    {"generator": {"name": "gongkai", "version": "0"}, "source": {"pageCount": 5},
     "sections": [{"number": "一", "title": "职责", "page": 1, "paragraphs": ["甲。", "乙。", "丙。"], "tables": ["t1"]}],
     "tables": [{"id": "t1", "kind": "expenditure", "title": "支出总表", "pages": [3, 4],
       "rows": [{"code": "201", "name": "甲", "amounts": {"total": 10, "basic": 4}, "source": {"page": 3, "bbox": [1, 2, 3, 4]}},
                {"code": "202", "name": "乙", "amounts": {"total": 20}, "source": {"page": 4}}],
       "grid": {"rowCount": 2, "cells": [{"row": 0, "column": 0, "text": "甲", "page": 3}, {"row": 1, "column": 2, "text": "12.00", "page": 4}]}}]}
    """

  private func lines(_ changes: (String, String)...) throws -> [String] {
    var changed = golden
    for (old, new) in changes {
      #expect(changed.contains(old))
      changed.replace(old, with: new)
    }
    return OutputDiffer.differences(
      expected: try JSONParser.parse(golden.utf8), got: try JSONParser.parse(changed.utf8)
    ).map(\.description)
  }

  @Test func findsNoneInTheSame() throws {
    #expect(try lines() == [])
    #expect(try lines((#""version": "0""#, #""version": "9""#)) == [])
    #expect(try lines((#""pageCount": 5"#, #""pageCount": 5.0"#)) == [])
  }

  @Test func namesTheCell() throws {
    #expect(try lines((#""12.00""#, #""1200""#)) == [#"t1 支出总表: grid: row 1, column 2: text (page 4): expected "12.00", got "1200""#])
  }

  @Test func namesTheRow() throws {
    #expect(try lines((#""basic": 4"#, #""basic": 4000"#)) == ["t1 支出总表: row 1 201 甲: amounts: basic (page 3): expected 4, got 4000"])
    #expect(try lines((#", "basic": 4"#, "")) == ["t1 支出总表: row 1 201 甲: amounts: basic (page 3): missing: 4"])
    #expect(try lines((#""basic": 4"#, #""basic": 4, "x": 1"#)) == ["t1 支出总表: row 1 201 甲: amounts: x (page 3): not expected: 1"])
    #expect(try lines((#""name": "甲""#, #""name": "申""#)) == [#"t1 支出总表: row 1 201 甲: name (page 3): expected "甲", got "申""#])
  }

  @Test func matchesRowsByWhatTheyAre() throws {
    let first = #"{"code": "201", "name": "甲", "amounts": {"total": 10, "basic": 4}, "source": {"page": 3, "bbox": [1, 2, 3, 4]}},"#
    let gone = try lines((first, ""))
    #expect(gone.count == 1)
    #expect(gone.first?.hasPrefix(#"t1 支出总表: row 1 201 甲 (page 3): missing: {"code":"201""#) == true)
    let extra = try lines((first, first + #"{"code": "20101", "name": "新", "amounts": {}, "source": {"page": 3}},"#))
    #expect(extra == [#"t1 支出总表: row 2 20101 新 (page 3): not expected: {"code":"20101","name":"新","amounts":{},"source":{"page":3}}"#])
  }

  @Test func matchesCellsByTheirPlace() throws {
    #expect(
      try lines((#""row": 1, "column": 2"#, #""row": 1, "column": 3"#)) == [
        #"t1 支出总表: grid: row 1, column 2 (page 4): missing: {"row":1,"column":2,"text":"12.00","page":4}"#,
        #"t1 支出总表: grid: row 1, column 3 (page 4): not expected: {"row":1,"column":3,"text":"12.00","page":4}"#,
      ])
  }

  @Test func findsParagraphs() throws {
    #expect(try lines((#""乙。", "#, "")) == [#"section 一 职责: paragraphs: 2 (page 1): missing: "乙。""#])
    #expect(try lines(("乙。", "己。")) == [#"section 一 职责: paragraphs: 2 (page 1): expected "乙。", got "己。""#])
  }

  @Test func keepsTheNamesOfListsOfIds() throws {
    #expect(try lines((#""tables": ["t1"]"#, #""tables": ["t1", "t2"]"#)) == [#"section 一 职责: tables: 2 (page 1): not expected: "t2""#])
  }

  @Test func comparesNumbersListsWhole() throws {
    #expect(try lines(("[3, 4],\n", "[3],\n")) == ["t1 支出总表: pages (page 3): expected [3,4], got [3]"])
  }

  @Test func letsBoxesDifferByRounding() throws {
    #expect(try lines(("[1, 2, 3, 4]", "[1, 2.01, 2.99, 4]")) == [])
    #expect(try lines(("[1, 2, 3, 4]", "[1, 2.02, 3, 4]")).count == 1)
    #expect(try lines(("[1, 2, 3, 4]", "[1, 2, 3]")).count == 1)
  }

  @Test func showsWhereLongTextsBeginToDiffer() throws {
    let long = String(repeating: "长", count: 100)
    let old = Difference(place: ["a"], page: nil, expected: .string(long + "甲" + long), got: .string(long + "乙"))
    let twelve = String(repeating: "长", count: 12)
    #expect(old.description == "a: expected \"…\(twelve)甲\(String(repeating: "长", count: 47))…\", got \"…\(twelve)乙\"")
  }
}
