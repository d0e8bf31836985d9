import Disclosure
import Export
import FoundationEssentials
import Records

/// A disclosure as a command line names it: a PDF, or the JSON that `extract` wrote of one.
enum DisclosureInput {
  /// Whether some bytes are JSON's: an object, behind whatever white space.
  static func isJSON(_ bytes: Data) -> Bool {
    bytes.first { !($0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09) } == UInt8(ascii: "{")
  }
}

/// A disclosure together with who wrote it.
struct LoadedDisclosure {
  var disclosure: Disclosure
  var generator: GeneratorNote

  /// Takes what was read in this process.
  init(_ disclosure: Disclosure) {
    self.disclosure = disclosure
    generator = GeneratorNote(version: Generator.version, schemaVersion: Generator.schemaVersion)
  }

  /// Reads a disclosure's JSON; nil where it is JSON of something else.
  ///
  /// - Parameters:
  ///   - json: The bytes.
  ///   - path: The file that they are of, for the message.
  /// - Throws: `Problem`.
  init?(json: some Sequence<UInt8>, path: String) throws(Problem) {
    do {
      let json = try JSONParser.parse(json)
      guard let version = json["schemaVersion"]?.string else { return nil }
      disclosure = try Disclosure(json: json)
      generator = GeneratorNote(version: json["generator"]?["version"]?.string ?? "", schemaVersion: version)
    } catch let error as JSONError {
      throw Problem("\(path): is no JSON: \(error)")
    } catch {
      throw Problem("\(path): is no disclosure that can be read: \(error)")
    }
  }

  /// What is wrong with JSON of something else.
  static func isNone(_ path: String) -> Problem { Problem("\(path): is JSON, but no disclosure: it has no schemaVersion") }
}
