import FoundationEssentials
import Recognition
import TestSupport
import Testing

@testable import gongkai

struct ModelsCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func refusesWhatItCannotDo() {
    #expect(run("models").errors.contains("it is missing what to do: install or list"))
    #expect(run("models", "instal").errors.contains("models cannot instal; did you mean install?"))
    #expect(run("models", "remove").errors.contains("models cannot remove: it is install or list"))
    #expect(run("models", "list", "a.whl").errors.contains("a.whl is too many: list takes no WHEEL"))
    #expect(run("models", "install", "--dir", "").errors.contains("--dir needs the name of a folder"))
  }

  @Test func listsAnEmptyFolder() {
    let (code, output, errors) = run("models", "list", "--dir", folder.path)
    #expect(code == .failed)
    #expect(errors.isEmpty)
    #expect(output.hasPrefix("\(folder.path): nothing there\n"))
    for wheel in PinnedWheel.wheels(for: PinnedWheel.machine) {
      #expect(output.contains(wheel.file))
      #expect(output.contains("SHA-256 \(wheel.sha256)"))
    }
  }

  @Test func listsWhatIsNotWhole() throws {
    let models = ModelFolder(path: folder.path)
    try folder.write(Data("a library".utf8), to: "libonnxruntime.so")
    #expect(run("models", "list", "--dir", folder.path).output.hasPrefix("\(folder.path): PP-OCRv4-rec.onnx is missing\n"))
    try Data("another model".utf8).write(to: URL(filePath: models.recognition))
    #expect(run("models", "list", "--dir", folder.path).output.hasPrefix("\(folder.path): the model is not the one that belongs here\n"))
  }

  @Test func refusesAWheelThatIsNotPinned() throws {
    try folder.write(Data("PK".utf8), to: "onnxruntime.whl")
    let target = folder / "models"
    let (code, _, errors) = run("models", "install", "--dir", target, folder / "onnxruntime.whl")
    #expect(code == .failed)
    #expect(errors.contains("onnxruntime.whl: is none of the pinned wheels: its SHA-256 is "))
    #expect(!FileManager.default.fileExists(atPath: target))
    #expect(run("models", "install", "--dir", target, folder / "none.whl").errors.contains("none.whl: cannot be read: No such file"))
    #expect(run("models", "install", "--dir", target, folder.path).errors.contains("cannot be read: Is a directory"))
  }

  @Test func namesVersions() {
    #expect(run("--version").output.hasPrefix("gongkai "))
    let verbose = run("--version", "--verbose").output
    for name in ["gongkai ", "schema: ", "Poppler: ", "cairo: ", "ONNX Runtime: ", "model: "] { #expect(verbose.contains(name)) }
    #expect(run("--version", "-v").errors.contains("-v is too many behind --version"))
  }
}
