/// A column of a relation, as every format declares it.
public struct Column: Sendable, Equatable {
  /// What the values of a column are.
  public enum Kind: Sendable, Equatable {
    /// Words.
    case text
    /// A whole number.
    case integer
    /// An exact amount in yuan.
    case yuan
    /// An exact number that is no amount: percent, points.
    case number
    /// A measure on the page in points, or a share from 0 to 1.
    case measure
    /// Whether something holds.
    case flag
  }

  /// The name.
  public let name: String
  /// What its values are.
  public let kind: Kind
  /// Whether each record has a value.
  public let isRequired: Bool
  /// What it means, in English.
  public let english: String
  /// What it means, in Chinese.
  public let chinese: String
  /// The list that its values are taken from, where there is one.
  public let codelist: Codelist?
  /// Its type in the budget taxonomy of the Fiscal Data Package, where it has one.
  public let fiscalType: String?
}

/// The columns of a relation that name a record of another one.
public struct Reference: Sendable, Equatable {
  /// The columns.
  public let columns: [String]
  /// The other relation, whose key they give.
  public let relation: String
}
