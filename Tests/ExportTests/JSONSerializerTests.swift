import Export
import Testing

struct JSONSerializerTests {
  private func compact(_ value: JSONValue) -> String { String(decoding: JSONSerializer(.compact).serialize(value), as: UTF8.self) }

  private func pretty(_ value: JSONValue, records: Set<String> = []) -> String {
    String(decoding: JSONSerializer(.pretty(indent: 1, records: records)).serialize(value), as: UTF8.self)
  }

  @Test func escapesOnlyWhatItMust() {
    #expect(compact(.string("公开/“三公”😀 é")) == "\"公开/“三公”😀 é\"\n")
    #expect(compact(.string("a\"b\\c\n\r\t\u{8}\u{C}\u{1}\u{1F}\u{7F}")) == "\"a\\\"b\\\\c\\n\\r\\t\\b\\f\\u0001\\u001f\u{7F}\"\n")
    #expect(compact(.string("\r\n")) == "\"\\r\\n\"\n")
  }

  @Test func writesCompactOnOneLine() {
    let value = JSONValue.object(["a": .array([.null, .bool(true), .object([:])]), "b": .string("")])
    #expect(compact(value) == #"{"a":[null,true,{}],"b":""}"# + "\n")
  }

  @Test func keepsTheOrderOfMembers() {
    #expect(compact(.object(["z": .null, "a": .null])) == #"{"z":null,"a":null}"# + "\n")
  }

  @Test func writesPlainValuesOnOneLine() {
    let cell = JSONValue.object(["row": .number(JSONNumber(0)), "bbox": .array([.number(JSONNumber(1.5, places: 2))])])
    #expect(
      pretty(.object(["cells": .array([cell, cell]), "empty": .array([])])) == """
        {
         "cells": [
          {"row": 0, "bbox": [1.5]},
          {"row": 0, "bbox": [1.5]}
         ],
         "empty": []
        }

        """)
  }

  @Test func writesRecordsOnOneLineEach() {
    let row = JSONValue.object(["amounts": .object(["total": .number(JSONNumber(1))]), "header": .array([.string("科目编码、名称")])])
    #expect(
      pretty(.object(["rows": .array([row]), "other": .array([row])]), records: ["rows"]) == """
        {
         "rows": [
          {"amounts": {"total": 1}, "header": ["科目编码、名称"]}
         ],
         "other": [
          {
           "amounts": {"total": 1},
           "header": [
            "科目编码、名称"
           ]
          }
         ]
        }

        """)
  }

  @Test func readsBackWhatItWrites() throws {
    let value = JSONValue.object([
      "text": .string("行\n“引号”\"\\\u{0}😀"), "number": .number(JSONNumber(-1.25, places: 2)),
      "list": .array([.null, .bool(false), .array([.array([])])]), "": .object([:]),
    ])
    #expect(try JSONParser.parse(JSONSerializer(.compact).serialize(value)) == value)
    #expect(try JSONParser.parse(JSONSerializer(.disclosure).serialize(value)) == value)
  }
}
