import Export
import FoundationEssentials
import Texts

/// A folder of sample PDFs and one of what they must give.
struct GoldenFolder {
  /// What came of one sample.
  enum Outcome: Equatable {
    /// The output is as the golden file has it.
    case same
    /// It is not.
    case different([Difference])
    /// The sample has no golden file.
    case noGolden
    /// The golden file has no sample.
    case noSample
    /// The golden file could not be read; the line to print.
    case failed(Text)
  }

  /// The folder of PDFs.
  var samples: String
  /// The folder of JSON files.
  var golden: String
  /// The words of `DocumentReader.readingOptions` with which the samples are read.
  var words: [String] = []

  /// The names of the samples and golden files, without `.pdf` and `.json`, each once and sorted.
  ///
  /// - Throws: `Problem` where a folder cannot be read or there are no samples.
  func names() throws -> [String] {
    let pdfs = try Self.names(in: samples, suffix: ".pdf")
    guard !pdfs.isEmpty else { throw Problem("\(samples): holds no PDF to verify") }
    let jsons = FileManager.default.fileExists(atPath: golden) ? try Self.names(in: golden, suffix: ".json") : []
    return Set(pdfs + jsons).sorted()
  }

  /// The sample's path.
  func sample(_ name: String) -> String { "\(samples)/\(name).pdf" }
  /// The golden file's path.
  func goldenFile(_ name: String) -> String { "\(golden)/\(name).json" }

  /// Whether there is a sample of a name.
  func hasSample(_ name: String) -> Bool { FileManager.default.fileExists(atPath: sample(name)) }

  /// What is asked of who reads a sample.
  func request(_ name: String) -> WorkRequest { WorkRequest(input: InputFile(path: sample(name)), words: words, product: .disclosure) }

  /// Compares what a sample gave with its golden file.
  ///
  /// - Parameters:
  ///   - name: The sample's name, without `.pdf`.
  ///   - output: The bytes of its disclosure.
  /// - Returns: What came of it.
  func outcome(_ name: String, _ output: [UInt8]) -> Outcome {
    let path = goldenFile(name)
    guard FileManager.default.fileExists(atPath: path) else { return .noGolden }
    guard let expected = try? Data(contentsOf: URL(filePath: path)) else { return .failed("\(path): cannot be read") }
    do {
      let differences = OutputDiffer.differences(expected: try JSONParser.parse(expected), got: try JSONParser.parse(output))
      return differences.isEmpty ? .same : .different(differences)
    } catch {
      return .failed("\(path): is no JSON: \(error)")
    }
  }

  /// The lines that tell a person about an outcome; none where all is as it should be.
  func report(_ name: String, _ outcome: Outcome, limit: Int = 20) -> [Text] {
    switch outcome {
    case .same: return []
    case .failed(let line): return [line]
    case .noGolden: return ["\(name).pdf: has no golden file \(goldenFile(name)): look at its output and write it with --update"]
    case .noSample: return ["\(name).json: has no sample \(sample(name))"]
    case .different(let differences):
      let lines: [Text] = differences.prefix(limit).map { "\(name).pdf: \($0)" }
      return differences.count > limit ? lines + ["\(name).pdf: … and \(differences.count - limit) more"] : lines
    }
  }

  private static func names(in folder: String, suffix: String) throws -> [String] {
    guard let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw Problem("\(folder): is no folder that can be read")
    }
    return files.filter { $0.hasSuffix(suffix) && !$0.hasPrefix(".") }.map { String($0.dropLast(suffix.count)) }
  }
}
