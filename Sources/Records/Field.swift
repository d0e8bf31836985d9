import FoundationEssentials

/// A column together with the way to its value: what a relation is declared with.
struct Field<Fact>: Sendable {
  let column: Column
  let value: @Sendable (Fact) -> RecordValue

  private init(
    _ name: String, _ kind: Column.Kind, _ english: String, _ chinese: String, isRequired: Bool = false, codes: Codelist? = nil,
    fiscal: String? = nil, value: @escaping @Sendable (Fact) -> RecordValue
  ) {
    column = Column(
      name: name, kind: kind, isRequired: isRequired, english: english, chinese: chinese, codelist: codes, fiscalType: fiscal)
    self.value = value
  }

  // Each kind has a maker of its own: so the compiler sees at once what a declaration's closures give.

  static func text(
    _ name: String, _ english: String, _ chinese: String, fiscal: String? = nil, _ value: @escaping @Sendable (Fact) -> String?
  ) -> Field {
    Field(name, .text, english, chinese, fiscal: fiscal) { value($0).map { .text($0) } ?? .null }
  }

  /// Words that every record has.
  static func word(
    _ name: String, _ english: String, _ chinese: String, fiscal: String? = nil, _ value: @escaping @Sendable (Fact) -> String
  ) -> Field {
    Field(name, .text, english, chinese, isRequired: true, fiscal: fiscal) { .text(value($0)) }
  }

  /// A value of a codelist.
  static func code(
    _ name: String, _ codes: Codelist, _ english: String, _ chinese: String, fiscal: String? = nil,
    _ value: @escaping @Sendable (Fact) -> String?
  ) -> Field {
    Field(name, .text, english, chinese, codes: codes, fiscal: fiscal) { value($0).map { .text($0) } ?? .null }
  }

  static func int(
    _ name: String, _ english: String, _ chinese: String, fiscal: String? = nil, _ value: @escaping @Sendable (Fact) -> Int?
  ) -> Field {
    Field(name, .integer, english, chinese, fiscal: fiscal) { value($0).map { .integer($0) } ?? .null }
  }

  /// A whole number that every record has.
  static func index(_ name: String, _ english: String, _ chinese: String, _ value: @escaping @Sendable (Fact) -> Int) -> Field {
    Field(name, .integer, english, chinese, isRequired: true) { .integer(value($0)) }
  }

  static func yuan(
    _ name: String, _ english: String, _ chinese: String, fiscal: String? = nil, _ value: @escaping @Sendable (Fact) -> Decimal?
  ) -> Field {
    Field(name, .yuan, english, chinese, fiscal: fiscal) { value($0).map { .decimal($0) } ?? .null }
  }

  static func number(_ name: String, _ english: String, _ chinese: String, _ value: @escaping @Sendable (Fact) -> Decimal?) -> Field {
    Field(name, .number, english, chinese) { value($0).map { .decimal($0) } ?? .null }
  }

  static func measure(
    _ name: String, _ english: String, _ chinese: String, places: Int, _ value: @escaping @Sendable (Fact) -> Double?
  ) -> Field {
    Field(name, .measure, english, chinese) { value($0).map { .measure($0, places: places) } ?? .null }
  }

  static func flag(_ name: String, _ english: String, _ chinese: String, _ value: @escaping @Sendable (Fact) -> Bool?) -> Field {
    Field(name, .flag, english, chinese) { value($0).map { .flag($0) } ?? .null }
  }
}
