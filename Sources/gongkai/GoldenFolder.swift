import Disclosure
import Export
import FoundationEssentials
import Reading
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
    /// The sample could not be extracted or the golden file not read; the line to print.
    case failed(Text)
  }

  /// The folder of PDFs.
  var samples: String
  /// The folder of JSON files.
  var golden: String
  /// The folder of the samples' corrections; nil for that of the samples.
  var corrections: String?

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

  /// Extracts one sample and compares it.
  ///
  /// - Parameter name: The sample's name, without `.pdf`.
  /// - Returns: What came of it, and the output where there is one.
  func verify(_ name: String) -> (outcome: Outcome, output: JSONValue?) {
    guard FileManager.default.fileExists(atPath: sample(name)) else { return (.noSample, nil) }
    let output: JSONValue
    do {
      let corrections = try CorrectionsFolder.corrections(of: sample(name), in: corrections)
      output = try InputFile(path: sample(name)).read { try Disclosure(of: $0, options: ReadingOptions(corrections: corrections)).json }
    } catch {
      return (.failed("\(error)"), nil)
    }
    let path = goldenFile(name)
    guard FileManager.default.fileExists(atPath: path) else { return (.noGolden, output) }
    do {
      let differences = OutputDiffer.differences(expected: try JSONParser.parse(try Data(contentsOf: URL(filePath: path))), got: output)
      return (differences.isEmpty ? .same : .different(differences), output)
    } catch let error as JSONError {
      return (.failed("\(path): is no JSON: \(error)"), output)
    } catch {
      return (.failed("\(path): cannot be read"), output)
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
