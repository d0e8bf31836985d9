import Disclosure
import Export
import Extraction
import FoundationEssentials
import Records

/// A disclosure as a command line names it: a PDF, or the JSON that `extract` wrote of one.
struct DisclosureInput: Equatable {
  /// The path as it was given or found.
  var path: String
  /// Whether it was found in a folder: then JSON of something else is no error.
  var isFound = false
  /// The password of an encrypted PDF, where one was given.
  var password: String?

  /// The file's bytes.
  ///
  /// - Throws: `Problem`.
  func bytes() throws(Problem) -> Data {
    guard path != "-" else { throw Problem("-: standard input is not read; name a file") }
    if let data = try? Data(contentsOf: URL(filePath: path)) { return data }
    let files = FileManager.default
    let cause =
      !files.fileExists(atPath: path)
      ? "there is no such file" : files.isReadableFile(atPath: path) ? "reading it failed" : "permission denied"
    throw Problem("\(path): cannot be read: \(cause)")
  }

  /// Whether some bytes are JSON's: an object, behind whatever white space.
  static func isJSON(_ bytes: Data) -> Bool {
    bytes.first { !($0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09) } == UInt8(ascii: "{")
  }

  /// The inputs that operands name, in their order; those of a folder by name.
  ///
  /// Where a folder holds `NAME.json` beside `NAME.pdf` the JSON is taken: that is what `extract` wrote of it.
  ///
  /// - Throws: `Problem` for a folder that cannot be read or has nothing to read.
  static func inputs(_ operands: [String], password: String?) throws(Problem) -> [DisclosureInput] {
    var inputs: [DisclosureInput] = []
    for operand in operands {
      var isFolder: Bool = false
      guard FileManager.default.fileExists(atPath: operand, isDirectory: &isFolder), isFolder else {
        inputs.append(DisclosureInput(path: operand, password: password))
        continue
      }
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: operand) else {
        throw Problem("\(operand): is no folder that can be read")
      }
      let jsons = Set(names.filter { $0.hasSuffix(".json") })
      let taken = names.filter { name in
        !name.hasPrefix(".")
          && (jsons.contains(name) || name.lowercased().hasSuffix(".pdf") && !jsons.contains(name.dropLast(".pdf".count) + ".json"))
      }
      guard !taken.isEmpty else { throw Problem("\(operand): holds neither PDF nor JSON") }
      let folder = operand.hasSuffix("/") ? operand : operand + "/"
      inputs += taken.sorted().map { DisclosureInput(path: folder + $0, isFound: true, password: password) }
    }
    return inputs
  }
}

/// A disclosure together with who wrote it.
struct LoadedDisclosure {
  var disclosure: Disclosure
  var generator: GeneratorNote
}

/// Reads disclosures from PDFs and JSONs alike: the one way in for commands that work on records.
struct DisclosureLoader {
  private let reader: DocumentReader
  private let rules: FormRules
  private let console: Console

  /// Takes how PDFs are read.
  init(_ reader: DocumentReader, rules: FormRules, _ console: Console) {
    self.reader = reader
    self.rules = rules
    self.console = console
  }

  /// Reads one input; nil for JSON in a folder that is of something else.
  ///
  /// - Throws: `Problem`.
  func load(_ input: DisclosureInput, bytes: Data) throws -> LoadedDisclosure? {
    guard DisclosureInput.isJSON(bytes) else {
      let disclosure = try reader.read(InputFile(path: input.path, password: input.password), rules: rules, console)
      let generator = GeneratorNote(version: Generator.version, schemaVersion: Generator.schemaVersion)
      return LoadedDisclosure(disclosure: disclosure, generator: generator)
    }
    do {
      let json = try JSONParser.parse(bytes)
      guard let version = json["schemaVersion"]?.string else {
        if input.isFound { return nil }
        throw Problem("\(input.path): is JSON, but no disclosure: it has no schemaVersion")
      }
      let disclosure = try Disclosure(json: json)
      disclosure.reportUnread(input.path, console)
      let generator = GeneratorNote(version: json["generator"]?["version"]?.string ?? "", schemaVersion: version)
      return LoadedDisclosure(disclosure: disclosure, generator: generator)
    } catch let error as JSONError {
      throw Problem("\(input.path): is no JSON: \(error)")
    } catch let error as DisclosureJSONError {
      throw Problem("\(input.path): is no disclosure that can be read: \(error)")
    }
  }
}
