import Extraction
import Recognition

/// The options that say which pages are read from their pictures.
enum RecognitionChoice {
  static let options = readingOptions + [jobs]
  /// The options that change what is read.
  static let readingOptions = tellingOptions + [models]
  /// Of these, those whose words say what they change.
  static let tellingOptions = [recognize, textLayer]

  /// How the options stand in a command's synopsis.
  static let synopsis = "[--recognize WHEN] [--text-layer USE]\n[--models DIR] [--jobs N]"

  private static let recognize = Option(
    "--recognize", value: "WHEN", of: RecognitionOptions.Policy.self,
    help: "Read pages from their pictures: auto (where they\ncarry no text; the default), always or never.")
  private static let textLayer = Option(
    "--text-layer", value: "USE", of: RecognitionOptions.TextLayer.self,
    help: "An invisible text layer over a picture: auto (not\ntrusted; the default), trust or ignore.")
  private static let models = Option(
    "--models", value: "DIR", help: "Where the models lie, if neither in $GONGKAI_DATA\nnor in the usual places.")
  /// How many cores are used.
  static let jobs = Option("--jobs", value: "N", help: "Use N cores; all by default.")

  /// Takes the options.
  static func choice(_ arguments: Arguments) throws(UsageError) -> RecognitionOptions {
    var choice = RecognitionOptions()
    choice.policy = try arguments.value(recognize, as: RecognitionOptions.Policy.self) ?? .auto
    choice.textLayer = try arguments.value(textLayer, as: RecognitionOptions.TextLayer.self) ?? .auto
    if let folder = arguments[models] {
      guard !folder.isEmpty else { throw UsageError(cause: "--models needs the name of a folder") }
      choice.models = ModelFolder(path: folder)
    }
    choice.jobs = try jobCount(arguments)
    return choice
  }

  /// How many cores are to be used; nil where the command line leaves it open.
  static func jobCount(_ arguments: Arguments) throws(UsageError) -> Int? {
    guard let text = arguments[jobs] else { return nil }
    guard let number = Int(text), (1...256).contains(number) else {
      throw UsageError(cause: "--jobs cannot be \(text): it is a number from 1 to 256")
    }
    return number
  }
}

/// Tells a person how far reading is and how long the rest will take.
struct ReadingProgress: Sendable {
  private let console: Console
  private let path: String
  private let start = ContinuousClock.now

  /// Makes the progress of one file.
  init(_ path: String, _ console: Console) {
    self.path = path
    self.console = console
  }

  /// Shows how many pages are done of how many.
  func report(_ done: Int, of count: Int) {
    console.progress("\(path): page \(done) of \(count)\(timeLeft(done, of: count))")
  }

  /// The time that the pages to come will take, at the pace of those done; empty where it is too short to matter.
  private func timeLeft(_ done: Int, of count: Int) -> String {
    let spent = ContinuousClock.now - start
    guard done > 0, spent > .seconds(1) else { return "" }
    let left = Int((spent / Double(done) * Double(count - done)).components.seconds)
    switch left {
    case ..<2: return ""
    case ..<90: return ", \(left) s left"
    default: return ", \((left + 30) / 60) min left"
    }
  }
}
