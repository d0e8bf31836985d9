import Disclosure
import Export
import FoundationEssentials
import Records

/// The golden files as disclosures: what the samples give, without reading them.
enum GoldenDisclosures {
  static let names: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted()
  }()

  private static let folder: String = {
    let file = URL(filePath: #filePath)
    return file.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path + "/Golden"
  }()

  static func json(_ name: String) throws -> JSONValue { try JSONParser.parse(Data(contentsOf: URL(filePath: "\(folder)/\(name)"))) }

  static func document(_ name: String) throws -> RecordedDocument {
    RecordedDocument(try Disclosure(json: json(name)), generator: GeneratorNote(version: "0", schemaVersion: "1"))
  }
}
