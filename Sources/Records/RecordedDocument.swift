import Disclosure
import FoundationEssentials
import Layout

/// A disclosure with what its records share: its name, what its forms print of each metric, and its grids by place.
public struct RecordedDocument: Sendable {
  /// The first digits of the file's SHA-256: the name of a document in every relation.
  ///
  /// 64 bits tell four billion files apart, and a column of 16 characters is read more easily than one of 64.
  public let id: String
  /// The disclosure.
  public let disclosure: Disclosure
  /// The program that read it, `gongkai 0.1.0`, and the format's version.
  public let generator: GeneratorNote
  let figures: [FigureFact]
  let functions: [FunctionFact]

  /// How many hexadecimal digits of the SHA-256 name a document.
  private static let idLength = 16

  /// Prepares a disclosure.
  ///
  /// - Parameters:
  ///   - disclosure: What was read from a PDF, or from the JSON that was written of it.
  ///   - generator: The program and version that read it.
  ///   - rules: What is known of the forms.
  public init(_ disclosure: Disclosure, generator: GeneratorNote, rules: FormRules = .standard) {
    id = Self.id(ofSHA256: disclosure.source.sha256)
    self.disclosure = disclosure
    self.generator = generator
    figures = FigureFinding.figures(of: disclosure, rules: rules)
    functions = FunctionFinding.functions(of: disclosure)
  }

  /// The name of a document whose file has a SHA-256.
  public static func id(ofSHA256 digits: String) -> String { String(digits.prefix(idLength)) }
}

/// Who wrote a disclosure.
public struct GeneratorNote: Sendable, Equatable {
  /// The program's version.
  public var version: String
  /// The version of the output format.
  public var schemaVersion: String

  /// Makes a note.
  public init(version: String, schemaVersion: String) {
    self.version = version
    self.schemaVersion = schemaVersion
  }
}
